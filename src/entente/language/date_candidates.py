"""The date expressions of a text, before they are resolved: where they may stand, which to keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.language.date_forms import TOP, opening_key
from entente.language.date_reader import Reader
from entente.language.date_tokens import plain, split_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entente.language.calendar import Expression
    from entente.language.date_forms import Grammar
    from entente.language.date_tokens import Token

TELLING_REACH: Final = 8
"""A date begins at most so many words before the first that tells it ("au cours de la ...")."""


@dataclass(frozen=True, slots=True)
class Scan:
    """One text under search: its plain form, its tokens, and the reader that knows its grammar."""

    text: str
    tokens: tuple[Token, ...]
    grammar: Grammar
    reader: Reader


def scan(text: str, grammar: Grammar) -> Scan:
    """Prepare a text for its search."""
    flat = plain(text)
    tokens = split_tokens(flat, grammar.shapes)
    return Scan(flat, tokens, grammar, Reader(grammar, tokens))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of tokens, `end` excluded, and every way to read it, best first."""

    first: int
    end: int
    readings: tuple[Expression, ...]


def find_candidates(scanned: Scan) -> list[Candidate]:
    """Find the expressions of a text, the longest of those that overlap, in order."""
    return _longest(list(_every(scanned)), scanned)


def _every(scanned: Scan) -> Iterator[Candidate]:
    for at in _openings(scanned.tokens, scanned.grammar.telling):
        by_end: dict[int, list[Expression]] = {}
        for end, _, expression in scanned.reader.read(TOP, at):
            if stands_alone(scanned, at, end):
                by_end.setdefault(end, []).append(expression)
        for end, readings in by_end.items():
            yield Candidate(at, end, tuple(readings))


def _openings(tokens: Sequence[Token], telling: frozenset[str]) -> Iterator[int]:
    """Yield the places from which a word that tells a date is near enough."""
    reach = -1
    near = []
    for at in range(len(tokens) - 1, -1, -1):
        if opening_key(tokens[at].key) in telling:
            reach = at
        if 0 <= reach - at <= TELLING_REACH:
            near.append(at)
    return reversed(near)


def stands_alone(scanned: Scan, first: int, end: int) -> bool:
    """Tell whether an expression is no part of a longer name ("Zapad-2025", "Champ-de-Mars")."""
    text = scanned.text
    start, stop = scanned.tokens[first].start, scanned.tokens[end - 1].end
    if start >= 2 and text[start - 1] in "-/." and text[start - 2].isalnum():
        return False
    if start >= 1 and (text[start - 1].isalnum() or text[start - 1] == "@"):
        return False
    after, further = text[stop : stop + 1], text[stop + 1 : stop + 2]
    if after.isalnum() or after in {"%", "°", "€", "$"}:
        return False
    return not (after in {"-", "/"} and further.isalnum())


def _longest(candidates: list[Candidate], scanned: Scan) -> list[Candidate]:
    """Keep the longest, then the leftmost, of those that overlap; never across a blank line."""

    def length(candidate: Candidate) -> tuple[int, int]:
        return candidate.first - candidate.end, candidate.first

    taken: set[int] = set()
    kept = []
    for candidate in sorted(candidates, key=length):
        places = range(candidate.first, candidate.end)
        inside = scanned.text[scanned.tokens[candidate.first].start : scanned.tokens[candidate.end - 1].end]
        if taken.isdisjoint(places) and "\n\n" not in inside:
            taken.update(places)
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.first)

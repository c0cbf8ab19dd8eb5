"""Finds the dates of a text with the grammar of its language; the language brings only YAML rows.

Expressions are chosen longest first and resolved in reading order, so that "two days later" counts
from the date before it. The lean of a date without its year ("Monday", "in July") is read from the
verbs nearby (`Cues`), else it is the habit of the press: the most recent.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from entente.language.calendar import Expression, Recurring, resolve
from entente.language.date_cues import CLAUSE_ENDS, Cue, build_cue, lean_nearby
from entente.language.date_forms import Grammar, build_grammar, opening_key
from entente.language.date_reader import Reader
from entente.language.date_tokens import plain, split_tokens
from entente.language.pack import FoundDate, lexicon_rows
from entente.language.relative_dates import Since, Within
from entente.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entente.language.date_arithmetic import Lean
    from entente.language.date_tokens import Token
    from entente.model.dates import DateSpan

TOP: Final = "date"
"""The rule whose readings are dates on their own."""
SINCE_REACH: Final = 12
"""How many words back "since" may stand from the date of its event."""
TELLING_REACH: Final = 8
"""A date begins at most so many words before the first that tells it ("au cours de la ...")."""


@dataclass(frozen=True, slots=True)
class SinceEvents:
    """The words of "since the invasion of February 2022": the preposition, articles, what happens once."""

    words: frozenset[str]
    gap: frozenset[str]
    events: frozenset[str]


@dataclass(frozen=True, slots=True)
class DateLexicon:
    """What `lexicon/dates.yaml` of one language says."""

    grammar: Grammar
    cues: tuple[Cue, ...]
    joiners: frozenset[str]
    since: SinceEvents


@cache
def load_dates(code: str) -> DateLexicon:
    """Load the date grammar of a language, once."""
    rows = lexicon_rows(code, "dates")
    grammar = build_grammar(rows)
    return DateLexicon(
        grammar=grammar,
        cues=tuple(build_cue(row) for row in rows if "cue" in row),
        joiners=_words_of(grammar, "joiners"),
        since=SinceEvents(*(_words_of(grammar, f"since_{part}") for part in ("words", "gap", "events"))),
    )


def _words_of(grammar: Grammar, name: str) -> frozenset[str]:
    return grammar.lists[name].words if name in grammar.lists else frozenset()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A stretch of tokens, and every way to read it, best first."""

    first: int
    end: int
    readings: tuple[Expression, ...]


def find_dates(
    code: str,
    text: str,
    *,
    published: DateSpan | None,
    context: DateSpan | None = None,
    lean: Lean | None = None,
) -> tuple[FoundDate, ...]:
    """Find the dates of a text, in order; those that lack an anchor are left out.

    Args:
        code: the language.
        text: any text; offsets of the result are its own.
        published: when it was published, if that is known.
        context: the date last spoken of before it.
        lean: how to read dates without a year; by default verbs nearby, then the habit of the press.
    """
    lexicon = load_dates(code)
    flat = plain(text)
    tokens = split_tokens(flat, lexicon.grammar.shapes)
    candidates = _choose(list(_candidates(flat, tokens, lexicon)), flat, tokens)
    candidates = _with_since(candidates, tokens, lexicon.since)
    found: list[FoundDate] = []
    for at, candidate in enumerate(candidates):
        leaning = lean or lean_nearby(tokens, candidate.first, candidate.end, lexicon.cues)
        following = candidates[at + 1] if at + 1 < len(candidates) else None
        date = None
        for expression in candidate.readings:
            if following is not None:
                expression = _completed(expression, candidate, following, tokens, lexicon)  # noqa: PLW2901
            date = resolve(expression, published, context, leaning)
            if date is not None:
                break
        if date is not None:
            found.append(FoundDate(Span(tokens[candidate.first].start, tokens[candidate.end - 1].end), date))
            context = date
    return tuple(found)


def _candidates(text: str, tokens: Sequence[Token], lexicon: DateLexicon) -> Iterator[_Candidate]:
    reader = Reader(lexicon.grammar, tokens)
    for at in _openings(tokens, lexicon.grammar.telling):
        by_end: dict[int, list[Expression]] = {}
        for end, _, expression in reader.read(TOP, at):
            if _stands_alone(text, tokens, at, end):
                by_end.setdefault(end, []).append(expression)
        for end, readings in by_end.items():
            yield _Candidate(at, end, tuple(readings))


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


def _stands_alone(text: str, tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell whether an expression is no part of a longer name ("Zapad-2025", "Champ-de-Mars")."""
    start, stop = tokens[first].start, tokens[end - 1].end
    if start >= 2 and text[start - 1] in "-/." and text[start - 2].isalnum():
        return False
    if start >= 1 and (text[start - 1].isalnum() or text[start - 1] == "@"):
        return False
    after, further = text[stop : stop + 1], text[stop + 1 : stop + 2]
    if after.isalnum() or after in {"%", "°", "€", "$"}:
        return False
    return not (after in {"-", "/"} and further.isalnum())


def _choose(candidates: list[_Candidate], text: str, tokens: Sequence[Token]) -> list[_Candidate]:
    """Keep the longest, then the leftmost, of those that overlap; never across a blank line."""

    def length(candidate: _Candidate) -> tuple[int, int]:
        return candidate.first - candidate.end, candidate.first

    taken: set[int] = set()
    kept = []
    for candidate in sorted(candidates, key=length):
        places = range(candidate.first, candidate.end)
        inside = text[tokens[candidate.first].start : tokens[candidate.end - 1].end]
        if taken.isdisjoint(places) and "\n\n" not in inside:
            taken.update(places)
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.first)


def _with_since(
    candidates: list[_Candidate], tokens: Sequence[Token], since: SinceEvents
) -> list[_Candidate]:
    """Add to "since the invasion of February 2022" the open interval, carried by its "since"."""
    found = []
    free_from = 0
    for candidate in candidates:
        at = _since_before(candidate, free_from, tokens, since)
        if at is not None:
            found.append(_Candidate(at, at + 1, tuple(Since(reading) for reading in candidate.readings)))
        found.append(candidate)
        free_from = candidate.end
    return found


def _since_before(
    candidate: _Candidate, free_from: int, tokens: Sequence[Token], since: SinceEvents
) -> int | None:
    """Return the place of a "since" whose event the date tells, if there is one."""
    for at in range(candidate.first - 1, max(free_from, candidate.first - SINCE_REACH) - 1, -1):
        token = tokens[at]
        if token.text in CLAUSE_ENDS:
            return None
        if token.key in since.words:
            after = next((t for t in tokens[at + 1 : candidate.first] if t.key not in since.gap), None)
            return at if after is not None and after.key in since.events else None
    return None


def _completed(
    expression: Expression,
    candidate: _Candidate,
    following: _Candidate,
    tokens: Sequence[Token],
    lexicon: DateLexicon,
) -> Expression:
    """Give "March" the year of "April 2024" in "in March and April 2024"."""
    between = tokens[candidate.end : following.first]
    joined = 1 <= len(between) <= 2 and all(token.key in lexicon.joiners for token in between)
    after = following.readings[0]
    if joined and isinstance(expression, Recurring) and expression.recurs and isinstance(after, Within):
        return Within(expression, after.container)
    return expression

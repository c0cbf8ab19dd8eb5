"""Names that no lexicon has: where they stand, and whether an office stands beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from entente.language.pieces import fold
from entente.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entente.language.office_words import OfficeWords

_WORD: Final = re.compile(r"[^\W\d_]\.(?= )|(?:O['’])?[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST_WORDS: Final = 5
_APPOSITION: Final = 3
"""Words that may stand between a name with its comma and the office after it ("X, le nouveau ...")."""


def find_strangers(text: str, taken: Sequence[Span], words: OfficeWords) -> Iterator[Span]:
    """Yield runs of two to five capitalised words, particles among them, outside what is `taken`."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        free = not any(Span(match.start(), match.end()).meets(span) for span in taken)
        if free and _joins(text, run, match, words):
            run.append(match)
            continue
        yield from _whole_name(text, run, words)
        run = [match] if free and match.group()[0].isupper() else []
    yield from _whole_name(text, run, words)


def _joins(text: str, run: list[re.Match[str]], match: re.Match[str], words: OfficeWords) -> bool:
    if not run or text[run[-1].end() : match.start()] not in {" ", "\u00a0"}:
        return False
    return match.group()[0].isupper() or words.links_as(fold(match.group()), "particle")


def _whole_name(text: str, run: list[re.Match[str]], words: OfficeWords) -> Iterator[Span]:
    if run and _leads_in(text, run[0], words):
        run = run[1:]
    while run and (words.links_as(fold(run[-1].group()), "particle") or run[-1].group().endswith(".")):
        run = run[:-1]
    if 2 <= len(run) <= _MOST_WORDS:
        yield Span(run[0].start(), run[-1].end())


def _leads_in(text: str, word: re.Match[str], words: OfficeWords) -> bool:
    """Tell whether a capitalised word opens the sentence or completes an office ("de la Défense Untel")."""
    before = _folded(text[: word.start()])
    if before:
        return words.links_as(before[-1], "the")
    return words.links_as(fold(word.group()), "opener")


def completes_office(between: str, words: OfficeWords) -> bool:
    """Tell whether a stretch only completes an office before a name ("de la Défense, ")."""
    if "," in between.rstrip(" ,") or any(mark in between for mark in '.;:()«»"'):
        return False
    tied = False
    for word in _WORD.findall(between):
        key = fold(word)
        if words.links_as(key, "of"):
            tied = True
        elif not any(words.links_as(key, link) for link in ("the", "modifier", "and")):
            if not tied and not word[0].isupper():
                return False
            tied = False
    return True


def opens_office(between: str, words: OfficeWords) -> bool:
    """Tell whether a stretch only leads from a name to the office in apposition (", le nouveau ")."""
    found = _folded(between)
    if not between.lstrip().startswith((",", "(")) or between.count(",") > 1:
        return False
    small = all(any(words.links_as(w, link) for link in ("the", "article", "modifier")) for w in found)
    return small and len(found) <= _APPOSITION


def opens_employer(between: str, words: OfficeWords) -> bool:
    """Tell whether a stretch leads from a name to whom it belongs to (", de l'" or "(")."""
    found = _folded(between)
    tied = all(words.links_as(w, "of") or words.links_as(w, "the") for w in found)
    return between.strip() == "(" or (between.strip().startswith(",") and bool(found) and tied)


def _folded(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]

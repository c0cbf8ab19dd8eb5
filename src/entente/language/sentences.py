"""Splits a block of text into sentences; what differs between languages comes as data.

The rule of the annotation guide: a sentence ends at `. ! ? …` before a capital, a figure or an
opening quote, never at `;` or `:`. A stop that belongs to an abbreviation or an initial does not end
it. Bullets, dashes and indents stay outside. Sentences inside a quotation are sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from entente.language.pack import lexicon_rows
from entente.model.text import Span

if TYPE_CHECKING:
    from entente.vocabulary.rows import Row

_STOP: Final = re.compile(r"[.!?…]+(?:\s?[»”’\"')\]]+)*(?=\s)|\n\s*\n")
_NEXT: Final = re.compile(r"\s+(?:[-–—•]\s*)?([«“„\"‘'(\[]\s*)?(\w)")
_INITIAL: Final = re.compile(r"(?:^|[\s('’-])[A-ZÀ-ÖØ-Þ]\.$")
_LAST_WORD: Final = re.compile(r"[^\s('’«\"“/–-]+$")
_LONGEST_WORD: Final = 40
_INDENT: Final = re.compile(r"\s*(?:[•·▪◦‣–—*-]\s+)*")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Forms with a full stop of their own, in lower case.

    The stop ends no sentence before a capital for those in `before_name`, before a figure for those
    in `before_number`.
    """

    before_name: frozenset[str]
    before_number: frozenset[str]


@cache
def abbreviations_of(code: str) -> Abbreviations:
    """Return the abbreviations of a language, from its `lexicon/tokenizer.yaml`."""
    rows = [row for row in lexicon_rows(code, "tokenizer") if row["kind"] == "abbreviation"]
    return Abbreviations(before_name=_held(rows, "name"), before_number=_held(rows, "number"))


def _held(rows: list[Row], what: str) -> frozenset[str]:
    return frozenset(form.lower() for row in rows if what in row["before"] for form in row["forms"])


def split_text(text: str, abbreviations: Abbreviations) -> tuple[Span, ...]:
    """Return the sentences of `text`, in order, without surrounding blanks."""
    stops = [stop.end() for stop in _STOP.finditer(text) if _ends(text, stop, abbreviations)]
    bounds = zip([0, *stops], [*stops, len(text)], strict=True)
    trimmed = (_trim(text, start, end) for start, end in bounds)
    return tuple(span for span in trimmed if span is not None)


def _ends(text: str, stop: re.Match[str], abbreviations: Abbreviations) -> bool:
    if stop.group().isspace():
        return True
    follows = _NEXT.match(text, stop.end())
    if follows is None:
        return False
    opens, first = follows.groups()
    if not (first.isupper() or first.isdigit() or opens):
        return False
    return stop.group() != "." or not _abbreviated(_tail(text, stop.end()), first, abbreviations)


def _tail(text: str, end: int) -> str:
    return text[max(0, end - _LONGEST_WORD) : end]


def _abbreviated(before: str, first: str, abbreviations: Abbreviations) -> bool:
    """Tell whether the stop that ends `before` belongs to its last word; `first` follows it."""
    if _INITIAL.search(before):
        return True
    word = _LAST_WORD.search(before)
    held = abbreviations.before_number if first.isdigit() else abbreviations.before_name
    return word is not None and word.group().lower() in held


def _trim(text: str, start: int, end: int) -> Span | None:
    """Return the stretch without blanks and bullets, None when nothing is left."""
    indent = _INDENT.match(text, start, end)
    start = indent.end() if indent is not None else start
    end = start + len(text[start:end].rstrip())
    return Span(start, end) if start < end else None

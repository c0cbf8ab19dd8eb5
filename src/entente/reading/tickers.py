"""Market tickers: lines of quotes, and runs of lone codes and figures that a page's widget left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from entente.model.text import BlockKind
from entente.reading.shapes import cells_of, ends_sentence, mark_length, segments_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.reading.page import Page

_MAX_CHARS: Final = 400
_MIN_RUN: Final = 3
_MAX_NAME_WORDS: Final = 4
_NUMBER: Final = r"(?:\d{1,3}(?:[\s\u00a0\u202f.,']\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
_UNIT: Final = r"(?:[$€£¥%]|[A-Z]{3}|pts?|usd|eur)"
_CHANGE: Final = rf"(?:[+\-−–±▲▼▴▾↑↓]\s?{_NUMBER}\s?(?:%|pts?)?|{_NUMBER}\s?%)"
_NAME: Final = r"[^\W\d_][\w&/.'’-]*(?:[ \u00a0][\w&/.'’-]+){0,3}"
_QUOTE: Final = re.compile(
    rf"{_NAME}\s*:?\s+(?:{_UNIT}\s?)?{_NUMBER}\s?{_UNIT}?\s+\(?{_CHANGE}\)?(?:\s+\(?{_CHANGE}\)?)?"
)
_CODE: Final = re.compile(r"[A-Z][A-Z0-9]{1,7}(?:[/.=^-][A-Z0-9]{1,7})?")
_FIGURE: Final = re.compile(rf"[+\-−–▲▼]?\s?{_NUMBER}\s?{_UNIT}?|\(?{_CHANGE}\)?")
_CODE_FIGURE: Final = re.compile(
    rf"[A-Z][A-Z0-9/]{{1,9}}(?:\s+-)?(?:\s+{_NUMBER}\s?{_UNIT}?)?(?:\s+{_CHANGE})?"
)
_SIGNED_PERCENT: Final = re.compile(rf"[+\-−–▲▼]\s?{_NUMBER}\s?%")
_EXACT: Final = re.compile(r"\d[.,]\d|%")


def mark_tickers(page: Page) -> None:
    """Remove market quotes. Rows of a table (cells with bars) are left to the article."""
    for i, text in enumerate(page.texts):
        if is_quote_line(text) and len(cells_of(text)) == 1:
            page.label(i, BlockKind.OTHER, "ticker")
    for start, stop in _runs(page.texts):
        for i in range(start, stop):
            page.label(i, BlockKind.OTHER, "ticker")


def is_quote_line(text: str) -> bool:
    """Tell whether a line is made of market quotes alone: a name, a figure and its change."""
    if len(text) > _MAX_CHARS or ends_sentence(text):
        return False
    segments = segments_of(text)
    quotes = [s for s in segments if _QUOTE.fullmatch(s) or _CODE_FIGURE.fullmatch(s) or _FIGURE.fullmatch(s)]
    exact = sum(_EXACT.search(quote) is not None for quote in quotes)
    if quotes and len(quotes) == len(segments):
        return exact >= (len(segments) + 1) // 2
    changes = len(_SIGNED_PERCENT.findall(text))
    return changes > 1 and len(words_of(text)) <= _MAX_NAME_WORDS * changes


def _runs(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Return the stretches of three or more units that are codes, figures, or names of a figure below."""
    figures = [_is_figure(text) for text in texts]
    codes = [_is_code(text) for text in texts]
    loose = [
        figure or code or _names_figure(texts, figures, i)
        for i, (figure, code) in enumerate(zip(figures, codes, strict=True))
    ]
    runs, start = [], 0
    while start < len(texts):
        stop = start
        while stop < len(texts) and loose[stop]:
            stop += 1
        exact = sum(_EXACT.search(texts[i]) is not None for i in range(start, stop))
        if stop - start >= _MIN_RUN and exact * 4 >= stop - start:
            runs.append((start, stop))
        start = max(stop, start + 1)
    return runs


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text[mark_length(text) :].strip()) is not None


def _is_code(text: str) -> bool:
    bare = text[mark_length(text) :].strip()
    return _CODE.fullmatch(bare) is not None or _CODE_FIGURE.fullmatch(bare) is not None


def _names_figure(texts: Sequence[str], figures: Sequence[bool], index: int) -> bool:
    """Tell whether a short line stands between figures: `Dow Jones` over `42 410,10`."""
    text = texts[index]
    short = len(text.split()) <= _MAX_NAME_WORDS and not ends_sentence(text)
    return short and figures[index + 1 : index + 3] == [True, True]

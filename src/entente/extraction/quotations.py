"""Quotation marks of an article: the stretches they enclose, of every kind of mark, over several sentences.

Straight marks open and close with the same sign; a stretch never leaves its block, except that a mark
left open at the end of a block is taken up by the next one when that begins with a mark again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entente.model.text import Article

_PAIRS: Final = {"«": "»", "“": "”", "„": "“", "‹": "›"}
_STRAIGHT: Final = '"'
_LONGEST: Final = 3000
"""Characters beyond which a mark was not closed by the one found."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks, marks excluded; `closed` tells whether the second one is there."""

    span: Span
    closed: bool = True


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """Find the outermost quotations of the kept blocks of an article, in order."""
    found: list[Quotation] = []
    for block in article.kept_blocks():
        found += _in_block(article.text, block.span)
    return tuple(found)


def _in_block(text: str, block: Span) -> Iterator[Quotation]:
    place = block.start
    while place < block.end:
        mark = text[place]
        if mark in _PAIRS or (mark == _STRAIGHT and _opens(text, place, block)):
            end = _closing(text, place, block.end)
            if end is not None:
                yield Quotation(Span(place + 1, end))
                place = end
            elif mark != _STRAIGHT:
                yield Quotation(Span(place + 1, block.end), closed=False)
                return
        place += 1


def _opens(text: str, place: int, block: Span) -> bool:
    """Tell whether a straight mark opens: nothing wordlike before it, something after it."""
    before = text[place - 1] if place > block.start else " "
    after = text[place + 1] if place + 1 < block.end else " "
    return not before.isalnum() and not after.isspace()


def _closing(text: str, place: int, end: int) -> int | None:
    """Return the place of the mark that closes the one at `place`, nested ones of its kind passed over."""
    opening, closing = text[place], _PAIRS.get(text[place], _STRAIGHT)
    depth = 0
    for i in range(place + 1, min(end, place + _LONGEST)):
        if text[i] == closing:
            if depth == 0:
                return i
            depth -= 1
        elif text[i] == opening and opening != closing:
            depth += 1
    return None

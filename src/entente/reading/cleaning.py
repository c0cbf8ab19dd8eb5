"""Splits a text into blocks, kept or removed with a reason. Offsets are those of the text given.

Every character that shows anything lies in exactly one block. A sentence is never cut by a block's
end: blocks end where lines do, and lines that only wrapping parted are joined.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entente.model.text import Block, BlockKind, Span
from entente.reading.content import label_content
from entente.reading.datelines import figure_order, order_shown
from entente.reading.furniture import mark_body, mark_notices, mark_ornaments, mark_tail
from entente.reading.masthead import Masthead
from entente.reading.page import Page, heading_mark
from entente.reading.shapes import mark_length
from entente.reading.tickers import mark_tickers

if TYPE_CHECKING:
    from entente.reading.headers import Header
    from entente.reading.sources.base import Draft


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The blocks of a text in order, its title if it has one, and what its headers say."""

    blocks: tuple[Block, ...]
    title: str | None = None
    headers: tuple[Header, ...] = ()


def clean(draft: Draft, code: str) -> Cleaned:
    """Split a draft into blocks, knowing prose by the function words of language `code`."""
    page = Page.of(draft, code)
    order = figure_order(code) or order_shown(draft.text)
    mark_ornaments(page)
    mark_tickers(page)
    mark_notices(page)
    masthead = Masthead(page, order)
    masthead.label()
    mark_body(page, masthead.end)
    mark_tail(page, masthead.end + 1)
    masthead.label_tail(masthead.end + 1)
    label_content(page, masthead.end)
    title = None if masthead.title is None else page.bare_text(masthead.title)
    return Cleaned(_blocks_of(page), title, masthead.found())


def _blocks_of(page: Page) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for i, unit in enumerate(page.units):
        label = page.labels[i]
        start, text = unit.span.start, page.texts[i]
        length = 0
        if label.removed is None:
            length = mark_length(text) if label.kind is BlockKind.LIST_ITEM else heading_mark(text)
        mark = text[:length].rstrip()
        if mark:
            blocks.append(Block(Span(start, start + len(mark)), BlockKind.OTHER, "list mark"))
            start += length
        blocks.append(Block(Span(start, unit.span.end), label.kind, label.removed))
    return tuple(blocks)

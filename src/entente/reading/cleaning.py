"""Splits a text into blocks, kept or removed with a reason. Offsets are those of the text given.

Every character that shows anything lies in exactly one block. A sentence is never cut by a block's
end: blocks end where lines do, and lines that only wrapping parted are joined.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.model.text import Block, BlockKind, Span
from entente.reading.datelines import figure_order, order_shown
from entente.reading.furniture import mark_body_phrases, mark_ornaments, mark_tail, mark_tickers
from entente.reading.masthead import find_head_end, mark_head
from entente.reading.page import Page
from entente.reading.shapes import cells_of, ends_sentence, is_numbered, mark_length

if TYPE_CHECKING:
    from entente.reading.headers import Header
    from entente.reading.sources.base import Draft

_MAX_HEADING_WORDS: Final = 16
_MAX_HEADING_CHARS: Final = 110
_DASHES: Final = "-–—―*·"


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
    head_end = find_head_end(page, order)
    headers = mark_head(page, head_end, order)
    mark_body_phrases(page, head_end)
    mark_tail(page, head_end + 1)
    _label_content(page, head_end)
    title = next((page.texts[i] for i, one in sorted(page.labels.items()) if one.kind is BlockKind.TITLE), None)
    return Cleaned(_blocks_of(page), title, tuple(headers[i] for i in sorted(headers)))


def _label_content(page: Page, head_end: int) -> None:
    """Say what each unit of the article itself is."""
    lead = False
    for i in range(len(page)):
        if not page.is_open(i):
            continue
        kind = page.declared.get(i) or _content_kind(page, i)
        if kind is BlockKind.TITLE:
            kind = BlockKind.HEADING
        if kind is BlockKind.BODY and not lead and i >= head_end and page.prose[i]:
            kind, lead = BlockKind.LEAD, True
        page.label(i, kind)


def _content_kind(page: Page, index: int) -> BlockKind:
    if _is_row(page, index):
        return BlockKind.TABLE_ROW
    if _is_item(page, index):
        return BlockKind.LIST_ITEM
    if _is_heading(page, index):
        return BlockKind.HEADING
    return BlockKind.BODY


def _is_row(page: Page, index: int) -> bool:
    """Tell whether a unit has cells, and a neighbour too (or it has three and is no sentence)."""
    cells = len(cells_of(page.texts[index]))
    if cells < 2:
        return False
    near = (i for i in (index - 1, index + 1) if 0 <= i < len(page) and not page.is_removed(i))
    return any(len(cells_of(page.texts[i])) > 1 for i in near) or (cells > 2 and not page.prose[index])


def _is_item(page: Page, index: int) -> bool:
    """Tell whether a unit is a list item; a lone dash or number may open a speech or a sentence."""
    text = page.texts[index]
    if not mark_length(text):
        return False
    if text[0] not in _DASHES and not is_numbered(text):
        return True
    numbered = is_numbered(text)
    near = [i for i in range(max(0, index - 3), min(len(page), index + 4)) if i != index]
    alike = (t for t in (page.texts[i] for i in near) if mark_length(t) and is_numbered(t) == numbered)
    return any(numbered or other[0] == text[0] for other in alike)


def _is_heading(page: Page, index: int) -> bool:
    """Tell whether a unit is a heading: short, no full sentence, and something of the article below it."""
    text = page.texts[index]
    if page.word_counts[index] > _MAX_HEADING_WORDS or len(text) > _MAX_HEADING_CHARS or not page.word_counts[index]:
        return False
    if ends_sentence(text) and not text.rstrip(" \u00a0").endswith(("?", "…", "!")):
        return False
    if text.endswith((",", ";")) or not _opens_unit(page, index):
        return False
    return any(not page.is_removed(i) for i in range(index + 1, min(len(page), index + 3)))


def _opens_unit(page: Page, index: int) -> bool:
    """Tell whether a line begins something: it is set apart, or what stands above has ended."""
    if index == 0 or page.units[index].gap > 0 or page.is_removed(index - 1):
        return True
    return ends_sentence(page.texts[index - 1]) or not page.prose[index - 1]


def _blocks_of(page: Page) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for i, unit in enumerate(page.units):
        label = page.labels[i]
        start = unit.span.start
        if label.kind is BlockKind.LIST_ITEM and label.removed is None:
            length = mark_length(page.texts[i])
            mark = page.texts[i][:length].rstrip()
            if mark:
                blocks.append(Block(Span(start, start + len(mark)), BlockKind.OTHER, "list mark"))
                start += length
        blocks.append(Block(Span(start, unit.span.end), label.kind, label.removed))
    return tuple(blocks)

"""Says what each unit of the article itself is: heading, lead, paragraph, list item or table row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.model.text import BlockKind
from entente.reading.page import heading_mark
from entente.reading.shapes import cells_of, ends_sentence, is_numbered, mark_length

if TYPE_CHECKING:
    from entente.reading.page import Page

_MAX_HEADING_WORDS: Final = 16
_MAX_HEADING_CHARS: Final = 110
_MAX_CELL_CHARS: Final = 100
_MIN_ROWS: Final = 3
_DASHES: Final = "-–—―*·"


def label_content(page: Page, head_end: int) -> None:
    """Label all that is still open."""
    _mark_flat_tables(page)
    lead = False
    for i in range(len(page)):
        if not page.is_open(i):
            continue
        kind = page.declared.get(i) or _kind(page, i)
        if kind is BlockKind.TITLE:
            kind = BlockKind.HEADING
        if kind is BlockKind.BODY and not lead and i >= head_end and page.prose[i]:
            kind, lead = BlockKind.LEAD, True
        page.label(i, kind)
    _mark_repeats(page)


def _kind(page: Page, index: int) -> BlockKind:
    if heading_mark(page.texts[index]):
        return BlockKind.HEADING
    if _is_row(page, index):
        return BlockKind.TABLE_ROW
    if _is_item(page, index):
        return BlockKind.LIST_ITEM
    if _is_heading(page, index):
        return BlockKind.HEADING
    return BlockKind.BODY


def _is_row(page: Page, index: int) -> bool:
    """Tell whether a unit has cells, and a neighbour too (or it has three and is no sentence)."""
    gaps = not page.prose[index]
    cells = len(cells_of(page.texts[index], gaps=gaps))
    if cells < 2:
        return False
    near = (i for i in (index - 1, index + 1) if 0 <= i < len(page) and not page.is_removed(i))
    if any(len(cells_of(page.texts[i], gaps=gaps)) > 1 for i in near):
        return True
    return len(cells_of(page.texts[index])) > 2 and not page.prose[index]


def _is_item(page: Page, index: int) -> bool:
    """Tell whether a unit is a list item; a lone dash or number may open a speech or a sentence."""
    text = page.texts[index]
    if not mark_length(text):
        return False
    numbered = is_numbered(text)
    if text[0] not in _DASHES and not numbered:
        return True
    near = [i for i in range(max(0, index - 3), min(len(page), index + 4)) if i != index]
    alike = (t for t in (page.texts[i] for i in near) if mark_length(t) and is_numbered(t) == numbered)
    return any(numbered or other[0] == text[0] for other in alike)


def _is_heading(page: Page, index: int) -> bool:
    """Tell whether a unit is a heading: short, no full sentence, and something of the article below it."""
    text, count = page.texts[index], page.word_counts[index]
    if not count or count > _MAX_HEADING_WORDS or len(text) > _MAX_HEADING_CHARS:
        return False
    if ends_sentence(text) and not text.endswith(("?", "…", "!")):
        return False
    if text.endswith((",", ";")) or not _opens_unit(page, index):
        return False
    return any(not page.is_removed(i) for i in range(index + 1, min(len(page), index + 3)))


def _opens_unit(page: Page, index: int) -> bool:
    """Tell whether a line begins something: it is set apart, or what stands above has ended."""
    if index == 0 or page.units[index].gap > 0 or page.is_removed(index - 1):
        return True
    return ends_sentence(page.texts[index - 1]) or not page.prose[index - 1]


def _mark_flat_tables(page: Page) -> None:
    """Find tables that lost their bars: close short lines that each begin with two capitalised cells."""
    start = 0
    while start < len(page):
        stop = start + 1
        while stop < len(page) and page.units[stop].gap == 0 and not page.prose[stop]:
            stop += 1
        rows = [i for i in range(start, stop) if page.is_open(i) and len(page.texts[i]) <= _MAX_CELL_CHARS]
        celled = sum(_has_two_cells(page.texts[i]) for i in rows)
        if len(rows) == stop - start >= _MIN_ROWS and celled * 4 >= 3 * len(rows):
            for i in rows:
                page.label(i, BlockKind.TABLE_ROW)
        start = stop


def _has_two_cells(text: str) -> bool:
    """Tell whether a capitalised word or two are followed by one that begins anew: a capital or figure."""
    words = text.split()
    begins = [word[0].isupper() or word[0].isdigit() for word in words]
    plain = not any(sign in text.rstrip(".") for sign in ".?!")
    return plain and len(words) > 1 and begins[0] and any(begins[1:3])


def _mark_repeats(page: Page) -> None:
    """Remove a heading that repeats the title or the heading right above it."""
    last = None
    for i in range(len(page)):
        label = page.labels[i]
        if label.removed is not None:
            continue
        if label.kind is BlockKind.HEADING and page.folded[i] == last:
            page.relabel(i, BlockKind.OTHER, "repeated heading")
        elif label.kind in {BlockKind.HEADING, BlockKind.TITLE}:
            last = page.folded[i]
        else:
            last = None

"""Which unit of the head is the title, and what of it is the name of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from entente.model.text import BlockKind
from entente.reading.names import is_outlet
from entente.reading.phrases import fold
from entente.reading.shapes import cells_of, count_sentence_ends, ends_sentence, is_capitals, mark_length

if TYPE_CHECKING:
    from entente.reading.headers import Header
    from entente.reading.page import Page

MAX_TITLE_WORDS: Final = 32
_MIN_TITLE_WORDS: Final = 3
_MIN_LONE_TITLE_WORDS: Final = 6
_MAX_RIVALS: Final = 40
_MIN_UNITS_BELOW: Final = 3
_SITE: Final = re.compile(r"\s+[-–—|·:»]\s+|\s*\|\s*")


def find_title(page: Page, headers: dict[int, Header], head_end: int) -> int | None:
    """Choose the title: what the page declares, else the unit above the article that reads most like one."""
    declared = [i for i, kind in page.declared.items() if kind is BlockKind.TITLE and page.is_open(i)]
    if declared:
        return declared[0]
    open_units = [i for i in range(min(head_end, len(page))) if page.is_open(i) and i not in headers]
    open_units = open_units[:_MAX_RIVALS]
    ranked = [(_score(page, i, open_units), -i) for i in open_units if page.word_counts[i] <= MAX_TITLE_WORDS]
    if ranked and max(ranked)[0] > 0:
        return -max(ranked)[1]
    first = min((i for i in range(len(page)) if not page.is_removed(i) and i not in headers), default=None)
    if first is not None and first == head_end and _is_sentence_title(page, first):
        return first
    weak = [i for i, header in headers.items() if not header.strong and i < head_end]
    longest = max(weak, key=lambda i: (page.word_counts[i], -i), default=None)
    if longest is not None and page.word_counts[longest] >= _MIN_LONE_TITLE_WORDS:
        del headers[longest]  # the only line that can be a title, though it names a newspaper or a genre
        return longest
    return None


def _score(page: Page, index: int, rivals: list[int]) -> int:
    text, count = page.texts[index], page.word_counts[index]
    if count == 0 or mark_length(text) or len(cells_of(text)) > 2:
        return 0
    score = 4 if count > _MIN_TITLE_WORDS else 2
    score -= is_capitals(text) and count <= 5
    score -= 2 * text.endswith(":") + (
        ends_sentence(text) and not text.endswith(("?", "!", "…", "»", "”", '"'))
    )
    score -= count_sentence_ends(text) > 2
    score -= any(site_beside(text, page.texts[i]) is not None for i in rivals if i != index)
    return score


def _is_sentence_title(page: Page, index: int) -> bool:
    """Tell whether a text of one sentence a line begins with its title: one sentence, and more below."""
    lone = count_sentence_ends(page.texts[index].rstrip()) == 0
    set_apart = page.units[index].gap == 0 and len(page) - index > _MIN_UNITS_BELOW
    return lone and set_apart and page.word_counts[index] <= MAX_TITLE_WORDS


def site_beside(line: str, title: str) -> str | None:
    """Return what a line says beside the title, at a bar or dash, None where it is not that."""
    for cut in _SITE.finditer(line):
        left, right = line[: cut.start()].strip(), line[cut.end() :].strip()
        if fold(right) == fold(title) and left:
            return left
        if fold(left) == fold(title) and right:
            return right
    return None


def split_site(title: str) -> tuple[str, str | None]:
    """Split a title from the outlet's name after or before it; the whole title and None without one."""
    cuts = list(_SITE.finditer(title))
    if cuts:
        left, right = title[: cuts[-1].start()].strip(), title[cuts[-1].end() :].strip()
        if is_outlet(right) and len(left.split()) > _MIN_TITLE_WORDS:
            return left, right
        left, right = title[: cuts[0].start()].strip(), title[cuts[0].end() :].strip()
        if is_outlet(left) and ":" not in cuts[0].group() and len(right.split()) > _MIN_TITLE_WORDS:
            return right, left
    return title, None

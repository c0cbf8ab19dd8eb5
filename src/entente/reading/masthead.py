"""Reads the head of a page: which line is the title, and which say who wrote it, where and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.model.text import BlockKind
from entente.reading.furniture import mark_phrases
from entente.reading.headers import Header, is_person, read_header
from entente.reading.phrases import Zone
from entente.reading.shapes import ends_sentence, is_capitals, mark_length, segments_of

if TYPE_CHECKING:
    from entente.reading.page import Page

_REACH: Final = 6
"""How many units after the first prose a by-line may still come: title, standfirst, by-line, text."""
_MAX_TITLE_WORDS: Final = 30
_MIN_TITLE_WORDS: Final = 3
_MIN_LEAD_WORDS: Final = 9


def find_head_end(page: Page, order: str | None) -> int:
    """Return the index of the first unit of prose: where the article begins."""
    prose = [i for i in range(len(page)) if page.prose[i] and not page.is_removed(i)]
    if not prose:
        sentences = [i for i in range(len(page)) if ends_sentence(page.texts[i]) and page.is_open(i)]
        return next((i for i in sentences if read_header(page.texts[i], order) is None), len(page))
    first = prose[0]
    if len(prose) > 1 and _could_be_title(page, first) and _header_follows(page, first, prose[1], order):
        return prose[1]
    return first


def _could_be_title(page: Page, index: int) -> bool:
    text = page.texts[index]
    return page.word_counts[index] <= _MAX_TITLE_WORDS and not text.rstrip().endswith(".")


def _header_follows(page: Page, index: int, stop: int, order: str | None) -> bool:
    headers = (read_header(page.texts[i], order) for i in range(index + 1, stop))
    return any(header is not None and header.strong for header in headers)


def mark_head(page: Page, head_end: int, order: str | None) -> dict[int, Header]:
    """Label the units above the article; return the headers found, by unit."""
    headers: dict[int, Header] = {}
    for i in range(min(len(page), head_end + _REACH)):
        header = read_header(page.texts[i], order) if page.is_open(i) and not page.prose[i] else None
        if header is not None and (i < head_end or _is_late_header(header, headers)):
            headers[i] = header
        elif i < head_end and i not in headers:
            mark_phrases(page, i, Zone.HEAD)
    _add_names(page, headers, head_end)
    title = _find_title(page, headers, head_end)
    for i, header in headers.items():
        _label_header(page, i, header)
    if title is not None:
        page.label(title, BlockKind.TITLE)
    _label_rest(page, title, head_end)
    return headers


def _is_late_header(header: Header, headers: dict[int, Header]) -> bool:
    """Tell whether a header below the first prose is one: a date alone may head a part of a chronicle."""
    known = any(one.dates for one in headers.values())
    return header.byline or any(one.publish or one.update for one in header.dates) or (bool(header.dates) and not known)


def _add_names(page: Page, headers: dict[int, Header], head_end: int) -> None:
    """A line that is but a name, beside another header, is a by-line."""
    for i in range(min(head_end, len(page))):
        if page.is_open(i) and i not in headers and is_person(page.texts[i]) and (i - 1 in headers or i + 1 in headers):
            headers[i] = Header(authors=(page.texts[i],), byline=True)


def _label_header(page: Page, index: int, header: Header) -> None:
    if header.authors or header.byline:
        page.label(index, BlockKind.BYLINE, "byline")
    elif header.dates:
        page.label(index, BlockKind.OTHER, "dateline")
    else:
        page.label(index, BlockKind.OTHER, "masthead")


def _find_title(page: Page, headers: dict[int, Header], head_end: int) -> int | None:
    """Choose the title: what the page declares, else the unit above the article that reads most like one."""
    stop = min(len(page), head_end + 1)
    declared = [i for i, kind in page.declared.items() if kind is BlockKind.TITLE and page.is_open(i)]
    if declared:
        return declared[0]
    open_units = [i for i in range(min(stop, head_end)) if page.is_open(i) and i not in headers]
    ranked = [(_title_score(page, i), -i) for i in open_units if page.word_counts[i] <= _MAX_TITLE_WORDS]
    if ranked and max(ranked)[0] > 0:
        return -max(ranked)[1]
    first = min((i for i in range(len(page)) if not page.is_removed(i) and i not in headers), default=None)
    if first is not None and first == head_end and _is_sentence_title(page, first):
        return first
    outlets = [i for i, header in headers.items() if not header.strong and i < head_end]
    if not ranked and outlets and page.word_counts[outlets[0]] > _MIN_TITLE_WORDS:
        del headers[outlets[0]]  # the only line that can be a title, though it names a newspaper
        return outlets[0]
    return None


def _title_score(page: Page, index: int) -> int:
    text, count = page.texts[index], page.word_counts[index]
    if count == 0 or mark_length(text):
        return 0
    score = 3 if count > _MIN_TITLE_WORDS else 1
    score -= is_capitals(text) and count <= 5
    score -= text.endswith((".", ":"))
    score -= len(segments_of(text)) > 2
    return score


def _is_sentence_title(page: Page, index: int) -> bool:
    """Tell whether a text of one sentence a line begins with its title: a short line, and more below."""
    inner = page.texts[index].rstrip(".!?… »”\"")
    lone = not any(mark in inner for mark in (". ", "? ", "! "))
    return lone and page.word_counts[index] <= _MAX_TITLE_WORDS and len(page) - index > 3 and page.units[index].gap == 0


def _label_rest(page: Page, title: int | None, head_end: int) -> None:
    """Label what is left above the article: a standfirst, a heading, or furniture of the site."""
    for i in range(min(head_end, len(page))):
        if not page.is_open(i):
            continue
        if title is not None and i != title and page.folded[title] in page.folded[i]:
            page.label(i, BlockKind.OTHER, "repeated title")
        elif title is not None and i < title and page.word_counts[i] <= _MIN_TITLE_WORDS:
            page.label(i, BlockKind.OTHER, "masthead")
        elif page.word_counts[i] >= _MIN_LEAD_WORDS and (title is None or i > title):
            page.label(i, BlockKind.LEAD)
        elif page.word_counts[i]:
            page.label(i, page.declared.get(i, BlockKind.HEADING))

"""Reads the head of a page: which line is the title, and which say who wrote it, where and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from entente.language.pack import languages, load_pack
from entente.model.text import BlockKind
from entente.reading.furniture import is_known_entry, mark_menus, mark_phrases
from entente.reading.headers import Header, read_header
from entente.reading.names import is_outlet, is_person
from entente.reading.phrases import Zone, fold
from entente.reading.shapes import cells_of, ends_sentence, is_capitals, mark_length, segments_of
from entente.reading.titles import find_title, site_beside

if TYPE_CHECKING:
    from entente.language.pack import FoundDate
    from entente.reading.page import Page

_REACH: Final = 6
"""How many units after the first prose a by-line may still come: title, standfirst, by-line, text."""
_MAX_HEAD: Final = 60
_MAX_HEADER_CHARS: Final = 220
_MAX_DATELINE_CHARS: Final = 90
_MAX_TITLE_WORDS: Final = 30
_AGENCY: Final = re.compile(r"\(([A-Z][\w.& -]{1,24})\)$")
_DASH: Final = re.compile(r"\s+[-–—]{1,2}\s+")
_MIN_LEAD_WORDS: Final = 9


class Masthead:
    """The headers of a page by unit, and where its article begins."""

    def __init__(self, page: Page, order: str | None) -> None:
        self.page, self.order = page, order
        self.headers: dict[int, Header] = {}
        self._read = [self._read_header(i) for i in range(len(page))]
        self.end = self._find_end()
        self.title: int | None = None
        self.inline = self._read_dateline()

    def found(self) -> tuple[Header, ...]:
        """Return all headers in order, then the dateline that opens the first paragraph."""
        inline = () if self.inline is None else (self.inline,)
        return tuple(self.headers[i] for i in sorted(self.headers)) + inline

    def _read_dateline(self) -> Header | None:
        """Read "QUITO, 7 Feb. 2025 (ABC Andes) - ..." where the article begins; it stays in its block."""
        text = self.page.texts[self.end] if self.end < len(self.page) else ""
        dash = _DASH.search(text[:_MAX_DATELINE_CHARS])
        if dash is None:
            return None
        header = read_header(text[: dash.start()], self.order)
        agency = _AGENCY.search(text[: dash.start()])
        outlets = (agency.group(1),) if agency is not None else ()
        return Header(dates=() if header is None else header.dates, outlets=outlets)

    def _read_header(self, index: int) -> Header | None:
        text = self.page.texts[index]
        if not self.page.is_open(index) or len(text) > _MAX_HEADER_CHARS or mark_length(text):
            return None
        spelled = self._spelled if index < _MAX_HEAD else None
        header = read_header(text, self.order, spelled)
        sentence = self.page.prose[index] and not (header is not None and header.strong)
        return None if sentence else header

    def _spelled(self, line: str) -> tuple[FoundDate, ...]:
        """Find dates in words with the language's own finder; loading it is slow, and hardly ever needed."""
        code = self.page.code
        return load_pack(code).find_dates(line, published=None) if code in languages() else ()

    def _find_end(self) -> int:
        """Return the index of the first unit of prose or item of a list: where the article begins."""
        page = self.page
        starts = [i for i in range(len(page)) if self._starts_article(i)]
        if not starts:
            sentences = [i for i in range(len(page)) if ends_sentence(page.texts[i]) and page.is_open(i)]
            return next((i for i in sentences if self._read[i] is None), len(page))
        if len(starts) > 1 and self._is_long_title(starts[0], starts[1]):
            return starts[1]
        return starts[0]

    def _starts_article(self, index: int) -> bool:
        page = self.page
        if page.is_removed(index) or self._read[index] is not None:
            return False
        item = mark_length(page.texts[index]) > 0 and ends_sentence(page.texts[index])
        return page.prose[index] or item

    def _is_long_title(self, index: int, stop: int) -> bool:
        """Tell a title that looks like prose: no full stop, and a header between it and the next prose."""
        text = self.page.texts[index]
        if self.page.word_counts[index] > _MAX_TITLE_WORDS or text.rstrip().endswith("."):
            return False
        between = (self._read[i] for i in range(index + 1, stop))
        return any(header is not None and header.strong for header in between)

    def label(self) -> None:
        """Label the units above the article."""
        page = self.page
        headers = {i for i, header in enumerate(self._read) if header is not None and header.strong}
        mark_menus(page, 0, min(self.end, len(page)), head=True, keep=headers)
        self._collect()
        self.title = find_title(page, self.headers, self.end)
        if self.title is not None:
            self._take_site(self.title)
        for i, header in self.headers.items():
            _label_header(page, i, header)
        if self.title is not None:
            page.label(self.title, BlockKind.TITLE)
        self._label_rest()

    def label_tail(self, start: int) -> None:
        """Label headers that stand below the article: a signature, a date of publication."""
        page = self.page
        for i in reversed(range(max(start, 0), len(page))):
            header = self._read[i] if page.is_open(i) else None
            if page.is_open(i) and (page.prose[i] or ends_sentence(page.texts[i])) and header is None:
                return
            named = header is not None and (header.byline or any(d.publish or d.update for d in header.dates))
            if header is not None and named and len(cells_of(page.texts[i])) < 2:
                self.headers[i] = header
            elif page.is_open(i) and self._signs(i):
                outlet = is_outlet(page.texts[i]) or header is not None
                self.headers[i] = header or Header(authors=(page.texts[i],), byline=not outlet)
            if i in self.headers:
                _label_header(page, i, self.headers[i])

    def _signs(self, index: int) -> bool:
        """Tell whether a unit right below the article signs it: a name or outlet, with only notes after."""
        page = self.page
        named = is_person(page.texts[index]) or self._read[index] is not None
        above = next((i for i in range(index - 1, -1, -1) if i not in self.headers), -1)
        return named and above >= 0 and not page.is_removed(above) and page.is_last_open(index)

    def _collect(self) -> None:
        page = self.page
        for i in range(min(len(page), self.end + _REACH)):
            header = self._read[i] if page.is_open(i) else None
            strong = header is not None and header.strong
            if not strong and i < self.end and page.is_open(i) and mark_phrases(page, i, Zone.HEAD):
                self._read_menu(i)
            elif header is not None and (i < self.end or self._is_late(header)):
                self.headers[i] = header
        for i in range(min(self.end + _REACH, len(page))):
            if not page.is_open(i) or i in self.headers or not self._is_beside_header(i):
                continue
            weak = self._read[i]
            if i < self.end and is_person(page.texts[i]):
                self.headers[i] = Header(authors=(page.texts[i],), byline=True)
            elif weak is not None and not page.prose[i]:
                self.headers[i] = weak

    def _is_beside_header(self, index: int) -> bool:
        """Tell whether a header stands above or below a unit, furniture between them left out."""
        above = next((i for i in range(index - 1, -1, -1) if not self.page.is_removed(i)), -1)
        below = next((i for i in range(index + 1, len(self.page)) if not self.page.is_removed(i)), -1)
        return above in self.headers or below in self.headers

    def _is_late(self, header: Header) -> bool:
        """Tell whether a header below the first prose is one: dates alone may head parts of a chronicle."""
        if header.byline or any(one.publish or one.update for one in header.dates):
            return True
        dated = sum(one is not None and bool(one.dates) for one in self._read[self.end :])
        return bool(header.dates) and dated == 1 and not any(one.dates for one in self.headers.values())

    def _read_menu(self, index: int) -> None:
        """Find the outlet's name in a menu: `RADIO X | Listen | Podcasts`."""
        first = segments_of(self.page.texts[index])[0]
        if is_outlet(first) and not is_known_entry(fold(first)):
            self.headers[index] = Header(outlets=(first,))

    def _take_site(self, title: int) -> None:
        """Take the outlet's name from a page title: `The Harbour Lantern - Two states sign a pact`."""
        for i in range(min(self.end, len(self.page))):
            site = site_beside(self.page.texts[i], self.page.texts[title])
            if site is not None and self.page.is_open(i) and i not in self.headers:
                self.headers[i] = Header(outlets=(site,))

    def _label_rest(self) -> None:
        """Label what is left above the article: a standfirst, a heading, or furniture of the site."""
        page, title = self.page, self.title
        for i in range(min(self.end, len(page))):
            if not page.is_open(i):
                continue
            lone = page.word_counts[i] <= 1 or (is_capitals(page.texts[i]) and page.word_counts[i] <= 3)
            if title is not None and i < title and lone:
                page.label(i, BlockKind.OTHER, "masthead")
            elif _is_standfirst(page, i) and (title is None or i > title):
                page.label(i, BlockKind.LEAD)
            elif page.word_counts[i] and not mark_length(page.texts[i]):
                page.label(i, page.declared.get(i, BlockKind.HEADING))


def _is_standfirst(page: Page, index: int) -> bool:
    """Tell a standfirst from a heading: a sentence, or long and set apart from what follows."""
    if ends_sentence(page.texts[index]) and not page.texts[index].endswith(("?", "…")):
        return True
    apart = index + 1 < len(page) and (page.units[index + 1].gap > 0 or page.is_removed(index + 1))
    return apart and page.word_counts[index] >= _MIN_LEAD_WORDS


def _label_header(page: Page, index: int, header: Header) -> None:
    if header.byline:
        page.label(index, BlockKind.BYLINE, "byline")
    elif header.dates:
        page.label(index, BlockKind.OTHER, "dateline")
    else:
        page.label(index, BlockKind.OTHER, "masthead")

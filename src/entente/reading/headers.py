"""Lines that stand above (or below) an article: who wrote it, who prints it, when.

A line is a header if it falls into parts (date, hour, by-line, outlet, genre, role) and hardly
anything is left over. Titles and sentences always leave more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from entente.reading.datelines import HeadDate, find_dates, names_month, weekday_pattern
from entente.reading.names import is_outlet, is_person, joint_pattern, split_names
from entente.reading.phrases import align, compile_phrases, fold, header_pattern, header_words
from entente.reading.shapes import is_capitals, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from entente.language.pack import FoundDate
    from entente.model.dates import DateSpan

MAX_WORDS: Final = 32
_MAX_DAYS: Final = 7
_MAX_LEFT_WORDS: Final = 4
_MAX_GENRE_WORDS: Final = 5
_MAX_ROLE_WORDS: Final = 6
_SPLIT: Final = re.compile(
    r"\s*[|·•;›>*]\s*|\s+[–—-]{1,2}\s+|,\s+|(?:(?<=\w\w\w)|(?<=[\ue000\ue001]))\.\s+(?=[^\W\d_])|\s+/\s+|[()\[\]]"
)
_CLOCK: Final = re.compile(
    r"(?<![\d.,/-])(?:[01]?\d|2[0-4])(?:\s?[h:.]\s?[0-5]\d(?:\s?:\s?[0-5]\d)?(?![\d/-])|\s?h(?!\w))(?:\s?[ap]\.?m\b\.?)?|"
    r"(?<!\w)(?:1[0-2]|0?[1-9])\s?[ap]\.?m\b\.?"
)
_PRICE: Final = re.compile(r"(?:[$€£]\s?\d+(?:[.,]\d\d)?|\d+(?:[.,]\d\d)?\s?[$€£])")
_DATE_MARK, _CLOCK_MARK = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Header:
    """What a header line says; empty where it does not say it."""

    authors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    dates: tuple[HeadDate, ...] = ()
    byline: bool = False
    genres: int = 0
    left: tuple[str, ...] = ()

    @property
    def strong(self) -> bool:
        """Tell whether the line names an author or a date in so many words."""
        return self.byline or bool(self.dates)

    @property
    def published(self) -> DateSpan | None:
        """The date of the first version where it is told from later ones, None without a date."""
        first = [one for one in self.dates if not one.update]
        named = [one for one in first if one.publish]
        return next((one.date for one in (*named, *first, *self.dates)), None)


def read_header(
    line: str, order: str | None = None, spelled: Callable[[str], tuple[FoundDate, ...]] | None = None
) -> Header | None:
    """Read a line as a header, None when it is something else.

    Args:
        line: a line of the text, as written.
        order: how its dates in figures are read (see `find_dates`).
        spelled: finds dates that are written out in words; asked where a month is named without a date.
    """
    line = " ".join(line.split())
    if not line or len(words_of(line)) > MAX_WORDS:
        return None
    dates, bare = _mask_times(line, order, spelled)
    header = Header(dates=dates)
    follows_byline = False
    for part in _split(bare):
        header, follows_byline = _add_part(header, part.strip(" :.«»\"'“”"), follows_byline=follows_byline)
    header = _name_the_rest(header)
    left = sum(len(words_of(part)) for part in header.left if not _is_acronym(part))
    if not (header.strong or header.outlets or header.genres):
        return None
    return header if left <= _allowance(header) else None


def _allowance(header: Header) -> int:
    """Return how many words may be left over: places beside a date, more beside an author, else none."""
    if header.byline:
        return _MAX_LEFT_WORDS
    named = all(word[0].isupper() for part in header.left for word in words_of(part))
    return _MAX_LEFT_WORDS if header.dates and named else 0


def _split(line: str) -> list[str]:
    """Split a line at its signs, at its dates and hours, and before "with" where an outlet stands there."""
    parts: list[str] = []
    for part in _SPLIT.split(line):
        for piece in re.split(f"[{_DATE_MARK}{_CLOCK_MARK}]+", part):
            joint = joint_pattern().search(align(piece))
            with_role = joint is not None and _is_role(fold(piece[joint.start() :]))
            if joint is not None and with_role and is_outlet(piece[: joint.start()]):
                parts += [piece[: joint.start()], piece[joint.start() :]]
            else:
                parts.append(piece)
    return parts


def _name_the_rest(header: Header) -> Header:
    """A name that stands beside a date, outlet or genre is the author's."""
    if header.byline or not (header.dates or header.outlets or header.genres):
        return header
    names = tuple(part for part in header.left if is_person(part) and not is_capitals(part))
    if not names:
        return header
    left = tuple(part for part in header.left if part not in names)
    return replace(header, byline=True, authors=header.authors + names, left=left)


def _is_acronym(part: str) -> bool:
    return " " not in part and part.isupper()


def _mask_times(
    line: str, order: str | None, spelled: Callable[[str], tuple[FoundDate, ...]] | None
) -> tuple[tuple[HeadDate, ...], str]:
    """Find the dates, and put a mark in the place of dates, hours and prices."""
    plain = align(line)
    found = find_dates(plain, order)
    if not found and spelled is not None and names_month(plain):
        found = tuple(HeadDate(f.span.start, f.span.end, f.date) for f in spelled(line) if _is_exact(f.date))
    dates = [_with_cue(one, plain) for one in found]
    for one in reversed(dates):
        line = line[: one.start] + _DATE_MARK + line[one.end :]
        plain = plain[: one.start] + _DATE_MARK + plain[one.end :]
    for pattern in (_CLOCK, _PRICE):
        for clock in reversed(list(pattern.finditer(plain))):
            line = line[: clock.start()] + _CLOCK_MARK + line[clock.end() :]
            plain = plain[: clock.start()] + _CLOCK_MARK + plain[clock.end() :]
    return tuple(dates), line


def _is_exact(found: DateSpan) -> bool:
    return found.first is not None and found.last is not None and (found.last - found.first).days <= _MAX_DAYS


def _with_cue(found: HeadDate, plain: str) -> HeadDate:
    before = plain[: found.start][-60:]
    previous = max((m.end() for m in re.finditer(r"(?:19|20)\d\d", before)), default=0)
    cue = before[previous:]
    return replace(
        found,
        update=header_pattern("update").search(cue) is not None,
        publish=header_pattern("publish").search(cue) is not None,
    )


def _add_part(header: Header, part: str, *, follows_byline: bool) -> tuple[Header, bool]:
    folded = fold(part)
    if not folded or _is_date_part(folded):
        return header, follows_byline
    start = _start("byline").match(folded)
    if start is not None:
        names = split_names(part[_length_of_words(part, start.group()) :])
        rest = folded[start.end() :]
        if names or _is_date_part(rest) or _is_role(rest):
            return replace(header, byline=bool(names) or header.byline, authors=header.authors + names), True
    if follows_byline and (_start("role").match(folded) or is_person(part)):
        more = split_names(part) if is_person(part) and not _start("role").match(folded) else ()
        return replace(header, byline=header.byline or bool(more), authors=header.authors + more), True
    if is_outlet(part) and header_pattern("genre").fullmatch(folded) is None:
        return replace(header, outlets=(*header.outlets, _plain_name(part))), False
    if _is_genre(folded) or _is_role(folded):
        return replace(header, genres=header.genres + 1), False
    return replace(header, left=(*header.left, part)), False


def _is_genre(folded: str) -> bool:
    short = len(folded.split()) <= _MAX_GENRE_WORDS and not folded.endswith(("?", "!"))
    return short and _start("genre").match(folded) is not None


def _is_role(folded: str) -> bool:
    if len(folded.split()) > _MAX_ROLE_WORDS:
        return False
    return _start("role").match(folded) is not None or _trade().search(folded) is not None


@cache
def _trade() -> re.Pattern[str]:
    return re.compile(rf"{compile_phrases(list(header_words('trade')))}$")


@cache
def _start(part: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{compile_phrases(list(header_words(part)))})\s*:?\s*")


@cache
def _times_only() -> re.Pattern[str]:
    words = [*header_words("date"), *header_words("update"), *header_words("publish"), *header_words("zones")]
    phrases = compile_phrases(words)
    return re.compile(rf"(?:{phrases}|{weekday_pattern().pattern}|[{_DATE_MARK}{_CLOCK_MARK}]|[\d\W])*")


def _is_date_part(folded: str) -> bool:
    return _times_only().fullmatch(folded) is not None


def _length_of_words(part: str, folded_start: str) -> int:
    """Return how many characters of `part` its first words take, given them folded."""
    length = 0
    while length < len(part) and len(fold(part[:length])) < len(folded_start.rstrip(" :")):
        length += 1
    return length


def _plain_name(part: str) -> str:
    return part.strip(f" .,:{_DATE_MARK}{_CLOCK_MARK}")

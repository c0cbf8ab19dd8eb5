"""Dates of publication as the head of an article writes them, in every language with a lexicon.

Month and weekday names come from Babel (CLDR). Dates in figures alone are read in the order of the
language's lexicon, or, where it names none, in the order that the rest of the text shows.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from babel import Locale
from babel.core import get_locale_identifier

from entente.model.dates import DateSpan
from entente.reading.phrases import fold, header_words, lexicon_languages

_TERRITORIES: Final = (None, "GB", "US", "CA", "AU", "CH", "BE")
_MAX_CHARS: Final = 50_000
_DAY: Final = r"(?P<d{n}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|e|º|°)?"
_ISO_CLOCK: Final = r"(?:t\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?(?=\W|$)"
_YEAR: Final = r"(?P<y>(?:19|20)\d\d)"


@dataclass(frozen=True, slots=True)
class HeadDate:
    """A date found in a line, and where: offsets of the folded line."""

    start: int
    end: int
    date: DateSpan
    update: bool = False
    publish: bool = False


@cache
def month_numbers() -> dict[str, int]:
    """Return the number of each month name and abbreviation, folded, without full stop."""
    names: dict[str, int] = {}
    for locale in _locales():
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[form][width].items():
                    names.setdefault(fold(name).rstrip("."), number)
    return names


@cache
def _weekdays() -> tuple[str, ...]:
    names = {
        fold(name).rstrip(".")
        for locale in _locales()
        for width in ("wide", "abbreviated")
        for name in locale.days["format"][width].values()
    }
    return tuple(
        sorted(names | {name[:5] for name in names if name.startswith("thurs")}, key=lambda n: (-len(n), n))
    )


def _locales() -> list[Locale]:
    found = []
    for code in lexicon_languages():
        for territory in _TERRITORIES:
            identifier = get_locale_identifier((code, territory) if territory else (code,))
            locale = Locale.parse(identifier, resolve_likely_subtags=False) if _exists(identifier) else None
            if locale is not None:
                found.append(locale)
    return found


def _exists(identifier: str) -> bool:
    from babel.localedata import exists  # noqa: PLC0415  babel keeps it out of its front door

    return exists(identifier)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    month = "(?P<m{n}>" + "|".join(sorted(month_numbers(), key=lambda n: (-len(n), n))) + r")\.?"
    joints = "|".join(sorted({re.escape(fold(w)) for w in header_words("range")}))
    joint = rf"\s*(?:{joints})\s*(?:(?:{'|'.join(map(re.escape, _weekdays()))})\.?,?\s+)?"
    d1, d2, m1, m2 = _DAY.format(n=1), _DAY.format(n=2), month.format(n=1), month.format(n=2)
    sources = (
        ("iso", r"(?P<y>(?:19|20)\d\d)-(?P<m1>0[1-9]|1[0-2])-(?P<d1>0[1-9]|[12]\d|3[01])" + _ISO_CLOCK),
        ("range", rf"{d1}\s+{m1}(?:\s+(?P<y0>(?:19|20)\d\d))?{joint}{d2}\s+{m2},?\s+{_YEAR}"),
        ("range", rf"{d1}{joint}{d2}\s+{m1},?\s+{_YEAR}"),
        ("range", rf"{m1}\s+{d1}(?:,?\s+(?P<y0>(?:19|20)\d\d))?{joint}{m2}\s+{d2},?\s+{_YEAR}"),
        ("range", rf"{m1}\s+{d1}{joint}{d2},?\s+{_YEAR}"),
        ("day", rf"{d1}\s+(?:de\s+|of\s+)?{m1},?\s+{_YEAR}"),
        ("day", rf"{m1}\s+{d1},?\s+{_YEAR}"),
        ("figures", r"(?P<d1>\d{1,2})(?P<s>[./-])(?P<m1>\d{1,2})(?P=s)(?P<y>(?:(?:19|20)\d\d|\d\d))(?=\D|$)"),
        ("iso", r"(?P<y>(?:19|20)\d\d)[./](?P<m1>0?[1-9]|1[0-2])[./](?P<d1>0?[1-9]|[12]\d|3[01])(?=\D|$)"),
        ("month", rf"{m1},?\s+{_YEAR}"),
    )
    return tuple((kind, re.compile(rf"(?<![\w/.-]){source}(?!\w)")) for kind, source in sources)


def find_dates(folded: str, order: str | None = None) -> tuple[HeadDate, ...]:
    """Find dates with a year in a folded line, in order, without overlap.

    `order` reads figures as "dmy" or "mdy"; None leaves out those that both could read differently.
    """
    found: list[HeadDate] = []
    for kind, pattern in _patterns():
        for match in pattern.finditer(folded):
            span = (match.start(), match.end())
            if any(span[0] < other.end and other.start < span[1] for other in found):
                continue
            resolved = _resolve(kind, match, order)
            if resolved is not None:
                found.append(HeadDate(*span, resolved))
    return tuple(sorted(found, key=lambda one: one.start))


def _resolve(kind: str, match: re.Match[str], order: str | None) -> DateSpan | None:
    fields = match.groupdict()
    year = int(fields["y"]) + (2000 if len(fields["y"]) == 2 else 0)
    try:
        match kind:
            case "iso":
                return DateSpan.day(date(year, int(fields["m1"]), int(fields["d1"])))
            case "day":
                return DateSpan.day(date(year, month_numbers()[fields["m1"]], int(fields["d1"])))
            case "month":
                return DateSpan.month(year, month_numbers()[fields["m1"]])
            case "range":
                return _resolve_range(fields, year)
            case _:
                return _resolve_figures(int(fields["d1"]), int(fields["m1"]), year, order)
    except ValueError:
        return None  # the 31st of April, a week that ends before it begins


def _resolve_range(fields: dict[str, str | None], year: int) -> DateSpan:
    first_month = month_numbers()[fields["m1"] or ""]
    last_month = month_numbers()[fields.get("m2") or fields["m1"] or ""]
    first_year = int(fields.get("y0") or year)
    if not fields.get("y0") and first_month > last_month:
        first_year -= 1  # 29 December to 4 January
    first = DateSpan.day(date(first_year, first_month, int(fields["d1"] or 0)))
    return DateSpan.between(first, DateSpan.day(date(year, last_month, int(fields["d2"] or 0))))


def _resolve_figures(left: int, middle: int, year: int, order: str | None) -> DateSpan | None:
    if left > 12 or left == middle:
        return DateSpan.day(date(year, middle, left))
    if middle > 12:
        return DateSpan.day(date(year, left, middle))
    if order is None:
        return None
    day, month = (left, middle) if order == "dmy" else (middle, left)
    return DateSpan.day(date(year, month, day))


@cache
def figure_order(code: str) -> str | None:
    """Return how a language's lexicon reads dates in figures, None where it does not say."""
    from entente.vocabulary.rows import read_rows  # noqa: PLC0415

    if code not in lexicon_languages():
        return None
    rows = read_rows(f"language/{code}/lexicon/headers.yaml")
    return next((str(row["words"][0]) for row in rows if row["part"] == "order"), None)


def order_shown(text: str) -> str | None:
    """Tell the order of day and month that the dates of a text show, None where they show none or both.

    Dates in figures that only one order can read count first, then months written out.
    """
    folded = fold(text[:_MAX_CHARS])
    figures = re.findall(r"(?<![\d/.-])(\d{1,2})[./-](\d{1,2})[./-](?:19|20)\d\d(?!\d)", folded)
    orders = {("dmy" if int(a) > 12 else "mdy") for a, b in figures if (int(a) > 12) != (int(b) > 12)}
    if not orders:
        month = "|".join(sorted(month_numbers(), key=lambda n: (-len(n), n)))
        orders |= {"dmy"} if re.search(rf"(?<!\w)\d{{1,2}} (?:{month})(?!\w)", folded) else set()
        orders |= {"mdy"} if re.search(rf"(?<!\w)(?:{month})\.? \d{{1,2}}(?!\w)", folded) else set()
    return next(iter(orders)) if len(orders) == 1 else None


def names_month(folded: str) -> bool:
    """Tell whether a folded line names a month in full or short."""
    return any(word.strip(".,;:()") in month_numbers() for word in folded.split())


def weekday_pattern() -> re.Pattern[str]:
    """Return the pattern of weekday names and abbreviations, for folded text."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _weekdays()))})\.?(?!\w)")


def is_mark(char: str) -> bool:
    """Tell whether a character is punctuation or a symbol."""
    return unicodedata.category(char)[0] in "PS"

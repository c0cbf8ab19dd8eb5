"""Arithmetic on the spans of the calendar: choosing among occurrences, units, parts, intervals."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from entente.model.dates import DateSpan, Grain

if TYPE_CHECKING:
    from collections.abc import Sequence

SOON = timedelta(days=31)
"""How far ahead a day without its year may lie and still be read as coming."""
LONG_AGO = timedelta(days=300)
"""How far back the other reading of that day must then lie."""
YEARS_READ = range(1000, 2201)
"""Four digits outside of these are no year."""


class Lean(StrEnum):
    """Which way a date without its year, or a bare weekday, is read."""

    PRESS = "press"
    """The most recent on or before publication, but for a day just ahead and else long ago."""
    PAST = "past"
    """The most recent on or before publication."""
    FUTURE = "future"
    """The first on or after publication."""
    NEAREST = "nearest"
    """The closest to publication; the past one of two."""


class Pick(StrEnum):
    """Which occurrence a qualifier asks for."""

    LAST = "last"
    NEXT = "next"
    THIS = "this"
    PREVIOUS = "previous"
    """The last before the date last spoken of."""
    FOLLOWING = "following"
    """The first after the date last spoken of."""


# --- choosing among occurrences, which come earliest first -----------------------------------------


def first_day(span: DateSpan) -> date:
    """Return the first day of a span, the first of all days when it is open."""
    return span.first or date.min


def last_day(span: DateSpan) -> date:
    """Return the last day of a span, the last of all days when it is open."""
    return span.last or date.max


def distance(span: DateSpan, day: date) -> int:
    """Return how many days lie between a span and a day, 0 when the day is in it."""
    if first_day(span) <= day <= last_day(span):
        return 0
    return min(abs((first_day(span) - day).days), abs((last_day(span) - day).days))


def latest_of(spans: Sequence[DateSpan], day: date) -> DateSpan | None:
    """Return the last span that has begun on `day`."""
    return next((span for span in reversed(spans) if first_day(span) <= day), None)


def coming_of(spans: Sequence[DateSpan], day: date) -> DateSpan | None:
    """Return the first span that is not over before `day`."""
    return next((span for span in spans if last_day(span) >= day), None)


def choose(spans: Sequence[DateSpan], day: date, lean: Lean) -> DateSpan | None:
    """Choose the occurrence that `lean` asks for around `day`."""
    if lean is Lean.NEAREST:
        return min(spans, key=lambda span: distance(span, day), default=None)
    latest, coming = latest_of(spans, day), coming_of(spans, day)
    if latest is None or coming is None:
        return latest or coming
    if lean is Lean.PRESS and coming.first == coming.last:
        just_ahead = first_day(coming) - day <= SOON and day - last_day(latest) >= LONG_AGO
        return coming if just_ahead else latest
    return coming if lean is Lean.FUTURE else latest


def pick_around(spans: Sequence[DateSpan], day: date, pick: Pick) -> DateSpan | None:
    """Choose the occurrence that a qualifier asks for: before, after or about `day`."""
    if pick in {Pick.LAST, Pick.PREVIOUS}:
        return next((span for span in reversed(spans) if last_day(span) < day), None)
    if pick in {Pick.NEXT, Pick.FOLLOWING}:
        return next((span for span in spans if first_day(span) > day), None)
    same_year = [span for span in spans if first_day(span).year == day.year]
    if len(same_year) == 1 and distance(same_year[0], day) < LONG_AGO.days:
        return same_year[0]
    return choose(spans, day, Lean.NEAREST)


# --- units -----------------------------------------------------------------------------------------


def days_between(first: date, last: date) -> DateSpan:
    """Return the interval of two days."""
    return DateSpan.between(DateSpan.day(first), DateSpan.day(last))


def months_between(year: int, first: int, last: int) -> DateSpan:
    """Return a run of months of one year."""
    return DateSpan.between(DateSpan.month(year, first), DateSpan.month(year, last))


def month_shifted(day: date, months: int) -> DateSpan | None:
    """Return the month that lies so many months from that of `day`; None off the calendar."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return DateSpan.month(year, month0 + 1) if year in YEARS_READ else None


def decade(year: int) -> DateSpan:
    """Return the ten years from `year` on."""
    return DateSpan.between(DateSpan.year(year), DateSpan.year(year + 9))


def unit_around(day: date, unit: str, shift: int = 0) -> DateSpan | None:
    """Return the whole unit that lies `shift` units from the one that holds `day`.

    `unit` is day, week (from Monday), weekend, month, year or decade. None off the calendar.
    """
    if unit in {"day", "week", "weekend"}:
        return _days_around(day, unit, shift)
    if unit == "month":
        return month_shifted(day, shift)
    year = day.year + shift if unit == "year" else (day.year // 10 + shift) * 10
    if year not in YEARS_READ:
        return None
    return DateSpan.year(year) if unit == "year" else decade(year)


def _days_around(day: date, unit: str, shift: int) -> DateSpan | None:
    try:
        if unit == "day":
            return DateSpan.day(day + timedelta(days=shift))
        monday = day + timedelta(days=-day.weekday(), weeks=shift)
        start = monday if unit == "week" else monday + timedelta(days=5)
        return days_between(start, monday + timedelta(days=6))
    except OverflowError:
        return None


# --- parts and intervals ---------------------------------------------------------------------------


_MONTHS_OF_YEAR = {"early": (1, 3), "mid": (5, 8), "late": (10, 12), "half1": (1, 6), "half2": (7, 12)}
_DAYS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "half1": (1, 15), "half2": (16, 31)}
_DAYS_OF_WEEK = {"early": (1, 2), "mid": (3, 4), "late": (5, 7)}
_MONTH_OF_SEASON = {"early": 0, "mid": 1, "late": 2}
_YEARS_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "half1": (0, 4), "half2": (5, 9)}


def part_of(whole: DateSpan, part: str) -> DateSpan | None:
    """Return a part of a year, season, month, week or decade: `early`, `mid`, `late`, `half1`, `half2`.

    Of a year its first or last three months, or the four in the middle; of a month, ten days; of a
    season, one month; of a week, two days, two days, three days; of a decade, four, three, three years.
    None for anything else.
    """
    first, last = whole.first, whole.last
    if first is None or last is None:
        return None
    if whole.grain is Grain.YEAR:
        return months_between(first.year, *_MONTHS_OF_YEAR[part])
    if whole.grain is Grain.SEASON and part in _MONTH_OF_SEASON:
        return month_shifted(first, _MONTH_OF_SEASON[part])
    if whole.grain is Grain.MONTH:
        start, end = _DAYS_OF_MONTH[part]
        return days_between(first.replace(day=start), first.replace(day=min(end, last.day)))
    return _part_of_interval(first, last, part) if whole.grain is Grain.INTERVAL else None


def _part_of_interval(first: date, last: date, part: str) -> DateSpan | None:
    if (last - first).days == 6 and part in _DAYS_OF_WEEK:
        start, end = _DAYS_OF_WEEK[part]
        return days_between(first + timedelta(days=start - 1), first + timedelta(days=end - 1))
    if last.year - first.year == 9:
        start, end = _YEARS_OF_DECADE[part]
        return DateSpan.between(DateSpan.year(first.year + start), DateSpan.year(first.year + end))
    return None


def span_between(left: DateSpan, right: DateSpan) -> DateSpan | None:
    """Return the closed interval of two dates, seasons given as their months; None when reversed."""
    if left.first is None or right.last is None or left.first > right.last:
        return None
    if DateSpan(left.edtf.partition("/")[0]).grain is Grain.SEASON:
        left = DateSpan.month(left.first.year, left.first.month)
    if DateSpan(right.edtf.rpartition("/")[2]).grain is Grain.SEASON:
        right = DateSpan.month(right.last.year, right.last.month)
    return DateSpan.between(left, right)

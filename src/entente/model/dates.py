"""Dates as sources give them: an EDTF string (ISO 8601-2, levels 0 and 1) and its bounds.

The string is the value; the bounds are derived. Supported: `2024-06-18`, `2024-06`, `2024`,
seasons `2024-21` (spring) to `2024-24` (winter), approximate `2024~`, intervals `A/B`, open
intervals `A/..` and `../B`. Winter 2024 runs from December 2024 to February 2025.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?~?")
_SEASON_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
_OPEN = frozenset({"..", ""})


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _point_bounds(point: str) -> tuple[date, date]:
    match = _POINT.fullmatch(point)
    if match is None:
        raise ValueError(f"{point!r} is not an EDTF date that entente reads; see entente.model.dates")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # noqa: S101  the pattern demands four digits
    try:
        return _calendar_bounds(year, month, day)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{point!r} is no date of the calendar: {error}") from error


def _calendar_bounds(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if month in _SEASON_FIRST_MONTH and day is None:
        first = date(year, _SEASON_FIRST_MONTH[month], 1)
        last_month = first + timedelta(days=70)
        return first, month_end(last_month.year, last_month.month)
    if day is None:
        return date(year, month, 1), month_end(year, month)
    return date(year, month, day), date(year, month, day)


@lru_cache(maxsize=4096)
def _bounds(edtf: str) -> tuple[date | None, date | None]:
    if "/" not in edtf:
        return _point_bounds(edtf)
    left, _, right = edtf.partition("/")
    if left in _OPEN and right in _OPEN:
        raise ValueError(f"{edtf!r} has neither a beginning nor an end")
    first = None if left in _OPEN else _point_bounds(left)[0]
    last = None if right in _OPEN else _point_bounds(right)[1]
    if first is not None and last is not None and last < first:
        raise ValueError(f"{edtf!r} ends before it begins")
    return first, last


class Grain(StrEnum):
    """How precise a date is."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True, order=True)
class DateSpan:
    """A date as precise as its wording, never more: `DateSpan("2024-22")` is summer 2024.

    Raises:
        ValueError: the string is not EDTF as described atop this module.
    """

    edtf: str

    def __post_init__(self) -> None:
        _bounds(self.edtf)

    @classmethod
    def day(cls, day: date) -> DateSpan:
        """Return the span of one day."""
        return cls(day.isoformat())

    @classmethod
    def month(cls, year: int, month: int) -> DateSpan:
        """Return the span of one month."""
        return cls(f"{year:04d}-{month:02d}")

    @classmethod
    def year(cls, year: int) -> DateSpan:
        """Return the span of one year."""
        return cls(f"{year:04d}")

    @classmethod
    def between(cls, first: DateSpan | None, last: DateSpan | None) -> DateSpan:
        """Return the interval from the start of `first` to the end of `last`; None leaves it open.

        Raises:
            ValueError: it would end before it begins, or be open at both ends.
        """
        left = first.edtf.partition("/")[0] if first else ".."
        right = last.edtf.rpartition("/")[2] if last else ".."
        return cls(left if left == right else f"{left}/{right}")

    @property
    def first(self) -> date | None:
        """First day, included; None when the span is open at its start."""
        return _bounds(self.edtf)[0]

    @property
    def last(self) -> date | None:
        """Last day, included; None when the span is open at its end."""
        return _bounds(self.edtf)[1]

    @property
    def grain(self) -> Grain:
        """How precise it is; an interval is one, whatever its ends are."""
        if "/" in self.edtf:
            return Grain.INTERVAL
        point = self.edtf.rstrip("~")
        if len(point) == len("2024-06"):
            return Grain.SEASON if int(point[-2:]) in _SEASON_FIRST_MONTH else Grain.MONTH
        return Grain.YEAR if len(point) == len("2024") else Grain.DAY

    @property
    def approximate(self) -> bool:
        """Tell whether the source says "about"."""
        return "~" in self.edtf

    def overlaps(self, other: DateSpan) -> bool:
        """Tell whether the two spans share a day."""
        starts_late = self.first is not None and other.last is not None and self.first > other.last
        ends_early = self.last is not None and other.first is not None and self.last < other.first
        return not (starts_late or ends_early)

    def within(self, other: DateSpan) -> bool:
        """Tell whether every day of this span lies in `other`."""
        starts_in = other.first is None or (self.first is not None and self.first >= other.first)
        ends_in = other.last is None or (self.last is not None and self.last <= other.last)
        return starts_in and ends_in

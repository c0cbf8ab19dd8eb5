"""Dates as an interface language writes them: as precise as they are, never more.

The phrases ("since {date}") stand in `words/XX.yaml`, months come from Babel.
"""

from __future__ import annotations

from datetime import date as day
from typing import TYPE_CHECKING

from babel.dates import format_date, format_interval

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

    from entente.model.dates import DateSpan
    from entente.vocabulary.rows import Row


class DateWriter:
    """Writes dates for one interface language; `rows` are its words by kind and key."""

    def __init__(self, rows: Mapping[tuple[str, str], Row], locale: Locale) -> None:
        self._rows, self._locale = rows, locale

    def write(self, span: DateSpan) -> str:
        """Write a date as precise as it is: "18 June 2024", "summer 2024", "since February 2022"."""
        left, _, right = span.edtf.partition("/")
        if not right:
            return self._point(left)
        if left in {"", ".."}:
            return self._open("until", right)
        if right in {"", ".."}:
            return self._open("since", left)
        if not (_plain(left) and _plain(right) and left.count("-") == right.count("-")):
            return self._phrase("from_to", start=self._point(left), end=self._point(right))
        first, last = _day(left.split("-")), _day(right.split("-"))
        if left.count("-") == 2:
            start = self._first(str(first.day)) if left[:7] == right[:7] else self._point(left)
            return self._phrase("days", start=start, end=self._point(right))
        skeleton = "yMMMM" if "-" in left else "y"
        text: str = format_interval(first, last, skeleton, locale=self._locale)
        return text.replace("\N{THIN SPACE}", "" if left[:4] == right[:4] else " ")

    def _open(self, side: str, point: str) -> str:
        parts = point.rstrip("~").split("-")
        season = self._rows.get(("season", parts[1])) if len(parts) == 2 else None
        grain = "season" if season is not None else ("year", "month", "day")[len(parts) - 1]
        fields = {name: str(value) for name, value in (season or {}).items()}
        return self._phrase(f"{side}.{grain}", date=self._point(point), year=parts[0], **fields)

    def _point(self, point: str) -> str:
        if point.endswith("~"):
            return self._phrase("about", date=self._point(point.rstrip("~")))
        parts = point.split("-")
        if len(parts) == 2 and ("season", parts[1]) in self._rows:
            return f"{self._rows['season', parts[1]]['word']} {parts[0]}"
        if len(parts) == 1:
            return point
        if len(parts) == 2:
            month: str = format_date(_day(parts), "MMMM y", locale=self._locale)
            return month
        number, _, rest = format_date(_day(parts), "d MMMM y", locale=self._locale).partition(" ")
        return f"{self._first(number)} {rest}"

    def _first(self, number: str) -> str:
        """Write the number of a day: the first of a month has its own form in some languages."""
        return str(self._rows["phrase", "first_day"]["word"]) if number == "1" else number

    def _phrase(self, key: str, /, **fields: str) -> str:
        return str(self._rows["phrase", key]["word"]).format(**fields)


def _plain(point: str) -> bool:
    """Tell whether a point is a year, month or day that nothing qualifies."""
    return not point.endswith("~") and not ("-" in point and point.split("-")[1] > "12")


def _day(parts: list[str]) -> day:
    year, month, first = (*(int(part) for part in parts), 1, 1)[:3]
    return day(year, month, first)

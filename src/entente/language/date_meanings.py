"""What the forms of a date grammar mean: one builder a `means` of `lexicon/dates.yaml`.

A builder takes the values caught by the form, by name, and the fixed ones of its row; it returns an
expression of `calendar`, or a number, or None when the values make no date ("45 May").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from entente.language.calendar import (
    DayNumber,
    DayOf,
    Expression,
    Known,
    MonthOf,
    MonthsOf,
    Nothing,
    Recurring,
    SeasonOf,
    Today,
    Weekday,
    Weekend,
)
from entente.language.date_arithmetic import YEARS_READ, Lean, Pick, decade
from entente.language.relative_dates import (
    Coming,
    NotBefore,
    Nth,
    Origin,
    Part,
    Picked,
    Range,
    Shift,
    Since,
    Stretch,
    Until,
    Within,
)
from entente.model.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LIVING_MEMORY: Final = range(1900, 2050)
LONGEST_YEARS: Final = 40
"""Further apart, two years with a hyphen are no interval."""
CENTURY_TURN: Final = 50
"""Two-digit years from here on are of the 1900s."""


def _same(**caught: Any) -> Any:
    return next(iter(caught.values()))


def _number(thousands: int = 0, hundreds: int = 0, tens: int = 0, units: int = 0) -> int:
    return 1000 * thousands + 100 * hundreds + tens + units


def _full_year(year: int) -> int:
    if year >= 100:
        return year
    return 1900 + year if year >= CENTURY_TURN else 2000 + year


def _year(year: int) -> Expression | None:
    year = _full_year(year)
    return Known(DateSpan.year(year)) if year in YEARS_READ else None


def _year_not_round(year: int) -> Expression | None:
    """Read a year where a number of things may stand as well: "de 1500 à" is no date."""
    return _year(year) if year % 100 else None


def _year_recent(year: int) -> Expression | None:
    """Read a year where a number may stand ("the 1718 committee"): only those of living memory."""
    return _year(year) if year in LIVING_MEMORY and year % 100 else None


def _day(day: int, month: int, weekday: int | None = None) -> Expression | None:
    return DayOf(month, day, weekday) if 1 <= day <= 31 else None


def _day_number(day: int, weekday: int | None = None) -> Expression | None:
    return DayNumber(day, weekday) if 1 <= day <= 31 else None


def _quarter(n: int) -> Expression | None:
    return MonthsOf(3 * n - 2, 3 * n) if 1 <= n <= 4 else None


def _half(n: int) -> Expression | None:
    return MonthsOf(6 * n - 5, 6 * n) if 1 <= n <= 2 else None


def _within(what: Expression, container: Expression) -> Expression | None:
    """Put a recurring thing, or a part or range of recurring things, in its container."""
    if isinstance(what, Part):
        return Part(what.part, _within(what.of, container) or what.of)
    if isinstance(what, Range):
        return Range(what.left, _within(what.right, container) or what.right)
    return Within(what, container) if isinstance(what, Recurring) else None


def _picked(what: Expression, pick: str) -> Expression | None:
    if isinstance(what, Part):
        return Part(what.part, _picked(what.of, pick) or what.of)
    return Picked(what, Pick(pick)) if isinstance(what, Recurring) else None


def _decade(year: int) -> Expression | None:
    year = _full_year(year)
    return Known(decade(year)) if year % 10 == 0 else None


def _shift(
    unit: str,
    count: int = 1,
    sign: int = -1,
    base: str | Expression = "published",
    *,
    approximate: bool = False,
) -> Expression:
    origin = Origin(base) if isinstance(base, str) else base
    return Shift(unit, sign * count, origin, approximate)


def _shift_and_half(unit: str, count: int, sign: int = -1, base: str = "published") -> Expression | None:
    """Read "a year and a half ago" as eighteen months."""
    return Shift("month", sign * (12 * count + 6), Origin(base)) if unit == "year" else None


def _since_and_half(unit: str, count: int) -> Expression | None:
    start = _shift_and_half(unit, count)
    return Since(start) if start else None


def _first_months(count: int, container: Expression) -> Expression | None:
    return Within(MonthsOf(1, count), container) if 2 <= count <= 11 else None


def _last_months(count: int, container: Expression) -> Expression | None:
    return Within(MonthsOf(13 - count, 12), container) if 2 <= count <= 11 else None


def _years(left: int, right: int) -> Expression | None:
    """Read "2021-2027"; a short second year ("2021-27") ends in the same century."""
    right = left // 100 * 100 + right if right < 100 else right
    fits = left in LIVING_MEMORY and left < right <= left + LONGEST_YEARS
    return Known(DateSpan.between(DateSpan.year(left), DateSpan.year(right))) if fits else None


def _stretch(unit: str, count: int, sign: int = -1) -> Expression:
    return Stretch(unit, sign * count)


def _since_ago(unit: str, count: int) -> Expression | None:
    """Count back from publication; a round long time ("for twenty years") is no date."""
    return Since(Shift(unit, -count)) if count < 10 or unit != "year" else None


def _range(left: Expression, right: Expression) -> Expression:
    return Range(left, right)


def _month_short_year(month: int, year: int) -> Expression | None:
    """Read "May 68"; a number up to 31 is a day or a page."""
    return _within(MonthOf(month), Known(DateSpan.year(_full_year(year)))) if year > 31 else None


def _ymd(year: int, month: int, day: int) -> Expression | None:
    what = _day(day, month)
    return _within(what, Known(DateSpan.year(_full_year(year)))) if what else None


def _day_short_year(year: int, month: int, day: int) -> Expression | None:
    return _ymd(year, month, day) if year > 31 else None


def _day_range(first: int, last: int, month: int) -> Expression | None:
    left, right = _day_number(first), _day(last, month)
    return Range(left, right) if left and right and first < last else None


def _day_range_within(first: int, last: int, month: int, container: Expression) -> Expression | None:
    found = _day_range(first, last, month)
    return _within(found, container) if found else None


def _day_within(what: int, container: Expression) -> Expression | None:
    number = _day_number(what)
    return _within(number, container) if number else None


def _since(start: Expression, lean: str | None = None) -> Expression:
    return Since(start, Lean(lean) if lean else None)


def _until(end: Expression, lean: str | None = None) -> Expression:
    return Until(end, Lean(lean) if lean else None)


def _about(what: Expression) -> Expression | None:
    if isinstance(what, Known) and "/" not in what.span.edtf:
        return Known(DateSpan(f"{what.span.edtf.rstrip('~')}~"))
    return what


def _week_of(day: Expression) -> Expression:
    return Shift("week", 0, day)


MEANINGS: Final[Mapping[str, Callable[..., Any]]] = {
    "value": lambda value: value,
    "same": _same,
    "number": _number,
    "year": _year,
    "year_not_round": _year_not_round,
    "year_recent": _year_recent,
    "day": _day,
    "day_number": _day_number,
    "month": MonthOf,
    "season": SeasonOf,
    "quarter": _quarter,
    "half": _half,
    "weekday": Weekday,
    "weekend": Weekend,
    "within": _within,
    "picked": _picked,
    "part": Part,
    "nth": lambda n, what, of: Nth(n, Weekday(what) if isinstance(what, int) else what, of),
    "decade": _decade,
    "shift": _shift,
    "shift_and_half": _shift_and_half,
    "since_and_half": _since_and_half,
    "first_months": _first_months,
    "last_months": _last_months,
    "this_year": lambda: Shift("year", 0),
    "years": _years,
    "until_in": lambda unit, count: Until(Shift(unit, count)),
    "stretch": _stretch,
    "since_ago": _since_ago,
    "range": _range,
    "day_range": _day_range,
    "since": _since,
    "until": _until,
    "day_range_within": _day_range_within,
    "day_within": _day_within,
    "shape": lambda shape, **_: shape,
    "within_this_year": lambda what: _within(what, Shift("year", 0)),
    "weekday_weeks": lambda weekday, weeks: Shift("day", 7 * weeks, Coming(Weekday(weekday))),
    "last_night": lambda: Range(Shift("day", -1), Shift("day", 0)),
    "nothing": Nothing,
    "today_if_told": Today,
    "ymd": _ymd,
    "month_short_year": _month_short_year,
    "day_short_year": _day_short_year,
    "about": _about,
    "not_before": NotBefore,
    "week_of": _week_of,
    "day_by_context": lambda context_step: Shift("day", context_step, Origin.CONTEXT),
    "end_of_this_year": lambda: Part("late", Shift("year", 0)),
    "same_as_context": lambda unit: Shift(unit, 0, Origin.CONTEXT),
}


def read_shape(order: str, groups: tuple[str | None, ...]) -> Expression | None:
    """Read a numeric date; `order` names its groups: "dmy", "ymd", "ym", "dm".

    "?" stands for a day and a month in an order that only the numbers tell: 10/24 is October, 10/11
    nothing. None when the numbers make no date.
    """
    numbers = [int(group) for group in groups if group]
    if order.startswith("??"):
        first, second = numbers[:2]
        if first <= 12 and second <= 12 and first != second:
            return None
        order = ("md" if first <= 12 else "dm") + order[2:]
    parts = dict(zip(order, numbers, strict=True))
    month = MonthOf(parts["m"]) if 1 <= parts["m"] <= 12 else None
    if month is None:
        return None
    what = _day(parts["d"], month.month) if "d" in parts else month
    if what is None or "y" not in parts:
        return what
    year = _year(parts["y"])
    return _within(what, year) if year else None

"""Dates as worded, still to be resolved, and the anchors that resolve them.

No word of any language is here. A language's grammar builds an expression (`MonthOf(7)`, "July";
`Shift("day", -1)` of `relative_dates`, "yesterday") and `resolve` turns it into a `DateSpan` against
the day of publication and the date last spoken of. What cannot be anchored resolves to None: nothing
is invented, and no result is more precise than its wording ("two months ago" is a month).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from datetime import date, timedelta

from entente.language.date_arithmetic import (
    Lean,
    choose,
    days_between,
    distance,
    first_day,
    last_day,
    months_between,
)
from entente.model.dates import DateSpan, Grain

ISSUE_DAYS = 7
"""Longest publication date (that of a weekly) against which a bare weekday is resolved."""
NEAR_DAYS = 2 * 365
"""How far off a day told with its weekday and without its year may lie."""
WEEKS_READ = range(-4, 5)
YEARS_AROUND = 9
"""So many years each way hold every leap day, even across 1900."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What relative expressions hang on; None where it is not known."""

    today: date | None = None
    context: DateSpan | None = None
    lean: Lean = Lean.PRESS


class Expression(ABC):
    """A date as worded."""

    __slots__ = ()

    @property
    def recurs(self) -> bool:
        """Tell whether it comes round again and lacks what says which one is meant."""
        return False

    @abstractmethod
    def resolve(self, anchors: Anchors) -> DateSpan | None:
        """Return the date meant, or None when an anchor is missing or no such date exists."""


class Recurring(Expression):
    """Something that comes round again: a month, a weekday, the fifth of May."""

    __slots__ = ()

    @property
    def recurs(self) -> bool:
        """Tell that it comes round again."""
        return True

    @abstractmethod
    def around(self, day: date) -> tuple[DateSpan, ...]:
        """Return the occurrences near `day`, earliest first; they reach past it on both sides."""

    def resolve(self, anchors: Anchors) -> DateSpan | None:
        """Choose the occurrence that the lean asks for."""
        if anchors.today is None:
            return None
        return choose(self.around(anchors.today), anchors.today, anchors.lean)

    def within(self, container: DateSpan) -> DateSpan | None:
        """Return the first occurrence that begins in a container."""
        if container.first is None:
            return None
        spans = self.around(container.first)
        return next((s for s in spans if container.first <= first_day(s) <= last_day(container)), None)


def resolve(
    expression: Expression, published: DateSpan | None, context: DateSpan | None, lean: Lean
) -> DateSpan | None:
    """Resolve an expression against a publication date that may be an interval.

    Both ends of the interval must give the same date. A bare weekday in a weekly is the exception:
    it is read from the first day of the issue.
    """
    if published is None or published.first is None or published.last is None:
        return expression.resolve(Anchors(None, context, lean))
    early = expression.resolve(Anchors(published.first, context, lean))
    if early is None or published.first == published.last:
        return early
    late = expression.resolve(Anchors(published.last, context, lean))
    weekly = (published.last - published.first).days < ISSUE_DAYS and isinstance(expression, Recurring)
    return early if early == late or weekly else None


# --- what needs no anchor --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Known(Expression):
    """A date that needs no anchor."""

    span: DateSpan

    def resolve(self, anchors: Anchors) -> DateSpan | None:  # noqa: ARG002  known without anchors
        """Return the date."""
        return self.span


@dataclass(frozen=True, slots=True)
class Nothing(Expression):
    """Words that look like a date and are none; they take their place and give nothing."""

    def resolve(self, anchors: Anchors) -> DateSpan | None:  # noqa: ARG002  nothing to anchor
        """Return None."""
        return None


@dataclass(frozen=True, slots=True)
class Today(Expression):
    """A word for the day of publication that means "nowadays" as well: a date where a verb tells when."""

    def resolve(self, anchors: Anchors) -> DateSpan | None:
        """Return the day of publication, unless the lean is only a habit."""
        if anchors.today is None or anchors.lean is Lean.PRESS:
            return None
        return DateSpan.day(anchors.today)


# --- what comes round ------------------------------------------------------------------------------


class Yearly(Recurring):
    """Something that comes once a year, or in some years (29 February)."""

    __slots__ = ()

    @abstractmethod
    def in_year(self, year: int) -> DateSpan | None:
        """Return the occurrence that begins in `year`, if there is one."""

    def around(self, day: date) -> tuple[DateSpan, ...]:
        """Return the occurrences of some years on each side."""
        years = range(max(day.year - YEARS_AROUND, 1), min(day.year + YEARS_AROUND + 1, 9999))
        found = (self.in_year(year) for year in years)
        return tuple(span for span in found if span is not None)

    def within(self, container: DateSpan) -> DateSpan | None:
        """Return the first occurrence that begins in a container."""
        if container.first is not None and container.grain is Grain.YEAR:
            return self.in_year(container.first.year)
        return Recurring.within(self, container)


@dataclass(frozen=True, slots=True)
class MonthOf(Yearly):
    """A month, 1 to 12."""

    month: int

    def in_year(self, year: int) -> DateSpan | None:
        """Return that month."""
        return DateSpan.month(year, self.month)


@dataclass(frozen=True, slots=True)
class MonthsOf(Yearly):
    """A run of months within a year: a quarter, a half."""

    first: int
    last: int

    def in_year(self, year: int) -> DateSpan | None:
        """Return those months."""
        return months_between(year, self.first, self.last)


@dataclass(frozen=True, slots=True)
class SeasonOf(Yearly):
    """A season, 21 (spring) to 24 (winter, told by the year in which it begins)."""

    season: int

    def in_year(self, year: int) -> DateSpan | None:
        """Return that season."""
        return DateSpan(f"{year:04d}-{self.season}")


@dataclass(frozen=True, slots=True)
class DayOf(Yearly):
    """A day of a month; `weekday` (Monday is 0), when told, helps to find the year."""

    month: int
    day: int
    weekday: int | None = None

    def in_year(self, year: int) -> DateSpan | None:
        """Return that day, or None in a year that lacks it."""
        try:
            return DateSpan.day(date(year, self.month, self.day))
        except ValueError:
            return None

    def around(self, day: date) -> tuple[DateSpan, ...]:
        """Return the occurrences; of those within two years only the ones on the right weekday, if any."""
        spans = Yearly.around(self, day)
        right = tuple(
            span
            for span in spans
            if first_day(span).weekday() == self.weekday and distance(span, day) < NEAR_DAYS
        )
        return right or spans


@dataclass(frozen=True, slots=True)
class Weekday(Recurring):
    """A day of the week, Monday is 0."""

    weekday: int

    def around(self, day: date) -> tuple[DateSpan, ...]:
        """Return the occurrences of four weeks on each side."""
        nearest = day + timedelta(days=(self.weekday - day.weekday()) % 7)
        return tuple(DateSpan.day(nearest + timedelta(weeks=n)) for n in WEEKS_READ)


@dataclass(frozen=True, slots=True)
class Weekend(Recurring):
    """Saturday and Sunday."""

    def around(self, day: date) -> tuple[DateSpan, ...]:
        """Return the occurrences of four weeks on each side."""
        saturday = day + timedelta(days=5 - day.weekday())
        starts = (saturday + timedelta(weeks=n) for n in WEEKS_READ)
        return tuple(days_between(start, start + timedelta(days=1)) for start in starts)


@dataclass(frozen=True, slots=True)
class DayNumber(Recurring):
    """A day of the month without its month: "the 23rd"; in the month last spoken of, if one was."""

    day: int
    weekday: int | None = None

    def around(self, day: date) -> tuple[DateSpan, ...]:
        """Return the occurrences of fourteen months on each side."""
        here = day.year * 12 + day.month - 1
        found = []
        for index in range(here - 14, here + 15):
            try:
                found.append(date(index // 12, index % 12 + 1, self.day))
            except ValueError:
                continue
        return tuple(DateSpan.day(d) for d in found if self.weekday in {None, d.weekday()})

    def resolve(self, anchors: Anchors) -> DateSpan | None:
        """Look in the month last spoken of, else around publication: close to it with a weekday."""
        spoken = anchors.context
        if self.weekday is not None:
            return Recurring.resolve(self, leaning(anchors, Lean.NEAREST))
        if spoken is not None and spoken.first and spoken.grain in {Grain.MONTH, Grain.DAY}:
            return self.within(DateSpan.month(spoken.first.year, spoken.first.month))
        return Recurring.resolve(self, anchors)


def leaning(anchors: Anchors, lean: Lean | None) -> Anchors:
    """Apply a preposition's own lean, unless verbs nearby have decided."""
    settled = anchors.lean in {Lean.PAST, Lean.FUTURE}
    return anchors if lean is None or settled else replace(anchors, lean=lean)

"""Dates told by their relation to others: qualified, shifted, inside something, from one to another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from entente.language.calendar import Anchors, Expression, Recurring, Weekday, Yearly, leaning
from entente.language.date_arithmetic import (
    Lean,
    Pick,
    choose,
    days_between,
    first_day,
    latest_of,
    part_of,
    pick_around,
    span_between,
    unit_around,
)
from entente.model.dates import DateSpan

COUNTABLE_DAYS = 400
"""Containers longer than this are not counted through ("the third day of the decade")."""
_UNIT_DAYS = {"day": 1, "week": 7, "weekend": 2, "month": 31, "year": 366, "decade": 3660}


class Origin(StrEnum):
    """What a shift is counted from, when not from a date that is told."""

    PUBLISHED = "published"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Picked(Expression):
    """An occurrence told by a qualifier: "last July", "this Tuesday", "the following Monday"."""

    what: Recurring
    pick: Pick

    def resolve(self, anchors: Anchors) -> DateSpan | None:
        """Pick around publication, or around the date last spoken of."""
        day = anchors.today
        if self.pick is Pick.PREVIOUS:
            day = anchors.context.first if anchors.context else None
        elif self.pick is Pick.FOLLOWING:
            day = anchors.context.last if anchors.context else None
        return pick_around(self.what.around(day), day, self.pick) if day else None


@dataclass(frozen=True, slots=True)
class Coming(Expression):
    """The first occurrence from publication on, its own day included."""

    what: Recurring

    def resolve(self, anchors: Anchors) -> DateSpan | None:
        """Return that occurrence."""
        if anchors.today is None:
            return None
        return choose(self.what.around(anchors.today), anchors.today, Lean.FUTURE)


# --- inside something ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Within(Expression):
    """A recurring thing in a container: "July 2024", "Monday of last week"."""

    what: Recurring
    container: Expression

    def resolve(self, anchors: Anchors) -> DateSpan | None:
        """Return the first occurrence in the container."""
        container = self.container.resolve(anchors)
        return self.what.within(container) if container else None


@dataclass(frozen=True, slots=True)
class UpTo(Expression):
    """The last occurrence on or before a date: "the 3rd" of "the 3rd and the 4th of May"."""

    what: Recurring
    end: Expression

    def resolve(self, anchors: Anchors) -> DateSpan | None:
        """Resolve the end first."""
        end = self.end.resolve(anchors)
        return latest_of(self.what.around(end.first), end.first) if end and end.first else None


@dataclass(frozen=True, slots=True)
class Part(Recurring):
    """A part of something, named as in `part_of`."""

    part: str
    of: Expression

    @property
    def recurs(self) -> bool:
        """Tell whether the whole comes round again."""
        return self.of.recurs

    def around(self, day: date) -> tuple[DateSpan, ...]:
        """Return the parts of the occurrences of the whole."""
        if not isinstance(self.of, Recurring):
            return ()
        parts = (part_of(span, self.part) for span in self.of.around(day))
        return tuple(span for span in parts if span is not None)

    def resolve(self, anchors: Anchors) -> DateSpan | None:
        """Choose among the parts of a whole that recurs: late June may be over or not."""
        if self.recurs:
            return Recurring.resolve(self, anchors)
        whole = self.of.resolve(anchors)
        return part_of(whole, self.part) if whole else None


@dataclass(frozen=True, slots=True)
class Nth(Expression):
    """The nth day, week or weekday of a container, from 1; -1 is the last. Weeks are whole ones."""

    n: int
    what: str | Weekday
    of: Expression

    def resolve(self, anchors: Anchors) -> DateSpan | None:
        """Count within the container."""
        whole = self.of.resolve(anchors)
        if whole is None or whole.first is None or whole.last is None:
            return None
        length = (whole.last - whole.first).days + 1
        if length > COUNTABLE_DAYS:
            return None
        days = [whole.first + timedelta(days=n) for n in range(length)]
        if isinstance(self.what, Weekday):
            days = [day for day in days if day.weekday() == self.what.weekday]
        elif self.what == "week":
            days = [d for d in days if d.weekday() == 0 and d + timedelta(days=6) <= whole.last]
        index = self.n if self.n < 0 else self.n - 1
        if not -len(days) <= index < len(days):
            return None
        day = days[index]
        return days_between(day, day + timedelta(days=6)) if self.what == "week" else DateSpan.day(day)


# --- shifted ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shift(Expression):
    """So many units before (negative) or after publication, the date last spoken of, or a date."""

    unit: str
    count: int
    base: Origin | Expression = Origin.PUBLISHED
    approximate: bool = False

    def resolve(self, anchors: Anchors) -> DateSpan | None:
        """Return the whole unit so far away; None from a base vaguer than the unit."""
        base = self._base(anchors)
        if base is None or base.first is None or base.last is None:
            return None
        slack = 2 if self.count else 1  # two days after a two-day visit is still a day
        if (base.last - base.first).days >= slack * _UNIT_DAYS[self.unit]:
            return None
        found = unit_around(base.last if self.count > 0 else base.first, self.unit, self.count)
        if found is not None and self.approximate and "/" not in found.edtf:
            return DateSpan(f"{found.edtf}~")
        return found

    def _base(self, anchors: Anchors) -> DateSpan | None:
        if isinstance(self.base, Expression):
            return self.base.resolve(anchors)
        if self.base is Origin.CONTEXT:
            return anchors.context
        return DateSpan.day(anchors.today) if anchors.today else None


@dataclass(frozen=True, slots=True)
class Stretch(Expression):
    """The last (negative) or next so many units up to, or from, publication: "the last five years"."""

    unit: str
    count: int

    def resolve(self, anchors: Anchors) -> DateSpan | None:
        """Return the units as an interval, publication's own included."""
        if anchors.today is None:
            return None
        here = unit_around(anchors.today, self.unit)
        there = unit_around(anchors.today, self.unit, self.count)
        if here is None or there is None:
            return None
        return span_between(there, here) if self.count < 0 else span_between(here, there)


# --- from one to another ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Range(Recurring):
    """From one date to another; the end that lacks its year takes it from the other."""

    left: Expression
    right: Expression

    @property
    def recurs(self) -> bool:
        """Tell whether both ends come round again."""
        return self.left.recurs and self.right.recurs

    def around(self, day: date) -> tuple[DateSpan, ...]:
        """Return the intervals of each occurrence of the right end, or of the left if that is rarer."""
        if not isinstance(self.left, Recurring) or not isinstance(self.right, Recurring):
            return ()
        if isinstance(self.left, Yearly) and not isinstance(self.right, Yearly):
            ranges = [self._starting(left) for left in self.left.around(day)]
        else:
            ranges = [self._ending(right, Anchors(day)) for right in self.right.around(day)]
        return tuple(span for span in ranges if span is not None)

    def resolve(self, anchors: Anchors) -> DateSpan | None:
        """Resolve the complete end first."""
        if not self.right.recurs:
            end = self.right.resolve(anchors)
            return self._ending(end, anchors) if end else None
        if self.recurs:
            return Recurring.resolve(self, anchors)
        return self._starting(self.left.resolve(anchors))

    def _starting(self, left: DateSpan | None) -> DateSpan | None:
        if left is None or left.first is None or not isinstance(self.right, Recurring):
            return None
        start: date = left.first
        right = next((s for s in self.right.around(start) if first_day(s) >= start), None)
        return span_between(left, right) if right else None

    def _ending(self, right: DateSpan, anchors: Anchors) -> DateSpan | None:
        if isinstance(self.left, Recurring) and self.left.recurs:
            left = latest_of(self.left.around(right.first), right.first) if right.first else None
        else:
            left = self.left.resolve(anchors)
        return span_between(left, right) if left else None


@dataclass(frozen=True, slots=True)
class Since(Expression):
    """From a date on, its end unknown."""

    start: Expression
    lean: Lean | None = None

    def resolve(self, anchors: Anchors) -> DateSpan | None:
        """Return the interval open at its end."""
        start = self.start.resolve(leaning(anchors, self.lean))
        return DateSpan.between(start, None) if start and start.first else None


@dataclass(frozen=True, slots=True)
class Until(Expression):
    """Up to a date, its start unknown."""

    end: Expression
    lean: Lean | None = None

    def resolve(self, anchors: Anchors) -> DateSpan | None:
        """Return the interval open at its start."""
        end = self.end.resolve(leaning(anchors, self.lean))
        return DateSpan.between(None, end) if end and end.last else None


@dataclass(frozen=True, slots=True)
class NotBefore(Expression):
    """Told to be "not before 2031": from then on when it lies ahead; when it is past, only up to then."""

    date: Expression

    def resolve(self, anchors: Anchors) -> DateSpan | None:
        """Return the interval open on the side that the date of publication leaves possible."""
        found = self.date.resolve(replace(anchors, lean=Lean.NEAREST))
        if found is None or found.first is None or found.last is None or anchors.today is None:
            return None
        if found.last < anchors.today:
            return DateSpan.between(None, found)
        return DateSpan.between(found, None)

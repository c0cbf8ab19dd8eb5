"""The timeline: dated facts as bars whose ends are as sharp as their dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from entente.web.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.model.dates import DateSpan
    from entente.model.fact import Fact
    from entente.web.desk import Desk

_YEARS_SHOWN: Final = 8
"""The axis never shows more years than this; older facts stand at its edge, with an arrow."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a dated fact lies on the axis, in percent of its width."""

    fact: Fact
    when: DateSpan
    start: float
    width: float
    kind: str
    """day, span, open-start, open-end or before."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The days that the timeline covers, both included."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Return the place of a day in percent of the width, 0 to 100."""
        total = (self.last - self.first).days or 1
        return round(min(max((day - self.first).days / total, 0.0), 1.0) * 100, 2)

    @property
    def years(self) -> tuple[tuple[int, float], ...]:
        """Years that begin on the axis, with their places."""
        years = range(self.first.year, self.last.year + 1)
        return tuple((year, self.at(date(year, 1, 1))) for year in years)


def make_timeline(desk: Desk) -> tuple[Page, ...]:
    """Make the page of all dated facts."""
    axis, bars = lay_bars(desk.dossier.facts)
    return (Page("timeline.html", "timeline.html", "timeline", {"axis": axis, "bars": bars}),)


def lay_bars(facts: Sequence[Fact]) -> tuple[Axis | None, tuple[Bar, ...]]:
    """Lay the dated facts on one axis, in order of their dates."""
    dated = [(fact.when, fact) for fact in facts if fact.when is not None]
    if not dated:
        return None, ()
    axis = _axis([when for when, _ in dated])
    bars = [_bar(fact, when, axis) for when, fact in dated]
    return axis, tuple(sorted(bars, key=_order))


def _order(bar: Bar) -> tuple[date, date, str]:
    first = bar.when.first or date.min
    return first, bar.when.last or date.max, bar.fact.id


def _axis(spans: Sequence[DateSpan]) -> Axis:
    days = sorted(day for span in spans for day in (span.first, span.last) if day is not None)
    last = date(days[-1].year, 12, 31)
    first = max(days[0], date(max(last.year - _YEARS_SHOWN + 1, 1), 1, 1))
    return Axis(date(first.year, 1, 1), last)


def _bar(fact: Fact, when: DateSpan, axis: Axis) -> Bar:
    start = axis.at(when.first) if when.first else 0.0
    end = axis.at(min(when.last + timedelta(days=1), axis.last)) if when.last else 100.0
    if when.last is not None and when.last < axis.first:
        kind = "before"
    elif when.first is None:
        kind = "open-start"
    elif when.last is None:
        kind = "open-end"
    else:
        kind = "day" if when.first == when.last else "span"
    return Bar(fact, when, start, round(max(end - start, 0.0), 2), kind)

"""The timeline: dated facts as bars whose ends are as sharp as their dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from entente.fusion import timeline
from entente.web.page import Page
from entente.web.parts import paged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.fusion.timeline import Moment
    from entente.model.dates import DateSpan
    from entente.model.fact import Fact
    from entente.web.desk import Desk

_YEARS_SHOWN: Final = 8
"""The axis never shows more years than this; older facts stand at its edge, with an arrow."""
_BARS_A_PAGE: Final = 200


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a dated fact, or a dated stance on one, lies on the axis, in percent of its width.

    `shape` is day, span, before (the axis), open-start, open-end; `soft` bars have dates coarser than a
    day, or approximate ones: where they begin and end nobody says.
    """

    fact: Fact
    moment: Moment
    when: DateSpan
    start: float
    width: float
    shape: str
    soft: bool


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
    """Make the page of all dated facts and stances."""
    moments = dated_moments(desk)
    axis, bars = lay_bars(desk, moments)
    undated = sum(fact.when is None for fact in desk.dossier.facts)
    page = Page("timeline.html", "timeline.html", "timeline", {"axis": axis, "undated": undated})
    return paged(page, "bars", bars, _BARS_A_PAGE)


def dated_moments(desk: Desk) -> tuple[Moment, ...]:
    """Return the moments that have a date, in order; a stance dated like its fact is no moment apart."""
    moments = timeline(desk.dossier.facts, desk.dossier.claims)
    return tuple(
        moment
        for moment in moments
        if moment.when is not None and (moment.party is None or moment.when != desk.facts[moment.fact].when)
    )


def lay_bars(desk: Desk, moments: Sequence[Moment]) -> tuple[Axis | None, tuple[Bar, ...]]:
    """Lay moments on one axis, in the order given; those without a date are left out."""
    dated = [(moment.when, moment) for moment in moments if moment.when is not None]
    if not dated:
        return None, ()
    axis = _axis([when for when, _ in dated])
    return axis, tuple(_bar(desk.facts[moment.fact], moment, when, axis) for when, moment in dated)


def _axis(spans: Sequence[DateSpan]) -> Axis:
    days = sorted(day for span in spans for day in (span.first, span.last) if day is not None)
    if not days:
        return Axis(date(1, 1, 1), date(1, 12, 31))
    last = days[-1].year
    return Axis(date(max(days[0].year, last - _YEARS_SHOWN + 1, 1), 1, 1), date(last, 12, 31))


def _bar(fact: Fact, moment: Moment, when: DateSpan, axis: Axis) -> Bar:
    start = axis.at(when.first) if when.first else 0.0
    end = axis.at(min(when.last, axis.last - timedelta(days=1)) + timedelta(days=1)) if when.last else 100.0
    width = round(max(end - start, 0.0), 2)
    return Bar(fact, moment, when, start, width, _shape(when, axis), _is_soft(when))


def _shape(when: DateSpan, axis: Axis) -> str:
    if when.last is not None and when.last < axis.first:
        return "before"
    if when.first is None:
        return "open-start"
    if when.last is None:
        return "open-end"
    return "day" if when.first == when.last else "span"


def _is_soft(when: DateSpan) -> bool:
    """Tell whether a bar's ends are not days: a lone month, season or year, or an approximate date."""
    return when.approximate or ("/" not in when.edtf and when.first != when.last)

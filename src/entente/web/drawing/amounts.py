"""An amount over time: what each voice gives, when it says so, and what all of it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from entente.model.attribution import Stance
from entente.web.desk import texture
from entente.web.drawing.labels import Anchor, Label, place_labels, wrap
from entente.web.drawing.scale import Scale, scale_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.model.dates import DateSpan
    from entente.model.fact import Estimate, Fact, Figure, Told
    from entente.web.desk import Desk

TYPE: Final = 12.0
_SIDES: Final = (58.0, 14.0)
"""Room for the values on the left and for nothing on the right."""
_ENDS: Final = (26.0, 30.0)
"""Room above the plot, where denials stand, and below it for dates."""
_NUDGE: Final = 9.0
"""Sayings of one day stand side by side, so far apart."""
_NAME: Final = 150.0
_AGAINST: Final = frozenset({Stance.DENIES, Stance.DOES_NOT_CONFIRM})


@dataclass(frozen=True, slots=True)
class Saying:
    """What one voice gives at one time: a bar from lowest to highest, open where a bound is missing."""

    told: Told
    link: str
    look: str
    x: float
    top: float
    bottom: float
    open_top: bool
    open_bottom: bool
    label: Label | None


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture of a figure over time; `revisions` join what one voice says first and later.

    `band` is the combined estimate with its spread: top, middle, bottom; `denials` are x and link.
    """

    key: str
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    sayings: tuple[Saying, ...]
    revisions: tuple[tuple[float, float, float, float], ...]
    band: tuple[float, float, float] | None
    denials: tuple[tuple[float, str, str], ...]
    values: tuple[tuple[float, float], ...]
    days: tuple[tuple[DateMark, float], ...]


@dataclass(frozen=True, slots=True)
class DateMark:
    """A tick of the axis of time: the beginning of a year or of a month."""

    year: int
    month: int | None


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where days and values stand."""

    size: tuple[float, float]
    first: date
    last: date
    scale: Scale

    def x(self, day: date) -> float:
        inner = self.size[0] - sum(_SIDES) - 2 * _NUDGE
        share = (day - self.first).days / ((self.last - self.first).days or 1)
        return round(_SIDES[0] + _NUDGE + inner * min(max(share, 0.0), 1.0), 1)

    def y(self, value: float) -> float:
        inner = self.size[1] - sum(_ENDS)
        return round(_ENDS[0] + inner * (1 - self.scale.at(value) / 100), 1)


def draw_amounts(desk: Desk, fact: Fact, figure: Figure, key: str, size: tuple[float, float]) -> Chart | None:
    """Draw a figure over time, None where fewer than two sayings are dated."""
    dated = [told for told in figure.told if _day(told.when) is not None]
    if len(dated) < 2:
        return None
    days = [day for told in dated if (day := _day(told.when)) is not None]
    bounds = [b for told in dated for b in (told.low, told.high) if b is not None]
    estimate = figure.estimate
    plot = _Plot(size, *_range(days), scale_of([*bounds, *_spread(estimate)]))
    sayings = _sayings(desk, plot, dated)
    return Chart(
        key,
        *size,
        left=_SIDES[0],
        right=size[0] - _SIDES[1],
        top=_ENDS[0],
        bottom=size[1] - _ENDS[1],
        sayings=sayings,
        revisions=_revisions(sayings),
        band=(plot.y(estimate.high), plot.y(estimate.value), plot.y(estimate.low)) if estimate else None,
        denials=_denials(desk, plot, fact),
        values=tuple((value, plot.y(value)) for value, _ in plot.scale.ticks),
        days=_ticks(plot),
    )


def _day(when: DateSpan | None) -> date | None:
    return (when.first or when.last) if when is not None else None


def _range(days: Sequence[date]) -> tuple[date, date]:
    """Return first and last day of the axis: never less than a month."""
    first, last = min(days), max(days)
    return first, max(last, first + timedelta(days=30))


def _spread(estimate: Estimate | None) -> list[float]:
    return [estimate.low, estimate.high] if estimate is not None else []


def _sayings(desk: Desk, plot: _Plot, dated: Sequence[Told]) -> tuple[Saying, ...]:
    taken: dict[date, int] = {}
    placed = []
    for told in dated:
        day = _day(told.when) or plot.first
        n = taken[day] = taken.get(day, -1) + 1
        x = round(plot.x(day) + _NUDGE * n * (-1 if plot.x(day) > plot.size[0] / 2 else 1), 1)
        top = _ENDS[0] if told.high is None else plot.y(told.high)
        bottom = plot.size[1] - _ENDS[1] if told.low is None else plot.y(told.low)
        placed.append((told, x, min(top, bottom - 3), bottom))
    names = [wrap(desk.voice_name(told.voice), _NAME, TYPE, 1) for told, *_ in placed]
    anchors = [
        Anchor(x, (top + bottom) / 2, 5, name[0] if name else "")
        for (_, x, top, bottom), name in zip(placed, names, strict=True)
    ]
    bars = [(x - 4, top, x + 4, bottom) for _, x, top, bottom in placed]
    labels = place_labels(anchors, *plot.size, TYPE, bars)
    return tuple(_saying(desk, where, label) for where, label in zip(placed, labels, strict=True))


def _saying(desk: Desk, where: tuple[Told, float, float, float], label: Label | None) -> Saying:
    told, x, top, bottom = where
    claim = next(desk.claims[key] for key in told.claims if key in desk.claims)
    return Saying(
        told,
        desk.sentence(claim),
        texture(claim.status),
        x,
        top,
        bottom,
        told.high is None,
        told.low is None,
        label,
    )


def _revisions(sayings: Sequence[Saying]) -> tuple[tuple[float, float, float, float], ...]:
    """Join what one voice says, from each time to the next, middle to middle."""
    by_voice: dict[str, list[Saying]] = {}
    for saying in sayings:
        by_voice.setdefault(saying.told.voice, []).append(saying)
    return tuple(
        (one.x, (one.top + one.bottom) / 2, other.x, (other.top + other.bottom) / 2)
        for told in by_voice.values()
        for one, other in pairwise(told)
    )


def _denials(desk: Desk, plot: _Plot, fact: Fact) -> tuple[tuple[float, str, str], ...]:
    """Return where on the axis a party denies the fact, the link to its sentence, and the party."""
    found = []
    for taken in fact.stances:
        day = _day(taken.told or taken.when)
        claim = desk.claims.get(taken.claim)
        if taken.stance in _AGAINST and day is not None and claim is not None:
            found.append((plot.x(day), desk.sentence(claim), taken.party))
    return tuple(found)


def _ticks(plot: _Plot) -> tuple[tuple[DateMark, float], ...]:
    """Return beginnings of years, or of months where the axis is shorter than two years; at most six."""
    months = (plot.last.year - plot.first.year) * 12 + plot.last.month - plot.first.month
    if months > 24:
        years = range(plot.first.year + 1, plot.last.year + 1)
        marks = [(DateMark(year, None), plot.x(date(year, 1, 1))) for year in years]
    else:
        starts = [divmod(plot.first.year * 12 + plot.first.month + n, 12) for n in range(months)]
        marks = [(DateMark(y, m + 1), plot.x(date(y, m + 1, 1))) for y, m in starts]
    return tuple(marks[:: len(marks) // 6 + 1])

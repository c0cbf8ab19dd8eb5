"""Figures as ranges on a scale: who gives which bounds, and who denies."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, log10
from typing import TYPE_CHECKING, Final

from entente.model.attribution import Stance
from entente.model.fact import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.model.claim import Claim
    from entente.model.fact import Fact, Figure, StanceTaken
    from entente.model.quantity import Quantity
    from entente.web.desk import Desk

_LOG_FROM: Final = 50.0
"""A scale whose ends differ by more than this factor is logarithmic."""
_LAST_TICK: Final = 82.0


@dataclass(frozen=True, slots=True)
class Range:
    """An amount as one voice gives it, in percent of the scale; `claims` are the places where it does.

    Authors are one voice an article; `open_low` and `open_high` are bounds that nobody gave.
    """

    claims: tuple[Claim, ...]
    quantity: Quantity
    start: float
    width: float
    open_low: bool
    open_high: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from `low` to `high`, logarithmic when its ends lie far apart."""

    low: float
    high: float
    log: bool

    def at(self, value: float) -> float:
        """Return the place of a value in percent of the scale, 0 to 100."""
        if self.log:
            share = log10(max(value, self.low) / self.low) / log10(self.high / self.low)
        else:
            share = (value - self.low) / ((self.high - self.low) or 1)
        return round(min(max(share, 0.0), 1.0) * 100, 2)

    @property
    def ticks(self) -> tuple[tuple[float, float], ...]:
        """Round values on the scale with their places: at most four, with room for the last one's label."""
        if self.log:
            decades = [10.0**power for power in range(-3, 16)]
            inside = [value for value in decades if self.low <= value and self.at(value) <= _LAST_TICK]
            values = inside[:: len(inside) // 4 + 1]
        else:
            step = _round_step((self.high - self.low) / 4)
            values = [step * n for n in range(4)]
        return tuple((value, self.at(value)) for value in values if self.at(value) <= _LAST_TICK)


@dataclass(frozen=True, slots=True)
class Ranges:
    """A figure laid on its scale, with the voices that deny the fact."""

    fact: Fact
    figure: Figure
    scale: Scale
    ranges: tuple[Range, ...]
    denials: tuple[StanceTaken, ...]


def lay_figure(desk: Desk, fact: Fact, figure: Figure) -> Ranges:
    """Lay the sayings of a figure on one scale, in order of the claims; the same saying once."""
    sayings = [(desk.claims[key], q) for key, q in figure.sayings if key in desk.claims]
    scale = _scale([quantity for _, quantity in sayings])
    voiced: dict[object, list[tuple[Claim, Quantity]]] = {}
    for claim, quantity in sayings:
        voice = claim.holder or claim.doc
        key = (quantity.low, quantity.high, quantity.share, voice, claim.status)
        voiced.setdefault(key, []).append((claim, quantity))
    ranges = tuple(_range(tuple(c for c, _ in said), said[0][1], scale) for said in voiced.values())
    denials = tuple(s for s in fact.stances if s.stance in {Stance.DENIES, Stance.DOES_NOT_CONFIRM})
    return Ranges(fact, figure, scale, ranges, denials)


def figures_of(desk: Desk) -> tuple[tuple[Ranges, ...], tuple[Ranges, ...]]:
    """Return the figures that need a picture (several sayings, or contested), and all the others.

    Contested ones come first, then those that most claims give.
    """
    found = [(fact, figure) for fact in desk.dossier.facts for figure in fact.figures]
    found.sort(key=lambda p: (p[0].verdict is not Verdict.CONTESTED, -len(p[1].sayings), p[0].id))
    laid = [r for r in (lay_figure(desk, fact, figure) for fact, figure in found) if r.ranges]
    drawn = [r for r in laid if len(r.ranges) > 1 or r.fact.verdict is Verdict.CONTESTED]
    return tuple(drawn), tuple(r for r in laid if r not in drawn)


def _scale(quantities: Sequence[Quantity]) -> Scale:
    known = [b for q in quantities for b in (q.low, q.high) if b is not None and b != inf]
    if not known:
        return Scale(0, 1, log=False)
    low, high = min(known), max(known)
    if low > 0 and high / low > _LOG_FROM:
        return Scale(low / 2, high * 2, log=True)
    return Scale(0, high * 1.25 or 1, log=False)


def _round_step(rough: float) -> float:
    if rough <= 0:
        return 1.0
    power: float = 10.0 ** int(log10(rough) // 1)
    return next((power * n for n in (1, 2, 5) if rough <= power * n), power * 10)


def _range(claims: tuple[Claim, ...], quantity: Quantity, scale: Scale) -> Range:
    start = scale.at(quantity.low) if quantity.low is not None else 0.0
    end = scale.at(quantity.high) if quantity.high is not None else 100.0
    return Range(claims, quantity, start, round(end - start, 2), quantity.low is None, quantity.high is None)

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


@dataclass(frozen=True, slots=True)
class Range:
    """One saying of an amount, in percent of the scale; `open_low` and `open_high` have no bound."""

    claim: Claim
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
        """Round values on the scale with their places: decades, or thirds to fifths."""
        if self.log:
            values = [10.0**power for power in range(-3, 16)]
        else:
            step = _round_step((self.high - self.low) / 4)
            values = [step * n for n in range(int(self.high / step) + 1)]
        return tuple((value, self.at(value)) for value in values if self.low <= value <= self.high)


@dataclass(frozen=True, slots=True)
class Ranges:
    """A figure laid on its scale, with the voices that deny the fact."""

    fact: Fact
    figure: Figure
    scale: Scale
    ranges: tuple[Range, ...]
    denials: tuple[StanceTaken, ...]


def lay_figure(desk: Desk, fact: Fact, figure: Figure) -> Ranges:
    """Lay the sayings of a figure on one scale, in order of the claims."""
    sayings = [(desk.claims[key], q) for key, q in figure.sayings if key in desk.claims]
    scale = _scale([quantity for _, quantity in sayings])
    ranges = tuple(_range(claim, quantity, scale) for claim, quantity in sayings)
    denials = tuple(s for s in fact.stances if s.stance in {Stance.DENIES, Stance.DOES_NOT_CONFIRM})
    return Ranges(fact, figure, scale, ranges, denials)


def disputed_figures(desk: Desk) -> tuple[Ranges, ...]:
    """Return the figures that several voices give, that leave a range, or that somebody denies."""
    return tuple(
        lay_figure(desk, fact, figure)
        for fact in sorted(desk.dossier.facts, key=lambda f: (f.verdict is not Verdict.CONTESTED, f.id))
        for figure in fact.figures
        if len(figure.sayings) > 1 or figure.low != figure.high or fact.verdict is Verdict.CONTESTED
    )


def _scale(quantities: Sequence[Quantity]) -> Scale:
    known = [b for q in quantities for b in (q.low, q.high) if b is not None and b != inf]
    if not known:
        return Scale(0, 1, log=False)
    low, high = min(known), max(known)
    if low > 0 and high / low > _LOG_FROM:
        return Scale(low / 2, high * 2, log=True)
    return Scale(0, high * 1.15 or 1, log=False)


def _round_step(rough: float) -> float:
    if rough <= 0:
        return 1.0
    power: float = 10.0 ** int(log10(rough) // 1)
    return next((power * n for n in (1, 2, 5) if rough <= power * n), power * 10)


def _range(claim: Claim, quantity: Quantity, scale: Scale) -> Range:
    start = scale.at(quantity.low) if quantity.low is not None else 0.0
    end = scale.at(quantity.high) if quantity.high is not None else 100.0
    return Range(claim, quantity, start, round(end - start, 2), quantity.low is None, quantity.high is None)

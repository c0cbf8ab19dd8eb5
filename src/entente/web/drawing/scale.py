"""Scales of amounts: plain, or logarithmic where the ends lie far apart, with round values on them."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOG_FROM: Final = 50.0
"""A scale whose ends differ by more than this factor is logarithmic."""
_LAST_TICK: Final = 82.0


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


def scale_of(values: Sequence[float]) -> Scale:
    """Return the scale that holds some values, with room beyond the largest."""
    if not values:
        return Scale(0, 1, log=False)
    low, high = min(values), max(values)
    if low > 0 and high / low > _LOG_FROM:
        return Scale(low / 2, high * 2, log=True)
    return Scale(0, high * 1.25 or 1, log=False)


def _round_step(rough: float) -> float:
    if rough <= 0:
        return 1.0
    power: float = 10.0 ** int(log10(rough) // 1)
    return next((power * n for n in (1, 2, 5) if rough <= power * n), power * 10)

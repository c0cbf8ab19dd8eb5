"""A number of a text as a value, and the sum that number words make one after the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import Final

_ABOUT: Final = 0.1
"""What "about" leaves open on either side, as a part of the number."""
PLAIN_GROUP: Final = 1000
"""What number words make before a scale ("thousand") closes their group."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: its bounds, its central value, and words `start` to `end` (excluded).

    `scale` is its last multiplier (a million in "5 millions"), 1 without. `fraction` marks a part of
    one, `vague` a bare plural, `figures` a number that is written in figures alone.
    """

    low: float
    high: float
    value: float
    start: int
    end: int
    scale: float = 1.0
    fraction: bool = False
    vague: bool = False
    figures: bool = False

    def times(self, factor: float, end: int) -> Number:
        """Return this number multiplied, read up to `end`."""
        return replace(
            self,
            low=_round(self.low * factor),
            high=_round(self.high * factor),
            value=_round(self.value * factor),
            scale=factor if self.scale == 1 else self.scale * factor,
            end=end,
            figures=False,
            fraction=False,
        )


def _round(value: float) -> float:
    return float(f"{value:.15g}")


def about(value: float) -> tuple[float, float]:
    """Return the bounds of "about" a value: a tenth on either side."""
    return _round(value * (1 - _ABOUT)), _round(value * (1 + _ABOUT))


def exact(value: float, start: int, end: int, scale: float = 1.0) -> Number:
    """Return the number that is exactly `value`, of the words `start` to `end`."""
    value = _round(value)
    return Number(value, value, value, start, end, scale)


def part_of(number: Number, factor: float, end: int) -> Number:
    """Return the fraction that `number` times `factor` is, read up to `end`."""
    return replace(number.times(factor, end), scale=1.0, fraction=True)


@dataclass(slots=True)
class Sum:
    """A number under way: `total` of what is closed by a scale, `group` of what is not."""

    total: float = 0.0
    group: float | None = None
    room: float = inf
    scale: float = inf
    last: str = ""

    @property
    def value(self) -> float:
        """What the words taken so far make."""
        return self.total + (self.group or 0.0)

    @property
    def last_scale(self) -> float:
        """What a smaller number before may borrow: a hundred in "cinq cents", a million, else 1."""
        if self.last == "hundred" and self.group:
            return self.room + 1 if self.group > self.room + 1 else 1.0
        return self.scale if self.last == "scale" else 1.0

    def add(self, value: float, room: float) -> bool:
        """Take a number word; False when it cannot follow."""
        if self.group is not None and not 0 < value <= self.room:
            return False
        if self.group is None and value >= self.scale:
            return False
        self.group = (self.group or 0.0) + value
        self.room, self.last = room, "cardinal"
        return True

    def hundred(self, factor: float) -> bool:
        """Take "hundred"; False when it cannot follow."""
        group = 1.0 if self.group is None else self.group
        if self.group is not None and (self.last == "hundred" or group >= PLAIN_GROUP or group == 0):
            return False
        if group * factor >= self.scale:
            return False
        self.group, self.room, self.last = group * factor, factor - 1, "hundred"
        return True

    def add_half(self, *, before_scale: bool) -> bool:
        """Take "and a half"; False when it is of a scale that follows ("un milliard et demi million")."""
        if before_scale and self.last != "cardinal":
            return False
        if self.last == "scale":
            self.total += self.scale / 2
        else:
            self.group, self.room = (self.group or 0.0) + 0.5, 0
        return True

    def scaled(self, factor: float) -> bool:
        """Take a scale ("thousand"); False when it cannot follow."""
        if factor > self.scale and self.last == "scale":
            self.total *= factor
        elif factor >= self.scale:
            return False
        else:
            self.total += (1.0 if self.group is None else self.group) * factor
        self.group, self.room, self.scale, self.last = None, inf, factor, "scale"
        return True

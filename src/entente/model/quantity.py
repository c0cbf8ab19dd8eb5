"""Amounts as sources give them: an interval of one unit, and the words it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount known between two bounds, both included; None is a bound that nobody gave.

    `unit` is the thing counted ("person", "shell", "barrel", "usd", "km", ...); `of` repeats the
    source's own noun; `words` is the source's wording of the amount. `share` marks a part of a
    whole (bounds then lie in 0..1). `per` names a period for rates ("day", "year").
    """

    low: float | None
    high: float | None
    unit: str = "item"
    of: str = ""
    words: str = ""
    share: bool = False
    per: str | None = None

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("a quantity needs at least one bound")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} lies above high {self.high}")

    @property
    def measure(self) -> tuple[str, bool, str | None]:
        """What is measured: only quantities of one measure may be compared."""
        return self.unit, self.share, self.per

    @property
    def reading(self) -> str:
        """Bounds and measure in one short text (`540/660 person`), for the mention that names them."""
        low, high = (".." if bound is None else _plain(bound) for bound in (self.low, self.high))
        share = " of a whole" if self.share else ""
        return f"{low}/{high} {self.unit}{share}" + (f" per {self.per}" if self.per else "")

    def contradicts(self, other: Quantity) -> bool:
        """Tell whether no single value satisfies both.

        Raises:
            ValueError: the two are of different measures.
        """
        if self.measure != other.measure:
            raise ValueError(f"cannot compare {self.measure} with {other.measure}")
        low, high = bounds(self)
        other_low, other_high = bounds(other)
        return high < other_low or other_high < low


def _plain(bound: float) -> str:
    """Return a bound as the open format keeps it: six decimal places, whole ones without a point."""
    rounded = round(float(bound), 6)
    return str(int(rounded)) if rounded.is_integer() else repr(rounded)


def bounds(quantity: Quantity) -> tuple[float, float]:
    """Return both bounds as numbers: 0 and infinity stand for bounds that nobody gave."""
    low = 0.0 if quantity.low is None else quantity.low
    high = inf if quantity.high is None else quantity.high
    return low, high

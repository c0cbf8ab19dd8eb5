"""Comparing amounts: one measure at a time, vague plurals as floors, tenths forgiven."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from math import inf
from typing import TYPE_CHECKING

from entente.fusion.thresholds import threshold
from entente.model.quantity import bounds
from entente.vocabulary.rows import read_rows

if TYPE_CHECKING:
    from entente.model.quantity import Quantity

_PLACES = 6  # of a converted amount: what a product of floats adds beyond is noise


@dataclass(frozen=True, slots=True)
class _Scale:
    """How a unit, or the period of a rate, is turned into a plainer one."""

    plain: str
    times: float
    flows: tuple[str, ...] = ()

    def fits(self, flow: str) -> bool:
        return not self.flows or any(flow == top or flow.startswith(f"{top}.") for top in self.flows)


@cache
def _scales(kind: str) -> dict[str, tuple[_Scale, ...]]:
    """Return the scales of units ("unit") or of periods of rates ("per"), by what they turn."""
    found: dict[str, tuple[_Scale, ...]] = {}
    for row in read_rows("fusion/measures.yaml"):
        if kind in row and "is" in row:
            scale = _Scale(row["is"], float(row["times"]), tuple(row.get("flows", ())))
            found[row[kind]] = (*found.get(row[kind], ()), scale)
    return found


@cache
def carriers() -> frozenset[str]:
    """Return the units that count what things come in (containers), not the things."""
    return frozenset(row["unit"] for row in read_rows("fusion/measures.yaml") if row.get("carrier"))


@cache
def _plain(unit: str, per: str | None, flow: str) -> tuple[str, str | None, float]:
    """Return the plainest unit and rate of a measure of things that pass, and how many of them one makes."""
    times = 1.0
    while scale := _first_fitting("unit", unit, flow):
        unit, times = scale.plain, times * scale.times
    if per is not None and (scale := _first_fitting("per", per, flow)):
        per, times = scale.plain, times * scale.times
    return unit, per, times


def _first_fitting(kind: str, name: str, flow: str) -> _Scale | None:
    return next((scale for scale in _scales(kind).get(name, ()) if scale.fits(flow)), None)


def scaled(quantity: Quantity, flow: str = "") -> Quantity:
    """Return the amount in the plainest unit of its measure (kilometres in metres, a day's rate a year's)."""
    unit, per, times = _plain(quantity.unit, quantity.per, flow)
    if (unit, per) == (quantity.unit, quantity.per):
        return quantity
    return replace(_times(quantity, times), unit=unit, per=per)


def expressed(quantity: Quantity, like: Quantity, flow: str = "") -> Quantity:
    """Return the amount in the unit and rate of another of the same measure."""
    if (quantity.unit, quantity.per) == (like.unit, like.per):
        return quantity
    times = _plain(quantity.unit, quantity.per, flow)[2] / _plain(like.unit, like.per, flow)[2]
    return replace(_times(quantity, times), unit=like.unit, per=like.per)


def _times(quantity: Quantity, factor: float) -> Quantity:
    low = None if quantity.low is None else round(quantity.low * factor, _PLACES)
    high = None if quantity.high is None else round(quantity.high * factor, _PLACES)
    return replace(quantity, low=low, high=high)


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as it is compared: in the plainest unit, with the bounds that its wording leaves open.

    `least` and `most` forgive a tenth, and a vague plural ("thousands") is a floor; `meant` are the bounds
    that the wording suggests: a one-sided amount lies near its one side.
    """

    measure: tuple[str, bool, str | None]
    least: float
    most: float
    meant: tuple[float, float]
    vague: bool

    def overlaps(self, other: Amount) -> bool:
        """Tell whether one value may satisfy both; false across measures."""
        return self.measure == other.measure and self.least <= other.most and other.least <= self.most

    def reads_as(self, other: Amount) -> bool:
        """Tell whether two amounts read as the same count: "more than 11 000" is not 15 000."""
        mine, theirs = self.meant, other.meant
        return self.measure == other.measure and mine[0] <= theirs[1] and theirs[0] <= mine[1]

    def is_apart(self, other: Amount) -> bool:
        """Tell whether two amounts of one measure are too far apart to count the same thing."""
        if self.measure != other.measure or self.overlaps(other):
            return False
        nearer, farther = (self.most, other.least) if self.most < other.least else (other.most, self.least)
        return farther > threshold("number_gap") * nearer


def measured(quantity: Quantity, flow: str = "") -> Amount:
    """Return a quantity as it is compared; what a unit is worth may depend on the flow."""
    plain = scaled(quantity, flow)
    low, high = bounds(plain)
    vague = low > 0 and high < inf and high >= threshold("vague_width") * low
    margin, reach = threshold("number_tolerance"), threshold("one_sided_reach")
    near = (low or high * (1 - reach), high if high < inf else low * (1 + reach))
    return Amount(
        measure=plain.measure,
        least=low * (1 - margin),
        most=inf if vague else high * (1 + margin),
        meant=(low, inf) if vague else near,
        vague=vague,
    )

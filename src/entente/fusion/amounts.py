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


def is_vague(quantity: Quantity) -> bool:
    """Tell whether the amount reads like a vague plural ("thousands"): a floor, not a ceiling."""
    low, high = bounds(quantity)
    return low > 0 and high < inf and high >= threshold("vague_width") * low


def _range(quantity: Quantity) -> tuple[float, float]:
    low, high = bounds(quantity)
    margin = threshold("number_tolerance")
    return low * (1 - margin), inf if is_vague(quantity) else high * (1 + margin)


def meant(quantity: Quantity) -> tuple[float, float]:
    """Return the bounds that the wording suggests: a one-sided amount lies near its one side."""
    low, high = bounds(quantity)
    reach = threshold("one_sided_reach")
    if is_vague(quantity):
        return low, inf
    return low or high * (1 - reach), high if high < inf else low * (1 + reach)


def overlap(one: Quantity, other: Quantity) -> bool:
    """Tell whether one value may satisfy both, a tenth forgiven; false across measures."""
    one, other = scaled(one), scaled(other)
    return one.measure == other.measure and _meet(_range(one), _range(other))


def same_count(one: Quantity, other: Quantity) -> bool:
    """Tell whether two amounts read as the same count: "more than 11 000" is not 15 000."""
    one, other = scaled(one), scaled(other)
    return one.measure == other.measure and _meet(meant(one), meant(other))


def apart(one: Quantity, other: Quantity) -> bool:
    """Tell whether two amounts of one measure are too far apart to count the same thing."""
    one, other = scaled(one), scaled(other)
    if one.measure != other.measure or overlap(one, other):
        return False
    (low, high), (other_low, other_high) = _range(one), _range(other)
    nearer, farther = (high, other_low) if high < other_low else (other_high, low)
    return farther > threshold("number_gap") * nearer


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]

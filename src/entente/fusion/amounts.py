"""Comparing amounts: one measure at a time, vague plurals as floors, tenths forgiven."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from math import inf
from typing import TYPE_CHECKING

from entente.fusion.thresholds import threshold
from entente.model.quantity import bounds
from entente.vocabulary.rows import read_rows

if TYPE_CHECKING:
    from entente.model.quantity import Quantity


@cache
def _scales() -> dict[str, tuple[str, float]]:
    rows = read_rows("fusion/measures.yaml")
    return {row["unit"]: (row["is"], float(row["times"])) for row in rows if "is" in row}


@cache
def carriers() -> frozenset[str]:
    """Return the units that count what things come in (containers), not the things."""
    return frozenset(row["unit"] for row in read_rows("fusion/measures.yaml") if row.get("carrier"))


def scaled(quantity: Quantity) -> Quantity:
    """Return the amount in the plainest unit of its measure (kilometres in metres)."""
    if quantity.unit not in _scales():
        return quantity
    unit, factor = _scales()[quantity.unit]
    low = None if quantity.low is None else quantity.low * factor
    high = None if quantity.high is None else quantity.high * factor
    return replace(quantity, low=low, high=high, unit=unit)


def is_vague(quantity: Quantity) -> bool:
    """Tell whether the amount reads like a vague plural ("thousands"): a floor, not a ceiling."""
    low, high = bounds(quantity)
    return low > 0 and high < inf and high >= threshold("vague_width") * low


def _range(quantity: Quantity) -> tuple[float, float]:
    low, high = bounds(quantity)
    margin = threshold("number_tolerance")
    return low * (1 - margin), inf if is_vague(quantity) else high * (1 + margin)


def _meant(quantity: Quantity) -> tuple[float, float]:
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
    return one.measure == other.measure and _meet(_meant(one), _meant(other))


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

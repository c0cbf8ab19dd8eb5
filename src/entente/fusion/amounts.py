"""Comparing amounts: one measure at a time, vague plurals as floors, tenths forgiven."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from entente.fusion.thresholds import threshold
from entente.model.quantity import bounds

if TYPE_CHECKING:
    from entente.model.quantity import Quantity

_SCALES = {"km": ("m", 1000.0)}


def scaled(quantity: Quantity) -> Quantity:
    """Return the amount in the plainest unit of its measure (kilometres in metres)."""
    if quantity.unit not in _SCALES:
        return quantity
    unit, factor = _SCALES[quantity.unit]
    low = None if quantity.low is None else quantity.low * factor
    high = None if quantity.high is None else quantity.high * factor
    return replace(quantity, low=low, high=high, unit=unit)


def is_vague(quantity: Quantity) -> bool:
    """Tell whether the amount reads like a vague plural ("thousands"): a floor, not a ceiling."""
    low, high = bounds(quantity)
    return low > 0 and high < inf and high >= threshold("vague_width") * low


def _reach(quantity: Quantity) -> tuple[float, float]:
    low, high = bounds(quantity)
    margin = threshold("number_tolerance")
    return low * (1 - margin), inf if is_vague(quantity) else high * (1 + margin)


def overlap(one: Quantity, other: Quantity) -> bool:
    """Tell whether one value may satisfy both, a tenth forgiven; false across measures."""
    one, other = scaled(one), scaled(other)
    if one.measure != other.measure:
        return False
    (low, high), (other_low, other_high) = _reach(one), _reach(other)
    return low <= other_high and other_low <= high


def apart(one: Quantity, other: Quantity) -> bool:
    """Tell whether two amounts of one measure are too far apart to count the same thing."""
    one, other = scaled(one), scaled(other)
    if one.measure != other.measure or overlap(one, other):
        return False
    (low, high), (other_low, other_high) = _reach(one), _reach(other)
    nearer, farther = (high, other_low) if high < other_low else (other_high, low)
    return farther > threshold("number_gap") * nearer

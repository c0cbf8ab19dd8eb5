"""Numbers written in figures, in no language: what bounds they can give.

Spelled numbers are the business of a language; figures are everybody's. An amount whose wording holds
figures must have a bound that they give: as they stand, scaled (thousand, million, percent), or widened
by "about".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entente.model.quantity import Quantity

_GROUPED: Final = re.compile(r"\d{1,3}(?:[\s.,'\u2019\u00a0\u202f]\d{3})+(?![\d])")
_PLAIN: Final = re.compile(r"\d+(?:[.,]\d+)?")
_SCALES: Final = (1e-2, 1.0, 1e3, 1e6, 1e9, 1e12)
_CONVERTED: Final = {
    "km": (1.609, 1.852),
    "m": (0.3048, 0.9144),
    "km2": (2.59,),
    "hectare": (0.4047,),
    "litre": (3.785,),
    "kg": (0.4536,),
    "tonne": (0.9072,),
}
"""What miles, feet, yards, acres, gallons, pounds and the like make of the units of claims."""
_LEEWAY: Final = 0.1001
"""Share by which "about" widens a bound."""


def gives(quantity: Quantity) -> bool:
    """Tell whether the figures in an amount's words can give one of its bounds; so they do without any.

    Figures in the name of the thing counted ("deux T-34") are no part of the amount.
    """
    words = quantity.words
    amount = words[: words.rfind(quantity.of)] if quantity.of and quantity.of in words else words
    numbers = tuple(_numbers(amount))
    if not numbers:
        return True
    known = [bound for bound in (quantity.low, quantity.high) if bound is not None]
    units = (1.0, *_CONVERTED.get(quantity.unit, ()))
    factors = [scale * unit for scale in _SCALES for unit in units]
    return any(_near(bound, number * factor) for bound in known for number in numbers for factor in factors)


def _numbers(words: str) -> Iterator[float]:
    """Yield every number that a stretch of figures can be read as."""
    for match in _GROUPED.finditer(words):
        yield float(re.sub(r"\D", "", match.group()))
    for match in _PLAIN.finditer(words):
        yield float(match.group().replace(",", "."))


def _near(bound: float, number: float) -> bool:
    return abs(bound - number) <= _LEEWAY * abs(number)

"""Finds quantities in English text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.language.amounts import find_amounts
from entente.language.amountwords import load_amount_words
from entente.language.en.numbers import number_words

if TYPE_CHECKING:
    from entente.language.pack import FoundQuantity

_WINDOW: Final = 6
"""A counted noun stands at most five words behind its number ("2 newly built Russian drones")."""


def find_quantities(text: str) -> tuple[FoundQuantity, ...]:
    """Find every quantity in an English text, in order.

    Dates, times, ages, durations, ordinals, calibres and numbers inside names are left out. A number
    without a noun has the unit `item`, or the unit last spoken of when it is in millions or more.
    """
    words = load_amount_words("en", number_words(), head_last=True, window=_WINDOW)
    return find_amounts(text, words)

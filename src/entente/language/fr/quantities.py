"""Finds quantities in French text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.language.amounts import find_amounts
from entente.language.amountwords import load_amount_words
from entente.language.fr.numbers import number_words

if TYPE_CHECKING:
    from entente.language.pack import FoundQuantity

_WINDOW: Final = 3
"""A counted noun stands at most two words behind its number ("trois jeunes soldats")."""


def find_quantities(text: str) -> tuple[FoundQuantity, ...]:
    """Find every quantity in a French text, in order.

    Dates, times, ages, durations, ordinals, calibres and numbers inside names are left out. A number
    without a noun has the unit `item`, or the unit last spoken of when it is in millions or more.
    """
    words = load_amount_words("fr", number_words(), head_last=False, window=_WINDOW)
    return find_amounts(text, words)

"""What figures can give, and how an amount is read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.model.numerals import gives
from entente.model.quantity import Quantity

FIGURES = [
    ("11 000 à 30 000 obus", "obus", 11000, 30000, True),
    ("11 000 à 30 000 obus", "obus", 12500, 50000, False),
    ("11\u202f000 obus", "obus", 11000, 11000, True),
    ("11,000 shells", "shells", 11000, 11000, True),
    ("environ 600 soldats", "soldats", 540, 660, True),
    ("environ 600 soldats", "soldats", 54, 66, False),
    ("1,2 million de barils", "barils", 1.2e6, 1.2e6, True),
    ("60 % des obus", "obus", 0.6, 0.6, True),
    ("100 miles de route", "miles", 160.9, 160.9, True),
    ("plus de 200 missiles", "missiles", 200, None, True),
    ("plus de 200 missiles", "missiles", 300, None, False),
    ("deux T-34", "T-34", 2, 2, True),
    ("une vingtaine de chars", "chars", 18, 22, True),
]


@pytest.mark.parametrize(("words", "of", "low", "high", "right"), FIGURES)
def test_figures_give_bounds(words: str, of: str, low: float, high: float | None, *, right: bool) -> None:
    """Figures give a bound as they stand, scaled or about; figures in a name give none."""
    assert right is gives(Quantity(low, high, "km" if of == "miles" else "item", of, words))


READINGS = [
    (Quantity(540, 660, "person"), "540/660 person"),
    (Quantity(None, 1e6, "barrel", per="year"), "../1000000 barrel per year"),
    (Quantity(0.6, None, "shell", share=True), "0.6/.. shell of a whole"),
]


@pytest.mark.parametrize(("quantity", "reading"), READINGS)
def test_reading_of_an_amount(quantity: Quantity, reading: str) -> None:
    """Bounds, unit, share and period stand in one text."""
    assert reading == quantity.reading


numbers = st.floats(0, 1e12).map(lambda number: round(number, 3))


@given(numbers, numbers)
def test_amounts_that_differ_read_differently(one: float, other: float) -> None:
    """Two amounts have one reading only if they are equal."""
    same = Quantity(one, None).reading == Quantity(other, None).reading

    assert same == (one == other)

"""English quantities: every case of the table, and what holds for any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.language.en.numbers import value_of
from entente.language.en.quantities import find_quantities
from quantities import case_ids, check_case, check_spans, load_cases, misread_units

CASES = load_cases("en")
WORDS = [
    *(
        "more than",
        "some",
        "between",
        "and",
        "to",
        "from",
        "a",
        "two",
        "hundred",
        "13,000",
        "2024",
        "shells",
        "of",
    ),
    *(
        "million",
        "thousands",
        "$",
        "%",
        "half",
        "out of",
        "a day",
        '"',
        "-",
        "/",
        "bn",
        "-plus",
        "dozen",
        "the",
    ),
    *("several", "a third", "point", "and a half"),
]


@pytest.mark.parametrize("case", CASES, ids=case_ids(CASES))
def test_find_quantities(case: dict[str, Any]) -> None:
    """Every case finds exactly what it lists, in order."""
    check_case(find_quantities, case)


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(max_size=60))
def test_spans_are_slices_in_order(text: str) -> None:
    """Whatever the text, spans are exact slices and nouns lie inside them."""
    check_spans(find_quantities, text)


@pytest.mark.parametrize(
    ("figure", "value"), [("11,000", 11000), ("1.5", 1.5), (".25", 0.25), ("1,234.5", 1234.5)]
)
def test_value_of(figure: str, value: float) -> None:
    """A comma parts groups of three, a full stop the decimals."""
    assert value_of(figure) == pytest.approx(value)


def test_example_of_every_unit() -> None:
    """The example of each unit is read as that unit; of each reason to skip, as nothing."""
    assert misread_units(find_quantities, "en") == []

"""French quantities: every case of the table, and what holds for any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.language.fr.numbers import number_words, value_of
from entente.language.fr.quantities import find_quantities
from entente.language.numerals import NumberReader
from quantities import case_ids, check_case, check_spans, load_cases, misread_units

CASES = load_cases("fr")
WORDS = [
    *("plus de", "environ", "entre", "et", "à", "de", "un", "deux", "mille", "13 000", "2024", "obus", "des"),
    *("millions", "d'", "euros", "%", "la moitié", "sur", "par jour", "« ", " »", "-", "/", "neuf", "cent"),
    *("demi", "virgule", "contre", "d'entre eux", "dizaines", "tiers", "$"),
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


@settings(deadline=None)
@given(
    st.integers(min_value=0, max_value=999_999_999), st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", "."])
)
def test_figures_in_groups(number: int, blank: str) -> None:
    """A number reads the same whatever blank parts its groups."""
    words = number_words()

    read = [
        found.value for found in NumberReader(words.words(f"{number:,}".replace(",", blank)), words).all()
    ]

    assert read == [number]


@pytest.mark.parametrize(
    ("figure", "value"),
    [("11.000", 11000), ("1,5", 1.5), ("0,125", 0.125), ("3.14", 3.14), ("2^3", 8), ("1 234,5", 1234.5)],
)
def test_value_of(figure: str, value: float) -> None:
    """A full stop parts groups of three, a comma the decimals."""
    assert value_of(figure) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("deux tiers", 2 / 3),
        ("un vingt-cinquième", 0.04),
        ("trois et un cinquième", 3.2),
        ("1 4/5", 1.8),
        ("neuf sur dix", 0.9),
        ("-0,8", -0.8),
        ("deux cent virgule zéro trois", 200.03),
        ("deux cent mille milliards", 2e14),
        ("un milliard et demi million", 1000500000),
        ("quart de million", 250000),
    ],
)
def test_numbers_alone(text: str, value: float) -> None:
    """Fractions, decimals, signs and stacked scales are read as one number."""
    words = number_words()

    assert [found.value for found in NumberReader(words.words(text), words).all()] == [pytest.approx(value)]


def test_example_of_every_unit() -> None:
    """The example of each unit is read as that unit; of each reason to skip, as nothing."""
    assert misread_units(find_quantities, "fr") == []

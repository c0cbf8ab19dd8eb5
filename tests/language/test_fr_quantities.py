"""French quantities: every case of the table, and what holds for any text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from entente.language.fr.numbers import number_words, value_of
from entente.language.fr.quantities import find_quantities
from entente.language.numerals import NumberReader
from entente.language.pack import FoundQuantity, lexicon_rows

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "fr_quantities.yaml").read_text(encoding="utf-8")
)
WORDS = [
    *("plus de", "environ", "entre", "et", "à", "de", "un", "deux", "mille", "13 000", "2024", "obus", "des"),
    *("millions", "d'", "euros", "%", "la moitié", "sur", "par jour", "« ", " »", "-", "/", "neuf", "cent"),
    *("demi", "virgule"),
]


def shown(found: FoundQuantity) -> list[Any]:
    """Show a quantity as the cases write it."""
    quantity = found.quantity
    row = [quantity.low, quantity.high, quantity.unit, quantity.of or None]
    return [*row, *(["share"] if quantity.share else []), *([quantity.per] if quantity.per else [])]


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{case['text']}" for n, case in enumerate(CASES)])
def test_find_quantities(case: dict[str, Any]) -> None:
    """Every case finds exactly what it lists, in order."""
    assert [shown(found) for found in find_quantities(case["text"])] == [
        [pytest.approx(value) if isinstance(value, float) else value for value in row]
        for row in case["found"]
    ]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(max_size=60))
def test_spans_are_slices_in_order(text: str) -> None:
    """Whatever the text, spans are exact slices, nouns lie inside them, and numbers do not overlap."""
    found = find_quantities(text)

    for item in found:
        assert item.span.of(text) == item.quantity.words
        assert item.noun is None or (item.span.contains(item.noun) and item.noun.of(text) == item.quantity.of)
    assert [item.span.start for item in found] == sorted(item.span.start for item in found)


@given(st.integers(min_value=0, max_value=999_999_999))
def test_figures_in_groups(number: int) -> None:
    """A number reads the same whatever blank parts its groups."""
    for blank in (" ", "\u00a0", "\u202f", "\u2009", "."):
        figures = f"{number:,}".replace(",", blank)
        words = number_words()
        assert [found.value for found in NumberReader(words.words(figures), words).all()] == [number]


@pytest.mark.parametrize(
    ("figure", "value"),
    [("11.000", 11000), ("1,5", 1.5), ("0,125", 0.125), ("3.14", 3.14), ("2^3", 8), ("1 234,5", 1234.5)],
)
def test_value_of(figure: str, value: float) -> None:
    """A full stop parts groups of three, a comma the decimals."""
    assert value_of(figure) == pytest.approx(value)


@pytest.mark.parametrize("family", ["units", "numbers"])
def test_rows_have_examples(family: str) -> None:
    """Every row of the lexicons shows its use."""
    assert [row.where for row in lexicon_rows("fr", family) if not row.get("example")] == []


def test_example_of_every_unit() -> None:
    """The example of each unit is read as that unit; of each reason to skip, as nothing."""
    wrong = []
    for row in lexicon_rows("fr", "units"):
        units = {found.quantity.unit for found in find_quantities(row["example"])}
        if (row["unit"] not in units) if "unit" in row else units:
            wrong.append((row.where, row["example"], units))
    assert wrong == []

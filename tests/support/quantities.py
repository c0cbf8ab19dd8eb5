"""What the tests of quantities share, whatever the language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from entente.language.pack import lexicon_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from entente.language.pack import FoundQuantity

    Finder = Callable[[str], tuple[FoundQuantity, ...]]

CASES = Path(__file__).parents[1] / "cases"


def load_cases(lang: str) -> list[dict[str, Any]]:
    """Load the sentences of a language, with the quantities in each."""
    cases: list[dict[str, Any]] = yaml.safe_load(
        (CASES / f"{lang}_quantities.yaml").read_text(encoding="utf-8")
    )
    return cases


def case_ids(cases: list[dict[str, Any]]) -> list[str]:
    """Name each case by its number and sentence."""
    return [f"{number}-{case['text']}" for number, case in enumerate(cases)]


def shown(found: FoundQuantity) -> list[Any]:
    """Show a quantity as the cases write it."""
    quantity = found.quantity
    row = [quantity.low, quantity.high, quantity.unit, quantity.of or None]
    return [*row, *(["share"] if quantity.share else []), *([quantity.per] if quantity.per else [])]


def check_case(find: Finder, case: dict[str, Any]) -> None:
    """Assert that exactly the quantities of the case are found, in order."""
    assert [shown(found) for found in find(case["text"])] == [
        [pytest.approx(value) if isinstance(value, float) else value for value in row]
        for row in case["found"]
    ]


def check_spans(find: Finder, text: str) -> None:
    """Assert that spans are exact slices in order, and nouns lie inside them."""
    found = find(text)
    for item in found:
        assert item.span.of(text) == item.quantity.words
        assert item.noun is None or (item.span.contains(item.noun) and item.noun.of(text) == item.quantity.of)
    assert [item.span.start for item in found] == sorted(item.span.start for item in found)


def misread_units(find: Finder, lang: str) -> list[Any]:
    """Return the rows of `units.yaml` whose example is not read as their unit, or as nothing."""
    wrong = []
    for row in lexicon_rows(lang, "units"):
        units = {found.quantity.unit for found in find(row["example"])}
        if (row["unit"] not in units) if "unit" in row else units:
            wrong.append((row.where, row["example"], units))
    return wrong

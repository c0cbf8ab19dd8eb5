"""French dates, resolved as the press means them."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from entente.language.date_arithmetic import Lean
from entente.language.fr.dates import find_dates
from entente.model.dates import DateSpan

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "fr_dates.yaml").read_text(encoding="utf-8"))
PUBLISHED = "2025-11-18"


def span_or_none(value: Any) -> DateSpan | None:
    """Read an EDTF string of a case."""
    return None if value is None else DateSpan(str(value))


@pytest.mark.parametrize("case", CASES, ids=itemgetter("id"))
def test_sentence(case: dict[str, Any]) -> None:
    """A sentence gives these dates, in these words, and no others."""
    text = case["text"]
    published, context = case.get("published", PUBLISHED), case.get("context")

    found = find_dates(text, published=span_or_none(published), context=span_or_none(context))

    expected = [(words, str(edtf)) for words, edtf in case["finds"].items()]
    assert expected == [(date.span.of(text), date.date.edtf) for date in found]


def test_lean_given() -> None:
    """A lean that the caller gives overrides the verbs."""
    (found,) = find_dates("Il est parti lundi.", published=DateSpan(PUBLISHED), lean=Lean.FUTURE)

    assert found.date == DateSpan("2025-11-24")


WORDS = """le la du au de à en et entre depuis jusqu'au avant d'ici 3 12 31 1er 2024 1500 mardi juin mars été
    l'an dernier prochain fin mi- début semaine mois veille lendemain il y a deux trois plus tard , . hier (
    12/03/2024 années 1990 premier trimestre"""


@given(st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join), st.booleans())
def test_any_order_of_words(text: str, anchored: bool) -> None:  # noqa: FBT001  a property's variable
    """Whatever the words, spans lie in the text, in order, apart, and the same each time."""
    published = DateSpan(PUBLISHED) if anchored else None

    found = find_dates(text, published=published)

    assert found == find_dates(text, published=published)
    ends = [0, *(date.span.end for date in found)]
    assert all(end <= date.span.start < date.span.end for end, date in zip(ends, found, strict=False))
    assert ends[-1] <= len(text)


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    """No text is an error."""
    find_dates(text, published=DateSpan(PUBLISHED), context=DateSpan("2024"))

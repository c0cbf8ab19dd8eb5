"""Dates in sentences, resolved as the press means them, in every language that has a date lexicon."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.language.date_arithmetic import Lean
from entente.language.date_finder import find_dates
from entente.language.fr.dates import find_dates as find_french_dates
from entente.model.dates import DateSpan

FOLDER = Path(__file__).parents[1] / "cases"
PUBLISHED = "2025-11-18"
WORDS = {
    "fr": """le la du au de à en et entre depuis jusqu'au avant d'ici 3 12 31 1er 2024 1500 mardi juin mars
    été l'an dernier prochain fin mi- début semaine mois veille lendemain il y a deux trois plus tard , . hier
    ( années 1990 12/03/2024 premier trimestre""",
    "en": """the of in on by since until before between from to and last next this early mid- late end 3 12
    31st 2024 1500 Tuesday June March spring week month year day two three ago later earlier , . yesterday (
    1990s first quarter 2024-03-12 previous following""",
}
CASES = [
    pytest.param(code, case, id=f"{code}-{case['id']}")
    for code in WORDS
    for case in yaml.safe_load((FOLDER / f"{code}_dates.yaml").read_text(encoding="utf-8"))
]


def span_or_none(value: Any) -> DateSpan | None:
    """Read an EDTF string of a case."""
    return None if value is None else DateSpan(str(value))


@pytest.mark.parametrize(("code", "case"), CASES)
def test_sentence(code: str, case: dict[str, Any]) -> None:
    """A sentence gives these dates, in these words, and no others."""
    text = case["text"]
    published, context = case.get("published", PUBLISHED), case.get("context")
    find = import_module(f"entente.language.{code}.dates").find_dates

    found = find(text, published=span_or_none(published), context=span_or_none(context))

    expected = [(words, str(edtf)) for words, edtf in case["finds"].items()]
    assert expected == [(date.span.of(text), date.date.edtf) for date in found]


def test_lean_given() -> None:
    """A lean that the caller gives overrides the verbs."""
    (found,) = find_french_dates("Il est parti lundi.", published=DateSpan(PUBLISHED), lean=Lean.FUTURE)

    assert found.date == DateSpan("2025-11-24")


@pytest.mark.parametrize("code", WORDS)
@settings(deadline=None)
@given(data=st.data(), anchored=st.booleans())
def test_any_order_of_words(code: str, data: st.DataObject, *, anchored: bool) -> None:
    """Whatever the words, spans lie in the text, in order, apart, and the same each time."""
    text = " ".join(data.draw(st.lists(st.sampled_from(WORDS[code].split()), max_size=14)))
    published = DateSpan(PUBLISHED) if anchored else None

    found = find_dates(code, text, published=published)

    assert found == find_dates(code, text, published=published)
    ends = [0, *(date.span.end for date in found)]
    assert all(end <= date.span.start < date.span.end for end, date in zip(ends, found, strict=False))
    assert ends[-1] <= len(text)


@pytest.mark.parametrize("code", WORDS)
@settings(deadline=None)
@given(text=st.text(max_size=60))
def test_any_text(code: str, text: str) -> None:
    """No text is an error."""
    find_dates(code, text, published=DateSpan(PUBLISHED), context=DateSpan("2024"))

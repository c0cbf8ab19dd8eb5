"""Every row of a date lexicon is found in its own example, and says what its example gives."""

from __future__ import annotations

import pytest

from entente.errors import LexiconError
from entente.language.date_finder import find_dates
from entente.language.date_forms import build_grammar, expand
from entente.language.pack import lexicon_rows
from entente.model.dates import DateSpan
from entente.vocabulary.rows import Row

PUBLISHED = DateSpan("2025-06-18")  # a Wednesday
CONTEXT = DateSpan("2025-05-05")
LANGUAGES = ("fr", "en")
ROWS = [(code, row) for code in LANGUAGES for row in lexicon_rows(code, "dates")]


@pytest.mark.parametrize(("code", "row"), ROWS, ids=lambda value: getattr(value, "where", value))
def test_example(code: str, row: Row) -> None:
    """An example of a form gives the dates its row says; that of a word holds it, and a date or verb."""
    example = row["example"]
    found = [date.date.edtf for date in find_dates(code, example, published=PUBLISHED, context=CONTEXT)]

    if "gives" in row:
        gives = row["gives"] if isinstance(row["gives"], list) else [row["gives"]]
        assert [str(edtf) for edtf in gives] == found
    elif "class" in row:
        assert len(found) == 1
        assert any(word.lower() in example.lower() for word in row["words"])
    else:
        assert "list" in row or "cue" in row


def test_expand_brackets() -> None:
    """What may be absent doubles a form, alternatives share it out."""
    assert expand("a [b] (c|d)") == [("a", "b", "c"), ("a", "b", "d"), ("a", "c"), ("a", "d")]
    assert expand(r"\( {year} \)") == [("(", ("year", "year"), ")")]


@pytest.mark.parametrize("form", ["a [b", "a (b", "a)", "[a] ]"])
def test_expand_unbalanced(form: str) -> None:
    """A bracket without its other half is an error, not a word."""
    with pytest.raises(ValueError, match="bracket"):
        expand(form)


def test_bad_rows_are_all_named() -> None:
    """Every bad row is reported at once, with its place."""
    rows = [
        Row({"rule": "date", "form": "{month}", "means": "nonsense"}, "dates.yaml:1"),
        Row({"rule": "date", "form": "[a]"}, "dates.yaml:2"),
        Row({"rule": "date", "form": "{moon}"}, "dates.yaml:3"),
        Row({"class": "month", "words": [True], "value": 1}, "dates.yaml:4"),
    ]

    with pytest.raises(LexiconError) as raised:
        build_grammar(rows)

    message = str(raised.value)
    assert all(part in message for part in ("dates.yaml:1", "dates.yaml:2", "'moon'", "dates.yaml:4"))

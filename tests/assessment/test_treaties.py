"""Claims beside agreements and clauses, by table; the words that name them, by their own examples."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

import pytest

from cases import load_cases
from entente.assessment.naming import (
    SEVERAL,
    lexicon_languages,
    names_one,
    names_several,
    names_thing,
    topics_of,
)
from entente.assessment.treaties import link_agreements
from entente.language.pack import lexicon_rows
from entente.vocabulary.agreements import load_agreements
from sayings import evidence_of

ROWS = [row for code in lexicon_languages() for row in lexicon_rows(code, "agreements")]


@pytest.mark.parametrize("case", load_cases("assessment_treaties"), ids=itemgetter("id"))
def test_claims_beside_agreements(case: dict[str, Any]) -> None:
    """A claim is linked to the agreement of its parties and time, and to the clause that it names."""
    evidence = evidence_of(case["sentences"], case.get("published", "2025-11-01"))

    links = link_agreements(load_agreements(), evidence)

    assert case["expected"] == [[link.agreement, link.article, link.bearing.value] for link in links]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.where)
def test_words_of_agreements(row: dict[str, Any]) -> None:
    """Every row of the lexicons does what its example shows."""
    if "thing" in row:
        assert names_thing(row["example"], row["thing"])
    elif "topic" in row:
        assert row["topic"] in topics_of(row["example"])
    else:
        assert names_several(row["example"]) == (row["kind"] == SEVERAL) != names_one(row["example"])

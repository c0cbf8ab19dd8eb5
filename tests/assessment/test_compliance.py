"""Claims beside the measures of a regime, by table; caps over their own years."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

import pytest

from cases import load_cases
from entente.assessment.caps import compare
from entente.assessment.compliance import TOUCHING, check_regime
from entente.model.claim import quantity_from_row
from entente.model.dates import DateSpan
from entente.vocabulary.regimes import Cap, find_regime, load_regimes
from sayings import evidence_of

CAP = Cap(500_000, "barrel", (("ton", 8.0),))


@pytest.mark.parametrize("case", load_cases("assessment_measures"), ids=itemgetter("id"))
def test_claims_beside_measures(case: dict[str, Any]) -> None:
    """A claim is linked to the measures that it would touch, and to no other; answers stand beside."""
    evidence = evidence_of(case["sentences"], case.get("published", "2025-06-01"))
    regime = find_regime(case.get("regime", "un-dprk"))

    checked = check_regime(regime, evidence, load_regimes().values())

    found = {
        (row.measure.id if row.measure else "whole"): [link.relation.value for link in row.links]
        for row in checked
        if row.links
    }
    assert case["expected"] == found
    if "answers" in case:
        answers = {(a.party, a.stance.value) for row in checked for a in row.answers}
        assert answers == {tuple(each) for each in case["answers"]}


@pytest.mark.parametrize("case", load_cases("assessment_caps"), ids=itemgetter("id"))
def test_amount_against_cap(case: dict[str, Any]) -> None:
    """An interval is held against the cap of its own calendar year, and decided only where it can be."""
    quantity = quantity_from_row(case["quantity"])
    assert quantity is not None

    compared = compare("c", quantity, DateSpan(case["when"]) if case["when"] else None, CAP)

    assert case["expected"] == [compared.year, compared.verdict.value]


def test_status_and_origins_are_kept() -> None:
    """A link has the status of its claim, and origins are counted once over all facts."""
    deed = {"event": "AID", "agent": ["PRK"], "recipient": ["RUS"], "flow": "arms", "status": "alleged"}
    evidence = evidence_of(
        [{"claims": [{**deed, "holder": ["KOR/SPY"]}]}, {"claims": [{**deed, "holder": ["USA"]}]}]
    )

    (row,) = [row for row in check_regime(find_regime("un-dprk"), evidence) if row.touching]

    assert {link.status.value for link in row.links if link.relation in TOUCHING} == {"alleged"}
    assert row.origins == ("KOR/SPY", "USA")
    assert row.period is None


def test_no_word_of_judgement() -> None:
    """Nothing that the regimes or rules say pronounces anybody guilty."""
    words = [m.what + m.argued + " ".join(m.exceptions) for r in load_regimes().values() for m in r.measures]

    assert not [word for word in words if "guilt" in word.lower() or "violat" in word.lower()]

"""Verdict, origins and range of facts, case by case."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
import yaml

from entente.fusion import fuse
from entente.model.attribution import Stance
from entente.model.quantity import Quantity
from fusion_cases import article, claim, read_claim

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "fusion_verdicts.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=itemgetter("id"))
def test_verdict(case: dict[str, Any]) -> None:
    """The claims make one fact with this verdict, these origins and this range."""
    articles = [article(**row) for row in case.get("articles", ())]
    (fact,) = fuse(articles, [read_claim(row) for row in case["claims"]])

    assert (case["verdict"], tuple(sorted(case["origins"]))) == (fact.verdict, fact.origins)
    if "range" in case:
        assert tuple(case["range"]) == fact.range


def test_existence_and_number_are_two_facts_when_a_party_denies() -> None:
    """Who counts the troops does not answer who says that there are none."""
    claims = [
        claim("AID PRK>RUS personnel.troops"),
        claim("AID PRK>RUS personnel.troops", at=200, amount=Quantity(2000, 10000, "person")),
        claim("REJECT PRK/GOV>- personnel.troops", at=400),
    ]

    verdicts = {fact.claims: fact.verdict for fact in fuse((), claims)}

    assert {(claims[0].id, claims[2].id): "contested", (claims[1].id,): "single"} == verdicts


def test_stances() -> None:
    """Stances list who affirms, admits, denies and does not confirm, each dated and with its claim."""
    claims = [
        claim("AID PRK>RUS arms", holder=("KOR/SPY", "?"), status="alleged"),
        claim("AID PRK>RUS arms", at=200, holder=("RUS/GOV",), status="confirmed", when="2025-04"),
        claim("REJECT PRK/GOV>- arms", at=400, when="2024-10"),
        claim("REJECT CHN/GOV,RUS/GOV>- arms", at=600, status="unconfirmed"),
    ]

    stances = {
        (taken.party, taken.stance, taken.when.edtf if taken.when else None, taken.claim)
        for fact in fuse((), claims)
        for taken in fact.stances
    }

    assert {
        ("KOR/SPY", Stance.ACCUSES, None, claims[0].id),
        ("RUS/GOV", Stance.ADMITS, "2025-04", claims[1].id),
        ("PRK/GOV", Stance.DENIES, "2024-10", claims[2].id),
    } <= stances

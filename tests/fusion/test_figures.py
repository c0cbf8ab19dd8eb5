"""Figures: measures, units and periods aligned, each voice by itself, revisions kept."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
import yaml

from entente.fusion import fuse
from fusion_cases import article, read_claim

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "fusion_figures.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=itemgetter("id"))
def test_figures(case: dict[str, Any]) -> None:
    """The claims make one fact with these figures."""
    (fact,) = fuse(
        [article(**row) for row in case.get("articles", ())], [read_claim(row) for row in case["claims"]]
    )

    assert [
        {
            "measure": figure.measure,
            **({"period": figure.period.edtf} if figure.period else {}),
            "low": figure.low,
            "high": figure.high,
            "told": [
                [told.voice, told.when.edtf if told.when else None, told.low, told.high, told.replaced]
                for told in figure.told
            ],
        }
        for figure in fact.figures
    ] == case["figures"]
    assert case.get("verdict", fact.verdict) == fact.verdict


def test_sayings_keep_the_order_of_claims() -> None:
    """Every saying stands with the claim that says it, in the unit of the figure."""
    claims = [
        read_claim({"what": "COOPERATE RUS,PRK>- link.road", "at": 200 * n, "amount": amount})
        for n, amount in enumerate(([2, 2, "km"], [900, 900, "m"], [1, 1, "km"]))
    ]
    (figure,) = fuse((), claims)[0].figures

    assert [(each.id, low) for each, low in zip(claims, (2, 0.9, 1), strict=True)] == [
        (name, amount.low) for name, amount in figure.sayings
    ]

"""Which pairs of claims are about one thing."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from entente.fusion import fuse
from entente.model.quantity import Quantity
from fusion_cases import article, claim

if TYPE_CHECKING:
    from entente.model.claim import Claim

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "fusion_pairs.yaml").read_text(encoding="utf-8")
)


def _read(row: dict[str, Any]) -> Claim:
    known = {**row, "holder": tuple(row.get("holder", ())), "where": tuple(row.get("where", ()))}
    if "amount" in row:
        known["amount"] = Quantity(*row["amount"])
    return claim(known.pop("what"), **known)


@pytest.mark.parametrize("case", CASES, ids=itemgetter("id"))
def test_together(case: dict[str, Any]) -> None:
    """The two claims stand in one fact, or in two."""
    articles = [article("a.txt", published="2025-08-13"), article("b.txt", published="2025-07-13")]

    facts = fuse(articles, [_read(case["one"]), _read(case["other"])], copies=())

    assert (1 if case["together"] else 2) == len(facts)

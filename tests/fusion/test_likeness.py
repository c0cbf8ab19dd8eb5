"""Which pairs of claims are about one thing."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
import yaml

from entente.fusion import fuse
from fusion_cases import article, read_claim

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "fusion_pairs.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=itemgetter("id"))
def test_together(case: dict[str, Any]) -> None:
    """The two claims stand in one fact, or in two."""
    articles = [article("a.txt", published="2025-08-13"), article("b.txt", published="2025-07-13")]

    facts = fuse(articles, [read_claim(case["one"]), read_claim(case["other"])], copies=())

    assert (1 if case["together"] else 2) == len(facts)

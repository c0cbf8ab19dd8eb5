"""Amounts are compared within one measure only."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
import yaml

from entente.fusion.amounts import apart, carriers, overlap, same_count
from entente.model.quantity import Quantity

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "fusion_amounts.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=itemgetter("id"))
def test_comparison(case: dict[str, Any]) -> None:
    """Two amounts meet, read as one count, or lie apart, whichever is asked first."""
    left, right = Quantity(*case["left"]), Quantity(*case["right"])

    assert case["overlap"] == overlap(left, right) == overlap(right, left)
    assert case["same"] == same_count(left, right) == same_count(right, left)
    assert case["apart"] == apart(left, right) == apart(right, left)


def test_containers_carry() -> None:
    """What things come in is known as such."""
    assert "container" in carriers()
    assert "shell" not in carriers()

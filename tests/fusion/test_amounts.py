"""Amounts are compared within one measure only."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
import yaml

from entente.fusion.amounts import carriers, measured
from entente.model.quantity import Quantity

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "fusion_amounts.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=itemgetter("id"))
def test_comparison(case: dict[str, Any]) -> None:
    """Two amounts meet, read as one count, or lie apart, whichever is asked first."""
    left, right = measured(Quantity(*case["left"])), measured(Quantity(*case["right"]))

    assert case["overlap"] == left.overlaps(right) == right.overlaps(left)
    assert case["same"] == left.reads_as(right) == right.reads_as(left)
    assert case["apart"] == left.is_apart(right) == right.is_apart(left)


def test_containers_carry() -> None:
    """What things come in is known as such."""
    assert "container" in carriers()
    assert "shell" not in carriers()

"""How wording presents an act: plans, possibility, conditionals, conditions, negation, rules, opinion."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.extraction.test_attribution import found, parameters

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "mood.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", parameters(CASES))
def test_status(case: dict[str, Any]) -> None:
    """The status at the words is that of the case, whoever lends them."""
    assert found(case).status.value == case["status"]

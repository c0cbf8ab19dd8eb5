"""Tables of cases, as the tests read them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_CASES = Path(__file__).parents[1] / "cases"


def load_cases(name: str) -> list[dict[str, Any]]:
    """Read one table of `tests/cases`, given by its name without ending."""
    cases: list[dict[str, Any]] = yaml.safe_load((_CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return cases

"""Names in sentences, before parsing."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
import yaml

from entente.extraction.mentions import find_names
from entente.language.pack import load_pack

CASES = Path(__file__).parents[1] / "cases"


def load_cases(name: str) -> list[dict[str, Any]]:
    """Read one table of cases."""
    cases: list[dict[str, Any]] = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return cases


@pytest.mark.parametrize("case", load_cases("names_fr"), ids=itemgetter("id"))
def test_find_names(case: dict[str, Any]) -> None:
    """Each name is found whole, with its ids; nothing else is."""
    found = find_names(case["text"], load_pack("fr"), year=case.get("year"))

    assert [[n.span.of(case["text"]), n.label, list(n.ids)] for n in found] == case["names"]

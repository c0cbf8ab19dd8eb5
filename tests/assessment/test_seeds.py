"""The five articles, with hand-annotated claims: every link that reading them gives, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cases import load_cases
from shared import SHARED, needs_shared

BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "assessment_gold.py"


@pytest.fixture(scope="module")
def links() -> dict[str, list[str]]:
    """Link the annotated claims."""
    done = subprocess.run(
        [sys.executable, "-P", str(BENCHMARK), str(SHARED)], check=True, capture_output=True, text=True
    )
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


@needs_shared
def test_links_of_the_seeds(links: dict[str, list[str]]) -> None:
    """Every clause, measure and reaction that the articles name is linked to its claims, nothing else is."""
    expected = {case["link"]: case["claims"] for case in load_cases("assessment_seeds")}

    assert expected == links
    assert sum(map(len, links.values())) >= 25


@needs_shared
@pytest.mark.parametrize(
    "link",
    [
        "un-dprk:oil-refined counts alleged",
        "un-dprk:luxury would_breach asserted",
        "un-dprk:luxury says_breach alleged",
        "un-dprk:workers-return would_breach planned",
        "un-dprk:workers-return objects asserted",
        "un-dprk:arms-from would_breach reported",
        "un-dprk:space-technology would_breach alleged",
        "un-dprk:wmd-items denies denied",
        "un-dprk:military-help does_not_confirm unconfirmed",
        "un-dprk:panel bears_on asserted",
    ],
)
def test_measures_show_their_status(links: dict[str, list[str]], link: str) -> None:
    """Oil, luxury, workers, arms, space and monitoring show their claims as the articles present them."""
    assert links.get(link)

"""Quantities against hand-annotated claims and number cases beside the project: no worse than measured."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from shared import needs_shared

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
LEAST = [("fr", "seeds", 0.8), ("fr", "dev2", 0.94), ("fr", "dev3", 0.91), ("en", "dev3", 0.97)]


def share_printed(script: str, *arguments: str) -> float:
    """Run a benchmark and return the share at the end of its line."""
    command = [sys.executable, str(BENCHMARKS / script), *arguments]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return float(printed.rsplit("= ", 1)[1])


@needs_shared
@pytest.mark.parametrize(("lang", "name", "least"), LEAST)
def test_quantities_of_the_gold_claims(lang: str, name: str, least: float) -> None:
    """Most annotated quantities are found in their sentences, with their bounds."""
    assert share_printed("quantities_gold.py", lang, name) >= least


@needs_shared
def test_french_numbers() -> None:
    """Nine of ten French numbers from elsewhere are read exactly."""
    assert share_printed("fr_numbers.py") >= 0.9

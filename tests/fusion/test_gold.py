"""Fusion alone, given hand-annotated claims: no worse than it was measured to be."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from shared import SHARED, needs_shared

BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "fusion_gold.py"
LEAST = {
    "seeds": {
        "links": 0.9,
        "verdict": 0.9,
        "verdict, not single": 0.9,
        "independent origins": 0.8,
        "range": 1.0,
    },
    "dev3": {
        "links": 0.85,
        "verdict": 0.9,
        "verdict, not single": 0.9,
        "independent origins": 0.75,
        "range": 0.8,
    },
}
BUILDS = {"seeds": ("seeds",), "dev3": ("dev3-fb", "dev3-ed")}


def _score(corpus: str, folder: Path) -> dict[str, Any]:
    """Fuse the builds of a corpus apart, and score them together."""
    files = {name: folder / f"{name}.jsonl" for name in ("claims", "facts", "gold_facts")}
    for build in BUILDS[corpus]:
        command = [sys.executable, "-P", str(BENCHMARK), str(SHARED), build, str(folder / build)]
        subprocess.run(command, check=True, capture_output=True)
        for name, path in files.items():
            with path.open("a", encoding="utf-8") as lines:
                lines.write((folder / build / f"{name}.jsonl").read_text(encoding="utf-8"))
    score = [
        sys.executable,
        str(SHARED / "gold" / "score_facts.py"),
        str(SHARED / "gold" / f"{corpus}.jsonl"),
    ]
    score += [str(files[name]) for name in ("gold_facts", "claims", "facts")]
    done = subprocess.run([*score, "--json"], check=True, capture_output=True, text=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


@needs_shared
@pytest.mark.parametrize("corpus", sorted(LEAST))
def test_gold_facts(corpus: str, tmp_path: Path) -> None:
    """Links, verdicts, origins and ranges keep their level."""
    figures = _score(corpus, tmp_path)
    reached = {name: figures[name][0] / figures[name][1] for name in LEAST[corpus] if name != "links"}
    reached["links"] = figures["links"]["found claims"]["f1"]

    assert {} == {name: reached[name] for name, least in LEAST[corpus].items() if reached[name] < least}

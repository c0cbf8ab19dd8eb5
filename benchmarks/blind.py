"""Measure extraction on the articles that nobody reads: figures only, never a text, a claim or a miss.

    python benchmarks/blind.py

Run at milestones. Builds the blind corpus into a temporary folder, and prints precision, recall, F1 and
slots by language, and how many publication dates were found.
"""

# ruff: noqa: INP001, T201  a script, which prints

from __future__ import annotations

import csv
import json
import sys
import tempfile
from pathlib import Path

from quality import SHARED, can_read

from entente.engine import BuildOptions, build_dossier
from entente.engine.ours import our_stages
from entente.errors import EntenteError
from entente.evaluation import evaluate, read_annotations
from entente.evaluation.report import figures_to_row, slots_to_row

CORPUS = "dev3-blind"
DOCUMENTS = {"fr": "f*.txt", "en": "e*.txt"}


def main() -> int:
    """Build, measure, print; whatever fails is named by its kind alone, since messages may quote."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            report = build_dossier(
                [str(SHARED / "corpus" / CORPUS)], Path(folder), BuildOptions(workers=1), our_stages()
            )
        except EntenteError as error:
            print("the build failed:", type(error).__name__, file=sys.stderr)
            return 1
        print(f"articles {report.articles}, claims {report.claims}, not read {len(report.unread)}")
        _print_figures(Path(folder))
        _print_dates(Path(folder))
    return 0


def _print_figures(dossier: Path) -> None:
    gold = read_annotations(SHARED / "gold" / f"{CORPUS}.jsonl")
    system = read_annotations(dossier / "claims.jsonl")
    for language, docs in DOCUMENTS.items():
        if can_read(language):
            result = evaluate(gold, system, [docs])
            print(language, figures_to_row(result.total))
            for slot, right, asked in result.slots:
                print(f"   {slot}: {slots_to_row(result)[slot]} (of {asked}, {right} right)")


def _print_dates(dossier: Path) -> None:
    table = SHARED / "corpus" / CORPUS / "published.csv"
    with table.open(encoding="utf-8", newline="") as rows:
        known = {row["doc"]: row["published"] for row in csv.DictReader(rows)}
    lines = (dossier / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    found = {row["doc"]: row["published"] for row in map(json.loads, lines)}
    hits = sum(found.get(doc) == date for doc, date in known.items())
    print(f"publication dates: {hits} of {len(known)} ({len(found)} articles read)")


if __name__ == "__main__":
    sys.exit(main())

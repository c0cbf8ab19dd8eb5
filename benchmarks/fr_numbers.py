"""Scores the French numbers on cases from elsewhere (Microsoft Recognizers-Text, MIT).

    python benchmarks/fr_numbers.py

Runs `score_bench.py` of the shared corpora beside the project on the first number of each text.
"""

# ruff: noqa: INP001, T201  a script, which prints
from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from entente.language.fr.numbers import number_words
from entente.language.numerals import NumberReader

SCORER = Path(__file__).resolve().parents[2] / "shared" / "bench" / "score_bench.py"
BENCH = "numbers-recognizers"


def answer(case: dict[str, str]) -> dict[str, object]:
    """Return the value of the first number of a case."""
    words = number_words()
    first = next(NumberReader(words.words(case["text"]), words).all(), None)
    return {"id": case["id"], "value": None if first is None else first.value}


def score_of(*arguments: str) -> str:
    """Run the scorer and return what it prints."""
    return subprocess.run(  # noqa: S603  our own scorer, no input from outside
        [sys.executable, str(SCORER), *arguments], check=True, capture_output=True, text=True
    ).stdout


def main() -> None:
    """Answer every case and print the score."""
    cases = [json.loads(line) for line in score_of("items", BENCH).splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.jsonl"
        answers.write_text("".join(json.dumps(answer(case)) + "\n" for case in cases), encoding="utf-8")
        print(score_of("score", BENCH, str(answers)), end="")


if __name__ == "__main__":
    if SCORER.is_file():
        main()
    else:
        print(f"no shared corpora at {SCORER.parents[1]}: nothing measured")

"""Measure extraction out of fold: no document helped to fit the sides and confidence of its claims.

    python training/cross_validate.py

Prints precision, recall, F1 and slots of each annotated corpus beside the project, for the claims that
reach the least confidence, and for other thresholds. Two things differ from a build: denials below the
threshold are left out here, and dates are chosen by weights that all documents helped to fit, so that the
slots of dates flatter; `training/dating.py` prints how dates fare out of fold.
"""

# ruff: noqa: T201  a script, which prints

from __future__ import annotations

from typing import TYPE_CHECKING

from quality import SLOTS, can_read

import confidence
from annotated import DOCUMENTS, SHARED
from entente.evaluation import evaluate, read_annotations
from entente.evaluation.report import slots_to_row
from entente.extraction.confidence import LEAST_CONFIDENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from confidence import Graded
    from entente.evaluation.annotations import Annotation

THRESHOLDS = (0.0, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6)
PENALTY = 4.0
"""Of confidence: the one of least loss out of fold when `training/confidence.py` was last run."""


def kept(
    sample: Sequence[Graded], grades: Sequence[float], corpus: str, least: float
) -> dict[str, list[Annotation]]:
    """Return the claims of a corpus that are graded at least so high, by document."""
    found: dict[str, list[Annotation]] = {}
    for each, grade in zip(sample, grades, strict=True):
        if each.corpus == corpus and grade >= least:
            found.setdefault(each.claim.doc, []).append(each.claim)
    return found


def main() -> None:
    """Print the figures."""
    sample = confidence.grade()
    grades = confidence.out_of_fold(sample, PENALTY)
    for (corpus, language), docs in DOCUMENTS.items():
        if not can_read(language):
            continue
        gold = read_annotations(SHARED / "gold" / f"{corpus}.jsonl")
        print(f"{corpus} {language}")
        for least in THRESHOLDS:
            figures = evaluate(gold, kept(sample, grades, corpus, least), docs).total
            mark = "*" if least == LEAST_CONFIDENCE else " "
            print(
                f" {mark} from {least}: P {figures.precision:.3f} R {figures.recall:.3f} F1 {figures.f1:.3f}"
            )
        slots = slots_to_row(evaluate(gold, kept(sample, grades, corpus, LEAST_CONFIDENCE), docs))
        print("   ", ", ".join(f"{name} {slots[name]}" for name in SLOTS if name in slots))


if __name__ == "__main__":
    main()

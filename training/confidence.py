"""Fit the weights of confidence on annotated claims, and show how well it is calibrated.

    python training/confidence.py [--write]

Reads the corpora and annotations beside the project, extracts their claims, and fits a logistic model
with a penalty on the size of its weights. What is shown is out of fold: each document is cast and graded
by models that have not seen it. With --write the weights of all documents go to extraction/confidence.yaml.
"""

# ruff: noqa: T201  a script, which prints

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

import casting
from annotated import ROOT, documents, extract_with, write_weights
from choices import weights_by_fold
from entente.evaluation.annotations import Annotation, annotation_from_row
from entente.evaluation.scores import judge
from entente.extraction.confidence import BIAS, probability
from entente.model.claim import claim_to_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WEIGHTS = ROOT / "src" / "entente" / "extraction" / "confidence.yaml"
PENALTIES = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""Penalties tried; the one of least out-of-fold loss is taken."""
LEAST_SEEN = 5
"""Claims that must have a feature, and lack it, before it gets a weight."""
HEAD = """\
# How much each feature of a claim speaks for its being right (see confidence.py). Made by
# training/confidence.py from annotated claims; not to be edited by hand.
"""


@dataclass(frozen=True, slots=True)
class Graded:
    """A claim, what speaks for it, and whether it is right (None: nobody can tell)."""

    corpus: str
    language: str
    claim: Annotation
    features: dict[str, float]
    right: bool | None

    @property
    def document(self) -> tuple[str, str]:
        """Corpus and document: what is left out together."""
        return self.corpus, self.claim.doc


def grade(casts: Mapping[tuple[str, str], Mapping[str, float]] | None = None) -> list[Graded]:
    """Extract and grade the claims of every annotated article that can be read.

    `casts` are weights of casting for each document, by default some that were fitted without it.
    """
    casts = weights_by_fold(casting.collect()) if casts is None else casts
    graded = []
    for document in documents():
        found = extract_with(document.article, casts[document.name])
        rows = [annotation_from_row(claim_to_row(claim, document.article.text)) for claim, _ in found]
        verdicts = judge(document.gold, rows)
        graded += [
            Graded(document.corpus, document.article.language, row, features, right)
            for row, (_, features), right in zip(rows, found, verdicts, strict=True)
        ]
    return graded


def fit(sample: Sequence[Graded], penalty: float) -> dict[str, float]:
    """Fit weights by Newton's method; the bias alone is not penalised."""
    counts: dict[str, int] = {}
    for each in sample:
        for name, value in each.features.items():
            counts[name] = counts.get(name, 0) + bool(value)
    most = len(sample) - LEAST_SEEN
    names = sorted(
        n for n, seen in counts.items() if n == BIAS or (seen >= LEAST_SEEN and (seen <= most or "long" in n))
    )
    inputs = np.array([[each.features.get(name, 0.0) for name in names] for each in sample])
    targets = np.array([float(bool(each.right)) for each in sample])
    ridge = np.diag([0.0 if name == BIAS else penalty for name in names])
    weights = np.zeros(len(names))
    for _ in range(50):
        odds = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (odds - targets) + ridge @ weights
        curve = inputs.T @ (inputs * (odds * (1 - odds))[:, None]) + ridge
        step = np.linalg.solve(curve + 1e-9 * np.eye(len(names)), slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return dict(zip(names, map(float, weights), strict=True))


def out_of_fold(sample: Sequence[Graded], penalty: float) -> list[float]:
    """Grade each claim by a model fitted on all other documents."""
    grades: dict[int, float] = {}
    for document in sorted({each.document for each in sample}):
        known = [each for each in sample if each.document != document and each.right is not None]
        weights = fit(known, penalty)
        for place, each in enumerate(sample):
            if each.document == document:
                grades[place] = probability(each.features, weights)
    return [grades[place] for place in range(len(sample))]


def loss(sample: Sequence[Graded], grades: Sequence[float]) -> float:
    """Return the mean log loss over claims that can be judged."""
    pairs = [(g, each.right) for each, g in zip(sample, grades, strict=True) if each.right is not None]
    return float(-np.mean([np.log(max(g if right else 1 - g, 1e-6)) for g, right in pairs]))


def reliability(
    sample: Sequence[Graded], grades: Sequence[float]
) -> tuple[float, list[tuple[float, int, float, float]]]:
    """Return the expected calibration error, and (lower end, claims, mean grade, share right) of ten bins."""
    pairs = [(g, bool(each.right)) for each, g in zip(sample, grades, strict=True) if each.right is not None]
    bins, error = [], 0.0
    for low in range(10):
        inside = [(g, right) for g, right in pairs if min(int(g * 10), 9) == low]
        if inside:
            mean = sum(g for g, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            error += abs(mean - share) * len(inside) / len(pairs)
            bins.append((low / 10, len(inside), mean, share))
    return error, bins


def main() -> None:
    """Fit, show and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    sample = grade()
    known = [each for each in sample if each.right is not None]
    right = sum(bool(each.right) for each in known)
    print(f"{len(sample)} claims, {len(known)} judged, {right} right ({right / len(known):.3f})")
    tried = {penalty: out_of_fold(sample, penalty) for penalty in PENALTIES}
    for penalty, grades in tried.items():
        print(
            f"penalty {penalty}: loss {loss(sample, grades):.4f}, error {reliability(sample, grades)[0]:.4f}"
        )
    best = min(PENALTIES, key=lambda penalty: loss(sample, tried[penalty]))
    error, bins = reliability(sample, tried[best])
    print(f"out of fold, penalty {best}: expected calibration error {error:.4f}")
    print("   from   claims   mean   right")
    for low, number, mean, share in bins:
        print(f"   {low:.1f}  {number:6}   {mean:.3f}  {share:.3f}")
    if options.write:
        write_weights(WEIGHTS, HEAD, fit(known, best))


if __name__ == "__main__":
    main()

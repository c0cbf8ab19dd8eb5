"""Confidence means something on articles that the model has not seen."""

from __future__ import annotations

import pytest

import confidence
from confidence import Graded
from entente.evaluation.annotations import annotation_from_row
from entente.extraction.weights import load_weights
from shared import needs_shared


def _sample() -> list[Graded]:
    """Return claims of six documents, right three times in four if they have a feature, else once."""
    claim = {"span": [0, 9], "event": "AID", "agent": ["RUS"]}
    return [
        Graded(
            "c",
            "fr",
            annotation_from_row({**claim, "doc": f"{number % 6}.txt"}),
            {"bias": 1.0, "sure": float(number % 2)},
            right=(number // 2) % 4 != 0 if number % 2 else (number // 2) % 4 == 0,
        )
        for number in range(240)
    ]


def test_the_fit_finds_the_odds() -> None:
    """Claims with the feature are graded near 3/4, those without near 1/4, by models that saw others."""
    grades = confidence.out_of_fold(_sample(), 1.0)

    assert 0.65 < min(grades[1::2])
    assert max(grades[1::2]) < 0.85
    assert max(grades[::2]) < 0.35
    assert confidence.reliability(_sample(), grades)[0] < 0.08


def test_what_nobody_can_judge_is_left_out() -> None:
    """A claim without verdict is graded, and teaches nothing."""
    sample = _sample()
    open_ones = [Graded("c", "fr", s.claim, s.features, None) for s in sample[:40]]

    assert confidence.fit(sample, 1.0) == pytest.approx(
        confidence.fit([s for s in sample + open_ones if s.right is not None], 1.0)
    )
    assert len(confidence.out_of_fold(sample + open_ones, 1.0)) == 280


@pytest.fixture(scope="module")
def graded() -> list[Graded]:
    """Every annotated claim, cast and graded by models that have not seen its document."""
    return confidence.grade()


@needs_shared
def test_confidence_is_calibrated_out_of_fold(graded: list[Graded]) -> None:
    """Over documents that the weights were not fitted on, the expected calibration error is small."""
    sample = graded
    error, _ = confidence.reliability(sample, confidence.out_of_fold(sample, 4.0))

    assert error <= 0.08


@needs_shared
def test_the_weights_are_those_of_the_features(graded: list[Graded]) -> None:
    """Every weight belongs to a feature that some claim still has."""
    known = {name for each in graded for name in each.features}
    lost = set(load_weights("confidence")) - known

    assert not [name for name in lost if not name.startswith(("link ", "event ", "kind ", "status "))]

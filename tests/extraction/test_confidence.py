"""Confidence: a probability, higher for what the sentence says in full."""

from __future__ import annotations

from dataclasses import replace

import pytest

from entente.extraction import extract_claims
from entente.extraction.confidence import BIAS, is_worth_making, probability
from entente.extraction.weights import load_weights
from entente.model.text import Article
from entente.reading.read import ReadOptions, read_draft
from entente.reading.sources import Draft


def _grades(text: str) -> list[float]:
    article = read_draft(Draft("a.txt", text), ReadOptions(language="fr"))
    assert isinstance(article, Article)
    return [claim.confidence for claim in extract_claims(article).claims]


def test_what_is_said_in_full_is_surer_than_what_is_left_to_guess() -> None:
    """A gift with giver, receiver and thing beats one whose parties and thing stand elsewhere."""
    full, *rest = _grades(
        "La Corée du Nord a livré 600 missiles à la Russie en 2023.\n\nCette aide inquiète Séoul."
    )

    assert 0.5 < full < 1
    assert all(0 <= grade < full for grade in rest)


@pytest.mark.parametrize(("features", "grade"), [({}, 0.5), ({"a": 1.0}, 0.881), ({"a": 1.0, "b": 2.0}, 0.5)])
def test_probability(features: dict[str, float], grade: float) -> None:
    """Weighted features are summed into a probability; unknown ones count for nothing."""
    assert grade == probability({**features, "unknown": 9.0}, {"a": 2.0, "b": -1.0})


def test_a_denial_is_made_however_unsure() -> None:
    """A denial after a plain report stays, so that the report does not look settled."""
    text = "La Corée du Nord nie avoir livré des obus à la Russie. Séoul a livré du riz à Kiev."
    article = read_draft(Draft("a.txt", text), ReadOptions(language="fr"))
    assert isinstance(article, Article)
    unsure = [replace(claim, confidence=0.1) for claim in extract_claims(article).claims]

    assert {claim.event: is_worth_making(claim) for claim in unsure} == {"REJECT": True, "AID": False}


def test_weights_hold_no_words_of_articles() -> None:
    """The weights are numbers for a bias and features of form, each once."""
    weights = load_weights("confidence")

    assert BIAS in weights
    assert all(-20 < weight < 20 for weight in weights.values())

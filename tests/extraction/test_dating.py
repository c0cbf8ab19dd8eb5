"""Dating: an act gets the date that its sentence gives it, and shows the words of any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from entente.extraction import extract_claims
from entente.extraction.weights import load_weights
from entente.model.actor import MentionKind
from entente.model.dates import DateSpan
from entente.model.text import Article
from entente.reading.read import ReadOptions, read_draft
from entente.reading.sources import Draft

if TYPE_CHECKING:
    from entente.model.claim import Claim

TWO_SENTENCES = (
    "Le 3 mai 2024, l'Inde et l'Arménie ont signé un accord à Erevan.\n\n"
    "L'Inde a livré des missiles à l'Arménie. New Delhi a aussi promis des radars à Erevan."
)


def _claims(text: str, language: str = "fr") -> tuple[Claim, ...]:
    options = ReadOptions(language=language, published=DateSpan("2024-06-18"))
    article = read_draft(Draft("a.txt", text), options)
    assert isinstance(article, Article)
    return extract_claims(article).claims


@pytest.mark.parametrize(
    ("language", "text", "event", "when"),
    [
        ("fr", "L'Inde a livré des missiles à l'Arménie en mars 2023.", "AID", "2023-03"),
        ("fr", "En 2022, le Pakistan a signé un traité avec la Turquie.", "AGREE", "2022"),
        ("en", "Turkey delivered drones to Azerbaijan in March 2023.", "AID", "2023-03"),
    ],
)
def test_the_only_date_of_a_plain_sentence_is_the_act_s(
    language: str, text: str, event: str, when: str
) -> None:
    """One act and one date in a sentence belong together."""
    found = [claim for claim in _claims(text, language) if claim.event == event]

    assert found
    assert found[0].when == DateSpan(when)


def test_without_a_date_in_sight_an_act_has_none() -> None:
    """No date is made up, the day of publication neither."""
    found = _claims("L'Inde a livré des missiles à l'Arménie.")

    assert found
    assert all(claim.when is None for claim in found)


def test_every_date_is_shown_where_it_stands() -> None:
    """A date, of this sentence or another, is a mention whose words the claim's support covers."""
    dated = [claim for claim in _claims(TWO_SENTENCES) if claim.when is not None]

    assert dated
    for claim in dated:
        mentions = [m for m in claim.mentions if m.kind is MentionKind.DATE]
        assert [m.ids for m in mentions] == [(claim.when.edtf,)] if claim.when else False
        assert all(any(span.contains(m.span) for span in claim.support) for m in mentions)


def test_weights_are_numbers_for_features_of_form() -> None:
    """No weight speaks of one year or day."""
    weights = load_weights("dating")

    assert len(weights) > 30
    assert all(-10 < weight < 10 for weight in weights.values())
    assert not [name for name in weights if "20" in name or "19" in name]

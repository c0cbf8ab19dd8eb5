"""The lexicon corrects what the tagger and its statistics get wrong."""

from __future__ import annotations

import pytest

from entente.language.categories import word_forms
from entente.language.components import LexiconCorrector, register_components
from entente.language.fr.pipeline import load_pipeline

CORRECTOR = LexiconCorrector(word_forms("fr"))


@pytest.mark.parametrize(
    ("text", "upos", "lemma"),
    [
        ("livrées", "VERB", "livrer"),
        ("Livrés", "VERB", "livrer"),
        ("AURAIENT", "AUX", "avoir"),
        ("nord-coréennes", "ADJ", "nord-coréen"),
        ("munitions", "NOUN", "munition"),
        ("Pyongyang", "PROPN", "Pyongyang"),
        ("11.000", "NUM", "11.000"),
        ("des", "ADP", "de le"),
        ("des", "DET", "un"),
        ("Brzk", "NOUN", "brzk"),
    ],
)
def test_lemma(text: str, upos: str, lemma: str) -> None:
    """Every word class finds its lemma, whatever the case; names keep their form."""
    assert CORRECTOR.lemma(text, upos) == lemma


@pytest.mark.parametrize(
    ("text", "conditional", "features"),
    [
        ("proviendrait", False, {"Mood": "Cnd", "Tense": "Pres", "VerbForm": "Fin"}),
        ("montrait", True, {"Mood": "Ind", "Tense": "Imp", "VerbForm": "Fin"}),
        ("dit", False, {}),
        ("dit", True, {"Mood": "Ind", "Tense": "Pres", "VerbForm": "Fin"}),
        ("ministre", True, {"Mood": "", "Tense": ""}),
        ("Han", True, {"Mood": "", "Tense": ""}),
        ("dronerait", True, {}),
    ],
)
def test_mood(text: str, conditional: bool, features: dict[str, str]) -> None:  # noqa: FBT001
    """A form with one reading decides its mood; a conditional that cannot be is dropped."""
    assert CORRECTOR.mood(text, conditional=conditional) == features


@pytest.mark.parametrize(
    ("text", "conditionals"),
    [
        ("Séoul aurait reçu des preuves qui montreraient une livraison.", ["aurait", "montreraient"]),
        ("Le navire entrait au port et montrait son pavillon.", []),
        ("Nous voudrions comprendre.", ["voudrions"]),
    ],
)
def test_conditional_in_sentences(text: str, conditionals: list[str]) -> None:
    """The conditional is found in sentences, its look-alikes are not."""
    doc = load_pipeline()(text)

    assert [token.text for token in doc if "Mood=Cnd" in str(token.morph)] == conditionals


def test_registering_twice_is_harmless() -> None:
    """Registration may be asked for again."""
    register_components()
    register_components()

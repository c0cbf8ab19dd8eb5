"""Loads the French syntactic pipeline: tokenizer, tagger, lemmatizer, parser, lexicon."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import spacy

from entente.language.components import CORRECTOR, register_components
from entente.language.fr.categories import category
from entente.language.fr.tokenizer import tokenizer_rules
from entente.language.parts import part_path
from entente.language.spacy_language import register_language

if TYPE_CHECKING:
    from spacy.language import Language

SPACY_NAME: Final = "entente_fr"


def register_french() -> None:
    """Register our French language class and components with spaCy; may be called again."""
    register_components()
    register_language(SPACY_NAME, tokenizer_rules(), category)


@cache
def load_pipeline() -> Language:
    """Load the French pipeline, once a process.

    Raises:
        MissingPartError: the package `entente-fr` is not installed.
    """
    register_french()
    nlp = spacy.load(part_path("fr", "model"), exclude=["tokenizer"])
    nlp.add_pipe(CORRECTOR, last=True)
    return nlp

"""Loads the syntactic pipeline of a language: tokenizer, tagger, parser, lexicon."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import spacy

from entente.language.components import CORRECTOR, LANGUAGE_PREFIX, register_components
from entente.language.parts import part_path
from entente.language.spacy_language import register_language

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

    from entente.language.spacy_language import TokenizerRules

_NOT_ASKED: Final = ("ner", "entity_ruler", "lemmatizer", "trainable_lemmatizer", "senter", "textcat")
"""What a pipeline may bring that entente does itself: names, lemmas, sentences."""


def register(code: str, rules: TokenizerRules) -> str:
    """Register our spaCy class of a language and our components; return the name of the class."""
    register_components()
    name = LANGUAGE_PREFIX + code
    register_language(name, rules)
    return name


def load_model(path: Path) -> Language:
    """Load a model folder whose language is registered, with the corrections of the lexicon."""
    nlp = spacy.load(path, exclude=["tokenizer"])
    nlp.add_pipe(CORRECTOR, last=True)
    return nlp


def load_installed(code: str, rules: TokenizerRules) -> Language:
    """Load the model of a language from its data package.

    Raises:
        MissingPartError: the package is not installed.
    """
    register(code, rules)
    return load_model(part_path(code, "model"))


@cache
def load_guest(path: Path) -> Language:
    """Load a pipeline that is not ours, once a process, with the corrections of our lexicon."""
    register_components()
    nlp = spacy.load(path, exclude=_NOT_ASKED)
    nlp.add_pipe(CORRECTOR, last=True)
    return nlp

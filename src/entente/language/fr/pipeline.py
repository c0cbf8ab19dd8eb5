"""The French pipeline, loaded once a process."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from entente.language.fr.tokenizer import tokenizer_rules
from entente.language.pipeline import load_installed

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def load_pipeline() -> Language:
    """Load the French pipeline.

    Raises:
        MissingPartError: the package `entente-fr` is not installed.
    """
    return load_installed("fr", tokenizer_rules())

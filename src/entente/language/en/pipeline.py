"""The English pipeline, loaded once a process."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from entente.language.en.tokenizer import tokenizer_rules
from entente.language.pipeline import load_installed

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def load_pipeline() -> Language:
    """Load the English pipeline.

    Raises:
        MissingPartError: the package `entente-en` is not installed.
    """
    return load_installed("en", tokenizer_rules())

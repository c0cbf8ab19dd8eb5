"""English sentences: the common rule, with the abbreviations of the English lexicon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entente.language.sentences import abbreviations_of, split_text

if TYPE_CHECKING:
    from entente.model.text import Span


def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a block of English text, in order, without surrounding blanks."""
    return split_text(text, abbreviations_of("en"))

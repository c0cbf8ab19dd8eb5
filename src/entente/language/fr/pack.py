"""The French answers to the questions of a language pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entente.language.fr.normalise import normalise
from entente.language.fr.pipeline import load_pipeline
from entente.language.fr.sentences import split_sentences
from entente.language.pack import FoundDate, FoundQuantity, LanguagePack

if TYPE_CHECKING:
    from entente.model.dates import DateSpan


def find_dates(
    text: str, *, published: DateSpan | None, context: DateSpan | None = None
) -> tuple[FoundDate, ...]:
    """Find no dates yet."""
    del text, published, context
    return ()


def find_quantities(text: str) -> tuple[FoundQuantity, ...]:
    """Find no quantities yet."""
    del text
    return ()


def build_pack() -> LanguagePack:
    """Build the French pack; the pipeline is loaded when it is first asked for."""
    return LanguagePack(
        code="fr",
        normalise=normalise,
        split_sentences=split_sentences,
        find_dates=find_dates,
        find_quantities=find_quantities,
        load_pipeline=load_pipeline,
    )

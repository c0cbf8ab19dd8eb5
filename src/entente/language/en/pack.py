"""The English answers to the questions of a language pack."""

from __future__ import annotations

from entente.language.en.dates import find_dates
from entente.language.en.pipeline import load_pipeline
from entente.language.en.quantities import find_quantities
from entente.language.en.sentences import split_sentences
from entente.language.pack import LanguagePack
from entente.language.typography import normalise


def build_pack() -> LanguagePack:
    """Build the English pack; the pipeline is loaded when it is first asked for."""
    return LanguagePack(
        code="en",
        normalise=normalise,
        split_sentences=split_sentences,
        find_dates=find_dates,
        find_quantities=find_quantities,
        load_pipeline=load_pipeline,
    )

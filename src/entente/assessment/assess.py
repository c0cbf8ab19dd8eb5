"""The face of assessment: a fact in, the same fact out with its ratings and estimates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from entente.assessment.credibility import rate_fact
from entente.assessment.estimates import estimate
from entente.assessment.reliability import rate_source

if TYPE_CHECKING:
    from pathlib import Path

    from entente.model.fact import Fact
    from entente.model.judgement import Standing


def assess(fact: Fact, judged: Standing | None = None, extra: Path | None = None) -> Fact:
    """Return a fact with the ratings of its voices and of itself, and an estimate for each figure.

    Pure; a fact assessed before is assessed anew.

    Args:
        fact: as fusion states it.
        judged: the judgements that stand, which go before the rules; none unless given.
        extra: a user's vocabulary folder.
    """
    judged = judged or {}
    parties = (taken.party for taken in fact.stances)
    sources = tuple(
        rate_source(fact, each, judged, extra) for each in dict.fromkeys((*fact.origins, *parties))
    )
    voices = dict.fromkeys(told.voice for figure in fact.figures for told in figure.told)
    reliability = {voice: rate_source(fact, voice, judged, extra).reliability for voice in voices}
    figures = tuple(replace(figure, estimate=estimate(figure, reliability)) for figure in fact.figures)
    return replace(fact, figures=figures, ratings=rate_fact(fact, sources, judged))

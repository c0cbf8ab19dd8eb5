"""From levels and wording to the commitment of one act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entente.extraction.mood import read_wording
from entente.model.attribution import Attribution, Commitment, HolderKind, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

    from entente.extraction.analysis import Analysis
    from entente.extraction.attribution import Level
    from entente.extraction.mood import Wording
    from entente.extraction.operators import Operators


def commitment_at(
    token: Token, levels: tuple[Level, ...], analysis: Analysis, operators: Operators
) -> Commitment:
    """Return the commitment of the act that `token` names, from its sentence's levels and wording."""
    stack = tuple(
        level.attribution(analysis.doc, analysis.offset, tuple(p.id for p in level.parties))
        for level in levels
        if token.i in level.scope and not level.cue[0] <= token.i <= level.cue[1]
    )
    return commitment_with(stack, read_wording(token, operators, attributed=bool(stack)))


def commitment_with(stack: tuple[Attribution, ...], wording: Wording) -> Commitment:
    """Return the commitment of a stack and a wording; what is officially known needs no holder."""
    if wording.official and not stack:
        stack = (Attribution((), HolderKind.UNSPECIFIED, Stance.ADMITS),)
    return Commitment(stack, wording.mood, wording.phase, wording.negated)

"""From levels and wording to the commitment of one act."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from entente.extraction.mood import read_wording
from entente.model.attribution import Attribution, Commitment, HolderKind, Mood, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from entente.extraction.analysis import Analysis
    from entente.extraction.levels import Level
    from entente.extraction.mood import Wording
    from entente.extraction.operators import Operators


SPEECH_ACTS: Final = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})
"""Events that are done by saying them: who says them does them, and no holder stands between."""


def levels_over(
    levels: Iterable[Level], place: int, words: Iterable[int] = (), *, speakers: frozenset[str] = frozenset()
) -> tuple[Level, ...]:
    """Return the levels that reach over an act, widest first.

    Args:
        levels: those of its sentence.
        place: token of the act.
        words: tokens of its trigger; a level does not reach over its own cue.
        speakers: states that do the act by saying it: their own levels are left out.
    """
    held = tuple(level for level in levels if not level.rule and level.holds(place, words))
    return tuple(level for level in held if not speakers or {p.state for p in level.parties} != speakers)


def commitment_at(
    token: Token,
    levels: Iterable[Level],
    analysis: Analysis,
    operators: Operators,
    *,
    speakers: frozenset[str] = frozenset(),
) -> Commitment:
    """Return the commitment of the act that `token` names, from its sentence's levels and wording."""
    levels = tuple(levels)
    stack = tuple(
        level.attribution(analysis.doc, analysis.offset, tuple(p.id for p in level.parties))
        for level in levels_over(levels, token.i, speakers=speakers)
    )
    wording = read_wording(token, operators, attributed=bool(stack))
    return commitment_with(stack, ruled(wording, token.i, levels))


def ruled(wording: Wording, place: int, levels: Iterable[Level]) -> Wording:
    """Return the wording, prescribed where a text of law speaks."""
    if any(level.rule and level.holds(place) for level in levels):
        return replace(wording, mood=Mood.PRESCRIBED)
    return wording


def commitment_with(stack: tuple[Attribution, ...], wording: Wording) -> Commitment:
    """Return the commitment of a stack and a wording; what is officially known needs no holder."""
    if wording.official and not stack:
        stack = (Attribution((), HolderKind.UNSPECIFIED, Stance.ADMITS),)
    return Commitment(stack, wording.mood, wording.phase, wording.negated)

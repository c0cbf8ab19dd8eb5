"""Voices: with whose voice an actor speaks, and which of several holders named together count.

The organs of one state speak with one voice, its media, experts, firms and private groups with their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.model.actor import UNNAMED, sector_of, state_of
from entente.vocabulary.actors import ALLIES, load_catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_ORGANS: Final = frozenset({None, "GOV", "MIL", "SPY", "LEG"})


def voice_of(actor: str) -> str:
    """Return the voice that an actor speaks with: its state's for organs, else its own."""
    return state_of(actor) if sector_of(actor) in _ORGANS else actor


def voices_of(holder: Sequence[str], extra: Path | None = None) -> tuple[str, ...]:
    """Return the voices of the named holders of one claim, sorted: the organs of a state speak as one."""
    return tuple(sorted({voice_of(actor) for actor in spoken_for(holder, extra)}))


def spoken_for(holder: Sequence[str], extra: Path | None = None) -> tuple[str, ...]:
    """Return the holders of one claim that count, in the order given.

    Holders named one by one count each; a group named in one breath with its members counts once:
    "a team of eleven states, with A, B and C" is the team, "A and its allies" is A. `extra` is a
    user's vocabulary folder, which may know more groups.
    """
    named = tuple(actor for actor in holder if actor != UNNAMED)
    groups = tuple(actor for actor in named if _is_group(actor, extra))
    members = tuple(actor for actor in named if actor not in groups)
    if not groups or (members and all(actor.startswith(ALLIES) for actor in groups)):
        return members
    return groups[:1]


def _is_group(actor: str, extra: Path | None) -> bool:
    if actor.startswith(ALLIES):
        return True
    entry = load_catalogue(extra).get(state_of(actor))
    return entry is not None and entry.kind == "group"

"""The focus of a dossier: the actors that it is about, where the user chose some."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from entente.model.actor import state_of

if TYPE_CHECKING:
    from entente.model.claim import Claim
    from entente.model.dossier import Dossier

Focus = frozenset[str]
"""States and organisations; empty for all."""


def focus_of(option: str) -> Focus:
    """Read a focus as the store keeps it: ids with commas."""
    return frozenset(filter(None, option.split(",")))


def focused(dossier: Dossier, focus: Focus) -> Dossier:
    """Keep the claims that touch one of the actors in focus."""
    if not focus:
        return dossier
    readings = (
        replace(reading, claims=tuple(claim for claim in reading.claims if touches(claim, focus)))
        for reading in dossier.readings
    )
    return replace(dossier, readings=tuple(readings))


def touches(claim: Claim, focus: Focus) -> bool:
    """Tell whether an actor in focus acts, is acted on or answers for the claim."""
    actors = claim.parties + claim.holder
    return not focus or any(actor in focus or state_of(actor) in focus for actor in actors)

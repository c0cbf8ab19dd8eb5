"""The voices: every holder, what it says and how firmly; then the authors and the unnamed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from entente.model.actor import UNNAMED
from entente.web.page import Page

if TYPE_CHECKING:
    from entente.model.claim import Claim
    from entente.web.desk import Desk


def make_voices(desk: Desk) -> tuple[Page, ...]:
    """Make the page of holders; a claim of two holders stands under both."""
    by_holder: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in desk.dossier.claims:
        named = [actor for actor in claim.holder if actor != UNNAMED]
        for actor in named or claim.holder:
            by_holder[actor].append(claim)
    unnamed = tuple(by_holder.pop(UNNAMED, ()))
    voices = sorted(by_holder.items(), key=lambda item: (-len(item[1]), item[0]))
    return (Page("voices.html", "voices.html", "voices", {"voices": voices, "unnamed": unnamed}),)

"""The voices: every holder that an article names, what it says and how firmly; then the unnamed.

A state speaks with its organs: its page holds everything that any of them says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from entente.model.actor import state_of
from entente.web.desk import TEXTURES, texture
from entente.web.page import Page
from entente.web.parts import paged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.model.claim import Claim
    from entente.web.desk import Desk

_CLAIMS_A_PAGE: Final = 200


@dataclass(frozen=True, slots=True)
class Voice:
    """A holder and the claims that it answers for; of a state, also its organs with theirs."""

    holder: str
    claims: tuple[Claim, ...]
    organs: tuple[Voice, ...] = ()

    @property
    def textures(self) -> tuple[tuple[str, int], ...]:
        """How many of its claims are of each texture, the firmest first."""
        found = Counter(texture(claim.status) for claim in self.claims)
        return tuple((key, found[key]) for key in TEXTURES if found[key])

    @property
    def docs(self) -> int:
        """In how many articles it speaks."""
        return len({claim.doc for claim in self.claims})


def voices_of(desk: Desk) -> tuple[Voice, ...]:
    """Return every voice, those with most claims first; a claim of two holders stands under both.

    Organs stand under their state. Claims are in order of their articles' dates.
    """
    by_holder: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(desk.dossier.claims, key=lambda claim: _published(desk, claim)):
        for actor in dict.fromkeys(h for holder in claim.holder for h in (holder, state_of(holder))):
            by_holder[actor].append(claim)
    voices = {holder: Voice(holder, tuple(claims)) for holder, claims in by_holder.items()}
    organs: defaultdict[str, list[Voice]] = defaultdict(list)
    for holder, voice in voices.items():
        if holder != state_of(holder):
            organs[state_of(holder)].append(voice)
    states = [
        Voice(holder, voice.claims, _fullest(organs[holder]))
        for holder, voice in voices.items()
        if holder == state_of(holder)
    ]
    return _fullest(states)


def _published(desk: Desk, claim: Claim) -> tuple[date, str]:
    """Order claims by the day of their article; those without a day come last."""
    published = desk.articles[claim.doc].published
    return (published.first if published and published.first else date.max), claim.doc


def _fullest(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    return tuple(sorted(voices, key=lambda voice: (-len(voice.claims), voice.holder)))


def make_voices(desk: Desk) -> tuple[Page, ...]:
    """Make the list of voices, and the page of each and of its organs."""
    voices = desk.once(voices_of)
    most = max((len(voice.claims) for voice in voices), default=1)
    pages = [Page("voices/index.html", "voices.html", "voices", {"voices": voices, "most": most})]
    for voice in (each for state in voices for each in (state, *state.organs)):
        path = desk.voice_page(voice.holder)
        if path is not None:
            page = Page(path, "voice.html", "voices", {"voice": voice})
            pages += paged(page, "claims", voice.claims, _CLAIMS_A_PAGE)
    return tuple(pages)

"""The voices: every holder that an article names, what it says and how firmly; then the unnamed."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.web.desk import texture
from entente.web.page import Page
from entente.web.parts import paged

if TYPE_CHECKING:
    from entente.model.claim import Claim
    from entente.web.desk import Desk

_CLAIMS_A_PAGE: Final = 200


@dataclass(frozen=True, slots=True)
class Voice:
    """A holder and the claims that it answers for."""

    holder: str
    claims: tuple[Claim, ...]

    @property
    def textures(self) -> tuple[tuple[str, int], ...]:
        """How many of its claims are of each texture, the firmest first."""
        found = Counter(texture(claim.status) for claim in self.claims)
        return tuple((key, found[key]) for key in ("firm", "said", "unreal", "negated") if found[key])

    @property
    def docs(self) -> int:
        """In how many articles it speaks."""
        return len({claim.doc for claim in self.claims})


def voices_of(desk: Desk) -> tuple[Voice, ...]:
    """Return every voice, those with most claims first; a claim of two holders stands under both."""
    by_holder: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in desk.dossier.claims:
        for actor in claim.holder:
            by_holder[actor].append(claim)
    voices = [Voice(holder, tuple(claims)) for holder, claims in by_holder.items()]
    return tuple(sorted(voices, key=lambda voice: (-len(voice.claims), voice.holder)))


def make_voices(desk: Desk) -> tuple[Page, ...]:
    """Make the list of voices, and the page of each."""
    voices = desk.once(voices_of)
    most = max((len(voice.claims) for voice in voices), default=1)
    pages = [Page("voices/index.html", "voices.html", "voices", {"voices": voices, "most": most})]
    for voice in voices:
        path = desk.voice_page(voice.holder)
        if path is not None:
            page = Page(path, "voice.html", "voices", {"voice": voice})
            pages += paged(page, "claims", voice.claims, _CLAIMS_A_PAGE)
    return tuple(pages)

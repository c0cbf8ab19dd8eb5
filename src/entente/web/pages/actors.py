"""The actors: states, organisations and groups, what each gives, gets, does and says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.model.actor import state_of
from entente.web.page import Page
from entente.web.pages.exchange import exchange_pairs
from entente.web.pages.facts import support_order
from entente.web.pages.ties import ring_of, ties_of
from entente.web.pages.voices import voices_of
from entente.web.parts import paged

if TYPE_CHECKING:
    from typing import Any

    from entente.web.desk import Desk
    from entente.web.pages.exchange import Pair
    from entente.web.pages.ties import Tie
    from entente.web.pages.voices import Voice

_FACTS_A_PAGE: Final = 300
_TIES_SHOWN: Final = 200


def make_actors(desk: Desk) -> tuple[Page, ...]:
    """Make the page of every actor, and the list of all."""
    pairs, ties, voices = desk.once(exchange_pairs), desk.once(ties_of), desk.once(voices_of)
    profiles = [_profile(desk, actor, (pairs, ties, voices)) for actor in desk.states]
    profiles.sort(key=lambda p: (-len(p["facts"]), p["actor"]))
    pages = [
        Page(
            "actors/index.html",
            "actors.html",
            "actors",
            {"profiles": profiles, "ring": desk.once(ring_of), "ties": ties[:_TIES_SHOWN]},
        )
    ]
    for profile in profiles:
        path = desk.actor_page(profile["actor"])
        if path is not None:
            values = profile | {"count": len(profile["facts"])}
            pages += paged(
                Page(path, "actor.html", "actors", values), "facts", profile["facts"], _FACTS_A_PAGE
            )
    return tuple(pages)


def _profile(
    desk: Desk, actor: str, known: tuple[tuple[Pair, ...], tuple[Tie, ...], tuple[Voice, ...]]
) -> dict[str, Any]:
    pairs, ties, voices = known
    facts = [f for f in desk.dossier.facts if actor in map(state_of, (*f.agent, *f.recipient))]
    return {
        "actor": actor,
        "facts": tuple(sorted(facts, key=support_order)),
        "gives": tuple(p for p in pairs if p.giver == actor and not p.joint),
        "gets": tuple(p for p in pairs if p.receiver == actor and not p.joint),
        "shares": tuple(p for p in pairs if actor in (p.giver, p.receiver) and p.joint),
        "ties": tuple(tie for tie in ties if actor in (tie.one, tie.other)),
        "voices": tuple(voice for voice in voices if voice.holder == actor),
        "most": max((len(voice.claims) for voice in voices), default=1),
    }

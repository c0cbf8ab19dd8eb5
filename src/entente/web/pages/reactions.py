"""The reactions: what third parties say and do about the two that the dossier is most about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.assessment.evidence import states
from entente.assessment.reactions import Reaction, exchange_pair, find_reactions
from entente.web.links import slug
from entente.web.page import Page
from entente.web.pages.exchange import exchange_pairs
from entente.web.parts import paged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entente.model.claim import Claim
    from entente.model.fact import Fact
    from entente.web.desk import Desk

_REACTORS_A_PAGE: Final = 12
_SHOWN: Final = 10
"""Reactions of one actor and kind on the page; the others are on the page of the actor."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One reaction on the page: its claim, the pair's actors named, and the facts that it answers to."""

    claim: Claim
    addressed: tuple[str, ...]
    answers: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Reactor:
    """An actor and how it reacts, by event type, in reading order."""

    actor: str
    reactions: Mapping[str, tuple[Answer, ...]]

    @property
    def anchor(self) -> str:
        """Anchor of the reactor on its page."""
        return slug("by", self.actor)

    @property
    def size(self) -> int:
        """Number of reactions."""
        return sum(map(len, self.reactions.values()))


def make_reactions(desk: Desk) -> tuple[Page, ...]:
    """Make the page of reactions."""
    reactors = desk.once(reactors_of)
    used = {event for each in reactors for event in each.reactions}
    values = {
        "events": tuple(event for event in desk.words.keys("event") if event in used),
        "lead": tuple(sorted(exchange_pair(desk.evidence))),
        "most": _SHOWN,
        "count": len(reactors),
    }
    page = Page("reactions.html", "reactions.html", "reactions", values)
    return paged(page, "reactors", reactors, _REACTORS_A_PAGE)


def lead_of(desk: Desk) -> tuple[str, str] | None:
    """Return the two parties that exchange most, the fuller giver first; None where nobody exchanges."""
    pairs = desk.once(exchange_pairs)
    return (pairs[0].giver, pairs[0].receiver) if pairs else None


def reactors_of(desk: Desk) -> tuple[Reactor, ...]:
    """Return the actors that react, those with most reactions first."""
    found: defaultdict[str, defaultdict[str, list[Answer]]] = defaultdict(lambda: defaultdict(list))
    for reaction in find_reactions(desk.evidence):
        for actor in sorted(states(reaction.actors)):
            found[actor][reaction.event].append(_answer(desk, reaction))
    order = desk.words.keys("event")
    reactors = [
        Reactor(actor, {event: tuple(by_event[event]) for event in sorted(by_event, key=order.index)})
        for actor, by_event in found.items()
    ]
    return tuple(sorted(reactors, key=lambda reactor: (-reactor.size, reactor.actor)))


def _answer(desk: Desk, reaction: Reaction) -> Answer:
    facts = (fact for key in reaction.answers for fact in desk.facts_of_claim.get(key, ()))
    return Answer(desk.claims[reaction.claim], reaction.addressed, tuple(dict.fromkeys(facts)))

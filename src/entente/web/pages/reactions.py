"""The reactions: what third parties say and do about the two that the dossier is most about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from entente.fusion.questions import states
from entente.vocabulary.rows import read_rows
from entente.web.links import slug
from entente.web.page import Page
from entente.web.pages.exchange import exchange_pairs
from entente.web.pages.facts import support_order
from entente.web.parts import paged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entente.model.fact import Fact
    from entente.web.desk import Desk

_REACTORS_A_PAGE: Final = 15
_SHOWN: Final = 8
"""Facts of one reactor and kind on the page; the others are on the page of the reactor."""


@dataclass(frozen=True, slots=True)
class Reactor:
    """An actor and how it reacts: facts by event type, those with most voices first."""

    actor: str
    facts: Mapping[str, tuple[Fact, ...]]

    @property
    def anchor(self) -> str:
        """Anchor of the reactor on its page."""
        return slug("by", self.actor)

    @property
    def size(self) -> int:
        """Number of facts."""
        return sum(map(len, self.facts.values()))


def make_reactions(desk: Desk) -> tuple[Page, ...]:
    """Make the page of reactions."""
    reactors = desk.once(reactors_of)
    events = tuple(event for event in reaction_events() if any(event in r.facts for r in reactors))
    values = {"events": events, "lead": lead_of(desk), "most": _SHOWN, "count": len(reactors)}
    page = Page("reactions.html", "reactions.html", "reactions", values)
    return paged(page, "reactors", reactors, _REACTORS_A_PAGE)


def lead_of(desk: Desk) -> tuple[str, str] | None:
    """Return the two parties that exchange most, the fuller giver first; None where nobody exchanges."""
    pairs = desk.once(exchange_pairs)
    return (pairs[0].giver, pairs[0].receiver) if pairs else None


def reactors_of(desk: Desk) -> tuple[Reactor, ...]:
    """Return the actors that react, those with most facts first; the two that it is about are none."""
    lead = lead_of(desk) or ()
    found: defaultdict[str, defaultdict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in sorted(desk.dossier.facts, key=support_order):
        if fact.event in reaction_events():
            for actor in sorted(states(fact.agent) - {*lead}):
                found[actor][fact.event].append(fact)
    reactors = [
        Reactor(actor, {event: tuple(by_event[event]) for event in reaction_events() if by_event[event]})
        for actor, by_event in found.items()
    ]
    return tuple(sorted(reactors, key=lambda reactor: (-reactor.size, reactor.actor)))


@cache
def reaction_events() -> tuple[str, ...]:
    """Return the event types that are reactions, in the order of their table."""
    return tuple(str(row["event"]) for row in read_rows("web/tones.yaml") if row.get("reaction"))

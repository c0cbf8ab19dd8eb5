"""The actor network: states and organisations, and the facts that tie them, give or react."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from entente.fusion.questions import states
from entente.model.attribution import FIRMNESS
from entente.vocabulary.rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entente.model.fact import Fact


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """A state or organisation, and the facts that it is a party to; ids sorted."""

    actor: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """All facts of one event type from one actor towards another.

    `joint` edges have no direction: their ends stand in alphabetical order. `affirmed` counts the facts
    that somebody presents as said or so (not as planned, possible or denied).
    """

    source: str
    target: str
    event: str
    joint: bool
    facts: tuple[str, ...]
    affirmed: int


@dataclass(frozen=True, slots=True)
class Network:
    """Actors and the ties between them, both sorted."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def actor_network(facts: Iterable[Fact]) -> Network:
    """Build the network of states and organisations from facts, whatever their order."""
    parties: dict[str, set[str]] = defaultdict(set)
    ties: dict[tuple[str, str, str, bool], list[Fact]] = defaultdict(list)
    for fact in sorted(facts, key=lambda fact: fact.id):
        for actor in states((*fact.agent, *fact.recipient)):
            parties[actor].add(fact.id)
        for source, target, joint in sorted(_ties(fact)):
            ties[source, target, fact.event, joint].append(fact)
    nodes = tuple(Node(actor, tuple(sorted(ids))) for actor, ids in sorted(parties.items()))
    edges = tuple(
        Edge(*key, tuple(fact.id for fact in ties[key]), sum(FIRMNESS[fact.status] > 1 for fact in ties[key]))
        for key in sorted(ties)
    )
    return Network(nodes, edges)


@cache
def _joint_events() -> frozenset[str]:
    return frozenset(row["event"] for row in read_rows("vocabulary/events/plover.yaml") if row["joint"])


def _ties(fact: Fact) -> set[tuple[str, str, bool]]:
    agents, recipients = states(fact.agent), states(fact.recipient)
    if fact.event in _joint_events():
        return {(one, other, True) for one, other in combinations(sorted(agents | recipients), 2)}
    return {(one, other, False) for one in agents for other in recipients - {one}}

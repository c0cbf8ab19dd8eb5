"""The ties: who deals with whom, and a page for each two of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from entente.fusion import actor_network
from entente.vocabulary.rows import read_rows
from entente.web.drawing.ring import lay_ring
from entente.web.links import id_name, slug
from entente.web.page import Page
from entente.web.pages.facts import support_order
from entente.web.parts import paged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entente.fusion.network import Edge
    from entente.model.fact import Fact
    from entente.web.desk import Desk
    from entente.web.drawing.ring import Ring

TONES: Final = ("with", "against", "neither")
_FACTS_A_PAGE: Final = 200


@dataclass(frozen=True, slots=True)
class Tie:
    """All facts between two actors, `one` before `other` in the alphabet, by the tone of their events."""

    one: str
    other: str
    facts: Mapping[str, tuple[Fact, ...]]

    @property
    def path(self) -> str:
        """Page of the tie, relative to the dossier."""
        return f"ties/{id_name(f'{slug(self.one)}-{slug(self.other)}')}"

    @property
    def size(self) -> int:
        """Number of facts."""
        return sum(map(len, self.facts.values()))


def ties_of(desk: Desk) -> tuple[Tie, ...]:
    """Return every two actors that a fact ties, those with most facts first."""
    edges: defaultdict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in actor_network(desk.dossier.facts).edges:
        one, other = sorted((edge.source, edge.target))
        edges[one, other].append(edge)
    ties = [_tie(desk, one, other, found) for (one, other), found in edges.items()]
    return tuple(sorted(ties, key=lambda tie: (-tie.size, tie.one, tie.other)))


def ring_of(desk: Desk) -> Ring | None:
    """Lay the ties of a dossier on a ring, None where fewer than three actors are tied."""
    return lay_ring(desk.once(ties_of), desk.words.state)


def make_ties(desk: Desk) -> tuple[Page, ...]:
    """Make the page of every tie: its facts, those that draw together before those that part."""
    pages: list[Page] = []
    for tie in desk.once(ties_of):
        facts = [(tone, fact) for tone in TONES for fact in tie.facts.get(tone, ())]
        pages += paged(Page(tie.path, "tie.html", "actors", {"tie": tie}), "facts", facts, _FACTS_A_PAGE)
    return tuple(pages)


@cache
def _tones() -> Mapping[str, str]:
    return {str(row["event"]): str(row["tone"]) for row in read_rows("web/tones.yaml")}


def _tie(desk: Desk, one: str, other: str, edges: Sequence[Edge]) -> Tie:
    by_tone: defaultdict[str, dict[str, Fact]] = defaultdict(dict)
    for edge in edges:
        by_tone[_tones().get(edge.event, "neither")] |= {key: desk.facts[key] for key in edge.facts}
    return Tie(
        one,
        other,
        {tone: tuple(sorted(facts.values(), key=support_order)) for tone, facts in by_tone.items()},
    )

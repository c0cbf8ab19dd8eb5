"""The ties: who deals with whom, as a ring of actors, a table, and a page for each two of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import cos, log2, pi, sin
from typing import TYPE_CHECKING, Final

from entente.fusion import actor_network
from entente.model.fact import Verdict
from entente.vocabulary.rows import read_rows
from entente.web.links import id_name, slug
from entente.web.page import Page
from entente.web.pages.facts import support_order
from entente.web.parts import paged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entente.fusion.network import Edge
    from entente.model.fact import Fact
    from entente.web.desk import Desk

TONES: Final = ("with", "against", "neither")
_RING: Final = 14
"""Actors on the ring: more, and its labels would touch."""
_WIDE: Final = 235.0
_HIGH: Final = 175.0
"""Half axes of the ring."""
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


@dataclass(frozen=True, slots=True)
class Spot:
    """An actor on the ring: its place, its size and which way its label runs."""

    actor: str
    x: float
    y: float
    radius: float
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Strand:
    """A tie on the ring in one tone, as the path of a curve and its width."""

    tie: Tie
    tone: str
    curve: str
    width: float
    contested: bool


@dataclass(frozen=True, slots=True)
class Ring:
    """The picture of the network: actors in a circle, curves between them."""

    spots: tuple[Spot, ...]
    strands: tuple[Strand, ...]


def ties_of(desk: Desk) -> tuple[Tie, ...]:
    """Return every two actors that a fact ties, those with most facts first."""
    edges: defaultdict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in actor_network(desk.dossier.facts).edges:
        one, other = sorted((edge.source, edge.target))
        edges[one, other].append(edge)
    ties = [_tie(desk, one, other, found) for (one, other), found in edges.items()]
    return tuple(sorted(ties, key=lambda tie: (-tie.size, tie.one, tie.other)))


def make_ties(desk: Desk) -> tuple[Page, ...]:
    """Make the page of every tie: its facts, those that draw together before those that part."""
    pages: list[Page] = []
    for tie in desk.once(ties_of):
        facts = [(tone, fact) for tone in TONES for fact in tie.facts.get(tone, ())]
        pages += paged(Page(tie.path, "tie.html", "actors", {"tie": tie}), "facts", facts, _FACTS_A_PAGE)
    return tuple(pages)


def lay_ring(ties: Sequence[Tie]) -> Ring | None:
    """Lay the most tied actors on a ring, None where fewer than three are tied.

    The two with the closest tie face each other, left and right; the others stand between, each nearer
    to the one it deals with more.
    """
    weights: defaultdict[str, int] = defaultdict(int)
    for tie in ties:
        if any(tie.facts.get(tone) for tone in TONES[:2]):
            weights[tie.one] += tie.size
            weights[tie.other] += tie.size
    if len(weights) < 3:
        return None
    first = next(tie for tie in ties if tie.one in weights and tie.other in weights)
    left, right = sorted((first.one, first.other), key=lambda actor: (weights[actor], actor))
    rest = sorted(weights.keys() - {left, right}, key=lambda actor: (-weights[actor], actor))
    turns = {left: 0.5, right: 0.0} | _arcs(rest[: _RING - 2], (left, right), ties)
    spots = {actor: _spot(actor, turn, weights[actor]) for actor, turn in turns.items()}
    shown = [tie for tie in ties if tie.one in spots and tie.other in spots]
    strands = [
        _strand(tie, tone, spots) for tie in reversed(shown) for tone in TONES[:2] if tie.facts.get(tone)
    ]
    return Ring(tuple(spots.values()), tuple(strands))


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


def _arcs(rest: Sequence[str], ends: tuple[str, str], ties: Sequence[Tie]) -> dict[str, float]:
    """Spread actors over the upper and the lower arc, from the left end to the right; turns of 0 to 1."""
    sizes = {frozenset((tie.one, tie.other)): tie.size for tie in ties}

    def lean(actor: str) -> tuple[float, str]:
        left, right = (sizes.get(frozenset((actor, end)), 0) for end in ends)
        return (right - left) / ((left + right) or 1), actor

    order = sorted(rest, key=lean)
    turns = {}
    for side, actors in ((1, order[0::2]), (-1, order[1::2])):
        for n, actor in enumerate(actors, 1):
            turns[actor] = 0.5 + side * 0.5 * n / (len(actors) + 1)
    return turns


def _spot(actor: str, turn: float, weight: int) -> Spot:
    x, y, radius = cos(2 * pi * turn), sin(2 * pi * turn), min(4 + 2 * log2(1 + weight), 18)
    anchor = "middle" if abs(x) < 0.12 else ("start" if x > 0 else "end")
    lift = 5 + 5 * y if anchor != "middle" else 4 + 12 * y
    return Spot(
        actor,
        round(x * _WIDE, 1),
        round(y * _HIGH, 1),
        round(radius, 1),
        round(x * (_WIDE + radius + 8), 1),
        round(y * (_HIGH + radius + 8) + lift, 1),
        anchor,
    )


def _strand(tie: Tie, tone: str, spots: Mapping[str, Spot]) -> Strand:
    one, other = spots[tie.one], spots[tie.other]
    bend = 0.3 if tone == "with" else 0.12
    aside = 0.06 if tone == "with" else -0.06  # the two tones of one tie do not cover each other
    x = round((one.x + other.x) * bend + (other.y - one.y) * aside, 1)
    y = round((one.y + other.y) * bend + (one.x - other.x) * aside, 1)
    facts = tie.facts[tone]
    return Strand(
        tie,
        tone,
        f"M{one.x} {one.y}Q{x} {y} {other.x} {other.y}",
        round(min(1.2 + log2(len(facts)), 7), 1),
        any(fact.verdict is Verdict.CONTESTED for fact in facts),
    )

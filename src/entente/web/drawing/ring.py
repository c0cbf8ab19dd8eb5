"""The network as a ring: actors in two curved columns, so that their names never touch, ties between them.

The two with the closest tie face each other in the middle; every other actor stands on the side of the
one it deals with more, the busiest nearest to the middle. Positions are computed, not found by trial: the
same ties give the same picture.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import log2, sqrt
from typing import TYPE_CHECKING, Final

from entente.model.fact import Verdict
from entente.web.drawing.labels import text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from entente.web.pages.ties import Tie

MOST: Final = 40
"""Actors on the ring."""
_WIDE: Final = 230.0
"""Half of the distance between the columns, in the middle."""
_STEPS: Final = (24.0, 64.0)
"""Least and most distance between two names of a column."""
_HIGH: Final = 360.0
"""Height of a column that is not crowded."""
TYPE: Final = 15.0
_NAME: Final = 170.0
_DRAWN: Final = ("with", "against")


@dataclass(frozen=True, slots=True)
class Spot:
    """An actor on the ring: its place, its size, and its name, which runs outward."""

    actor: str
    name: str
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
    """The picture of the network, its middle at 0, 0; `others` counts the actors left out."""

    width: float
    height: float
    spots: tuple[Spot, ...]
    strands: tuple[Strand, ...]
    others: int


def lay_ring(ties: Sequence[Tie], name: Callable[[str], str] = str) -> Ring | None:
    """Lay the most tied actors on a ring, None where fewer than three are tied; `name` names an actor."""
    weights: defaultdict[str, int] = defaultdict(int)
    for tie in ties:
        if any(tie.facts.get(tone) for tone in _DRAWN):
            weights[tie.one] += tie.size
            weights[tie.other] += tie.size
    if len(weights) < 3:
        return None
    chosen = sorted(weights, key=lambda actor: (-weights[actor], actor))[:MOST]
    columns = _columns(chosen, weights, [t for t in ties if t.one in chosen and t.other in chosen])
    step = min(max(_HIGH / max(map(len, columns)), _STEPS[0]), _STEPS[1])
    reach = step * (max(map(len, columns)) // 2 + 1)
    names = {actor: "".join(wrap(name(actor), _NAME, TYPE, 1)) for actor in chosen}
    spots = {
        actor: _spot(
            actor, names[actor], (side, _height(n) * step, reach), min(_radius(weights[actor]), step / 2.2)
        )
        for side, column in zip((-1, 1), columns, strict=True)
        for n, actor in enumerate(column)
    }
    shown = [tie for tie in ties if tie.one in spots and tie.other in spots]
    strands = [_strand(t, tone, spots) for t in reversed(shown) for tone in _DRAWN if t.facts.get(tone)]
    room = max(text_width(text, TYPE) for text in names.values())
    width = round(2 * (_WIDE + 30 + room))
    return Ring(width, round(2 * reach), tuple(spots.values()), tuple(strands), len(weights) - len(chosen))


def _columns(
    chosen: Sequence[str], weights: Mapping[str, int], ties: Sequence[Tie]
) -> tuple[list[str], list[str]]:
    """Part actors into the left and the right column, the closest pair first, each side the busiest first."""
    first = next((tie for tie in ties if tie.one in weights and tie.other in weights), None)
    pair = (first.one, first.other) if first else (chosen[0], chosen[1])
    left, right = sorted(pair, key=lambda actor: (weights[actor], actor))
    sizes = {frozenset((tie.one, tie.other)): tie.size for tie in ties}

    def lean(actor: str) -> tuple[float, str]:
        to_left, to_right = (sizes.get(frozenset((actor, end)), 0) for end in (left, right))
        return (to_right - to_left) / ((to_left + to_right) or 1), actor

    rest = sorted((actor for actor in chosen if actor not in pair), key=lean)
    half = len(rest) // 2

    def order(actors: Sequence[str]) -> list[str]:
        return sorted(actors, key=lambda actor: (-weights[actor], actor))

    return [left, *order(rest[:half])], [right, *order(rest[half:])]


def _height(n: int) -> int:
    """Return the place of the nth of a column in steps from the middle: 0, -1, 1, -2, 2, ..."""
    return (n + 1) // 2 * (-1 if n % 2 else 1)


def _radius(weight: int) -> float:
    return min(4 + 2 * log2(1 + weight), 18)


def _spot(actor: str, name: str, at: tuple[int, float, float], radius: float) -> Spot:
    side, y, reach = at
    x = side * _WIDE * sqrt(1 - (y / reach) ** 2)
    return Spot(
        actor,
        name,
        round(x, 1),
        round(y, 1),
        round(radius, 1),
        round(x + side * (radius + 7), 1),
        round(y + TYPE * 0.35, 1),
        "end" if side < 0 else "start",
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

"""Which claim of a system answers which annotated one: one to one, and as many as can be.

Two claims may pair when their sentences overlap, their event types meet, the same states act and
undergo, and their flows agree at the top level. Among possible partners the closest is tried first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.evaluation.slots import agrees_coarsely, agrees_on, same_quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.evaluation.annotations import Annotation
    from entente.model.text import Span

MUTUAL: Final = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Event types whose parties may stand on either side."""
_LEAST_SHARED: Final = 0.5
"""Share of a sentence, and of the states of a side, that both claims must have in common."""
_NEIGHBOURS: Final = frozenset(
    frozenset(pair)
    for pair in (
        ("technology", "expertise"),
        ("money", "trade"),
        ("goods", "trade"),
        ("diplomatic", "treaty"),
    )
)
"""Families of flow that annotators mistake for each other."""
_IMMATERIAL: Final = frozenset(
    {None, "diplomatic", "treaty", "sanctions", "monitoring", "trade", "territory"}
)
"""Families of flow that a claim may leave unsaid: nothing changes hands."""


def overlap_enough(one: Span, other: Span) -> bool:
    """Tell whether two sentences are one: they share at least half of the shorter."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    return shared > 0 and shared >= _LEAST_SHARED * shorter


def closeness(gold: Annotation, system: Annotation) -> float:
    """Return how much of an annotated claim a system's claim has right; 0 when the two may not pair."""
    shared = set(gold.events) & set(system.events)
    if not shared or not overlap_enough(gold.span, system.span):
        return 0.0
    if not _same_parties(gold, system, mutual=bool(shared & MUTUAL)) or not _same_flow(gold, system):
        return 0.0
    right = (
        gold.agent == system.agent,
        gold.recipient == system.recipient,
        agrees_on(gold.flows, system.flows),
        same_quantity(gold.quantity, system.quantity),
        agrees_coarsely(gold, system),
    )
    return 1.0 + sum(right) + (0.5 if gold.is_core else 0.0)


def pair(gold: Sequence[Annotation], system: Sequence[Annotation]) -> dict[int, int]:
    """Return the place of the partner in `system` for each annotated claim that has one, by its place.

    As many pairs as can be (augmenting paths); core claims choose before others, and among them those
    with fewest possible partners.
    """
    partners = [_partners(claim, system) for claim in gold]
    chosen_by: dict[int, int] = {}
    for place in sorted(range(len(gold)), key=lambda i: (not gold[i].is_core, len(partners[i]))):
        _seat(place, partners, chosen_by, set())
    return {place: partner for partner, place in chosen_by.items()}


def _partners(claim: Annotation, system: Sequence[Annotation]) -> list[int]:
    """Return the places of all possible partners, closest first, then in file order."""
    near = [(closeness(claim, other), place) for place, other in enumerate(system)]
    return [place for close, place in sorted(near, key=lambda c: (-c[0], c[1])) if close > 0]


def _seat(place: int, partners: list[list[int]], chosen_by: dict[int, int], tried: set[int]) -> bool:
    """Give a claim its best free partner; one that is taken is freed if its claim finds another."""
    for partner in partners[place]:
        if partner in tried:
            continue
        tried.add(partner)
        rival = chosen_by.get(partner)
        if rival is None or _seat(rival, partners, chosen_by, tried):
            chosen_by[partner] = place
            return True
    return False


def _same_parties(gold: Annotation, system: Annotation, *, mutual: bool) -> bool:
    together = gold.agent | gold.recipient
    if not together:
        return False
    if mutual and _alike(together, system.agent | system.recipient):
        return True
    return _alike(gold.agent, system.agent) and _alike(gold.recipient, system.recipient)


def _alike(gold: frozenset[str], system: frozenset[str]) -> bool:
    """Tell whether a side is filled alike; a side that the annotator leaves open may hold anything."""
    return not gold or len(gold & system) >= _LEAST_SHARED * len(gold | system)


def _same_flow(gold: Annotation, system: Annotation) -> bool:
    answer = _family(system.flows[0]) if system.flows else None
    return any(_flows_meet(_family(flow), answer) for flow in gold.flows or (None,))


def _flows_meet(gold: str | None, system: str | None) -> bool:
    if gold is None or gold == system:
        return True
    if system is None:
        return gold in _IMMATERIAL
    return frozenset((gold, system)) in _NEIGHBOURS


def _family(flow: str | None) -> str | None:
    return flow.partition(".")[0] if flow else None

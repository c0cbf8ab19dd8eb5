"""The exchange: who gives what to whom. A table on the overview, and a page for each pair."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.model.actor import state_of
from entente.model.attribution import FIRMNESS
from entente.model.fact import Verdict
from entente.web.links import id_name, slug
from entente.web.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entente.model.claim import Claim
    from entente.model.fact import Fact
    from entente.web.desk import Desk

_GIVING: Final = frozenset({"AID", "COOPERATE", "SUPPORT", "AGREE", "CONCEDE"})


@dataclass(frozen=True, slots=True)
class Cell:
    """What one party gives another of one flow, or both give each other when `joint`."""

    giver: str
    receiver: str
    flow: str
    joint: bool
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]

    @property
    def anchor(self) -> str:
        """Anchor of the cell on the page of its pair."""
        return slug(self.flow)

    @property
    def contested(self) -> bool:
        """Whether a fact of the cell is contested."""
        return any(fact.verdict is Verdict.CONTESTED for fact in self.facts)

    @property
    def firmness(self) -> int:
        """Firmness of the firmest fact of the cell, 0 to 3."""
        return max(FIRMNESS[fact.status] for fact in self.facts)

    @property
    def independent(self) -> int:
        """The most independent voices that any one fact of the cell has."""
        return max(fact.independent for fact in self.facts)


@dataclass(frozen=True, slots=True)
class Pair:
    """A giver and a receiver with their cells; both ways at once when `joint`."""

    giver: str
    receiver: str
    joint: bool
    cells: tuple[Cell, ...]
    families: Mapping[str, tuple[Cell, ...]]

    @property
    def page(self) -> str:
        """Page of the pair, relative to the dossier."""
        between = "with" if self.joint else "to"
        return f"exchange/{id_name('-'.join((slug(self.giver), between, slug(self.receiver))))}"

    @property
    def size(self) -> int:
        """Number of claims in all cells."""
        return sum(len(cell.claims) for cell in self.cells)


def make_exchange(desk: Desk) -> tuple[Page, ...]:
    """Make the page of every pair: its cells, their facts and claims."""
    return tuple(Page(p.page, "pair.html", "exchange", {"pair": p}) for p in exchange_pairs(desk))


def exchange_pairs(desk: Desk) -> tuple[Pair, ...]:
    """Return every pair that exchanges something, those with most claims first."""
    cells: defaultdict[tuple[str, str, bool], dict[str, list[Fact]]] = defaultdict(dict)
    for fact in desk.dossier.facts:
        for giver, receiver, joint in _directions(fact):
            cells[giver, receiver, joint].setdefault(fact.flow or "", []).append(fact)
    pairs = [_pair(desk, *key, flows) for key, flows in cells.items()]
    return tuple(sorted(pairs, key=lambda p: (-p.size, p.giver, p.receiver)))


def _directions(fact: Fact) -> set[tuple[str, str, bool]]:
    if fact.flow is None or fact.event not in _GIVING:
        return set()
    givers = {state_of(actor) for actor in fact.agent}
    receivers = {state_of(actor) for actor in fact.recipient} - givers
    if receivers:
        return {(giver, receiver, False) for giver in givers for receiver in receivers}
    both = sorted(givers)
    return {(a, b, True) for i, a in enumerate(both) for b in both[i + 1 :]}


def _pair(desk: Desk, giver: str, receiver: str, joint: bool, flows: dict[str, list[Fact]]) -> Pair:  # noqa: FBT001
    cells = []
    for flow, facts in flows.items():
        claims = tuple(dict.fromkeys(claim for fact in facts for claim in desk.of_fact(fact)))
        cells.append(Cell(giver, receiver, flow, joint, tuple(facts), claims))
    cells.sort(key=lambda cell: (-len(cell.claims), cell.flow))
    families: dict[str, tuple[Cell, ...]] = {}
    for cell in cells:
        family = desk.words.family(cell.flow)
        families[family] = (*families.get(family, ()), cell)
    return Pair(giver, receiver, joint, tuple(cells), families)

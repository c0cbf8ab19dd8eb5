"""The exchange: who gives what to whom. A table on the overview, and a page for each pair."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from entente.model.actor import state_of
from entente.model.attribution import FIRMNESS
from entente.model.fact import Verdict
from entente.web.links import id_name, slug
from entente.web.page import Page
from entente.web.pages.facts import support_order
from entente.web.parts import Pager, cut, part_path
from entente.web.sides import affirming_first

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entente.model.claim import Claim
    from entente.model.fact import Fact, Figure
    from entente.web.desk import Desk

_GIVING: Final = frozenset({"AID", "COOPERATE", "SUPPORT", "AGREE", "CONCEDE"})
_FACTS_A_PAGE: Final = 60
_CLAIMS_A_FACT: Final = 6
"""Claims that the page of a pair shows under a fact; the others are on the page of the fact."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one party gives another of one flow, or both give each other when `joint`.

    `link` leads to the cell on the page of its pair.
    """

    flow: str
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]
    link: str

    @property
    def anchor(self) -> str:
        """Anchor of the cell on its page."""
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
    def figure(self) -> Figure | None:
        """The leading figure of the first fact that has one."""
        return next((fact.figures[0] for fact in self.facts if fact.figures), None)


@dataclass(frozen=True, slots=True)
class Pair:
    """A giver and a receiver with their cells; both ways at once when `joint`."""

    giver: str
    receiver: str
    joint: bool
    path: str
    cells: tuple[Cell, ...]
    families: Mapping[str, tuple[Cell, ...]]

    @property
    def size(self) -> int:
        """Number of claims in all cells."""
        return sum(len(cell.claims) for cell in self.cells)


def make_exchange(desk: Desk) -> tuple[Page, ...]:
    """Make the page of every pair: its cells, their facts and claims."""
    return tuple(page for pair in exchange_pairs(desk) for page in _pair_pages(desk, pair))


def _pair_pages(desk: Desk, pair: Pair) -> list[Page]:
    cuts = cut([(cell, fact) for cell in pair.cells for fact in cell.facts], _FACTS_A_PAGE)
    paths = tuple(part_path(pair.path, n) for n in range(1, len(cuts) + 1))
    pages = []
    for number, (path, part) in enumerate(zip(paths, cuts, strict=True), 1):
        sections = {cell.anchor: (cell, [fact for of, fact in part if of is cell]) for cell, _ in part}
        values = {
            "pair": pair,
            "sections": tuple(sections.values()),
            "pager": Pager(number, paths),
            "most": _CLAIMS_A_FACT,
            "claims_of": partial(affirming_first, desk),
        }
        pages.append(Page(path, "pair.html", "overview", values))
    return pages


def exchange_pairs(desk: Desk) -> tuple[Pair, ...]:
    """Return every pair that exchanges something, those with most claims first.

    Both directions of a pair stand together, the fuller one first.
    """
    flows: defaultdict[tuple[str, str, bool], dict[str, list[Fact]]] = defaultdict(dict)
    for fact in desk.dossier.facts:
        for key in _directions(fact):
            flows[key].setdefault(fact.flow or "", []).append(fact)
    pairs = [_pair(desk, key, found) for key, found in flows.items()]
    together: defaultdict[frozenset[str], int] = defaultdict(int)
    for pair in pairs:
        together[frozenset((pair.giver, pair.receiver))] += pair.size

    def order(pair: Pair) -> tuple[int, list[str], bool, int, str]:
        both = frozenset((pair.giver, pair.receiver))
        return -together[both], sorted(both), pair.joint, -pair.size, pair.giver

    return tuple(sorted(pairs, key=order))


def _directions(fact: Fact) -> set[tuple[str, str, bool]]:
    if fact.flow is None or fact.event not in _GIVING:
        return set()
    givers = {state_of(actor) for actor in fact.agent}
    receivers = {state_of(actor) for actor in fact.recipient} - givers
    if receivers:
        return {(giver, receiver, False) for giver in givers for receiver in receivers}
    both = sorted(givers)
    return {(a, b, True) for i, a in enumerate(both) for b in both[i + 1 :]}


def _pair(desk: Desk, key: tuple[str, str, bool], flows: Mapping[str, list[Fact]]) -> Pair:
    giver, receiver, joint = key
    name = "-".join((slug(giver), "with" if joint else "to", slug(receiver)))
    path = f"exchange/{id_name(name)}"
    cells: list[Cell] = []
    before = 0
    for flow, facts in sorted(flows.items(), key=lambda item: (-_weight(item[1]), item[0])):
        page = part_path(path, before // _FACTS_A_PAGE + 1)
        claims = tuple(dict.fromkeys(claim for fact in facts for claim in desk.of_fact(fact)))
        ordered = tuple(sorted(facts, key=support_order))
        cells.append(Cell(flow, ordered, claims, f"{page}#{slug(flow)}"))
        before += len(facts)
    families: dict[str, tuple[Cell, ...]] = {}
    for cell in cells:
        family = desk.words.family(cell.flow)
        families[family] = (*families.get(family, ()), cell)
    return Pair(giver, receiver, joint, path, tuple(cells), families)


def _weight(facts: list[Fact]) -> int:
    return sum(len(fact.claims) for fact in facts)

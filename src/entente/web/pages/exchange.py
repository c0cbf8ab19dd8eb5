"""The exchange: who gives what to whom. A grid with its table, and a page for each pair."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from entente.fusion import exchange_matrix
from entente.model.attribution import FIRMNESS
from entente.web.drawing.grid import lay_grid
from entente.web.links import id_name, slug
from entente.web.page import Page
from entente.web.pages.facts import support_order
from entente.web.parts import Pager, cut, paged, part_path
from entente.web.sides import affirming_first

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entente.fusion.matrix import Cell
    from entente.model.fact import Fact, Figure
    from entente.web.desk import Desk

_FACTS_A_PAGE: Final = 60
_PAIRS_A_PAGE: Final = 150
_CLAIMS_A_FACT: Final = 6
"""Claims that the page of a pair shows under a fact; the others are on the page of the fact."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell of the matrix on the page: its facts, and the link to them on the page of its pair."""

    cell: Cell
    facts: tuple[Fact, ...]
    link: str

    @property
    def flow(self) -> str:
        """What passes."""
        return self.cell.flow

    @property
    def count(self) -> int:
        """Number of claims behind the cell, those against included."""
        return len(self.cell.claims) + len(self.cell.opposing)

    @property
    def firmness(self) -> int:
        """Firmness of the firmest fact of the cell, 0 to 3."""
        return FIRMNESS[self.cell.status]

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
    entries: tuple[Entry, ...]
    families: Mapping[str, tuple[Entry, ...]]

    @property
    def size(self) -> int:
        """Number of claims in all cells."""
        return sum(entry.count for entry in self.entries)


def make_exchange(desk: Desk) -> tuple[Page, ...]:
    """Make the grid of the exchange, and the page of every pair: its cells, their facts and claims."""
    pairs = desk.once(exchange_pairs)
    values = {"grid": lay_grid(pairs, desk.words), "families": families_of(desk, pairs)}
    index = paged(
        Page("exchange/index.html", "exchange.html", "exchange", values), "pairs", pairs, _PAIRS_A_PAGE
    )
    return (*index, *(page for pair in pairs for page in _pair_pages(desk, pair)))


def families_of(desk: Desk, pairs: Sequence[Pair]) -> tuple[str, ...]:
    """Return the families of flows that some pairs exchange, in the order of the words."""
    used = {family for pair in pairs for family in pair.families}
    return tuple(key for key in desk.words.keys("family") if key in used)


def exchange_pairs(desk: Desk) -> tuple[Pair, ...]:
    """Return every pair that exchanges something; both directions together, the fullest first."""
    rows: defaultdict[tuple[str, str, bool], list[Cell]] = defaultdict(list)
    for cell in exchange_matrix(desk.dossier.facts, desk.dossier.claims):
        rows[cell.giver, cell.receiver, cell.joint].append(cell)
    pairs = [_pair(desk, cells) for cells in rows.values()]
    together: defaultdict[frozenset[str], int] = defaultdict(int)
    for pair in pairs:
        together[frozenset((pair.giver, pair.receiver))] += pair.size

    def order(pair: Pair) -> tuple[int, list[str], bool, int, str]:
        both = frozenset((pair.giver, pair.receiver))
        return -together[both], sorted(both), pair.joint, -pair.size, pair.giver

    return tuple(sorted(pairs, key=order))


def _pair(desk: Desk, cells: Sequence[Cell]) -> Pair:
    giver, receiver, joint = cells[0].giver, cells[0].receiver, cells[0].joint
    path = f"exchange/{id_name('-'.join((slug(giver), 'with' if joint else 'to', slug(receiver))))}"
    entries: list[Entry] = []
    before = 0
    for cell in sorted(cells, key=lambda c: (-len(c.claims) - len(c.opposing), c.flow)):
        facts = tuple(sorted((desk.facts[key] for key in cell.facts), key=support_order))
        page = part_path(path, before // _FACTS_A_PAGE + 1)
        entries.append(Entry(cell, facts, f"{page}#{slug(cell.flow)}"))
        before += len(facts)
    families: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        family = desk.words.family(entry.flow)
        families[family] = (*families.get(family, ()), entry)
    return Pair(giver, receiver, joint, path, tuple(entries), families)


def _pair_pages(desk: Desk, pair: Pair) -> list[Page]:
    cuts = cut([(entry, fact) for entry in pair.entries for fact in entry.facts], _FACTS_A_PAGE)
    paths = tuple(part_path(pair.path, n) for n in range(1, len(cuts) + 1))
    pages = []
    for number, (path, part) in enumerate(zip(paths, cuts, strict=True), 1):
        sections = {entry.flow: (entry, [fact for of, fact in part if of is entry]) for entry, _ in part}
        values = {
            "pair": pair,
            "sections": tuple(sections.values()),
            "pager": Pager(number, paths),
            "most": _CLAIMS_A_FACT,
            "claims_of": partial(affirming_first, desk),
        }
        pages.append(Page(path, "pair.html", "exchange", values))
    return pages

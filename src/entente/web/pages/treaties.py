"""Known agreements and their clauses, each with the claims that speak of it or do what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.assessment.treaties import Bearing, link_agreements
from entente.vocabulary.agreements import load_agreements
from entente.web.links import id_name
from entente.web.page import Page
from entente.web.parts import paged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entente.assessment.treaties import TreatyLink
    from entente.model.claim import Claim
    from entente.vocabulary.agreements import Agreement, Clause
    from entente.web.desk import Desk

BEARINGS: Final = tuple(Bearing)
_CLAIMS_A_PAGE: Final = 120


@dataclass(frozen=True, slots=True)
class Linked:
    """One claim linked to an agreement, under a clause or, where `clause` is None, to it as a whole."""

    clause: Clause | None
    bearing: Bearing
    claim: Claim


@dataclass(frozen=True, slots=True)
class Treaty:
    """An agreement with the claims linked to it, clause by clause, the agreement as a whole last."""

    agreement: Agreement
    linked: tuple[Linked, ...]

    @property
    def path(self) -> str:
        """Page of the agreement, relative to the dossier."""
        return treaty_page(self.agreement)

    @property
    def counts(self) -> tuple[tuple[Bearing, int], ...]:
        """How many claims stand in each bearing."""
        found = [each.bearing for each in self.linked]
        return tuple((bearing, found.count(bearing)) for bearing in BEARINGS if bearing in found)

    @property
    def untouched(self) -> tuple[Clause, ...]:
        """The clauses that no claim is linked to."""
        touched = {each.clause for each in self.linked}
        return tuple(clause for clause in self.agreement.clauses if clause not in touched)


def treaty_page(agreement: Agreement) -> str:
    """Return the page of an agreement, relative to the dossier."""
    return f"agreements/{id_name(agreement.id)}"


def make_treaties(desk: Desk) -> tuple[Page, ...]:
    """Make the page of every agreement that a claim is linked to."""
    treaties = desk.once(treaties_of)
    paths = {treaty.agreement.id: treaty.path for treaty in treaties}
    known = load_agreements(desk.vocabulary)
    pages: list[Page] = []
    for treaty in treaties:
        before = [(known[key], paths.get(key)) for key in treaty.agreement.replaces]
        values = {"treaty": treaty, "before": before, "bearings": BEARINGS, "by_clause": by_clause}
        pages += paged(
            Page(treaty.path, "treaty.html", "agreements", values), "linked", treaty.linked, _CLAIMS_A_PAGE
        )
    return tuple(pages)


def by_clause(linked: Iterable[Linked]) -> tuple[tuple[Clause | None, tuple[Linked, ...]], ...]:
    """Group what is linked by clause, in the order given."""
    found: dict[Clause | None, list[Linked]] = {}
    for each in linked:
        found.setdefault(each.clause, []).append(each)
    return tuple((clause, tuple(group)) for clause, group in found.items())


def treaties_of(desk: Desk) -> tuple[Treaty, ...]:
    """Return the known agreements to which claims are linked, those with most claims first."""
    known = load_agreements(desk.vocabulary)
    found: dict[str, list[TreatyLink]] = {}
    for link in link_agreements(known, desk.evidence):
        found.setdefault(link.agreement, []).append(link)
    treaties = [_treaty(desk, known[key], links) for key, links in found.items()]
    return tuple(sorted(treaties, key=lambda treaty: (-len(treaty.linked), treaty.agreement.id)))


def _treaty(desk: Desk, agreement: Agreement, links: list[TreatyLink]) -> Treaty:
    clauses = {clause.article: clause for clause in agreement.clauses}
    order = {article: n for n, article in enumerate(clauses)}
    links = sorted(links, key=lambda k: (order.get(k.article or "", len(order)), BEARINGS.index(k.bearing)))
    linked = (Linked(clauses.get(k.article or ""), k.bearing, desk.claims[k.claim]) for k in links)
    return Treaty(agreement, tuple(dict.fromkeys(linked)))

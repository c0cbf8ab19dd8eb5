"""The regime check: which claims, if true, would touch which measure. It finds nobody guilty of anything."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.assessment.compliance import Checked, Link, Relation, check_regime
from entente.vocabulary.regimes import load_regimes
from entente.web.desk import TEXTURES, texture
from entente.web.links import id_name, slug
from entente.web.page import Page
from entente.web.parts import paged

if TYPE_CHECKING:
    from entente.model.claim import Claim
    from entente.vocabulary.regimes import Measure, Regime
    from entente.web.desk import Desk

RELATIONS: Final = tuple(Relation)
_CLAIMS_A_PAGE: Final = 120


@dataclass(frozen=True, slots=True)
class Held:
    """One measure of a regime, or the regime as a whole, with the claims that are linked to it."""

    regime: Regime
    checked: Checked

    @property
    def path(self) -> str:
        """Page of the measure, relative to the dossier."""
        measure = self.checked.measure.id if self.checked.measure else "whole"
        return f"regimes/{id_name(slug(self.regime.id, measure))}"

    @property
    def counts(self) -> tuple[tuple[Relation, int], ...]:
        """How many claims stand in each relation, those that would touch it first."""
        relations = [link.relation for link in self.checked.links]
        return tuple((each, relations.count(each)) for each in RELATIONS if each in relations)

    @property
    def textures(self) -> tuple[tuple[str, int], ...]:
        """How many of the deeds are told how firmly, the firmest first."""
        found = Counter(texture(link.status) for link in self.checked.touching)
        return tuple((key, found[key]) for key in TEXTURES if found[key])


def make_regimes(desk: Desk) -> tuple[Page, ...]:
    """Make the table of all measures that claims are linked to, and a page for each."""
    groups = desk.once(check_regimes)
    most = max((len(each.checked.touching) for _, held, _ in groups for each in held), default=1)
    values = {"groups": tuple(group for group in groups if group[1]), "most": most or 1}
    pages = [Page("regimes/index.html", "regimes.html", "regimes", values)]
    for _, held, _ in groups:
        for each in held:
            page = Page(each.path, "measure.html", "regimes", {"held": each, "relations": RELATIONS})
            pages += paged(page, "linked", _linked(desk, each.checked), _CLAIMS_A_PAGE)
    return tuple(pages)


def check_regimes(desk: Desk) -> tuple[tuple[Regime, tuple[Held, ...], tuple[Measure, ...]], ...]:
    """Return every regime with the measures to which claims are linked, and those to which none is."""
    regimes = load_regimes(desk.vocabulary)
    found = []
    for regime in regimes.values():
        rows = check_regime(regime, desk.evidence, regimes.values())
        held = tuple(Held(regime, checked) for checked in rows if checked.links)
        bare = tuple(checked.measure for checked in rows if checked.measure and not checked.links)
        found.append((regime, held, bare))
    return tuple(found)


def _linked(desk: Desk, checked: Checked) -> tuple[tuple[Relation, Claim], ...]:
    """Return the claims of a measure with their relation, in order of the relations."""

    def order(link: Link) -> int:
        return RELATIONS.index(link.relation)

    return tuple((link.relation, desk.claims[link.claim]) for link in sorted(checked.links, key=order))

"""The facts: one page each, and lists of all by verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.model.fact import Verdict
from entente.web.page import Page
from entente.web.pages.figures import lay_figure
from entente.web.parts import paged
from entente.web.sides import affirming_first

if TYPE_CHECKING:
    from entente.model.fact import Fact
    from entente.web.desk import Desk

VERDICTS: Final = (
    Verdict.CONTESTED,
    Verdict.REVISED,
    Verdict.CORROBORATED,
    Verdict.COMPATIBLE,
    Verdict.SINGLE,
)
"""Order of the list: what needs a reader's eye comes first."""
_LISTED: Final = 60
"""Facts of one verdict on the list of all; the others are on lists of their own."""
_CLAIMS_A_PAGE: Final = 200
_FACTS_A_PAGE: Final = 300


def make_facts(desk: Desk) -> tuple[Page, ...]:
    """Make the page of every fact, and the lists of all."""
    groups = by_verdict(desk)
    shown = [(verdict, facts[:_LISTED], len(facts)) for verdict, facts in groups]
    listed = [fact for _, facts, _ in shown for fact in facts]
    pages = [Page("facts/index.html", "facts.html", "facts", {"groups": shown, "shown": listed})]
    for verdict, facts in groups:
        if len(facts) > _LISTED:
            page = Page(verdict_page(verdict), "verdict.html", "facts", {"verdict": verdict})
            pages += paged(page, "facts", facts, _FACTS_A_PAGE)
    for fact in desk.dossier.facts:
        page = Page(desk.fact_page(fact), "fact.html", "facts", _fact_values(desk, fact))
        pages += paged(page, "claims", affirming_first(desk, fact), _CLAIMS_A_PAGE)
    return tuple(pages)


def verdict_page(verdict: Verdict) -> str:
    """Return the page of all facts of a verdict, where the list of all does not hold them."""
    return f"facts/all-{verdict.value}.html"


def by_verdict(desk: Desk) -> tuple[tuple[Verdict, tuple[Fact, ...]], ...]:
    """Return the facts by verdict, those with most voices first; every verdict has its place."""
    facts = sorted(desk.dossier.facts, key=support_order)
    return tuple((verdict, tuple(f for f in facts if f.verdict is verdict)) for verdict in VERDICTS)


def support_order(fact: Fact) -> tuple[int, int, str]:
    """Order facts by voices, then claims, most first."""
    return -fact.independent, -len(fact.claims), fact.id


def _fact_values(desk: Desk, fact: Fact) -> dict[str, object]:
    return {
        "fact": fact,
        "count": len(desk.of_fact(fact)),
        "figures": [lay_figure(desk, fact, figure) for figure in fact.figures],
    }

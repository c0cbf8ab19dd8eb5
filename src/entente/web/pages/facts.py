"""The facts: one page each, and a list of all by verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entente.model.fact import Verdict
from entente.web.page import Page
from entente.web.pages.figures import lay_figure

if TYPE_CHECKING:
    from entente.model.fact import Fact
    from entente.web.desk import Desk

VERDICTS = (Verdict.CONTESTED, Verdict.REVISED, Verdict.CORROBORATED, Verdict.COMPATIBLE, Verdict.SINGLE)
"""Order of the list: what needs a reader's eye comes first."""


def make_facts(desk: Desk) -> tuple[Page, ...]:
    """Make the page of every fact, and the list of all."""
    pages = [Page("facts/index.html", "facts.html", "facts", {"groups": by_verdict(desk)})]
    for fact in desk.dossier.facts:
        figures = [lay_figure(desk, fact, figure) for figure in fact.figures]
        values = {"fact": fact, "claims": desk.of_fact(fact), "figures": figures}
        pages.append(Page(desk.fact_page(fact), "fact.html", "facts", values))
    return tuple(pages)


def by_verdict(desk: Desk) -> tuple[tuple[Verdict, tuple[Fact, ...]], ...]:
    """Return the facts by verdict, those with most voices first; every verdict has its place."""
    facts = sorted(desk.dossier.facts, key=support_order)
    return tuple((verdict, tuple(f for f in facts if f.verdict is verdict)) for verdict in VERDICTS)


def support_order(fact: Fact) -> tuple[int, int, str]:
    """Order facts by voices, then claims, most first."""
    return -fact.independent, -len(fact.claims), fact.id

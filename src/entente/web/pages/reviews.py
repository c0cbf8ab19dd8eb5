"""The log of reviews: who decided what, of what, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.model.actor import UNNAMED
from entente.web.page import Page
from entente.web.parts import paged

if TYPE_CHECKING:
    from entente.web.desk import Desk

_A_PAGE: Final = 300


def make_reviews(desk: Desk) -> tuple[Page, ...]:
    """Make the page of the log, the latest decision first."""
    sources = {origin for fact in desk.dossier.facts for origin in fact.origins} - {UNNAMED}
    values = {"sources": sorted(sources, key=desk.voice_name)}
    page = Page("reviews.html", "reviews.html", "reviews", values)
    return paged(page, "log", desk.dossier.judgements[::-1], _A_PAGE)

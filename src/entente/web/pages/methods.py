"""How the dossier was made: what was read, what was not, and what the words mean."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from entente.web.page import Page

if TYPE_CHECKING:
    from entente.web.desk import Desk


def make_methods(desk: Desk) -> tuple[Page, ...]:
    """Make the methods page."""
    removed = Counter(
        block.removed for article in desk.dossier.articles for block in article.blocks if block.removed
    )
    values = {"removed": sorted(removed.items(), key=lambda item: (-item[1], item[0]))}
    return (Page("methods.html", "methods.html", "methods", values),)

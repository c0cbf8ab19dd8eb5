"""How the dossier was made: what was read, what was not, and what the words mean."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from entente import __version__
from entente.language.installed import installed_models
from entente.vocabulary.rows import read_rows
from entente.web.page import Page

if TYPE_CHECKING:
    from entente.web.desk import Desk


def versions() -> tuple[tuple[str, str], ...]:
    """Return the program and its models with their versions."""
    models = ((model.name, model.version) for model in installed_models())
    return (("entente", __version__), *models)


def make_methods(desk: Desk) -> tuple[Page, ...]:
    """Make the methods page."""
    articles = desk.dossier.articles
    removed = Counter(block.removed for article in articles for block in article.blocks if block.removed)
    extractors = Counter(claim.extractor for claim in desk.dossier.claims)
    values = {
        "removed": sorted(removed.items(), key=lambda item: (-item[1], item[0])),
        "extractors": sorted(extractors.items()),
        "kept": sum(len(article.kept_blocks()) for article in articles),
        "opinion": sum(len(reading.opinion) for reading in desk.dossier.readings),
        "versions": versions(),
        "quality": read_rows("web/quality.yaml"),
        "unclaimed": sum(len(reading.unclaimed) for reading in desk.dossier.readings),
    }
    return (Page("methods.html", "methods.html", "methods", values),)

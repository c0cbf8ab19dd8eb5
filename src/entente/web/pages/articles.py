"""The articles: each with its whole text, marked; and a list of what was read and what was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entente.web.marking import mark_article
from entente.web.page import Page

if TYPE_CHECKING:
    from entente.web.desk import Desk


def make_articles(desk: Desk) -> tuple[Page, ...]:
    """Make the page of every article, and the list of all."""
    pages = [Page("articles/index.html", "articles.html", "articles", {})]
    for article in desk.dossier.articles:
        reading = desk.readings.get(article.doc)
        values = {
            "article": article,
            "reading": reading,
            "blocks": mark_article(article, reading),
            "copies": tuple(copy for copy, of in desk.dossier.copies if of == article.doc),
        }
        pages.append(Page(desk.article_page(article.doc), "article.html", "articles", values))
    return tuple(pages)

"""The articles: each with its whole text, marked; and a list of what was read and what was not."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from entente.model.text import BlockKind
from entente.web.desk import in_order
from entente.web.marking import Stretch, mark_article, quotes_alone
from entente.web.page import Page
from entente.web.parts import Pager, paged, part_path

if TYPE_CHECKING:
    from entente.model.text import Article
    from entente.web.desk import Desk
    from entente.web.marking import MarkedBlock

_ARTICLES_A_PAGE: Final = 400


def make_articles(desk: Desk) -> tuple[Page, ...]:
    """Make the page of every article, and the list of all."""
    listed = Page("articles/index.html", "articles.html", "articles", {})
    pages = list(paged(listed, "articles", desk.dossier.articles, _ARTICLES_A_PAGE))
    for article in desk.dossier.articles:
        pages += _article_pages(desk, article)
    return tuple(pages)


def _article_pages(desk: Desk, article: Article) -> list[Page]:
    reading = desk.readings.get(article.doc)
    edges = (*desk.cuts[article.doc], len(article.text) + 1)
    first = desk.article_page(article.doc)
    paths = tuple(part_path(first, n) for n in range(1, len(edges)))
    pages = []
    for number, (path, within) in enumerate(zip(paths, pairwise(edges), strict=True), 1):
        title, stretches = _lift_title(article, mark_article(article, reading, within))
        if desk.quotes_only:
            stretches = quotes_alone(stretches)
        values = {
            "article": article,
            "reading": reading,
            "title_block": title,
            "stretches": stretches,
            "in_order": in_order,
            "copies": tuple(copy for copy, of in desk.dossier.copies if of == article.doc),
            "copy_of": dict(desk.dossier.copies).get(article.doc),
            "pager": Pager(number, paths),
        }
        pages.append(Page(path, "article.html", "articles", values))
    return pages


def _lift_title(
    article: Article, stretches: tuple[Stretch, ...]
) -> tuple[MarkedBlock | None, tuple[Stretch, ...]]:
    """Take the title block out, when what was kept opens with it, to stand as the heading of the page."""
    at = next((n for n, stretch in enumerate(stretches) if not stretch.removed), None)
    if at is None:
        return None, stretches
    head, *rest = stretches[at].blocks
    if head.block.kind is not BlockKind.TITLE or head.block.span.of(article.text) != article.title:
        return None, stretches
    kept = (Stretch(removed=False, blocks=tuple(rest)),) if rest else ()
    return head, (*stretches[:at], *kept, *stretches[at + 1 :])

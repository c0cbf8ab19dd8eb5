"""What fusion knows of the articles that claims stand in: dates, authors, copies, repeated sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entente.fusion.copies import find_copies, find_repeats
from entente.fusion.origins import author_voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from entente.model.claim import Claim
    from entente.model.dates import DateSpan
    from entente.model.text import Article


@dataclass(frozen=True, slots=True)
class Setting:
    """Articles by `doc`, the original of each copy, and the older claim that each repeat repeats."""

    articles: Mapping[str, Article]
    copies: Mapping[str, str]
    repeats: Mapping[Claim, Claim]

    def text(self, doc: str) -> str:
        """Return the `doc` of the article whose text this is: of a copy, the original's."""
        return self.copies.get(doc, doc)

    def voice(self, doc: str) -> str:
        """Return the voice of an article's author, of a copy the original's."""
        article = self.articles.get(self.text(doc))
        return author_voice(article) if article else f"doc:{self.text(doc)}"

    def published(self, doc: str) -> DateSpan | None:
        """Return when an article appeared, None when that is not known."""
        article = self.articles.get(doc)
        return article.published if article else None


def survey(
    articles: Sequence[Article], claims: Iterable[Claim], copies: Iterable[tuple[str, str]] | None = None
) -> Setting:
    """Survey articles and claims before questions are answered; copies are sought unless given."""
    known = {article.doc: article for article in sorted(articles, key=lambda article: article.doc)}
    found = dict(find_copies(articles) if copies is None else copies)
    return Setting(known, found, find_repeats(claims, known, found))

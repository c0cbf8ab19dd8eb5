"""What fusion knows of the articles that claims stand in: dates, authors, copies, repeated sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entente.fusion.authors import author_voice
from entente.fusion.copies import find_copies, find_repeats

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from entente.model.claim import Claim
    from entente.model.dates import DateSpan
    from entente.model.text import Article, Span


@dataclass(frozen=True, slots=True)
class Setting:
    """Articles by `doc`, the original of each copy, and the older claim that each repeat repeats.

    `extra` is a user's vocabulary folder.
    """

    articles: Mapping[str, Article]
    copies: Mapping[str, str]
    repeats: Mapping[Claim, Claim]
    extra: Path | None = None

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

    def quoted(self, claim: Claim, span: Span) -> str:
        """Return the words that stand at `span` of a claim's article, "" where its text is not known."""
        if claim.quote and claim.span.contains(span):
            return span.shifted(-claim.span.start).of(claim.quote)
        article = self.articles.get(claim.doc)
        return span.of(article.text) if article else ""


def survey(
    articles: Sequence[Article],
    claims: Iterable[Claim],
    copies: Iterable[tuple[str, str]] | None = None,
    extra: Path | None = None,
) -> Setting:
    """Survey articles and claims before questions are answered; copies are sought unless given."""
    known = {article.doc: article for article in sorted(articles, key=lambda article: article.doc)}
    found = dict(find_copies(articles) if copies is None else copies)
    return Setting(known, found, find_repeats(claims, known, found), extra)

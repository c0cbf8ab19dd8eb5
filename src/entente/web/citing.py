"""Claims and facts as citations: a line of text, BibTeX and CSL-JSON, ready to be copied."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.export.citation import as_bibtex, as_csl

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from entente.model.claim import Claim
    from entente.model.fact import Fact
    from entente.model.text import Article
    from entente.web.desk import Desk

_SOURCES: Final = 20
"""Articles that the citation of a fact names at most."""
_SHORT: Final = 10
"""Letters of a claim's id that tell its reference from others of its article."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation in three forms."""

    text: str
    bibtex: str
    csl: str


class Citer:
    """Writes citations in the language of the pages; `gettext` translates its few words."""

    def __init__(self, desk: Desk, gettext: Callable[..., str]) -> None:
        self._desk, self._gettext = desk, gettext

    def claim(self, claim: Claim) -> Citation:
        """Cite a claim: its article, its sentence and its id."""
        article = self._desk.articles[claim.doc]
        quote = " ".join(claim.quote.split())
        note = f"«\N{NO-BREAK SPACE}{quote}\N{NO-BREAK SPACE}» ({self._named('claim', claim.id)})"
        suffix = f"-{claim.id[:_SHORT]}"
        return Citation(
            f"{self._article(article)}. {note}.",
            as_bibtex(article, note, suffix),
            _json([as_csl(article, note, suffix)]),
        )

    def fact(self, fact: Fact) -> Citation:
        """Cite a fact: what it is, how it stands, and the articles that it rests on."""
        words = self._desk.words
        docs = list(dict.fromkeys(claim.doc for claim in self._desk.of_fact(fact)))
        articles = [self._desk.articles[doc] for doc in docs[:_SOURCES]]
        standing = f"{words.word('verdict', fact.verdict)}, {words.word('status', fact.status)}"
        note = f"{words.what(fact)} [{standing}; {self._named('fact', fact.id)}]"
        more = "; …" if len(docs) > _SOURCES else ""
        return Citation(
            f"{note}. {'; '.join(map(self._article, articles))}{more}.",
            "\n\n".join(as_bibtex(article, note) for article in articles),
            _json([as_csl(article, note) for article in articles]),
        )

    def article(self, article: Article) -> Citation:
        """Cite an article."""
        return Citation(f"{self._article(article)}.", as_bibtex(article), _json([as_csl(article)]))

    def _article(self, article: Article) -> str:
        when = self._desk.words.date(article.published) if article.published else None
        title = f"“{article.title or article.doc}”"
        return ", ".join(
            part for part in (article.byline, title, article.publisher, when, article.url) if part
        )

    def _named(self, kind: str, key: str) -> str:
        _ = self._gettext
        name = _("entente claim") if kind == "claim" else _("entente fact")
        return f"{name} {key}"


def _json(items: Sequence[object]) -> str:
    return json.dumps(items, ensure_ascii=False, indent=1)

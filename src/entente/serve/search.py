"""Full-text search over a dossier: claims, facts and passages, by stems, accents folded, with facets."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Final

from entente.fusion.questions import states
from entente.language.stems import stem, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from entente.model.claim import Claim
    from entente.model.fact import Fact
    from entente.model.text import Article, Block
    from entente.web.desk import Desk

FACETS: Final = ("kind", "status", "party", "event", "flow", "outlet", "year")
"""What a search can be narrowed by, each a parameter of the address."""
LANGUAGES: Final = ("fr", "en")
"""A query has no language: its words are taken as words of each."""
_TERM: Final = re.compile(r'"([^"]*)"|(\S+)')
_AROUND: Final = 120
"""Letters of a passage shown before and after the first word found."""
_MOST: Final = 100_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found: a claim, a fact, or a passage of an article."""

    kind: str
    text: str
    languages: tuple[str, ...]
    facets: Mapping[str, tuple[str, ...]]
    claim: Claim | None = None
    fact: Fact | None = None
    passage: tuple[Article, Block] | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found, and its text cut at the words found: stretches, each lit or not."""

    entry: Entry
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found; `facets` count all of it by value, most first."""

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)


class SearchIndex:
    """The index of a dossier, in memory; safe to be asked from several threads."""

    def __init__(self, desk: Desk) -> None:
        self._entries = tuple(_entries(desk))
        self._lock = Lock()
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.execute("CREATE VIRTUAL TABLE stems USING fts5(words)")
        rows = ((number, " ".join(_stems(entry))) for number, entry in enumerate(self._entries))
        self._connection.executemany("INSERT INTO stems (rowid, words) VALUES (?, ?)", rows)

    def search(
        self, query: str, chosen: Mapping[str, str] | None = None, *, start: int = 0, count: int = 20
    ) -> Found:
        """Find what holds all words of a query and has the facets chosen; best first.

        Args:
            query: words, phrases in quotation marks, beginnings of words with a star; "" finds all.
            chosen: values by facet; others are passed over.
            start: how many hits to pass over.
            count: how many to return at most.
        """
        wanted = {name: value for name, value in (chosen or {}).items() if name in FACETS and value}
        found = [
            entry
            for entry in self._matching(_expression(query))
            if all(value in entry.facets.get(name, ()) for name, value in wanted.items())
        ]
        lit = _lit(query)
        hits = tuple(Hit(entry, _pieces(entry, lit)) for entry in found[start : start + count])
        counts = {name: Counter(v for e in found for v in e.facets.get(name, ())) for name in FACETS}
        facets = {
            name: tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
            for name, counted in counts.items()
        }
        return Found(hits, len(found), facets)

    def _matching(self, expression: str) -> list[Entry]:
        if not expression:
            return list(self._entries)
        query = "SELECT rowid FROM stems WHERE stems MATCH ? ORDER BY rank, rowid LIMIT ?"
        with self._lock:
            numbers = self._connection.execute(query, (expression, _MOST)).fetchall()
        return [self._entries[number] for (number,) in numbers]


def _entries(desk: Desk) -> Iterator[Entry]:
    for claim in desk.dossier.claims:
        article = desk.articles[claim.doc]
        facets = _facets(claim.event, claim.flow, claim.status.value, claim.parties + claim.holder)
        yield Entry(
            "claim", claim.quote, _spoken(article), _of("claim", facets | _where(article)), claim=claim
        )
    for fact in desk.dossier.facts:
        text = desk.words.what(fact)
        facets = _facets(fact.event, fact.flow, fact.status.value, fact.agent + fact.recipient)
        yield Entry("fact", text, (desk.words.language,), _of("fact", facets), fact=fact)
    if desk.quotes_only:
        return
    for article in desk.dossier.articles:
        for block in article.kept_blocks():
            text = block.span.of(article.text)
            passage = (article, block)
            yield Entry("passage", text, _spoken(article), _of("passage", _where(article)), passage=passage)


def _spoken(article: Article) -> tuple[str, ...]:
    """Return the language of an article, every one where nobody knows it."""
    return (article.language,) if article.language != "und" else LANGUAGES


def _of(kind: str, facets: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {"kind": (kind,)} | {name: tuple(values) for name, values in facets.items()}


def _facets(event: str, flow: str | None, status: str, actors: Iterable[str]) -> dict[str, Iterable[str]]:
    parties = sorted(states(tuple(actors)) - {"?"})
    return {"event": (event,), "flow": (flow,) if flow else (), "status": (status,), "party": parties}


def _where(article: Article) -> dict[str, Iterable[str]]:
    first = article.published.first if article.published else None
    outlet = (article.publisher,) if article.publisher else ()
    return {"outlet": outlet, "year": (str(first.year),) if first else ()}


def _stems(entry: Entry) -> Iterator[str]:
    return (stem(word, language) for language in entry.languages for _, _, word in words_of(entry.text))


def _expression(query: str) -> str:
    """Return a query as the index reads it: every word in any language, all terms together."""
    terms = []
    for phrase, word in _TERM.findall(query):
        star = "*" if word.endswith("*") else ""
        folded = [text for _, _, text in words_of(phrase or word)]
        if not folded:
            continue
        either = dict.fromkeys(" ".join(stem(text, lang) for text in folded) for lang in LANGUAGES)
        if star:
            either |= {" ".join(folded): None}
        terms.append("(" + " OR ".join(f'"{each}"{star}' for each in either) + ")")
    return " AND ".join(terms)


def _lit(query: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the stems of a query's words, and the beginnings that it asks for."""
    folded = [text for _, _, text in words_of(query)]
    beginnings = tuple(text for word in query.split() if word.endswith("*") for *_, text in words_of(word))
    return frozenset(stem(text, lang) for text in folded for lang in LANGUAGES), beginnings


def _pieces(entry: Entry, lit: tuple[frozenset[str], tuple[str, ...]]) -> tuple[tuple[str, bool], ...]:
    """Cut a text at the words found; a long passage is shown around the first of them."""
    text, (stems, beginnings) = entry.text, lit
    places = [
        (start, end)
        for start, end, word in words_of(text)
        if any(stem(word, language) in stems for language in entry.languages)
        or (beginnings and word.startswith(beginnings))
    ]
    first, last = 0, len(text)
    if entry.kind == "passage" and last > 4 * _AROUND:
        middle = places[0][0] if places else 0
        first, last = max(0, middle - _AROUND), min(last, middle + 3 * _AROUND)
        first = text.find(" ", first, middle) + 1 if first else 0
    pieces, at = [("… ", False)] if first else [], first
    for start, end in places:
        if first <= start and end <= last:
            pieces += [(text[at:start], False), (text[start:end], True)]
            at = end
    pieces += [(text[at:last], False), ("", False) if last == len(text) else (" …", False)]
    return tuple((piece, found) for piece, found in pieces if piece)

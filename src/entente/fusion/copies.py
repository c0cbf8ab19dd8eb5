"""What repeats what: republished articles, and sentences that went from one article into another.

Fingerprints nominate pairs of articles, containment confirms them. Copies are never chained: an
original is itself no copy, so that a resembles b resembles c does not make one heap of all three.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Protocol

from entente.fusion.thresholds import threshold
from entente.reading.fingerprint import containment, sketch_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from entente.model.claim import Claim
    from entente.model.text import Article
    from entente.reading.fingerprint import Fingerprint

Seniority = tuple[bool, str, str]
"""Undated or not, day of publication, name: originals come before copies."""


def seniority(article: Article) -> Seniority:
    """Return the key by which originals come before copies: published first, undated last, then `doc`."""
    first = article.published.first if article.published else None
    return first is None, first.isoformat() if first else "", article.doc


@dataclass(frozen=True, slots=True)
class Card:
    """What is compared of an article, its seniority, and the article that it copies, None for originals."""

    doc: str
    seniority: Seniority
    sketch: Fingerprint
    original: str | None = None


class Library(Protocol):
    """The articles among which copies are sought, and what is known of them so far."""

    def card(self, doc: str) -> Card:
        """Return the card of an article."""
        ...

    def neighbours(self, doc: str) -> Iterable[Card]:
        """Return the cards of the articles that share a band of their sketches with this one.

        Those that `is_contained` parts from it may be left out.
        """
        ...

    def copies_of(self, doc: str) -> Iterable[str]:
        """Return the articles that are known as copies of this one."""
        ...

    def set_original(self, doc: str, original: str | None) -> None:
        """Keep what an article is a copy of, None for an original."""
        ...


def revise_copies(library: Library, docs: Iterable[str]) -> dict[str, str | None]:
    """Find what some articles are copies of, and revise all others that this bears on.

    The original is the one published first. An article has at most one original, the one that it shares
    most with (of equals the oldest), and an original is never a copy. What an article copies depends on
    older ones alone: so each is looked at once, oldest first, and the order of arrival is without effect.

    Args:
        library: the articles; told what they are copies of.
        docs: articles that are new or have changed, or whose original has.

    Returns:
        The articles whose original is another than before, each with the one before.
    """
    new = frozenset(docs)
    orphans = {copy for doc in new for copy in library.copies_of(doc)}
    queue = sorted((library.card(doc).seniority, doc) for doc in new | orphans)
    former: dict[str, str | None] = {}
    while queue:
        _, doc = heappop(queue)
        while queue and queue[0][1] == doc:
            heappop(queue)
        card = library.card(doc)
        neighbours = tuple(library.neighbours(doc))
        original = _original(card, neighbours)
        if original != card.original:
            library.set_original(doc, original)
            former[doc] = card.original
        for other in _concerned(card, original, neighbours, library, fresh=doc in new):
            heappush(queue, (library.card(other).seniority, other))
    return former


def _original(card: Card, neighbours: Iterable[Card]) -> str | None:
    found = [
        (-containment(card.sketch, each.sketch), each.seniority, each.doc)
        for each in neighbours
        if each.seniority < card.seniority and each.original is None and _is_copy(card.sketch, each.sketch)
    ]
    return min(found)[2] if found else None


def _concerned(
    card: Card, original: str | None, neighbours: Iterable[Card], library: Library, *, fresh: bool
) -> Iterator[str]:
    """Yield the younger articles that may be copies of another one now that this one is known.

    Args:
        card: the article as it was known before.
        original: what it is a copy of now.
        neighbours: the articles that share a band with it.
        library: where copies are known.
        fresh: whether it is new or has changed.
    """
    if original is None and (fresh or card.original is not None):
        yield from (
            each.doc
            for each in neighbours
            if each.seniority > card.seniority and _is_copy(each.sketch, card.sketch)
        )
    if original is not None and card.original is None:
        yield from library.copies_of(card.doc)


def _is_copy(later: Fingerprint, earlier: Fingerprint) -> bool:
    if len(later.shingles) > threshold("copy_length_ratio") * len(earlier.shingles):
        return False
    return is_contained(frozenset(later.shingles), earlier.shingles)


def is_contained(one: frozenset[int], other: Sequence[int]) -> bool:
    """Tell whether so much of the smaller of two sets of shingles stands in the other as makes a copy."""
    smaller = min(len(one), len(other))
    return smaller > 0 and len(one.intersection(other)) / smaller >= threshold("copy_containment")


def find_copies(articles: Sequence[Article]) -> tuple[tuple[str, str], ...]:
    """Find the articles that repeat another: pairs (copy doc, original doc), sorted; see `revise_copies`."""
    shelf = _Shelf(articles)
    revise_copies(shelf, (article.doc for article in articles))
    return tuple(sorted(shelf.originals.items()))


class _Shelf:
    """A library of the articles at hand."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.originals: dict[str, str] = {}
        self._cards = {each.doc: Card(each.doc, seniority(each), sketch_article(each)) for each in articles}
        self._shelves: dict[tuple[int, ...], list[str]] = defaultdict(list)
        for doc, card in self._cards.items():
            for band in bands_of(card.sketch):
                self._shelves[band].append(doc)

    def card(self, doc: str) -> Card:
        return replace(self._cards[doc], original=self.originals.get(doc))

    def neighbours(self, doc: str) -> list[Card]:
        bands = bands_of(self._cards[doc].sketch)
        return [self.card(other) for other in {o for band in bands for o in self._shelves[band]} - {doc}]

    def copies_of(self, doc: str) -> list[str]:
        return [copy for copy, original in self.originals.items() if original == doc]

    def set_original(self, doc: str, original: str | None) -> None:
        self.originals.pop(doc, None)
        if original is not None:
            self.originals[doc] = original


def bands_of(sketch: Fingerprint) -> tuple[tuple[int, ...], ...]:
    """Return the keys of which two articles share at least one if they are alike; none of an empty one."""
    return sketch.bands() if sketch.shingles else ()


def find_repeats(
    claims: Iterable[Claim], articles: Mapping[str, Article], copies: Mapping[str, str]
) -> dict[Claim, Claim]:
    """Find the claims that only repeat a sentence of an older article: each with the claim it repeats.

    A repeat has the same sentence, event, parties and flow; its sentence has eight words or more, or
    stands in a copy of the older article. What a copy resolves otherwise (a "Tuesday") is the original's.
    """

    def age(claim: Claim) -> tuple[bool, Seniority, int, int, str]:
        article = articles.get(claim.doc)
        known = seniority(article) if article else (True, "", claim.doc)
        return claim.doc in copies, known, claim.span.start, claim.cue.start, claim.id

    first: dict[tuple[object, ...], Claim] = {}
    repeats: dict[Claim, Claim] = {}
    for claim in sorted(claims, key=age):
        for key in _shapes(claim, copies.get(claim.doc, claim.doc)):
            original = first.setdefault(key, claim)
            if original.doc != claim.doc:
                repeats[claim] = original
    return {claim: repeats.get(original, original) for claim, original in repeats.items()}


def _shapes(claim: Claim, original: str) -> list[tuple[object, ...]]:
    shape = shape_of(claim)
    if shape is None:
        return []
    return [(original, *shape), ("", *shape)] if is_telling(claim) else [(original, *shape)]


def shape_of(claim: Claim) -> tuple[object, ...] | None:
    """Return what a claim shares with those that repeat it: sentence, place in it, event, parties, flow.

    None for a claim whose sentence is not known, which repeats nothing.
    """
    words = claim.quote.casefold().split()
    if not words:
        return None
    at = claim.cue.start - claim.span.start
    return " ".join(words), at, claim.event, claim.agent, claim.recipient, claim.flow


def is_telling(claim: Claim) -> bool:
    """Tell whether a sentence is too long for two authors to write it alike; others repeat in copies only."""
    return len(claim.quote.split()) >= threshold("repeated_words")


def shape_key(claim: Claim) -> str | None:
    """Return a short key of a claim's shape, by which the claims that may repeat it are found."""
    shape = shape_of(claim)
    if shape is None:
        return None
    return hashlib.blake2b(repr(shape).encode(), digest_size=12).hexdigest()

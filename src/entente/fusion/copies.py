"""What repeats what: republished articles, and sentences that went from one article into another.

Fingerprints nominate pairs of articles, containment confirms them. Copies are never chained: an
original is itself no copy, so that a resembles b resembles c does not make one heap of all three.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from entente.fusion.thresholds import threshold
from entente.reading.fingerprint import containment, sketch_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from entente.model.claim import Claim
    from entente.model.text import Article
    from entente.reading.fingerprint import Fingerprint


def seniority(article: Article) -> tuple[bool, str, str]:
    """Return the key by which originals come before copies: published first, undated last, then `doc`."""
    first = article.published.first if article.published else None
    return first is None, first.isoformat() if first else "", article.doc


def find_copies(articles: Sequence[Article]) -> tuple[tuple[str, str], ...]:
    """Find the articles that repeat another: pairs (copy doc, original doc), sorted.

    The original is the one published first. An article has at most one original, the one that it
    shares most with (of equals the oldest), and an original is never a copy. Order of arrival is
    without effect.
    """
    prints = [sketch_article(article) for article in sorted(articles, key=seniority)]
    copies: dict[int, int] = {}
    for later, earlier in enumerate(_candidates(prints)):
        found = [
            (containment(prints[later], prints[number]), -number)
            for number in earlier
            if number not in copies and _is_copy(prints[later], prints[number])
        ]
        if found:
            copies[later] = -max(found)[1]
    return tuple(sorted((prints[copy].doc, prints[original].doc) for copy, original in copies.items()))


def _is_copy(later: Fingerprint, earlier: Fingerprint) -> bool:
    if len(later.shingles) > threshold("copy_length_ratio") * len(earlier.shingles):
        return False
    return containment(later, earlier) >= threshold("copy_containment")


def _candidates(prints: list[Fingerprint]) -> list[list[int]]:
    """Return for each print the earlier ones that share a band with it, in order."""
    shelves: dict[tuple[int, ...], list[int]] = defaultdict(list)
    found = []
    for number, each in enumerate(prints):
        met: set[int] = set()
        for band in each.bands() if each.shingles else ():
            met.update(shelves[band])
            shelves[band].append(number)
        found.append(sorted(met))
    return found


def find_repeats(
    claims: Iterable[Claim], articles: Mapping[str, Article], copies: Mapping[str, str]
) -> dict[Claim, Claim]:
    """Find the claims that only repeat a sentence of an older article: each with the claim it repeats.

    A repeat has the same sentence, event, parties and flow; its sentence has eight words or more, or
    stands in a copy of the older article. What a copy resolves otherwise (a "Tuesday") is the original's.
    """

    def age(claim: Claim) -> tuple[bool, bool, str, str, int, int, str]:
        article = articles.get(claim.doc)
        known = seniority(article) if article else (True, "", claim.doc)
        return claim.doc in copies, *known, claim.span.start, claim.cue.start, claim.id

    first: dict[tuple[object, ...], Claim] = {}
    repeats: dict[Claim, Claim] = {}
    for claim in sorted(claims, key=age):
        for key in _shapes(claim, copies.get(claim.doc, claim.doc)):
            original = first.setdefault(key, claim)
            if original.doc != claim.doc:
                repeats[claim] = original
    return {claim: repeats.get(original, original) for claim, original in repeats.items()}


def _shapes(claim: Claim, original: str) -> list[tuple[object, ...]]:
    words = claim.quote.casefold().split()
    if not words:
        return []
    what = (" ".join(words), claim.cue.start - claim.span.start, claim.event)
    sides = (claim.agent, claim.recipient, claim.flow)
    shapes: list[tuple[object, ...]] = [(original, *what, *sides)]
    if len(words) >= threshold("repeated_words"):
        shapes.append(("", *what, *sides))
    return shapes

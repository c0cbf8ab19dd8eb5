"""Which articles repeat which: republished wires, reprints, abridged versions.

MinHash LSH nominates pairs, containment of word shingles confirms them. Copies are never chained: an
original is itself no copy, so that a resembles b resembles c does not make one heap of all three.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rensa import RMinHash, RMinHashLSH

from entente.fusion.thresholds import threshold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.model.text import Article

_WORD = re.compile(r"\w+")
_SEED = 20240619  # any fixed number: the same articles must always give the same candidates
_BANDS = 32


@dataclass(frozen=True, slots=True)
class _Print:
    """An article as copies are recognised by: its shingles, in the order in which originals are sought."""

    doc: str
    shingles: frozenset[str]


def shingles_of(article: Article) -> frozenset[str]:
    """Return the overlapping word shingles of what is kept of an article, case aside."""
    blocks = article.kept_blocks()
    texts = [block.span.of(article.text) for block in blocks] if article.blocks else [article.text]
    words = _WORD.findall(" ".join(texts).casefold())
    size = int(threshold("shingle_words"))
    return frozenset(" ".join(words[i : i + size]) for i in range(len(words) - size + 1))


def containment(part: frozenset[str], whole: frozenset[str]) -> float:
    """Return the share of `part` that stands in `whole`, 0 to 1; 0 for an empty part."""
    return len(part & whole) / len(part) if part else 0.0


def _is_copy(later: frozenset[str], earlier: frozenset[str]) -> bool:
    needed = threshold("copy_containment")
    if containment(later, earlier) >= needed:
        return True
    extends = len(later) <= threshold("copy_length_ratio") * len(earlier)
    return extends and containment(earlier, later) >= needed


def find_copies(articles: Sequence[Article]) -> tuple[tuple[str, str], ...]:
    """Find the articles that repeat another: pairs (copy doc, original doc), sorted.

    The original is the one published first (undated articles last, then by `doc`). An article has at
    most one original, the one that it shares most with, and an original is never a copy.
    """
    prints = [_Print(article.doc, shingles_of(article)) for article in sorted(articles, key=_seniority)]
    prints = [each for each in prints if each.shingles]
    copies: dict[int, int] = {}
    for later, candidates in enumerate(_candidates(prints)):
        shingles = prints[later].shingles
        found = [
            (containment(shingles, prints[earlier].shingles), -earlier)
            for earlier in candidates
            if earlier not in copies and _is_copy(shingles, prints[earlier].shingles)
        ]
        if found:
            copies[later] = -max(found)[1]
    return tuple(sorted((prints[copy].doc, prints[original].doc) for copy, original in copies.items()))


def _seniority(article: Article) -> tuple[bool, str, str]:
    first = article.published.first if article.published else None
    return first is None, first.isoformat() if first else "", article.doc


def _candidates(prints: list[_Print]) -> list[list[int]]:
    """Return for each print the earlier prints that may share enough with it, in order."""
    permutations = int(threshold("minhash_permutations"))
    index = RMinHashLSH(threshold("candidate_resemblance"), permutations, _BANDS)
    found = []
    for number, each in enumerate(prints):
        sketch = RMinHash(permutations, _SEED)
        sketch.update(sorted(each.shingles))
        found.append(sorted(index.query(sketch)))
        index.insert(number, sketch)
    return found

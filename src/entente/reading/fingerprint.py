"""Sketches of articles, by which copies are recognised later.

An article is the set of its runs of four words. A MinHash sketch of the set finds candidates among
many articles, the set itself confirms: how much of the shorter article stands in the longer one.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rensa import RMinHash

if TYPE_CHECKING:
    from entente.model.text import Article

SHINGLE_WORDS: Final = 4
PERMUTATIONS: Final = 128
BAND_ROWS: Final = 2
_SEED: Final = 1
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is compared of an article: `digest` (MinHash, 128 numbers) and its shingles, hashed and sorted."""

    doc: str
    digest: tuple[int, ...]
    shingles: tuple[int, ...]

    def bands(self) -> tuple[tuple[int, ...], ...]:
        """Return keys of which two articles share at least one if they are alike (LSH).

        With 64 bands of 2 numbers, articles that share a tenth of all their shingles meet about
        every second time, those that share a third nearly always: a short wire inside a long
        article is still a candidate.
        """
        rows = range(0, PERMUTATIONS, BAND_ROWS)
        return tuple((start, *self.digest[start : start + BAND_ROWS]) for start in rows)


def sketch_article(article: Article) -> Fingerprint:
    """Sketch the kept text of an article; the same text gives the same sketch on every machine."""
    kept = (block.span.of(article.text) for block in article.kept_blocks())
    words = _WORD.findall(unicodedata.normalize("NFKC", "\n".join(kept)).casefold())
    runs = [" ".join(words[i : i + SHINGLE_WORDS]) for i in range(max(1, len(words) - SHINGLE_WORDS + 1))]
    shingles = {run: _hash(run) for run in runs if run}
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    sketch.update(sorted(shingles))
    return Fingerprint(article.doc, tuple(sketch.digest()), tuple(sorted(set(shingles.values()))))


def containment(left: Fingerprint, right: Fingerprint) -> float:
    """Return which share of the smaller article stands in the other, 0 to 1; 0 if either is empty."""
    smaller = min(len(left.shingles), len(right.shingles))
    return len(set(left.shingles) & set(right.shingles)) / smaller if smaller else 0.0


def resemblance(left: Fingerprint, right: Fingerprint) -> float:
    """Estimate the Jaccard similarity of two articles from their digests alone, 0 to 1."""
    if not left.shingles or not right.shingles:
        return 0.0
    return sum(a == b for a, b in zip(left.digest, right.digest, strict=True)) / PERMUTATIONS


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(errors="replace"), digest_size=8).digest())

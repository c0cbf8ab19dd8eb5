"""The annotated articles beside the project, analysed once, and extracted again with other weights."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

from quality import DOCUMENTS, SHARED, articles  # noqa: E402  a folder of scripts

import entente.extraction.assemble as reader  # noqa: E402
import entente.extraction.casting as casting_room  # noqa: E402
import entente.extraction.claims as writer  # noqa: E402
from entente.evaluation import read_annotations  # noqa: E402
from entente.extraction import extract_claims  # noqa: E402
from entente.extraction.confidence import features_of  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from entente.evaluation.annotations import Annotation
    from entente.extraction.contenders import Stage
    from entente.extraction.parties import Parties
    from entente.model.claim import Claim
    from entente.model.text import Article

FOLDS = 10
"""Parts that the documents are dealt into, for figures out of fold."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article and what annotators read in it."""

    corpus: str
    article: Article
    gold: tuple[Annotation, ...]

    @property
    def name(self) -> tuple[str, str]:
        """Corpus and document."""
        return self.corpus, self.article.doc


@cache
def documents() -> tuple[Document, ...]:
    """Return every annotated article that can be read, by corpus and name."""
    found = []
    for corpus in dict.fromkeys(corpus for corpus, _ in DOCUMENTS):
        gold = read_annotations(SHARED / "gold" / f"{corpus}.jsonl")
        found += [Document(corpus, a, tuple(gold[a.doc])) for a in articles(corpus) if a.doc in gold]
    return tuple(sorted(found, key=lambda document: document.name))


def folds() -> tuple[frozenset[tuple[str, str]], ...]:
    """Return the names of the documents of each fold; dealt by digest, so that corpora are mixed."""
    dealt = sorted(documents(), key=lambda document: document.article.sha256)
    return tuple(frozenset(document.name for document in dealt[start::FOLDS]) for start in range(FOLDS))


_ANALYSES: dict[str, Any] = {}


def _analyse(article: Article, *rest: Any) -> Any:
    if article.sha256 not in _ANALYSES:
        _ANALYSES[article.sha256] = reader_analyse(article, *rest)
    return _ANALYSES[article.sha256]


reader_analyse = reader.analyse


def extract_with(
    article: Article,
    casting: Mapping[str, float],
    *,
    cast: Callable[[Stage, Parties], Parties] | None = None,
) -> list[tuple[Claim, dict[str, float]]]:
    """Extract an article's claims, the unlikely ones too, each with the features of its confidence.

    Args:
        article: to be read.
        casting: weights that sides are filled with.
        cast: fills them instead, when given.
    """
    seen: dict[tuple[Any, ...], dict[str, float]] = {}

    def record(claim: Claim, draft: Any, page: Any) -> float:
        seen[_identity(claim)] = features_of(claim, draft, page)
        return 1.0

    with (
        patch.object(reader, "analyse", _analyse),
        patch.object(reader, "cast", cast or casting_room.cast),
        patch.object(casting_room, "load_weights", lambda _: casting),
        patch.object(writer, "confidence_of", record),
    ):
        found = extract_claims(article).claims
    return [(claim, seen[_identity(claim)]) for claim in found]


def _identity(claim: Claim) -> tuple[Any, ...]:
    return claim.span, claim.event, claim.agent, claim.recipient, claim.flow, claim.status, claim.quantity


def write_weights(path: Path, head: str, weights: Mapping[str, float], least: float = 0.0) -> None:
    """Write weights as rows, sorted; those nearer to 0 than `least` are left out."""
    rows: Sequence[str] = [
        f'- {{feature: "{name}", weight: {weight:.3f}}}\n'
        for name, weight in sorted(weights.items())
        if abs(weight) >= least
    ]
    path.write_text(head + "".join(rows), encoding="utf-8")

"""Claims of one article are told apart by their ids, whatever parts its sentences are read in."""

from __future__ import annotations

import hashlib

from entente.extraction import extract_claims
from entente.model.text import Article, Block, BlockKind, Span

TEXT = "Une embuscade a tué douze soldats tchadiens ; un raid a tué trente soldats tchadiens."


def test_parts_of_a_sentence_make_claims_of_their_own() -> None:
    """Two parts of a sentence that differ in number alone are two claims with two ids."""
    article = Article(
        doc="parts.txt",
        text=TEXT,
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        blocks=(Block(Span(0, len(TEXT)), BlockKind.BODY),),
        published=None,
        language="fr",
    )

    ids = [claim.id for claim in extract_claims(article).claims]

    assert len(ids) == 2
    assert len(set(ids)) == 2

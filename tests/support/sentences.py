"""Articles made of a sentence, for tests of extraction."""

from __future__ import annotations

import hashlib

from entente.model.text import Article, Block, BlockKind, Span


def article_of(text: str, language: str) -> Article:
    """Return an article of one block."""
    return Article(
        doc="sentence.txt",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        blocks=(Block(Span(0, len(text)), BlockKind.BODY),),
        published=None,
        language=language,
    )

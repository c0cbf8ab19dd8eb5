"""Small dossiers for tests of assessment: invented sentences, each with its claims, fused as they are."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from entente.assessment.evidence import Evidence, gather
from entente.fusion import fuse
from entente.model.claim import Claim, claim_from_row
from entente.model.dates import DateSpan
from entente.model.text import Article


def read_sentences(
    sentences: list[dict[str, Any]], published: str = "2025-06-01"
) -> tuple[Article, list[Claim]]:
    """Build one article of the sentences, and the claims of each; a claim is called s1c1, s1c2, ..."""
    text, claims = "", []
    for n, sentence in enumerate(sentences, 1):
        start, words = len(text), sentence.get("text", f"Sentence {n}.")
        text += f"{words} "
        for m, given in enumerate(sentence["claims"], 1):
            cue = given.get("cue", words)
            at = start + words.index(cue)
            row = {
                **given,
                "id": f"s{n}c{m}",
                "doc": "invented.txt",
                "span": [start, start + len(words)],
                "cue_span": [at, at + len(cue)],
                "quote": words,
            }
            claims.append(claim_from_row({"status": "asserted", **row}))
    digest = hashlib.sha256(json.dumps(sentences, sort_keys=True).encode()).hexdigest()
    article = Article(doc="invented.txt", text=text, sha256=digest, published=DateSpan(published))
    return article, claims


def evidence_of(sentences: list[dict[str, Any]], published: str = "2025-06-01") -> Evidence:
    """Gather the evidence of one invented article, with the facts that fusion makes of it."""
    article, claims = read_sentences(sentences, published)
    return gather([article], claims, fuse([article], claims))

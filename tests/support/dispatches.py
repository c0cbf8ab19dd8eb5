"""Reads the invented dispatches of `tests/cases/dispatches`: articles, ready-made claims, expected facts."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from entente.model.claim import Claim, claim_from_row, claim_id
from entente.model.dates import DateSpan
from entente.model.text import Article, Block, BlockKind, Span

FOLDER = Path(__file__).parents[1] / "cases" / "dispatches"


@cache
def load_events() -> tuple[dict[str, Any], ...]:
    """Return the events, by name: each with its articles and its expected facts."""
    return tuple(json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json")))


def read_event(event: dict[str, Any]) -> tuple[list[Article], list[Claim]]:
    """Build the articles and claims of one event."""
    articles, claims = [], []
    for row in event["articles"]:
        article, own = read_dispatch(row)
        articles.append(article)
        claims += own
    return articles, claims


def read_dispatch(row: dict[str, Any]) -> tuple[Article, list[Claim]]:
    """Build one article, sentences joined by blanks, and its claims with their ids."""
    text = " ".join(sentence["text"] for sentence in row["sentences"])
    sha256 = hashlib.sha256((row["doc"] + text).encode()).hexdigest()
    article = Article(
        doc=row["doc"],
        text=text,
        sha256=sha256,
        blocks=(Block(Span(0, len(text)), BlockKind.BODY),),
        byline=row["byline"],
        publisher=row["publisher"],
        published=DateSpan(row["published"]),
    )
    claims, start = [], 0
    for sentence in row["sentences"]:
        end = start + len(sentence["text"])
        for given in sentence["claims"]:
            at = start + sentence["text"].index(given["cue"])
            places = {
                "cue_span": [at, at + len(given["cue"])],
                "span": [start, end],
                "quote": sentence["text"],
            }
            claim = claim_from_row({**given, **places, "doc": row["doc"]})
            claims.append(replace(claim, id=claim_id(sha256, claim)))
        start = end + 1
    return article, claims


def cue_of(claim: Claim) -> tuple[str, str]:
    """Return the article and the cue by which expected facts name a claim."""
    return claim.doc, claim.cue.shifted(-claim.span.start).of(claim.quote)

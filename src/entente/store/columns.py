"""Values as columns of the store's tables: the whole value as JSON, and copies to look things up by."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from entente.model.claim import claim_to_row
from entente.model.fact import fact_to_row
from entente.model.text import Span, article_to_row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entente.model.dossier import Reading, Unread
    from entente.model.fact import Fact
    from entente.model.text import Article


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _spans_to_json(spans: tuple[Span, ...]) -> str:
    return _to_json([[span.start, span.end] for span in spans])


def spans_from_json(text: str) -> tuple[Span, ...]:
    """Read spans as `reading_columns` wrote them."""
    return tuple(Span(start, end) for start, end in json.loads(text))


def article_columns(article: Article, key: str) -> dict[str, Any]:
    """Return the row of an article under its content key."""
    return {
        "doc": article.doc,
        "key": key,
        "sha256": article.sha256,
        "language": article.language,
        "published": article.published.edtf if article.published else None,
        "title": article.title,
        "row": _to_json(article_to_row(article)),
    }


def reading_columns(reading: Reading) -> dict[str, Any]:
    """Return the row of a reading, whose claims have a table of their own."""
    return {
        "doc": reading.doc,
        "opinion": _spans_to_json(reading.opinion),
        "unclaimed": _spans_to_json(reading.unclaimed),
    }


def claim_columns(article: Article, reading: Reading) -> list[dict[str, Any]]:
    """Return the rows of the claims of an article, in reading order."""
    return [
        {
            "doc": article.doc,
            "ordinal": ordinal,
            "id": claim.id,
            "event": claim.event,
            "flow": claim.flow,
            "status": claim.status.value,
            "row": _to_json(claim_to_row(claim, article.text)),
        }
        for ordinal, claim in enumerate(reading.claims)
    ]


def unread_columns(owner: str, name: str, notes: Iterable[Unread]) -> list[dict[str, Any]]:
    """Return the rows of what was not read of an article or a source: column `owner` holds `name`."""
    return [
        {owner: name, "ordinal": ordinal, "where": note.where, "reason": note.reason}
        for ordinal, note in enumerate(notes)
    ]


def fact_columns(fact: Fact) -> dict[str, Any]:
    """Return the row of a fact."""
    return {
        "id": fact.id,
        "event": fact.event,
        "flow": fact.flow,
        "status": fact.status.value,
        "verdict": fact.verdict.value,
        "row": _to_json(fact_to_row(fact)),
    }

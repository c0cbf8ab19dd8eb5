"""Values as columns of the store's tables: the whole value as JSON, and copies to look things up by."""

from __future__ import annotations

import json
import sys
from array import array
from typing import TYPE_CHECKING, Any

from entente.model.claim import claim_to_row
from entente.model.fact import fact_to_row
from entente.model.text import Span, article_to_row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entente.model.dossier import Reading, Unread
    from entente.model.fact import Fact
    from entente.model.text import Article


def to_json(value: object) -> str:
    """Return a value as compact JSON, in the letters of its own language."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _spansto_json(spans: tuple[Span, ...]) -> str:
    return to_json([[span.start, span.end] for span in spans])


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
        "byline": article.byline,
        "publisher": article.publisher,
        "row": to_json(article_to_row(article)),
    }


def reading_columns(reading: Reading) -> dict[str, Any]:
    """Return the row of a reading, whose claims have a table of their own."""
    return {
        "doc": reading.doc,
        "opinion": _spansto_json(reading.opinion),
        "unclaimed": _spansto_json(reading.unclaimed),
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
            "row": to_json(claim_to_row(claim, article.text)),
        }
        for ordinal, claim in enumerate(reading.claims)
    ]


def unread_columns(owner: str, name: str, notes: Iterable[Unread]) -> list[dict[str, Any]]:
    """Return the rows of what was not read of an article or a source: column `owner` holds `name`."""
    return [
        {owner: name, "ordinal": ordinal, "where": note.where, "reason": note.reason}
        for ordinal, note in enumerate(notes)
    ]


def numbers_to_bytes(numbers: Iterable[int]) -> bytes:
    """Return whole numbers of eight bytes, without sign, one after the other."""
    packed = array("Q", numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def numbers_from_bytes(packed: bytes) -> tuple[int, ...]:
    """Read numbers as `numbers_to_bytes` wrote them."""
    numbers = array("Q", packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return tuple(numbers)


def fact_columns(fact: Fact, question: str, knot: int) -> dict[str, Any]:
    """Return the row of a fact, with the key of the question that it answers and the knot it comes of."""
    return {
        "id": fact.id,
        "question": question,
        "knot": knot,
        "event": fact.event,
        "flow": fact.flow,
        "status": fact.status.value,
        "verdict": fact.verdict.value,
        "row": to_json(fact_to_row(fact)),
    }

"""Values survive the open formats: what is written as a row is read back equal, through JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given

from entente.model.claim import claim_from_row, claim_to_row
from entente.model.fact import fact_from_row, fact_to_row
from entente.model.text import article_from_row, article_to_row
from values import articles, claims, facts

if TYPE_CHECKING:
    from entente.model.claim import Claim
    from entente.model.fact import Fact
    from entente.model.text import Article


def _through_json(row: dict[str, Any]) -> dict[str, Any]:
    text = json.dumps(row, ensure_ascii=False)
    read: dict[str, Any] = json.loads(text)
    return read


@given(articles())
def test_article_round_trip(article: Article) -> None:
    """An article comes back with its whole text and every block."""
    assert article == article_from_row(_through_json(article_to_row(article)))


@given(claims())
def test_claim_round_trip(claim: Claim) -> None:
    """A claim comes back with its stack, its mentions and its support."""
    assert claim == claim_from_row(_through_json(claim_to_row(claim, "x" * 300)))


@given(facts)
def test_fact_round_trip(fact: Fact) -> None:
    """A fact comes back with its figures and stances."""
    assert fact == fact_from_row(_through_json(fact_to_row(fact)))

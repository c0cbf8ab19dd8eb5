"""Who reacts to an exchange, and to what; by table."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

import pytest

from cases import load_cases
from entente.assessment.reactions import exchange_pair, find_reactions
from sayings import evidence_of

PAIR = frozenset({"RUS", "PRK"})


@pytest.mark.parametrize("case", load_cases("assessment_reactions"), ids=itemgetter("id"))
def test_reactions(case: dict[str, Any]) -> None:
    """Acts of others count when they answer the pair; each names the deeds of its sentence."""
    found = find_reactions(evidence_of(case["sentences"]), PAIR)

    assert case["expected"] == [reaction.claim for reaction in found]
    answers = {reaction.claim: list(reaction.answers) for reaction in found}
    assert {claim: answers[claim] for claim in case.get("answers", {})} == case.get("answers", {})


def test_the_pair_is_that_of_most_facts() -> None:
    """The exchange told of most is the one reacted to; a dossier without any has none."""
    deeds = [
        {"event": "AID", "agent": ["IRN"], "recipient": ["RUS"], "flow": "arms.drones"},
        {"event": "AID", "agent": ["PRK"], "recipient": ["RUS"], "flow": "arms"},
        {"event": "AID", "agent": ["RUS"], "recipient": ["PRK"], "flow": "food"},
    ]

    assert exchange_pair(evidence_of([{"claims": deeds}])) == PAIR
    assert exchange_pair(evidence_of([{"claims": []}])) == frozenset()

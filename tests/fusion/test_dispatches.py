"""Forty invented dispatches over fifteen invented events: copies, relays, revisions, false friends."""

from __future__ import annotations

from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pytest

from dispatches import cue_of, load_events, read_event
from entente.fusion import find_copies, fuse

if TYPE_CHECKING:
    from entente.model.fact import Fact

EXPECTED = [{**fact, "event": event["event"]} for event in load_events() for fact in event["facts"]]
RIGHT = 0.9


@cache
def fact_by_cue() -> dict[tuple[str, str], Fact]:
    """Fuse all dispatches together; return the fact that each claim went into."""
    read = [read_event(event) for event in load_events()]
    claims = [claim for _, own in read for claim in own]
    facts = fuse([article for articles, _ in read for article in articles], claims)
    fact_of = {claim: fact for fact in facts for claim in fact.claims}
    return {cue_of(claim): fact_of[claim.id] for claim in claims}


def test_there_are_forty_dispatches_over_fifteen_events() -> None:
    """The corpus has the size that its figures speak of."""
    assert (15, 40) == (len(load_events()), sum(len(event["articles"]) for event in load_events()))


def test_verdicts() -> None:
    """Nine verdicts in ten are right."""
    wrong = [
        (fact["what"], fact["verdict"], found.verdict)
        for fact in EXPECTED
        for found in [fact_by_cue()[tuple(fact["claims"][0])]]
        if found.verdict not in {fact["verdict"], *fact.get("alt_verdicts", ())}
    ]

    assert len(wrong) <= (1 - RIGHT) * len(EXPECTED), wrong


@pytest.mark.parametrize("expected", EXPECTED, ids=itemgetter("what"))
def test_claims_of_one_thing_stand_together(expected: dict[str, Any]) -> None:
    """A fact holds the claims of its thing, all of them and no other's."""
    found = fact_by_cue()[tuple(expected["claims"][0])]
    together = {cue for cue, fact in fact_by_cue().items() if fact.id == found.id}

    assert set(map(tuple, expected["claims"])) == together


@pytest.mark.parametrize("expected", EXPECTED, ids=itemgetter("what"))
def test_independent_origins(expected: dict[str, Any]) -> None:
    """Copies, relays, one author twice and nobody's estimates add no origin."""
    found = fact_by_cue()[tuple(expected["claims"][0])]

    assert expected["independent"] == found.independent, found.origins


@pytest.mark.parametrize("expected", [fact for fact in EXPECTED if "range" in fact], ids=itemgetter("what"))
def test_ranges(expected: dict[str, Any]) -> None:
    """The range is the envelope of what was said."""
    found = fact_by_cue()[tuple(expected["claims"][0])]

    assert tuple(expected["range"].values()) == found.range


def test_reprints_are_found() -> None:
    """Whole reprints are copies of the article that came first; what resembles is none."""
    articles = [article for event in load_events() for article in read_event(event)[0]]

    assert (("caracas-2.txt", "caracas-1.txt"), ("tbilisi-3.txt", "tbilisi-2.txt")) == find_copies(articles)

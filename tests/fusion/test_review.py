"""Reviews: what is rejected leaves, what is corrected is told so, facts are merged and split."""

from __future__ import annotations

import pytest

from entente.errors import ClaimError
from entente.fusion import fuse
from entente.fusion.review import REVIEWER, correct, review
from entente.model.attribution import Status
from entente.model.dossier import Dossier, Reading
from entente.model.judgement import Axis, Judgement, standing
from sayings import read_sentences

SENTENCES = [
    {"claims": [{"event": "AID", "agent": ["RUS"], "recipient": ["PRK"], "flow": "energy.oil"}]},
    {"claims": [{"event": "AID", "agent": ["RUS"], "recipient": ["PRK"], "flow": "energy.oil"}]},
    {"claims": [{"event": "AID", "agent": ["PRK"], "recipient": ["RUS"], "flow": "arms"}]},
]


@pytest.fixture
def dossier() -> Dossier:
    """Return one article with three claims, of which two are one fact."""
    article, claims = read_sentences(SENTENCES)
    return Dossier((article,), (Reading(article.doc, tuple(claims)),), fuse([article], claims))


def judged(dossier: Dossier, *log: Judgement) -> Dossier:
    """Return the dossier as a log has it."""
    return review(dossier, standing(log))


def reading(subject: str, rating: str | None, **slots: str) -> Judgement:
    """Return a judgement on how a claim was read."""
    return Judgement(Axis.READING, subject, rating, "Ada Lenk", "test", slots=tuple(sorted(slots.items())))


def grouping(subject: str, rating: str | None, other: str | None = None) -> Judgement:
    """Return a judgement on what a claim is one fact with."""
    return Judgement(Axis.GROUPING, subject, rating, "Ada Lenk", "test", other=other)


def members(dossier: Dossier) -> list[list[str]]:
    """Return the claims of each fact."""
    return sorted(list(fact.claims) for fact in dossier.facts)


def test_nothing_judged_changes_nothing(dossier: Dossier) -> None:
    """A dossier without judgements is the same value; acceptance changes no claim and no fact."""
    assert members(dossier) == [["s1c1", "s2c1"], ["s3c1"]]
    assert judged(dossier) is dossier
    assert judged(dossier, reading("s1c1", "accepted")) == dossier


def test_rejected_claim_leaves(dossier: Dossier) -> None:
    """A rejected claim stands in no reading and no fact; its companions stay."""
    after = judged(dossier, reading("s1c1", "rejected"))

    assert [claim.id for claim in after.claims] == ["s2c1", "s3c1"]
    assert members(after) == [["s2c1"], ["s3c1"]]


def test_corrected_claim_moves(dossier: Dossier) -> None:
    """A claim whose parties are turned round joins the fact of that direction, under its own id."""
    after = judged(dossier, reading("s1c1", "corrected", agent="PRK", recipient="RUS", flow="arms"))
    claim = next(claim for claim in after.claims if claim.id == "s1c1")

    assert (claim.agent, claim.recipient, claim.flow, claim.extractor) == (
        ("PRK",),
        ("RUS",),
        "arms",
        REVIEWER,
    )
    assert members(after) == [["s1c1", "s3c1"], ["s2c1"]]


def test_taken_back_is_as_if_never_said(dossier: Dossier) -> None:
    """The last judgement stands; one without a rating gives the reading back."""
    assert judged(dossier, reading("s1c1", "rejected"), reading("s1c1", None)) == dossier


def test_facts_are_merged_and_split(dossier: Dossier) -> None:
    """A merger puts two facts together, a split takes a claim off; on what is gone both do nothing."""
    assert members(judged(dossier, grouping("s1c1", "merged", "s3c1"))) == [["s1c1", "s2c1", "s3c1"]]
    assert members(judged(dossier, grouping("s2c1", "split"))) == [["s1c1"], ["s2c1"], ["s3c1"]]
    assert members(judged(dossier, grouping("s3c1", "split"))) == members(dossier)
    assert members(judged(dossier, grouping("gone", "merged", "s3c1"))) == members(dossier)


def test_other_facts_keep_their_bytes(dossier: Dossier) -> None:
    """Facts that no judgement bears on are the very same values."""
    after = judged(dossier, reading("s1c1", "rejected"))
    arms = next(fact for fact in dossier.facts if fact.flow == "arms")

    assert any(fact is arms for fact in after.facts)


def test_corrections(dossier: Dossier) -> None:
    """Amounts, dates and statuses are read from strings; an empty one empties its slot."""
    claim = dossier.claims[0]
    after = correct(claim, (("low", "40"), ("high", "60"), ("unit", "barrel"), ("when", "2024-06")))
    assert after.quantity is not None
    assert (after.quantity.low, after.quantity.high, after.quantity.unit) == (40, 60, "barrel")
    assert after.when is not None
    assert correct(after, (("when", ""), ("low", ""), ("high", ""), ("status", "denied"))).when is None
    assert correct(after, (("low", ""), ("high", ""))).quantity is None
    assert correct(after, (("status", "denied"),)).status is Status.DENIED
    for slot in (("when", "soon"), ("low", "many"), ("status", "true")):
        with pytest.raises(ClaimError, match="cannot be read"):
            correct(claim, (slot,))

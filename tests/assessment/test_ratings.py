"""Ratings on both axes, rule by rule, and the judgements that go before them."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
import yaml

from entente.assessment import assess
from entente.assessment.reliability import rate_source
from entente.model.attribution import Stance, Status
from entente.model.dates import DateSpan
from entente.model.fact import Fact, StanceTaken, Verdict
from entente.model.judgement import Axis, Judgement, standing
from entente.model.rating import Reliability

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "ratings.yaml").read_text(encoding="utf-8"))


def _fact(**row: Any) -> Fact:
    """Build a fact from a row of the cases."""
    stances = [StanceTaken(party, Stance.ADMITS, None, "c1") for party in row.get("admits", ())]
    stances += [StanceTaken(party, Stance.DENIES, None, "c2") for party in row.get("against", ())]
    return Fact(
        id="f1",
        what_en="",
        what_fr="",
        status=Status(row.get("status", "asserted")),
        event="AID",
        agent=tuple(row.get("parties", ("PRK", "RUS"))),
        recipient=(),
        flow="arms",
        claims=("c1", "c2"),
        origins=tuple(row.get("origins", ())),
        verdict=Verdict(row.get("verdict", "single")),
        when=DateSpan(row["when"]) if "when" in row else None,
        stances=tuple(stances),
        official=DateSpan(row["official"]) if "official" in row else None,
    )


@pytest.mark.parametrize("case", CASES["sources"], ids=itemgetter("id"))
def test_source(case: dict[str, Any]) -> None:
    """The first rule that fits rates a voice."""
    rated = rate_source(_fact(**case), case["source"], {})

    assert (case["reliability"], case["rule"], case["party"]) == (rated.reliability, rated.rule, rated.party)


@pytest.mark.parametrize("case", CASES["facts"], ids=itemgetter("id"))
def test_fact(case: dict[str, Any]) -> None:
    """The first rule that fits rates a fact."""
    ratings = assess(_fact(**case)).ratings

    assert ratings is not None
    assert (case["credibility"], case["rule"]) == (ratings.credibility, ratings.rule)


def _judge(axis: Axis, subject: str, rating: str | None) -> Judgement:
    return Judgement(axis, subject, rating, "Ada Lenk", "invented for a test")


def test_every_voice_is_rated_once() -> None:
    """Those that affirm come first, then those that only deny."""
    ratings = assess(_fact(origins=["KOR/SPY", "PRK/GOV"], against=["RUS/GOV", "PRK/GOV"])).ratings

    assert ratings is not None
    assert ["KOR/SPY", "PRK/GOV", "RUS/GOV"] == [each.source for each in ratings.sources]


def test_judgement_on_a_source_goes_before_the_rules() -> None:
    """It rates the source, says who judged, and bears on what the fact is worth."""
    judged = standing([_judge(Axis.RELIABILITY, "KOR/SPY", "A")])
    ratings = assess(_fact(origins=["KOR/SPY"]), judged).ratings

    assert ratings is not None
    assert (Reliability.A, "judgement", "Ada Lenk") == (
        ratings.sources[0].reliability,
        ratings.sources[0].rule,
        ratings.sources[0].by,
    )
    assert (2, "one-good-voice") == (ratings.credibility, ratings.rule)


def test_judgement_on_a_state_speaks_for_its_organs_not_for_its_press() -> None:
    """The press has a voice of its own."""
    judged = standing([_judge(Axis.RELIABILITY, "KOR", "E")])

    assert rate_source(_fact(), "KOR/SPY", judged).reliability == "E"
    assert rate_source(_fact(), "KOR/MED", judged).reliability == "C"


def test_judgement_on_a_claim_rates_its_fact() -> None:
    """The last judgement on any of its claims stands; other facts keep theirs."""
    log = [_judge(Axis.CREDIBILITY, "c2", "5"), _judge(Axis.CREDIBILITY, "c1", "2")]
    log.append(_judge(Axis.CREDIBILITY, "c9", "6"))
    ratings = assess(_fact(origins=["KOR/SPY"]), standing(log)).ratings

    assert ratings is not None
    assert (2, "judgement", "Ada Lenk") == (ratings.credibility, ratings.rule, ratings.by)


def test_judgement_taken_back_leaves_the_rules() -> None:
    """A judgement without rating takes back the one before."""
    log = [_judge(Axis.RELIABILITY, "KOR/SPY", "E"), _judge(Axis.RELIABILITY, "KOR/SPY", None)]

    assert {} == standing(log)
    assert rate_source(_fact(), "KOR/SPY", standing(log)).rule == "services"


@pytest.mark.parametrize(
    ("axis", "rating"), [(Axis.RELIABILITY, "1"), (Axis.RELIABILITY, "G"), (Axis.CREDIBILITY, "A")]
)
def test_ratings_of_another_axis_are_refused(axis: Axis, rating: str) -> None:
    """Letters rate sources, figures what they say."""
    with pytest.raises(ValueError, match=axis.value):
        _judge(axis, "KOR", rating)


def test_assessing_twice_changes_nothing() -> None:
    """What was assessed before is assessed anew, from the fact alone."""
    fact = assess(_fact(origins=["KOR/SPY"]))

    assert fact == assess(fact)

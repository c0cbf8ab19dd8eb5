"""The key of the question that a claim answers, given article by article."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
import yaml

from entente.fusion.questions import Question, ask, is_denial, topic_of, topics
from entente.vocabulary.flows import flows as load_flows
from entente.vocabulary.rows import read_rows
from fusion_cases import claim

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "fusion_questions.yaml").read_text(encoding="utf-8")
)
EVENTS = [row["event"] for row in read_rows("vocabulary/events/plover.yaml")]


def _shown(question: Question) -> str:
    parties = ",".join(question.parties).replace(",>,", ">")
    return f"{question.topic} {question.flow or '-'} {parties}"


@pytest.mark.parametrize("case", CASES, ids=itemgetter("id"))
def test_ask(case: dict[str, Any]) -> None:
    """Claims of one article ask these questions."""
    claims = [claim(what, at=100 * number, where=("Kursk",)) for number, what in enumerate(case["claims"])]

    assert case["asked"] == [_shown(question) for question, _ in ask(claims)]


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_has_a_question_with_every_flow(event: str) -> None:
    """No combination of event and flow falls out of the table."""
    assert all(topic_of(event, flow) is not None for flow in ("", *load_flows()))


def test_topics_speak_of_known_events_and_flows() -> None:
    """The table names no event and no flow that the vocabulary does not know."""
    flows = {"", *load_flows()}
    for topic in topics():
        assert topic.events <= set(EVENTS), topic.name
        assert set(topic.flows or ()) <= flows, topic.name
        assert topic.parties in {"set", "agent", "recipient", "directed"}
        assert topic.pace in {"stream", "deed", "moment"}


def test_general_fighting_is_a_question_of_its_own() -> None:
    """An attack without date, place of its own or amount is the war in general."""
    bare = claim("ASSAULT RUS>UKR", where=("UKR",))
    placed = claim("ASSAULT RUS>UKR", where=("Kharkiv",))

    assert ["fighting", "ground"] == [ask([each])[0][0].topic for each in (bare, placed)]


@pytest.mark.parametrize(
    ("what", "status", "expected"),
    [
        ("REJECT PRK/GOV>- arms", "asserted", True),
        ("REJECT PRK/GOV>- arms", "unconfirmed", True),
        ("AID PRK>RUS arms", "denied", True),
        ("AID PRK>RUS arms", "alleged", False),
        ("REJECT CHN>USA", "asserted", False),
        ("REJECT RUS>UN monitoring", "asserted", False),
    ],
)
def test_is_denial(what: str, status: str, *, expected: bool) -> None:
    """A denial opposes an act; a refusal or a veto opposes none."""
    assert expected == is_denial(claim(what, status=status))

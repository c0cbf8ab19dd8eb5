"""One readable line for a fact, in English and French."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
import yaml

from entente.fusion import fuse
from entente.fusion.names import name_actor, rows_of
from entente.model.attribution import Status
from entente.model.quantity import Quantity
from entente.vocabulary.actors import load_catalogue
from entente.vocabulary.flows import flows
from entente.vocabulary.rows import read_rows
from fusion_cases import claim

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "fusion_wording.yaml").read_text(encoding="utf-8")
)
EVENTS = [row["event"] for row in read_rows("vocabulary/events/plover.yaml")]
SHAPES = ("RUS>PRK", "RUS>-", "->PRK", "RUS,PRK>-")
UNTOLD = {(event, "->PRK") for event in ("MOBILIZE", "PROTEST", "COOPERATE")}  # told by their type


@pytest.mark.parametrize("case", CASES, ids=itemgetter("en"))
def test_lines(case: dict[str, Any]) -> None:
    """The line reads like a sentence; numbers and dates are the language's own."""
    known = {key: case[key] for key in ("status", "when") if key in case}
    if "amount" in case:
        known["amount"] = Quantity(*case["amount"])
    (fact,) = fuse((), [claim(case["what"], holder=tuple(case.get("holder", ())), **known)])

    assert case["en"] == fact.what_en
    assert case["fr"] == _plain_blanks(fact.what_fr)


@pytest.mark.parametrize(
    ("event", "shape"),
    [(event, shape) for event in EVENTS for shape in SHAPES if (event, shape) not in UNTOLD],
)
def test_every_event_is_told_whoever_is_named(event: str, shape: str) -> None:
    """No event type shows through, with or without a flow, whichever party is named."""
    for flow in ("", " arms"):
        (fact,) = fuse((), [claim(f"{event} {shape}{flow}")])

        assert event not in fact.what_en
        assert event not in fact.what_fr


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_flow_and_status_has_its_words(language: str) -> None:
    """Each flow of the vocabulary and each status can be told."""
    assert set(flows()) == {row["flow"] for row in rows_of(language, "flow")}
    assert {*Status} == {*(row["status"] for row in rows_of(language, "status")), Status.ASSERTED}


def test_languages_tell_the_same_events() -> None:
    """English and French have the same templates."""
    shapes = [
        [
            (r["event"], tuple(r.get("flows", ())), r.get("status"), r["parties"])
            for r in rows_of(language, "line")
        ]
        for language in ("en", "fr")
    ]

    assert shapes[0] == shapes[1]


def test_every_state_has_its_french_article() -> None:
    """Articles are given to states that exist, once each."""
    states = [state for row in rows_of("fr", "article") for state in row["states"]]

    assert len(set(states)) == len(states)
    assert set(states) <= set(load_catalogue())


def test_nobody_has_a_name() -> None:
    """The unnamed holder can be told too."""
    assert "somebody" == name_actor("?", "en").text


def _plain_blanks(text: str) -> str:
    return text.replace("\u202f", " ").replace("\xa0", " ")

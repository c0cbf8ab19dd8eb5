"""Words of the pages: dates as precise as they are, amounts with their bounds, names of actors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from entente.model.attribution import Stance, Status
from entente.model.dates import DateSpan
from entente.model.fact import Verdict
from entente.model.quantity import Quantity
from entente.vocabulary.flows import flows
from entente.vocabulary.rows import read_rows
from entente.web.words import load_words

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "web_words.yaml").read_text(encoding="utf-8"))


def by_given(case: dict[str, Any]) -> str:
    """Name a case by what is given."""
    return str(case["given"])


@pytest.mark.parametrize("case", CASES["dates"], ids=by_given)
def test_dates(case: dict[str, str]) -> None:
    """A date is written as precisely as it is known, never more."""
    assert load_words("en").date(DateSpan(case["given"])) == case["written"]


@pytest.mark.parametrize("case", CASES["quantities"], ids=by_given)
def test_quantities(case: dict[str, Any]) -> None:
    """An amount shows both bounds, or that one is missing, and its unit."""
    assert load_words("en").quantity(Quantity(**case["given"])) == case["written"]


@pytest.mark.parametrize("case", CASES["actors"], ids=by_given)
def test_actors(case: dict[str, str]) -> None:
    """An actor has a name; an id that nobody knows is shown as it is."""
    assert load_words("en").actor(case["given"]) == case["written"]


def test_every_key_has_its_word() -> None:
    """Every status, verdict, stance, event and flow has a word, and what needs one a definition."""
    words = load_words("en")
    missing = [
        (kind, key)
        for kind, keys in {
            "status": Status,
            "verdict": Verdict,
            "stance": Stance,
            "event": [row["event"] for row in read_rows("vocabulary/events/plover.yaml")],
            "flow": flows(),
            "firmness": "0123",
        }.items()
        for key in keys
        if (kind, key) not in words.rows
    ]

    assert missing == []
    assert all(words.means("status", status) for status in Status)
    assert all(words.means("verdict", verdict) for verdict in Verdict)


def test_every_flow_stands_under_a_family() -> None:
    """No flow is shown under a family that has no heading."""
    words = load_words("en")

    assert {words.family(flow) for flow in flows()} <= set(words.keys("family"))

"""The open formats of assessment: what is written validates against the schemas, the same each time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from entente.assessment.evidence import gather
from entente.assessment.reactions import exchange_pair
from entente.assessment.scenarios.draws import run_scenario
from entente.assessment.scenarios.exchange import exchange_of
from entente.assessment.scenarios.reading import load_scenarios
from entente.export.assessments import write_assessments
from entente.export.jsonlines import SCHEMAS, schemas
from entente.export.scenarios import outcome_to_row, write_outcome
from entente.fusion import fuse
from entente.model.dossier import Dossier, Reading
from sayings import read_sentences

if TYPE_CHECKING:
    from pathlib import Path

OIL = {"event": "AID", "agent": ["RUS"], "recipient": ["PRK"], "flow": "energy.oil", "when": "2024"}
BARRELS = {"low": 1000000, "high": None, "unit": "barrel"}
SENTENCES = [
    {"claims": [{**OIL, "quantity": BARRELS, "status": "alleged", "holder": ["USA"]}]},
    {
        "text": "Ils ont signé leur traité en 2024.",
        "claims": [{"event": "AGREE", "agent": ["RUS", "PRK"], "flow": "treaty", "when": "2024"}],
    },
    {
        "claims": [
            {"event": "AID", "agent": ["PRK"], "recipient": ["RUS"], "flow": "arms"},
            {"event": "ACCUSE", "agent": ["KOR"], "recipient": ["RUS", "PRK"]},
        ]
    },
]
FILES = ("agreements", "compliance", "ledger", "reactions")


@pytest.fixture
def dossier() -> Dossier:
    """A dossier of one invented article."""
    article, claims = read_sentences(SENTENCES)
    return Dossier((article,), (Reading(article.doc, tuple(claims)),), tuple(fuse([article], claims)))


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_closed(name: str) -> None:
    """Every format has a schema that is one, closed to fields that it does not name."""
    schema = schemas()[name]

    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False


def test_written_files_validate(dossier: Dossier, tmp_path: Path) -> None:
    """Each line of each file is an object of its schema; no file is empty."""
    paths = write_assessments(dossier, tmp_path)

    assert [path.name for path in paths] == [f"{name}.jsonl" for name in FILES]
    for name, path in zip(FILES, paths, strict=True):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        assert rows
        assert [
            error.message for row in rows for error in Draft202012Validator(schemas()[name]).iter_errors(row)
        ] == []


def test_amount_above_the_cap_is_told(dossier: Dossier, tmp_path: Path) -> None:
    """A million barrels in 2024 stand beside the cap of that year, as an interval."""
    write_assessments(dossier, tmp_path)

    rows = [
        json.loads(line) for line in (tmp_path / "compliance.jsonl").read_text(encoding="utf-8").splitlines()
    ]

    (oil,) = [row for row in rows if row["measure"] and row["measure"]["id"] == "oil-refined"]
    assert oil["compared"] == [
        {
            "claim": "s1c1",
            "year": 2024,
            "low": 1000000,
            "high": None,
            "cap": 500000,
            "unit": "barrel",
            "verdict": "above",
        }
    ]
    assert oil["links"][0]["status"] == "alleged"


def test_same_bytes_each_time(dossier: Dossier, tmp_path: Path) -> None:
    """The same dossier gives the same bytes."""
    first = [path.read_bytes() for path in write_assessments(dossier, tmp_path / "a")]

    assert first == [path.read_bytes() for path in write_assessments(dossier, tmp_path / "b")]


def test_outcome_validates(dossier: Dossier, tmp_path: Path) -> None:
    """A written scenario is an object of its schema, and gives the sentences behind each flow."""
    evidence = gather(dossier.articles, dossier.claims, dossier.facts)
    exchange = exchange_of(evidence, exchange_pair(evidence))
    outcome = run_scenario(exchange, load_scenarios()[0], draws=100, seed=1)

    path = write_outcome(outcome_to_row(outcome, exchange.flows, evidence), tmp_path)

    row = json.loads(path.read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(schemas()["scenarios"]).iter_errors(row)] == []
    assert [flow["sentences"][0]["quote"] for flow in row["flows"]] == ["Sentence 3.", "Sentence 1."]
    assert {"fact", "default"} == {assumption["origin"] for assumption in row["assumptions"]}

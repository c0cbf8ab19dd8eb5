"""`entente evaluate`: figures as JSON or tables, lapses beside their sentences, and clear refusals."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from entente.cli.app import app
from entente.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

SENTENCE = "RUS gives oil."
CLAIM = {"doc": "a.txt", "span": [0, 14], "event": "AID", "agent": ["RUS"], "status": "asserted"}


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Write a dossier of one claim, and two annotations."""
    (tmp_path / "claims.jsonl").write_text(json.dumps(CLAIM), encoding="utf-8")
    document = {"doc": "a.txt", "text": f"{SENTENCE} PRK meets CHN."}
    (tmp_path / "documents.jsonl").write_text(json.dumps(document), encoding="utf-8")
    missed = {**CLAIM, "span": [15, 29], "event": "CONSULT", "agent": ["PRK"], "recipient": ["CHN"]}
    rows = [{**CLAIM, "status": "reported"}, missed]
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return tmp_path


def _run(dossier: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["evaluate", str(dossier), str(dossier / "gold.jsonl"), *options])


def test_evaluation_is_json_when_piped(dossier: Path) -> None:
    """One object: figures, slots, documents, and the lapses with their sentences."""
    printed = json.loads(_run(dossier).stdout)

    assert (1.0, 0.5) == (printed["claims"]["precision"], printed["claims"]["recall"])
    assert ["PRK meets CHN"] == [claim["sentence"].strip(". ") for claim in printed["missed"]]
    assert {SENTENCE} == {slip["sentence"] for slip in printed["slips"]}


def test_evaluation_as_tables(dossier: Path) -> None:
    """The same as tables, with words for an empty list."""
    result = _run(dossier, "--format", "table")

    assert result.exit_code == 0, result.output
    assert "0.667" in result.stdout
    assert "Nothing was invented." in result.stdout


def test_figures_alone(dossier: Path) -> None:
    """Without the lapses nothing of the texts is printed."""
    result = _run(dossier, "--figures")

    assert {"claims", "slots", "documents"} == set(json.loads(result.stdout))
    assert "oil" not in result.stdout


def test_no_such_document(dossier: Path) -> None:
    """A pattern that fits no document is refused."""
    result = _run(dossier, "--docs", "z*")

    assert isinstance(result.exception, SourceError)

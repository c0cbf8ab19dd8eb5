"""`entente check` and `entente scenarios` on a small store of their own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from entente.cli.app import app
from entente.engine.choosing import STORE_NAME
from entente.engine.focus import Focus
from entente.engine.fusing import refresh
from entente.engine.plan import silent
from entente.errors import StoreError, UnknownKeyError
from entente.model.dossier import Reading
from entente.store import Store
from sayings import read_sentences

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

ARMS = {
    "event": "AID",
    "agent": ["PRK"],
    "recipient": ["RUS"],
    "flow": "arms",
    "status": "alleged",
    "holder": ["KOR"],
}
FOOD = {"event": "AID", "agent": ["RUS"], "recipient": ["PRK"], "flow": "food"}


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The folder of a dossier with one invented article."""
    article, claims = read_sentences([{"claims": [ARMS]}, {"claims": [FOOD]}])
    with Store.open(tmp_path / STORE_NAME) as store:
        store.put(article, Reading(article.doc, tuple(claims)), "key")
        refresh(store, Focus(), silent)
    return tmp_path


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def _rows(*arguments: object) -> list[dict[str, Any]]:
    result = _run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    rows: list[dict[str, Any]] = json.loads(result.stdout[: result.stdout.rindex("]") + 1])
    return rows


def test_check_tells_what_would_be_touched(dossier: Path) -> None:
    """The arms fall under one measure, with their status; measures without claims come with --all."""
    rows = _rows("check", dossier)

    assert [(row["measure"]["id"], row["links"][0]["status"]) for row in rows] == [("arms-from", "alleged")]
    assert len(_rows("check", dossier, "--all")) > 15
    assert _rows("check", dossier, "--regime", "un-libya") == []


def test_check_as_a_table(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table says what would be breached if true, and never that it was."""
    monkeypatch.setenv("COLUMNS", "240")
    shown = _run("check", dossier, "--format", "table").stdout

    assert "would breach it if true: 1 alleged" in " ".join(shown.split())
    assert "guilty" not in shown


def test_check_misuse(tmp_path: Path, dossier: Path) -> None:
    """A folder without a dossier, and a regime that is not there, are named."""
    (tmp_path / "empty").mkdir()

    assert isinstance(_run("check", tmp_path / "empty").exception, StoreError)
    assert isinstance(_run("check", dossier, "--regime", "none").exception, UnknownKeyError)


def test_scenarios_are_written(dossier: Path) -> None:
    """Ours run without files; each is written, the same on any number of processes, and has its page."""
    options = ("--draws", 6000, "--no-influence")

    alone = _rows("scenarios", dossier, *options)
    written = {path.name: path.read_bytes() for path in sorted((dossier / "scenarios").glob("*.json"))}
    together = _rows("scenarios", dossier, *options, "--processes", 2)

    assert len(alone) == len(written) == 6
    assert alone == together
    assert all((dossier / "scenarios" / name).with_suffix(".html").is_file() for name in written)
    assert written == {
        path.name: path.read_bytes() for path in sorted((dossier / "scenarios").glob("*.json"))
    }


def test_own_scenario_file(dossier: Path, tmp_path: Path) -> None:
    """A user's file is run instead of ours; its changes are listed as the user's."""
    own = tmp_path / "own.yaml"
    own.write_text(
        "- {scenario: mine, what: w, horizon: 2}\n"
        "- {change: pressure, actor: PRK, from: 1, low: 9, high: 10, why: w}\n",
        encoding="utf-8",
    )

    (row,) = _rows("scenarios", dossier, own, "--draws", 100, "--no-influence")

    assert row["scenario"] == "mine"
    assert row["flows"][0]["going_on"] == [0, 0]
    assert [a["origin"] for a in row["assumptions"] if a["name"].startswith("change")] == ["user"]


def test_scenarios_misuse(dossier: Path) -> None:
    """A pair that is none is refused; one that exchanges nothing is named."""
    assert _run("scenarios", dossier, "--pair", "RUS").exit_code == 2
    assert isinstance(_run("scenarios", dossier, "--pair", "FRA,BEL").exception, StoreError)

"""Every command: what it prints and how it ends. Stages are fakes; the build itself is tested elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from entente import __version__
from entente.cli import app as app_module
from entente.cli import build as build_module
from entente.cli import main
from entente.cli import remove as remove_module
from entente.cli.app import app
from fake_stages import FAKES

if TYPE_CHECKING:
    from click.testing import Result


@pytest.fixture(autouse=True)
def _fake_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (build_module, remove_module):
        monkeypatch.setattr(module, "our_stages", lambda *_: FAKES)


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """Write two articles and one that cannot be read into a folder."""
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "a.txt").write_text("RUS gives oil.\n", encoding="utf-8")
    (folder / "b.txt").write_text("PRK gives shells.\n", encoding="utf-8")
    (folder / "binary.txt").write_text("x", encoding="utf-8")
    return folder


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_build_prints_json_when_piped(press: Path, tmp_path: Path) -> None:
    """A piped summary is one JSON object, with what was not read and why."""
    out = tmp_path / "out"
    result = _run("build", press, "-o", out)

    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout) == {
        "dossier": str(out),
        "read": 2,
        "added": 2,
        "changed": 0,
        "articles": 2,
        "copies": 0,
        "claims": 2,
        "facts": 2,
        "contested": 1,
        "unread": [{"where": "binary.txt", "reason": "binary"}],
    }
    assert result.stderr == ""


def test_build_prints_a_table_when_asked(press: Path, tmp_path: Path) -> None:
    """The table names what was not read, and where the dossier is."""
    result = _run("build", press, "-o", tmp_path / "out", "--format", "table")

    assert result.exit_code == 0
    for words in ("articles read in this run", "contested", "binary.txt", "index.html"):
        assert words in result.stdout


def test_build_ends_with_1_when_nothing_was_read(press: Path, tmp_path: Path) -> None:
    """Nothing read is a failure, and says why."""
    result = _run("build", press / "binary.txt", "-o", tmp_path / "out")

    assert result.exit_code == 1
    assert json.loads(result.stdout)["unread"] == [{"where": "binary.txt", "reason": "binary"}]


def test_build_hands_its_options_on(press: Path, tmp_path: Path) -> None:
    """Focus keeps what touches its actors."""
    result = _run("build", press, "-o", tmp_path / "out", "--focus", "prk, usa", "--workers", "1")

    assert json.loads(result.stdout)["claims"] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--published", "juin 2024"], "no date"),
        (["--language", "xx"], "no language"),
        (["--focus", "RUS,ATLANTIS"], "ATLANTIS"),
        (["--metadata", "nowhere.csv"], "nowhere.csv"),
        (["--vocabulary", "nowhere"], "nowhere"),
        (["--workers", "0"], "--workers"),
        (["--format", "xml"], "xml"),
    ],
)
def test_misuse_of_build_ends_with_2(press: Path, tmp_path: Path, arguments: list[str], words: str) -> None:
    """Options that cannot be are refused by name, before anything is written."""
    result = _run("build", press, "-o", tmp_path / "out", *arguments)

    assert result.exit_code == 2
    assert words in result.stderr
    assert not (tmp_path / "out").exists()


def test_build_wants_sources_and_output() -> None:
    """Both must be given."""
    assert _run("build").exit_code == 2


def test_remove_takes_one_article_out(press: Path, tmp_path: Path) -> None:
    """The second time there is nothing to take out."""
    out = tmp_path / "out"
    _run("build", press, "-o", out)

    assert _run("remove", out, "a.txt").exit_code == 0
    again = _run("remove", out, "a.txt")

    assert again.exit_code == 1
    assert "a.txt" in again.stderr


def test_what_the_user_can_mend_is_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder without a dossier ends with one line and 2."""
    monkeypatch.setattr("sys.argv", ["entente", "remove", str(tmp_path), "a.txt"])

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == app_module.MISUSE
    assert "no dossier" in capsys.readouterr().err.replace("\n", " ")


def test_names_with_control_characters_are_tamed(press: Path, tmp_path: Path) -> None:
    """No name of a file drives the terminal."""
    (press / "binary\x1b[31m[bold].txt").write_text("x", encoding="utf-8")

    result = _run("build", press, "-o", tmp_path / "out", "--format", "table")

    assert "\x1b" not in result.stdout
    assert "[bold]" in result.stdout


def test_languages_lists_packs() -> None:
    """French is there, with the state of its models."""
    rows = json.loads(_run("languages").stdout)

    assert "fr" in [row["language"] for row in rows]


def test_models_lists_installed_packages() -> None:
    """Each row names a package, its version and size, and what its card says of it."""
    rows = json.loads(_run("models").stdout)

    assert {row["language"] for row in rows} >= {"fr"}
    for row in rows:
        card = (Path(__file__).parents[2] / "packages" / row["name"] / "MODEL_CARD.md").read_text("utf-8")
        assert row["name"] == f"entente-{row['language']}"
        assert 1 < row["MB"] <= 12
        assert f"| {row['LAS']:.2f} |" in card
        assert f"| {row['names F1']:.2f} |" in card


@pytest.mark.parametrize("which", ["claims", "facts", "documents"])
def test_schema_prints_a_json_schema(which: str) -> None:
    """Each schema is an object schema; without a name all three come."""
    assert json.loads(_run("schema", which).stdout)["type"] == "object"
    assert which in json.loads(_run("schema").stdout)


def test_version_is_shown() -> None:
    """`--version` names the program."""
    assert _run("--version").stdout == f"entente {__version__}\n"

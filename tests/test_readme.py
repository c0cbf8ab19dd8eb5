"""The README tells the truth: the answer that it opens on comes out of the example articles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from entente.cli.app import app
from entente.engine import BuildOptions, build_dossier
from entente.engine.ours import our_stages
from entente.store import Store

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ANSWER = re.findall(r"^\| (\w+) \| (.+?) \| (.+?) \| `(\d\d-.+?)` \|$", README, re.MULTILINE)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str, str, str]]:
    """Build the examples as `make demo` does; return status, holders, sentence and article of each claim."""
    out = tmp_path_factory.mktemp("demo")
    press = ROOT / "examples" / "press"
    options = BuildOptions(metadata=press / "metadata.csv", workers=1)
    build_dossier([str(press)], out, options, our_stages())
    with Store.open(out / "entente.db") as store:
        claims = store.dossier().claims
    return {(c.status.value, ", ".join(c.holder) or "(the author)", c.quote, c.doc) for c in claims}


def test_there_is_an_answer() -> None:
    """The README opens on a question and at least three sentences in answer."""
    assert README.index("?**") < 200
    assert len(ANSWER) >= 3


@pytest.mark.parametrize("row", ANSWER, ids=lambda row: f"{row[0]} {row[3]}")
def test_each_line_of_the_answer_is_a_claim(row: tuple[str, ...], said: set[tuple[str, ...]]) -> None:
    """Status, holder, sentence and article are those of a claim in the dossier."""
    assert row in said


def test_named_files_are_there() -> None:
    """Every path of the project that the README names exists."""
    named = re.findall(r"\]\(([\w./-]+)\)|`((?:docs|tests|packages|examples)/[\w./-]*)`", README)
    missing = [path for pair in named for path in pair if path and not (ROOT / path).exists()]

    assert missing == []


def test_named_commands_and_options_are_there() -> None:
    """Every command and option of `build` in the README is one of the program's."""
    helped = CliRunner().invoke(app, ["build", "--help"], env={"COLUMNS": "200"}).output
    commands = {info.callback.__name__ for info in app.registered_commands if info.callback}

    named = {name.replace("-", "_") for name in re.findall(r"`entente ([\w-]+)", README)}

    assert named <= commands
    assert all(option in helped for option in re.findall(r"`(--[a-z]+)", README))

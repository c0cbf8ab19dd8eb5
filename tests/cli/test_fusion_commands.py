"""`fuse`, `fact` and `judge`: on two short articles and the claims given for them; pages are not written."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from entente.cli import fuse as fuse_module
from entente.cli import judge as judge_module
from entente.cli.app import app
from entente.engine.ours import our_stages

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

ARTICLES = {
    "a.txt": "Alpha sends troops to Beta, says Gamma. Six hundred have died. Beta denies it.",
    "b.txt": "Alpha has sent troops to Beta, and Beta now admits it.",
}
TROOPS = {"event": "AID", "agent": ["PRK"], "recipient": ["RUS"], "flow": "personnel.troops"}
CLAIMS: tuple[dict[str, Any], ...] = (
    {
        **TROOPS,
        "doc": "a.txt",
        "span": [0, 39],
        "cue": "sends troops",
        "holder": ["KOR/SPY"],
        "status": "reported",
    },
    {
        "event": "REJECT",
        "agent": ["RUS/GOV"],
        "flow": "personnel.troops",
        "doc": "a.txt",
        "span": [63, 78],
        "cue": "denies",
        "status": "asserted",
        "when": "2024-10-21",
    },
    {
        **TROOPS,
        "doc": "b.txt",
        "span": [0, 54],
        "cue": "admits",
        "holder": ["RUS/GOV"],
        "status": "confirmed",
        "when": "2025-04-26",
    },
)


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(autouse=True)
def _no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    stages = replace(our_stages(), write_pages=None)
    for module in (fuse_module, judge_module):
        monkeypatch.setattr(module, "our_stages", lambda _vocabulary: stages)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Fuse the claims into a dossier."""
    press = tmp_path / "press"
    press.mkdir()
    for name, text in ARTICLES.items():
        (press / name).write_text(text, encoding="utf-8")
    table = "doc,published,publisher\na.txt,2024-10-22,The Meridian Courier\nb.txt,2025-05-01,Le Fanal\n"
    (tmp_path / "metadata.csv").write_text(table, encoding="utf-8")
    claims = tmp_path / "claims.jsonl"
    claims.write_text("".join(f"{json.dumps(row)}\n" for row in CLAIMS), encoding="utf-8")
    out = tmp_path / "out"
    result = _run("fuse", claims, "--articles", press, "-o", out, "--metadata", tmp_path / "metadata.csv")
    assert result.exit_code == 0, result.output
    assert (2, 3, 1) == tuple(json.loads(result.stdout)[name] for name in ("articles", "claims", "facts"))
    return out


def _fact(dossier: Path) -> dict[str, Any]:
    (line,) = (dossier / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    row: dict[str, Any] = json.loads(line)
    return row


def test_fuse_writes_facts_with_their_ratings(dossier: Path) -> None:
    """The denial is taken back, with its day."""
    fact = _fact(dossier)

    assert ("revised", ["KOR/SPY", "RUS/GOV"], "2025-04-26") == (
        fact["verdict"],
        fact["origins"],
        fact["official"],
    )
    (change,) = fact["transitions"]
    assert ("RUS/GOV", "denies", "admits", "2025-04-26") == tuple(
        change[name] for name in ("party", "before", "after", "when")
    )
    assert fact["ratings"]["credibility"] == 1


def test_fact_tells_each_line_when_piped(dossier: Path) -> None:
    """The whole fact as JSON, and its lines in order of publication."""
    row = json.loads(_run("fact", dossier, _fact(dossier)["id"]).stdout)

    assert [
        (
            ["KOR/SPY"],
            [],
            "2024-10-22",
            "The Meridian Courier",
            False,
            "Alpha sends troops to Beta, says Gamma.",
        ),
        (
            ["RUS/GOV"],
            ["The Meridian Courier"],
            "2024-10-22",
            "The Meridian Courier",
            True,
            "Beta denies it.",
        ),
        (
            ["RUS/GOV"],
            [],
            "2025-05-01",
            "Le Fanal",
            False,
            "Alpha has sent troops to Beta, and Beta now admits it.",
        ),
    ] == [
        tuple(line[k] for k in ("holder", "teller", "published", "outlet", "against", "sentence"))
        for line in row["lines"]
    ]
    assert row["id"] == _fact(dossier)["id"]


def test_fact_tells_the_story_on_a_terminal(dossier: Path) -> None:
    """Heading and table name what counts; the beginning of an id will do."""
    result = _run("fact", dossier, _fact(dossier)["id"][:5], "--format", "table")

    assert result.exit_code == 0
    for words in ("revised, 2 independent", "official since 2025-04-26", "RUS/GOV: denies, then admits", "✗"):
        assert words in result.stdout, words


def test_a_fact_that_is_not_there_is_named_with_its_like(dossier: Path) -> None:
    """A mistyped id ends with a suggestion."""
    name = _fact(dossier)["id"]
    result = _run("fact", dossier, f"x{name}")

    assert name in str(result.exception)


def test_judge_rates_a_source_and_a_fact(dossier: Path) -> None:
    """Both go before the rules, in the open format too, and say who judged."""
    assert _run("judge", dossier, "KOR/SPY", "e", "--by", "Ada Lenk", "--why", "invented").exit_code == 0
    fact = _fact(dossier)
    assert ("E", "judgement", "Ada Lenk") == tuple(
        fact["ratings"]["sources"][0][name] for name in ("reliability", "rule", "by")
    )

    _run("judge", dossier, fact["id"], "5", "--by", "Ada Lenk", "--why", "invented", "--on", "2026-01-31")
    assert (5, "Ada Lenk") == (_fact(dossier)["ratings"]["credibility"], _fact(dossier)["ratings"]["by"])
    assert "judged by Ada Lenk" in _run("fact", dossier, fact["id"], "--format", "table").stdout


def test_judgements_are_listed_and_taken_back(dossier: Path) -> None:
    """The log keeps all; the rules decide again."""
    before = _fact(dossier)
    _run("judge", dossier, "KOR/SPY", "E", "--by", "Ada Lenk", "--why", "invented")
    _run("judge", dossier, "KOR/SPY", "-", "--by", "Bo Dahl", "--why", "not so")

    assert before == _fact(dossier)
    assert ["E", None] == [row["rating"] for row in json.loads(_run("judge", dossier).stdout)]


def test_rejected_claim_leaves_the_files_until_it_is_taken_back(dossier: Path) -> None:
    """A claim that is rejected is in no file but the log; taken back, all is as before."""
    before = {name: (dossier / name).read_bytes() for name in ("claims.jsonl", "facts.jsonl")}
    first = json.loads(before["claims.jsonl"].splitlines()[0])["id"]

    _run("judge", dossier, first, "rejected", "--by", "Ada Lenk", "--why", "misread")
    assert first not in (dossier / "claims.jsonl").read_text(encoding="utf-8")
    assert first not in (dossier / "facts.jsonl").read_text(encoding="utf-8")
    assert first in (dossier / "judgements.jsonl").read_text(encoding="utf-8")

    _run("judge", dossier, first, "-", "--by", "Ada Lenk", "--why", "read again")
    assert before == {name: (dossier / name).read_bytes() for name in before}


@pytest.mark.parametrize("every", ["0m", "5", "soon", "-1h"])
def test_interval_of_watch_is_checked(tmp_path: Path, every: str) -> None:
    """What is no interval is said, and nothing is built."""
    result = _run("watch", tmp_path, "-o", tmp_path / "out", "--every", every)

    assert result.exit_code == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["KOR/SPY"], "RATING"),
        (["KOR/SPY", "7", "--by", "x", "--why", "y"], "no reliability"),
        (["KOR/SPY", "A"], "needs"),
        (["ATLANTIS", "A", "--by", "x", "--why", "y"], "no source"),
        (["KOR/SPY", "A", "--by", "x", "--why", "y", "--on", "June"], "EDTF"),
    ],
)
def test_misuse_of_judge_ends_with_2(dossier: Path, arguments: list[str], words: str) -> None:
    """What cannot be judged is said, and nothing is logged."""
    result = _run("judge", dossier, *arguments)

    assert result.exit_code == 2
    assert words in result.stderr
    assert [] == json.loads(_run("judge", dossier).stdout)

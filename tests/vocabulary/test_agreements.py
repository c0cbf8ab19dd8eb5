"""Agreements and regimes as data: every row sourced, bad rows refused with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from entente.errors import LexiconError, UnknownKeyError
from entente.vocabulary.agreements import load_agreements
from entente.vocabulary.regimes import find_regime, load_regimes

if TYPE_CHECKING:
    from pathlib import Path

RESOLUTIONS = ("1718", "1874", "2087", "2094", "2270", "2321", "2371", "2375", "2397")
OWN_AGREEMENT = """- agreement: mine
  name: An invented pact
  parties: [FRA, BEL]
  status: in_force
  signed: 2020-01-01
  source: invented for this test
"""
CLAUSE = "{article: '1', topic: basing, what: w, source: s}"
BAD_AGREEMENTS = {
    "no source": (OWN_AGREEMENT.replace("  source: invented for this test\n", ""), "needs source"),
    "actor": (OWN_AGREEMENT.replace("BEL", "ATLANTIS"), "no actor 'ATLANTIS'"),
    "date": (OWN_AGREEMENT.replace("2020-01-01", "soon"), "signed:"),
    "status": (OWN_AGREEMENT.replace("in_force", "alive"), "no status 'alive'"),
    "clause": (f"{OWN_AGREEMENT}  clauses: [{{article: '1', topic: basing, what: w}}]\n", "source"),
    "topic": (f"{OWN_AGREEMENT}  lacks: [cakes]\n", "no topic 'cakes'"),
    "flow": (f"{OWN_AGREEMENT}  clauses: [{CLAUSE[:-1]}, fulfilled_by: [tea]}}]\n", "no flow 'tea'"),
}
HEAD = "- {regime: mine, name: Mine, target: FRA, by: UNSC, source: invented}\n"
MEASURE = (
    "- {measure: m, instrument: I, paragraph: 1, what: w, rule: ban, direction: to, flows: [arms],"
    " in_force: 2020-01-01, source: invented}\n"
)
BAD_REGIMES = {
    "head": (HEAD.replace(", source: invented", ""), 1, "needs source"),
    "target": (HEAD.replace("FRA", "ATLANTIS"), 1, "no actor"),
    "no source": (HEAD + MEASURE.replace(", source: invented", ""), 2, "needs source"),
    "rule": (HEAD + MEASURE.replace("rule: ban", "rule: frown"), 2, "no rule 'frown'"),
    "direction": (HEAD + MEASURE.replace("direction: to", "direction: up"), 2, "no direction 'up'"),
    "flow": (HEAD + MEASURE.replace("[arms]", "[tea]"), 2, "no flow 'tea'"),
    "date": (HEAD + MEASURE.replace("2020-01-01", "soon"), 2, "in_force"),
    "open date": (HEAD + MEASURE.replace("2020-01-01", "../2020"), 2, "first day"),
    "cap": (HEAD + MEASURE.replace("rule: ban", "rule: cap"), 2, "cap"),
    "amount": (
        HEAD + MEASURE.replace("rule: ban", "rule: cap, cap: {amount: 0, unit: barrel}"),
        2,
        "above 0",
    ),
    "twice": (HEAD + MEASURE + MEASURE, 3, "stands twice"),
}


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name / "own.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return folder


def test_every_row_has_a_source() -> None:
    """All agreements, clauses, regimes and measures say where they are from."""
    agreements = load_agreements().values()
    sources = [a.source for a in agreements] + [c.source for a in agreements for c in a.clauses]
    for regime in load_regimes().values():
        sources += [regime.source, *(measure.source for measure in regime.measures)]

    assert len(sources) > 60
    assert all(sources)


def test_agreements_asked_for() -> None:
    """The agreements that the alliance and its neighbours rest on are there, with their clauses."""
    known = load_agreements()
    new, namesake = known["rus-prk-2024"], known["rus-irn-2025"]

    assert new.articles == 23
    assert new.clause_on("mutual_defence").article == "4"  # type: ignore[union-attr]
    assert namesake.clause_on("mutual_defence") is None
    assert "mutual_defence" in namesake.lacks
    assert {"sun-prk-1961", "rus-prk-2000", "usa-kor-1953", "usa-jpn-1960", "nato-1949"} < set(known)
    assert {"chn-prk-1961", "camp-david-2023"} < set(known)
    assert {c.article for c in known["nato-1949"].clauses} == {"4", "5"}


@pytest.mark.parametrize("resolution", RESOLUTIONS)
def test_resolutions_asked_for(resolution: str) -> None:
    """Each resolution on North Korea stands in a measure."""
    measures = find_regime("un-dprk").measures

    assert [m.id for m in measures if resolution in m.instrument + m.source]


def test_the_monitor_ended() -> None:
    """The panel watched from 2009 to 30 April 2024; a team of states since October 2024."""
    panel, team = (m for m in find_regime("un-dprk").measures if m.rule == "monitor")

    assert (panel.in_force.edtf, panel.until and panel.until.edtf) == ("2009-06-12", "2024-04-30")
    assert team.in_force.edtf == "2024-10-16"


def test_unknown_regime_names_those_there_are() -> None:
    """A regime that is not there is refused with the names of those that are."""
    with pytest.raises(UnknownKeyError, match="un-libya"):
        find_regime("un-atlantis")


def test_own_rows_stand_beside_ours(tmp_path: Path) -> None:
    """A user's agreements and regimes come last."""
    folder = _write(_write(tmp_path, "treaties", OWN_AGREEMENT), "regimes", HEAD + MEASURE)

    assert list(load_agreements(folder))[-1] == "mine"
    assert list(load_regimes(folder))[-1] == "mine"


@pytest.mark.parametrize("name", BAD_AGREEMENTS)
def test_bad_agreements_are_refused(name: str, tmp_path: Path) -> None:
    """A wrong row is refused with its file and line."""
    text, reason = BAD_AGREEMENTS[name]
    with pytest.raises(LexiconError, match=rf"own\.yaml:1: .*{reason}"):
        load_agreements(_write(tmp_path, "treaties", text))


@pytest.mark.parametrize("name", BAD_REGIMES)
def test_bad_measures_are_refused(name: str, tmp_path: Path) -> None:
    """A wrong row is refused with its file and line."""
    text, line, reason = BAD_REGIMES[name]
    with pytest.raises(LexiconError, match=rf"own\.yaml:{line}: .*{reason}"):
        load_regimes(_write(tmp_path, "regimes", text))

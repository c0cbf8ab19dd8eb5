"""Scenarios: closed forms, seeds, processes, indices against a check one at a time, and the files."""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest

from entente.assessment.scenarios.draws import CHUNK, run_scenario
from entente.assessment.scenarios.exchange import exchange_of, load_defaults
from entente.assessment.scenarios.influence import (
    find_boxes,
    find_influences,
    one_at_a_time,
    sobol_indices,
)
from entente.assessment.scenarios.model import assumptions_of, run_model
from entente.assessment.scenarios.parts import load_sobol
from entente.assessment.scenarios.reading import load_scenarios, read_scenario
from entente.assessment.scenarios.values import (
    Assumption,
    Change,
    Exchange,
    ExchangeFlow,
    Lever,
    Origin,
    Scenario,
)
from entente.errors import LexiconError, MissingPartError
from entente.model.attribution import Status
from sayings import evidence_of

if TYPE_CHECKING:
    from pathlib import Path

DRAWS = 20_000
NEAR = 0.015
"""Four standard errors of a share of 20,000 draws."""
PAIR = frozenset({"RUS", "PRK"})
NAMES = ["a", "b", "c"]


def _known(name: str, low: float, high: float | None = None) -> Assumption:
    return Assumption(name, low, low if high is None else high, Origin.USER, "invented")


def _toy(*, worth: float = 0.5, trend: float = 0.0, exposure: float = 0.0, share: float = 1.0) -> Exchange:
    """Build a toy: what PRK gives costs it 0 to 1, what it receives is worth `worth`, the rest is free."""
    arms = ExchangeFlow(
        "PRK", "RUS", "arms", _known("e1", share), _known("v1", 1), _known("w1", 1), _known("b1", 0, 1)
    )
    food = ExchangeFlow(
        "RUS", "PRK", "food", _known("e2", 1), _known("v2", 1), _known("w2", worth), _known("b2", 0)
    )
    return Exchange(
        flows=(arms, food),
        exposure=_known("exposure", exposure),
        pressure=(("PRK", _known("p1", 0)), ("RUS", _known("p2", 0))),
        trend=(("PRK", _known("t1", trend)), ("RUS", _known("t2", 0))),
    )


def _change(lever: Lever, size: float, **more: object) -> Change:
    return Change(lever, _known("change", size), more.pop("first", 1), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("exchange", "changes", "expected"),
    [
        (_toy(), (), 0.5),
        (_toy(worth=0.8), (), 0.8),
        (_toy(worth=2.0), (), 1.0),
        (_toy(exposure=1.0), (_change(Lever.MONITORING, 1.0),), 0.25),
        (_toy(exposure=1.0), (), 0.5),
        (_toy(), (_change(Lever.PRESSURE, 0.2, actor="PRK"),), 0.3),
        (_toy(), (_change(Lever.PRESSURE, 0.2, actor="RUS"),), 0.5),
        (_toy(), (_change(Lever.NEED, 0.4, actor="PRK"),), 0.2),
        (_toy(), (_change(Lever.CUT, 0.4, flow="food", actor="RUS"),), 0.2),
        (_toy(), (_change(Lever.CUT, 0.4, flow="energy"),), 0.5),
    ],
)
def test_closed_form(exchange: Exchange, changes: tuple[Change, ...], expected: float) -> None:
    """A flow goes on while its cost, even from 0 to 1, is at most what comes in return."""
    outcome = run_scenario(exchange, Scenario("toy", "toy", 3, changes), draws=DRAWS, seed=7)

    assert outcome.flows[0].going_on == pytest.approx([expected] * 3, abs=NEAR)


def test_shrinking_need_has_a_closed_form_in_time() -> None:
    """With need down a tenth each quarter, 0.5 x 0.9^t of draws still go on after t quarters."""
    outcome = run_scenario(_toy(trend=-0.1), Scenario("toy", "toy", 8), draws=DRAWS, seed=3)

    assert outcome.flows[0].going_on == pytest.approx([0.5 * 0.9**t for t in range(1, 9)], abs=NEAR)


def test_changes_act_in_their_quarters_and_what_stops_stays_stopped() -> None:
    """A change of quarter 2 alone shows from quarter 2 on."""
    changes = (_change(Lever.NEED, 0.4, actor="PRK", first=2, last=2),)

    outcome = run_scenario(_toy(), Scenario("toy", "toy", 4, changes), draws=DRAWS, seed=5)

    assert outcome.flows[0].going_on == pytest.approx([0.5, 0.2, 0.2, 0.2], abs=NEAR)
    assert outcome.flows[0].lasted == (0, 0, 4)


def test_what_may_not_exist() -> None:
    """A flow told with a share of 0.3 exists in so many draws, and shares are of those."""
    outcome = run_scenario(_toy(share=0.3), Scenario("toy", "toy", 2), draws=DRAWS, seed=5)

    assert outcome.flows[0].exists == pytest.approx(0.3, abs=NEAR)
    assert outcome.flows[0].going_on[-1] == pytest.approx(0.5, abs=2 * NEAR)


def test_share_of_the_exchange() -> None:
    """Half of the volume always passes, the other half in half of the draws: 0.75 on average."""
    outcome = run_scenario(_toy(), Scenario("toy", "toy", 2), draws=DRAWS, seed=5)

    assert outcome.mean == pytest.approx(0.75, abs=NEAR)
    assert outcome.share[0] == 0.5
    assert outcome.share[2] == 1.0


def test_same_seed_same_outcome_on_any_number_of_processes() -> None:
    """Chunks have seeds of their own: who runs them does not show."""
    scenario = Scenario("toy", "toy", 3, (_change(Lever.NEED, 0.9, actor="PRK"),))
    draws = 3 * CHUNK + 17

    alone = run_scenario(_toy(), scenario, draws=draws, seed=11)
    with ProcessPoolExecutor(2) as pool:
        together = run_scenario(_toy(), scenario, draws=draws, seed=11, each=pool.map)

    assert alone == together
    assert alone != run_scenario(_toy(), scenario, draws=draws, seed=12)


def test_indices_of_a_sum_are_known() -> None:
    """Of 3a + 2b + c the indices are 9, 4 and 1 of 14, and the order is that of one number at a time."""
    pytest.importorskip("SALib", reason="the extra `scenarios` is not installed")

    def outcome(unit: np.ndarray) -> np.ndarray:
        return unit @ np.array([2.0, 3.0, 1.0])

    found = sobol_indices(outcome, NAMES, seed=1, samples=1024)

    assert [row.name for row in found] == ["b", "a", "c"]
    assert [row.name for row in found] == [name for name, _ in one_at_a_time(outcome, NAMES)]
    assert [row.total for row in found] == pytest.approx([9 / 14, 4 / 14, 1 / 14], abs=0.02)
    assert [row.first for row in found] == pytest.approx([9 / 14, 4 / 14, 1 / 14], abs=0.02)


def test_a_constant_has_nothing_to_explain() -> None:
    """Without spread all indices are 0."""
    pytest.importorskip("SALib", reason="the extra `scenarios` is not installed")

    found = sobol_indices(lambda unit: np.ones(len(unit)), NAMES, seed=1, samples=8)

    assert {row.total for row in found} == {0.0}


def test_the_leading_number_of_the_toy() -> None:
    """Of the toy, the burden alone decides; indices, the check one at a time and PRIM agree."""
    pytest.importorskip("SALib", reason="the extra `scenarios` is not installed")
    scenario = Scenario("toy", "toy", 2)
    names = [a.name for a in assumptions_of(_toy(), scenario)]

    found = find_influences(_toy(), scenario, seed=1, samples=128)

    assert found[0].name == "b1"
    assert one_at_a_time(lambda unit: run_model(_toy(), scenario, unit).share, names)[0][0] == "b1"
    outcome = run_scenario(_toy(), scenario, draws=DRAWS, seed=1, influences=found)
    assert (outcome.flows[0].low, outcome.flows[0].high) == (0.0, 1.0)


def test_boxes_of_the_toy() -> None:
    """PRIM finds that little is left where the burden lies above what comes in return."""
    pytest.importorskip("ema_workbench", reason="the extra `scenarios` is not installed")

    ((name, low, high),) = find_boxes(_toy(), Scenario("toy", "toy", 2), seed=1, draws=2000, below=0.75)

    assert (name, high) == ("b1", pytest.approx(1.0, abs=0.01))
    assert low == pytest.approx(0.5, abs=0.05)


def test_a_missing_part_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without SALib the message names the extra."""
    monkeypatch.setitem(sys.modules, "SALib.analyze", None)

    with pytest.raises(MissingPartError, match=r"pip install 'entente\[scenarios\]'"):
        load_sobol()


def test_the_exchange_is_taken_from_facts() -> None:
    """Contested figures give intervals with their fact, the rest is default; joint facts are left out."""
    troops = {"event": "AID", "agent": ["PRK"], "recipient": ["RUS"], "flow": "personnel.troops"}
    count = {"low": 11000, "high": 30000, "unit": "person"}
    deeds = [
        {**troops, "quantity": count, "status": "reported", "holder": ["KOR/SPY"]},
        {"event": "AID", "agent": ["RUS/GOV"], "recipient": ["PRK"], "flow": "food"},
        {"event": "COOPERATE", "agent": ["RUS", "PRK"], "flow": "culture"},
        {"event": "AID", "agent": ["IRN"], "recipient": ["RUS"], "flow": "arms.drones"},
    ]

    exchange = exchange_of(evidence_of([{"claims": deeds}]), PAIR)

    assert [flow.name for flow in exchange.flows] == ["PRK>RUS personnel.troops", "RUS>PRK food"]
    troop_flow, food = exchange.flows
    assert troop_flow.volume.low == pytest.approx(11 / 30)
    assert (troop_flow.volume.origin, troop_flow.volume.source) == (Origin.FACT, troop_flow.facts[0])
    assert troop_flow.share.low == 0.7
    assert food.volume.origin is Origin.DEFAULT
    assert troop_flow.claims == ("s1c1",)


def test_every_status_has_a_chance() -> None:
    """However a flow is told, the defaults say how likely it exists; opinion makes no flow."""
    told = {name.partition(":")[2] for name in load_defaults() if name.startswith("exists:")}

    assert told == {status.value for status in Status} - {"opinion"}


def test_our_scenarios() -> None:
    """The scenarios that the articles speak of are there; every change has a reason and a place."""
    found = {scenario.name: scenario for scenario in load_scenarios()}

    assert set(found) == {
        "as-told",
        "monitoring-restored",
        "lethal-aid",
        "ceasefire",
        "oil-cut",
        "second-front",
    }
    assert all(c.size.why and ".yaml:" in c.size.source for s in found.values() for c in s.changes)


HEAD = "- {scenario: mine, what: mine, horizon: 4}\n"
CUT = "- {change: cut, flow: energy, from: 1, low: 0.1, high: 0.2, why: mine}\n"
BAD = {
    "empty": ("", "first row"),
    "no head": ("- {what: mine}\n", r":1: .*scenario"),
    "horizon": (HEAD.replace("4", "0.5"), r":1: .*quarters"),
    "no reason": (HEAD + CUT.replace(", why: mine", ""), r":2: .*why"),
    "lever": (HEAD + CUT.replace("cut", "magic"), r":2: no change 'magic'"),
    "order": (HEAD + CUT.replace("0.1", "0.9"), r":2: .*in order"),
    "words": (HEAD + CUT.replace("0.1", "little"), r":2: .*numbers"),
    "quarter": (HEAD + CUT.replace("from: 1", "from: 0"), r":2: .*quarters"),
    "flow": (HEAD + CUT.replace("energy", "tea"), r":2: .*'tea'"),
    "actor": (HEAD + CUT.replace("cut, flow: energy", "need"), r":2: .*actor"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_scenario_files_are_refused(name: str, tmp_path: Path) -> None:
    """A wrong row is refused with its file and line."""
    text, reason = BAD[name]
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(LexiconError, match=rf"own\.yaml.*{reason}"):
        read_scenario(path, "own.yaml")


def test_own_scenario_files_are_the_users(tmp_path: Path) -> None:
    """What a user's file says is marked as the user's, with file and line."""
    path = tmp_path / "own.yaml"
    path.write_text(HEAD + CUT, encoding="utf-8")

    (change,) = read_scenario(path, "own.yaml").changes

    assert (change.lever, change.size.origin, change.size.source) == (Lever.CUT, Origin.USER, "own.yaml:2")

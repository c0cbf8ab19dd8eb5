"""Figures against hand-made claims, and the same as those of the annotators' own scorer where it is there."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.errors import SourceError
from entente.evaluation import evaluate, read_annotations
from entente.evaluation.pairing import pair
from entente.evaluation.report import evaluation_to_row, figures_to_row, slots_to_row
from entente.evaluation.scores import judge
from shared import SHARED, needs_shared

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from entente.evaluation import Evaluation

GIFT = {
    "doc": "a.txt",
    "span": [0, 40],
    "event": "AID",
    "agent": ["PRK/MIL"],
    "recipient": ["RUS"],
    "flow": "arms.ammunition",
    "quantity": {"low": 540, "high": 660},
    "when": ["2024-06-18", "2024-06"],
    "holder": ["KOR/SPY"],
    "status": ["reported", "alleged"],
}
TEXT = "Selon Séoul, 600 obus sont partis.      "


def write(folder: Path, name: str, rows: Sequence[dict[str, Any]]) -> Path:
    """Write rows as lines of JSON."""
    path = folder / name
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def measure(folder: Path, gold: Sequence[dict[str, Any]], system: Sequence[dict[str, Any]]) -> Evaluation:
    """Evaluate rows against rows."""
    return evaluate(
        read_annotations(write(folder, "g.jsonl", gold)), read_annotations(write(folder, "s.jsonl", system))
    )


def one(**changes: Any) -> dict[str, Any]:
    """Return the gift as a system gives it, with changes."""
    return {**GIFT, "when": "2024-06-18", "status": "reported", **changes}


PARTNERS = [
    ({}, True),
    ({"span": [0, 20]}, True),
    ({"span": [21, 80]}, False),
    ({"span": [40, 80]}, False),
    ({"event": "ASSAULT"}, False),
    ({"agent": ["PRK"]}, True),
    ({"agent": ["RUS"], "recipient": ["PRK"]}, False),
    ({"recipient": ["RUS", "CHN"]}, True),
    ({"recipient": ["CHN"]}, False),
    ({"flow": "arms.missiles"}, True),
    ({"flow": None}, False),
    ({"flow": "energy.oil"}, False),
]


@pytest.mark.parametrize(("changes", "partners"), PARTNERS)
def test_who_pairs_with_whom(tmp_path: Path, changes: dict[str, Any], *, partners: bool) -> None:
    """Sentence, type, direction of the parties and family of the flow must agree; details need not."""
    result = measure(tmp_path, [GIFT], [one(**changes)])

    assert (1 if partners else 0) == result.total.found
    assert (0 if partners else 1) == result.total.spurious


def test_parties_of_a_mutual_act_may_stand_on_either_side(tmp_path: Path) -> None:
    """A meeting of two is the same meeting from the other side."""
    meeting = {"doc": "a.txt", "span": [0, 9], "event": "CONSULT", "agent": ["RUS", "PRK"]}
    result = measure(tmp_path, [meeting], [{**meeting, "agent": ["PRK"], "recipient": ["RUS"]}])

    assert result.total.f1 == 1.0


SLIPS = [
    ({"status": "alleged"}, set()),
    ({"status": "asserted"}, {"status", "status, coarse", "status, when not a plain fact"}),
    ({"holder": ["KOR"]}, set()),
    ({"holder": []}, {"holder", "holder, when named"}),
    ({"quantity": {"low": 560, "high": 650}}, set()),
    ({"quantity": {"low": 600, "high": None}}, {"quantity", "quantity, when given"}),
    ({"when": "2024-06-19"}, {"when"}),
    ({"when": "2024"}, {"when", "when, to the month"}),
    ({"flow": "arms"}, {"flow, full"}),
    ({"recipient": ["RUS", "CHN"]}, {"both parties, exact"}),
]


@pytest.mark.parametrize(("changes", "slots"), SLIPS)
def test_slips_are_listed_by_slot(tmp_path: Path, changes: dict[str, Any], slots: set[str]) -> None:
    """Each slot is judged by itself, several annotated values being equally right."""
    result = measure(tmp_path, [GIFT], [one(**changes)])

    assert slots == {slip.slot for slip in result.slips}


def test_minor_claims_count_neither_way(tmp_path: Path) -> None:
    """What answers a minor annotation, or judges in its sentence, is passed over."""
    minor = {**GIFT, "tier": "minor"}
    opinion = one(event="ACCUSE", status="opinion")
    result = measure(tmp_path, [minor], [one(), opinion, one(event="ACCUSE")])

    assert {"core": 0, "found": 0, "system": 3, "ignored": 1, "spurious": 1} == {
        key: value for key, value in figures_to_row(result.total).items() if isinstance(value, int)
    }
    gold, system = [read_annotations(tmp_path / name)["a.txt"] for name in ("g.jsonl", "s.jsonl")]
    assert judge(gold, system) == (True, None, False)


def test_as_many_pairs_as_can_be(tmp_path: Path) -> None:
    """A claim gives way to one that has no other partner."""
    vague = {**GIFT, "flow": None}
    arms = [one(), one(flow="energy.oil")]
    result = measure(tmp_path, [GIFT, vague], arms)

    assert result.total.found == 2
    assert not result.missed


def test_lapses_stand_beside_their_sentences(tmp_path: Path) -> None:
    """The report shows what was missed, invented and half right, with the text."""
    lost = {**GIFT, "event": "CONSULT", "flow": None}
    row = evaluation_to_row(
        measure(tmp_path, [GIFT, lost], [one(holder=["RUS"]), one(event="ASSAULT")]), {"a.txt": TEXT}
    )

    assert [("CONSULT", TEXT)] == [(claim["event"], claim["sentence"]) for claim in row["missed"]]
    assert [("ASSAULT", TEXT)] == [(claim["event"], claim["sentence"]) for claim in row["spurious"]]
    assert [("holder", ["KOR"], ["RUS"], TEXT), ("holder, when named", ["KOR"], ["RUS"], TEXT)] == [
        (slip["slot"], slip["gold"], slip["system"], slip["sentence"]) for slip in row["slips"]
    ]
    json.dumps(row)


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"doc": "a.txt"}', '{"doc": "a", "span": [0, 2], "status": "sure"}']
)
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    """What is not a claim is refused with its file and line."""
    path = tmp_path / "g.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")

    with pytest.raises(SourceError, match=r"g\.jsonl:2"):
        read_annotations(path)


def test_no_document_of_that_name(tmp_path: Path) -> None:
    """A pattern that fits nothing is an error, not a result of zero."""
    gold = read_annotations(write(tmp_path, "g.jsonl", [GIFT]))

    with pytest.raises(SourceError, match=r"z\*"):
        evaluate(gold, {}, ["z*"])


claims = st.builds(
    lambda start, event, agent, flow, tier: {
        "doc": "a.txt",
        "span": [start, start + 10],
        "event": event,
        "agent": agent,
        "flow": flow,
        "tier": tier,
    },
    st.integers(0, 12),
    st.sampled_from(["AID", "COOPERATE", "AGREE"]),
    st.lists(st.sampled_from(["RUS", "PRK", "CHN"]), min_size=1, max_size=2),
    st.sampled_from([None, "arms", "trade", "goods"]),
    st.sampled_from(["core", "minor"]),
)


@given(st.lists(claims, max_size=6), st.lists(claims, max_size=6))
def test_pairs_are_one_to_one_and_counts_add_up(
    tmp_path_factory: pytest.TempPathFactory, gold: list[dict[str, Any]], system: list[dict[str, Any]]
) -> None:
    """No claim answers twice, and each claim of the system is found, ignored, excused or spurious."""
    folder = tmp_path_factory.mktemp("claims")
    rows = [
        read_annotations(write(folder, name, claims)).get("a.txt", ())
        for name, claims in (("g.jsonl", gold), ("s.jsonl", system))
    ]
    partners = pair(*rows)

    assert len(set(partners.values())) == len(partners)
    if gold:
        total = evaluate({"a.txt": rows[0]}, {"a.txt": rows[1]}).total
        assert total.found + total.ignored == len(partners)
        assert total.found + total.ignored + total.spurious == total.system == len(system)


@needs_shared
@pytest.mark.parametrize(
    ("name", "other"), [("seeds", "seeds"), ("dev2", "dev2"), ("dev3", "dev3"), ("dev3", "blurred")]
)
def test_the_figures_are_those_of_the_annotators_scorer(tmp_path: Path, name: str, other: str) -> None:
    """Over annotated claims, and over the same with every slot disturbed, both give the same figures."""
    gold = SHARED / "gold" / f"{name}.jsonl"
    system = _blur(gold, tmp_path) if other == "blurred" else SHARED / "gold" / f"{other}.jsonl"
    command = [sys.executable, str(SHARED / "gold" / "score.py"), str(gold), str(system), "--json"]
    printed = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    result = evaluate(read_annotations(gold), read_annotations(system))

    assert printed["total"] == figures_to_row(result.total)
    assert printed["slots"] == slots_to_row(result)
    assert printed["docs"] == {doc: figures_to_row(figures) for doc, figures in result.documents}


def _blur(gold: Path, folder: Path) -> Path:
    """Write the annotated claims again, each with a slot taken from the claim before it."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    slots = ("agent", "recipient", "flow", "quantity", "when", "holder", "status", "event")
    blurred = [
        {**row, slots[place % 8]: rows[place - 1][slots[place % 8]]}
        for place, row in enumerate(rows)
        if place % 5
    ]
    return write(folder, "blurred.jsonl", blurred)

"""The gate: what extraction has reached on the annotated corpora, it keeps."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from shared import needs_shared

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from quality import DOCUMENTS, Measured, can_read, find_drops, load_pins, measure, raise_pins

PINS = load_pins()
ROW = {
    "corpus": "c",
    "language": "fr",
    "digest": "d",
    "figures": {"f1": 0.5, "recall": 0.6, "flow, full": 0.8},
}


def _measured(digest: str = "d", **figures: float | None) -> Measured:
    return Measured("c", "fr", digest, {"f1": 0.5, "recall": 0.6, "flow, full": 0.8} | figures)


@needs_shared
@pytest.mark.parametrize("key", DOCUMENTS, ids=" ".join)
def test_no_figure_falls_below_its_pin(key: tuple[str, str]) -> None:
    """F1, recall and slots are where they were pinned, up to a small leeway, on the same corpus."""
    if not can_read(key[1]):
        pytest.skip(f"no pack for {key[1]}")

    assert key in PINS, "run python benchmarks/pin_gate.py: this corpus has no pins yet"
    assert not find_drops(PINS[key], measure(*key))


DROPS = [
    (_measured(), 0),
    (_measured(f1=0.7, recall=0.7), 0),
    (_measured(f1=0.492), 0),
    (_measured(f1=0.48), 1),
    (_measured(recall=0.5, f1=0.4), 2),
    (_measured(**{"flow, full": 0.77}), 0),
    (_measured(**{"flow, full": 0.7}), 1),
    (_measured(**{"flow, full": None}), 1),
    (_measured(digest="other"), 1),
]


@pytest.mark.parametrize(("measured", "number"), DROPS)
def test_drops_are_seen(measured: Measured, number: int) -> None:
    """A figure below its pin and another corpus are told; what lies within the leeway is not."""
    assert number == len(find_drops(ROW, measured))


RAISED: list[tuple[dict[str, Any] | None, Measured, str | None, dict[str, float]]] = [
    (None, _measured(), None, {"f1": 0.5}),
    (ROW, _measured(f1=0.7), None, {"f1": 0.7, "recall": 0.6}),
    (ROW, _measured(f1=0.495), None, {"f1": 0.5}),
    (ROW, _measured(f1=0.3), "a stricter guide", {"f1": 0.3}),
]


@pytest.mark.parametrize(("pinned", "measured", "why", "figures"), RAISED)
def test_pins_go_up(
    pinned: dict[str, Any] | None, measured: Measured, why: str | None, figures: dict[str, float]
) -> None:
    """Pins follow what is measured upward, and stay where it lies within the leeway."""
    row = raise_pins(pinned, measured, why)

    assert figures == {name: row["figures"][name] for name in figures}
    assert row.get("lowered") == why


def test_pins_do_not_go_down_silently() -> None:
    """Without a reason a lower figure is refused."""
    with pytest.raises(ValueError, match=r"f1: 0\.3, pinned at 0\.5"):
        raise_pins(ROW, _measured(f1=0.3))

"""Models are held to what is asked, and names to those marked by hand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from evaluate import asked_of, asked_table, reached, summary
from measures import Figures
from named import TYPES, Named, measure_names, named_rows, text_of
from shared import SHARED, needs_shared

if TYPE_CHECKING:
    from collections.abc import Mapping

ENOUGH = {"fr": 500, "en": 250}
"""How many names were to be marked."""


@pytest.mark.parametrize(
    ("row", "figure", "good"),
    [
        ({"figure": "LAS", "least": 81}, 81.0, True),
        ({"figure": "LAS", "least": 81}, 80.99, False),
        ({"figure": "package MB", "most": 12}, 12.01, False),
        ({"figure": "package MB", "most": 12}, 5.0, True),
    ],
)
def test_figures_are_held_to_what_is_asked(row: dict[str, Any], figure: float, good: bool) -> None:  # noqa: FBT001
    """A least is a least and a most a most; what was not measured is neither good nor short."""
    assert reached(row, {row["figure"]: figure}) is good
    assert reached(row, {}) is None


def test_a_short_figure_is_named() -> None:
    """The table says of every figure whether it falls short."""
    rows = [
        {"figure": "LAS", "on": "EWT test", "least": 81},
        {"figure": "UPOS", "on": "EWT test", "least": 94},
    ]

    table = asked_table(rows, {"LAS": 80.0, "UPOS": 94.0}).splitlines()

    assert "**short**" in table[2]
    assert "**short**" not in table[3]


@pytest.mark.parametrize("code", ["en", "fr"])
def test_what_is_asked_is_measured(code: str) -> None:
    """Every figure asked for has a measure of that name, on a treebank that is read."""
    scores: Mapping[str, float] = {"dep_las": 0.9, "pos_acc": 0.9}
    figures = Figures(scores, scores, 0.9, 0.9, (9, 1, 0))
    on = next(row["on"] for row in asked_of(code) if row["figure"] == "LAS")
    measured = summary({on: figures, "other": figures}, on) | {
        "names F1": 1,
        "speed ratio": 1,
        "package MB": 1,
    }

    assert {row["figure"] for row in asked_of(code)} <= set(measured)
    assert (measured["conditional recall"], measured["conditional precision"]) == (100, 90)


@pytest.mark.parametrize("code", ["en", "fr"])
def test_marked_names_are_sound(code: str) -> None:
    """Names are typed, in order, without overlap, within what was read, and enough."""
    rows = named_rows(code)
    for row in rows:
        stretches = [tuple(stretch) for stretch in row["read"]]
        assert all(before[1] <= after[0] for before, after in pairwise(stretches))
        assert all(before[1] <= after[0] for before, after in pairwise(row["names"]))
        for start, end, kind in row["names"]:
            assert kind in TYPES
            assert any(first <= start < end <= last for first, last in stretches)

    assert sum(len(row["names"]) for row in rows) >= ENOUGH[code]


@needs_shared
@pytest.mark.parametrize("code", ["en", "fr"])
def test_marked_names_are_whole_words(code: str) -> None:
    """Offsets fall on the bounds of words of the text that was read."""
    for row in named_rows(code):
        text = text_of(row, SHARED)
        for start, end, _ in row["names"]:
            assert text[start].isalnum()
            assert not text[start - 1 : start].isalnum() or start == 0
            assert not text[end : end + 1].isalnum()


@needs_shared
@pytest.mark.parametrize(("code", "least"), [("en", 0.85), ("fr", 0.90)])
def test_names_are_found(code: str, least: float) -> None:
    """Of the names marked by hand nearly all are found, and little else."""
    named = measure_names(code, SHARED).values()
    together = Named(*(sum(getattr(n, part) for n in named) for part in ("right", "false", "missed")))

    assert together.f1 >= least


def test_texts_that_are_not_there_are_not_measured(tmp_path: Any) -> None:
    """Without the press texts there is no figure for names."""
    assert measure_names("en", tmp_path) == {}


def test_another_text_is_refused(tmp_path: Any) -> None:
    """Offsets are worth nothing in a text that has changed."""
    (tmp_path / "a.txt").write_text("Other words.", encoding="utf-8")

    with pytest.raises(ValueError, match="not the text"):
        text_of({"source": "a.txt", "sha256": "0" * 16}, tmp_path)

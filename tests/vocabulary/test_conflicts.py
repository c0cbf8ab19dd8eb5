"""Conflicts: the rows are sound, a user's are added, and sides are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from entente.errors import LexiconError
from entente.vocabulary.conflicts import load_conflicts

if TYPE_CHECKING:
    from pathlib import Path


def test_every_row_has_two_sides_that_share_nobody() -> None:
    """Who stands on both sides would speak in no cause."""
    for conflict in load_conflicts():
        first, second = conflict.sides
        assert first, conflict.name
        assert second, conflict.name
        assert not first & second, conflict.name


def test_a_conflict_involves_who_stands_on_a_side() -> None:
    """Others are none of its parties."""
    war = load_conflicts()[0]

    assert war.involves(("KOR", "UKR"))
    assert not war.involves(("KOR",))


def test_rows_of_a_user_are_added(tmp_path: Path) -> None:
    """They come after ours."""
    (tmp_path / "conflicts.yaml").write_text(
        "- {conflict: Border war, sides: [[FRA], [AND]], first: 2020-01-01, source: invented, example: x}\n",
        encoding="utf-8",
    )

    assert load_conflicts(tmp_path)[-1].name == "Border war"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{conflict: X, sides: [[FRA], [AND]], source: s, example: e}", "needs"),
        ("{conflict: X, sides: [[FRA], [ATLANTIS]], first: 2020, source: s, example: e}", "ATLANTIS"),
        (
            "{conflict: X, sides: [[FRA], [AND]], first: 2020, last: 2019, source: s, example: e}",
            "ends before",
        ),
    ],
)
def test_bad_rows_are_named(tmp_path: Path, row: str, words: str) -> None:
    """With their file and line, and what is wrong."""
    (tmp_path / "conflicts.yaml").write_text(f"\n- {row}\n", encoding="utf-8")

    with pytest.raises(LexiconError, match=rf"conflicts\.yaml:2.*{words}"):
        load_conflicts(tmp_path)

"""A dossier kept up to date tells what changed, and keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entente.engine import BuildOptions, update_dossier
from entente.export.changes import read_changes
from entente.model.change import Change, ChangeKind
from fake_stages import FAKES

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND, THIRD = (f"2026-01-3{day}T06:00:00Z" for day in (0, 1, 1))


def update(press: Path, out: Path, at: str) -> tuple[Change, ...]:
    """Look at the articles once."""
    return update_dossier([str(press)], out, BuildOptions(workers=1), FAKES, at)[1]


def test_changes_are_told_once_and_kept(tmp_path: Path) -> None:
    """The first build changes nothing; a later one tells what is new; one without news adds nothing."""
    press, out = tmp_path / "press", tmp_path / "out"
    press.mkdir()
    (press / "a.txt").write_text("PRK gives shells.\n", encoding="utf-8")
    assert update(press, out, FIRST) == ()

    (press / "b.txt").write_text("CHN gives trucks.\n", encoding="utf-8")
    changes = update(press, out, SECOND)

    assert [(change.kind, change.fact, change.at) for change in changes] == [(ChangeKind.NEW, "CHN", SECOND)]
    assert update(press, out, THIRD) == ()
    assert read_changes(out) == changes

"""`entente export-page` and `entente pictures`: what they write, print, and refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from entente.cli import export_page as export_module
from entente.cli import pictures as pictures_module
from entente.cli.app import app

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from entente.engine import SharingOptions


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, SharingOptions]]:
    """Note what the engine is asked for, in place of doing it."""
    found: list[tuple[Path, SharingOptions]] = []

    def share(_folder: Path, out: Path, options: SharingOptions, _stages: object) -> int:
        found.append((out, options))
        return 30_000_000

    monkeypatch.setattr(export_module, "our_stages", lambda _vocabulary: None)
    monkeypatch.setattr(export_module, "share_pages", share)
    return found


def test_one_file(tmp_path: Path, asked: list[tuple[Path, SharingOptions]]) -> None:
    """The file is named on stdout, and a heavy one remarked upon on stderr."""
    result = _run("export-page", tmp_path, "-o", tmp_path / "x.html", "--single-file", "--quotes-only")

    assert result.exit_code == 0, result.output
    assert result.stdout.strip().replace("\n", "") == str(tmp_path / "x.html")
    assert "30 MB" in result.stderr
    out, options = asked[0]
    assert (out, options.single_file, options.quotes_only, options.interface) == (
        tmp_path / "x.html",
        True,
        True,
        None,
    )


def test_a_folder(tmp_path: Path, asked: list[tuple[Path, SharingOptions]]) -> None:
    """Without --single-file, a folder is written, in the language that is asked for."""
    result = _run("export-page", tmp_path, "-o", tmp_path / "out", "--interface", "fr")

    assert result.exit_code == 0
    assert result.stdout.strip().endswith("index.html")
    assert asked[0][1].interface == "fr"


@pytest.mark.parametrize("flags", [["--single-file"], ["--interface", "de"]])
def test_misuse(tmp_path: Path, asked: list[tuple[Path, SharingOptions]], flags: list[str]) -> None:
    """A folder is no file, and a language that the pages do not speak is no interface."""
    result = _run("export-page", tmp_path, "-o", tmp_path, *flags)

    assert (result.exit_code, asked) == (2, [])


def test_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every picture that is written is named."""
    monkeypatch.setattr(pictures_module, "share_pictures", lambda _f, out, scale: [out / f"{scale}.png"])
    result = _run("pictures", tmp_path, "-o", tmp_path / "png", "--scale", "3")

    assert result.exit_code == 0
    assert result.stdout.strip().endswith("3.0.png")

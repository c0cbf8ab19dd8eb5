"""A dossier handed on: its pages in one file or a folder, in its language or another; its pictures as PNG."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from entente.engine import BuildOptions, SharingOptions, build_dossier, share_pages
from entente.engine.sharing import share_pictures
from entente.errors import SourceError, StoreError
from entente.web import write_pages
from fake_stages import FAKES

if TYPE_CHECKING:
    from pathlib import Path

STAGES = replace(FAKES, write_pages=write_pages)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Build a dossier of one article, its pages in French."""
    source = tmp_path / "press" / "a.txt"
    source.parent.mkdir()
    source.write_text("RUS gives oil.\nNothing else is said.\n", encoding="utf-8")
    out = tmp_path / "dossier"
    build_dossier([str(source.parent)], out, BuildOptions(workers=1, interface="fr"), STAGES)
    return out


def test_pages_keep_the_language_that_was_chosen(dossier: Path, tmp_path: Path) -> None:
    """A later build, and pages that are shared, speak as the first build was told."""
    build_dossier([str(tmp_path / "press")], dossier, BuildOptions(workers=1), STAGES)
    size = share_pages(dossier, tmp_path / "one.html", SharingOptions(single_file=True), STAGES)

    assert '<html lang="fr">' in (dossier / "index.html").read_text(encoding="utf-8")
    assert '<html lang="fr">' in (tmp_path / "one.html").read_text(encoding="utf-8")
    assert size == (tmp_path / "one.html").stat().st_size


def test_pages_in_another_language_without_the_articles(dossier: Path, tmp_path: Path) -> None:
    """A folder of pages can speak another language and hold sentences with claims alone."""
    out = tmp_path / "shared"
    share_pages(dossier, out, SharingOptions(interface="en", quotes_only=True), STAGES)
    texts = "".join(path.read_text(encoding="utf-8") for path in out.rglob("*.html"))

    assert '<html lang="en">' in texts
    assert "RUS gives oil." in texts
    assert "Nothing else is said." not in texts
    assert not list(out.rglob("*.jsonl"))
    assert not list(out.rglob("*.db"))


def test_what_is_no_dossier_is_named(tmp_path: Path) -> None:
    """A folder without a dossier, and a file that cannot be written, are errors that say so."""
    with pytest.raises(StoreError, match="no dossier"):
        share_pages(tmp_path, tmp_path / "x.html", SharingOptions(single_file=True), STAGES)


def test_file_that_cannot_be_written(dossier: Path, tmp_path: Path) -> None:
    """Where no file can be written, the error names the place."""
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(StoreError, match="taken"):
        share_pages(dossier, tmp_path / "taken" / "x.html", SharingOptions(single_file=True), STAGES)


def test_pictures_as_png(tmp_path: Path) -> None:
    """Every picture of a dossier becomes a PNG of twice its size."""
    pytest.importorskip("vl_convert", reason="needs the extra `pictures`")
    drawn = tmp_path / "dossier" / "pictures"
    drawn.mkdir(parents=True)
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="5"><path d="M0 0h9"/></svg>'
    (drawn / "map.svg").write_text(svg, encoding="utf-8")

    (png,) = share_pictures(tmp_path / "dossier", tmp_path / "out", 2.0)

    assert png == tmp_path / "out" / "map.png"
    head = png.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert (int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == (20, 10)


def test_dossier_without_pictures(tmp_path: Path) -> None:
    """A folder without pictures is named."""
    pytest.importorskip("vl_convert", reason="needs the extra `pictures`")
    with pytest.raises(SourceError, match="no pictures"):
        share_pictures(tmp_path, tmp_path / "out", 2.0)

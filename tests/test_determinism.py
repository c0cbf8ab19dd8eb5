"""Invariant 4 for whole builds: the example articles give the same bytes, however they are read."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from entente.engine import BuildOptions, build_dossier
from entente.engine.ours import our_stages

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "press"
FILES = sorted(path for path in EXAMPLES.iterdir() if path.suffix in {".txt", ".html"})


def _build(out: Path, sources: Sequence[Path], workers: int = 1) -> None:
    options = BuildOptions(workers=workers, metadata=EXAMPLES / "metadata.csv")
    build_dossier([str(source) for source in sources], out, options, our_stages())


def _contents(out: Path) -> dict[str, bytes]:
    """Return every file of a dossier but its store, whose bytes depend on the order of writing."""
    files = (path for path in out.rglob("*") if path.is_file() and path.name != "entente.db")
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build the folder of examples once, in this process."""
    out = tmp_path_factory.mktemp("whole")
    _build(out, [EXAMPLES])
    return _contents(out)


def test_the_build_is_whole(whole: dict[str, bytes]) -> None:
    """The dossier holds the open formats and pages, and they hold something."""
    for name in ("claims.jsonl", "facts.jsonl", "documents.jsonl", "index.html"):
        assert whole[name].strip(), name
    assert whole["documents.jsonl"].count(b"\n") == len(FILES)


def test_shuffled_files_and_two_workers(whole: dict[str, bytes], tmp_path: Path) -> None:
    """Files in another order, read by two processes, give the same bytes."""
    shuffled = FILES.copy()
    random.Random(4).shuffle(shuffled)
    assert shuffled != FILES

    _build(tmp_path / "out", shuffled, workers=2)

    assert whole == _contents(tmp_path / "out")


def test_article_by_article(whole: dict[str, bytes], tmp_path: Path) -> None:
    """Runs that add some articles each, the last one first, give the same bytes as one run."""
    for some in (FILES[5:], FILES[2:6], FILES[:3]):
        _build(tmp_path / "out", some)

    assert whole == _contents(tmp_path / "out")


def test_cut_and_resumed(whole: dict[str, bytes], tmp_path: Path) -> None:
    """A run that is cut and started again gives the same bytes."""
    options = BuildOptions(workers=1, metadata=EXAMPLES / "metadata.csv")

    def cut(_stage: str, done: int, _total: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_dossier([str(EXAMPLES)], tmp_path / "out", options, our_stages(), cut)
    assert not (tmp_path / "out" / "claims.jsonl").exists()

    _build(tmp_path / "out", [EXAMPLES])

    assert whole == _contents(tmp_path / "out")

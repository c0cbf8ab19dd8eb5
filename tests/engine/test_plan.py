"""A build: same output for any order, any number of workers and any interruption; nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from entente.engine import BuildOptions, BuildReport, build_dossier, remove_document
from entente.errors import LexiconError, StoreError
from entente.model.dossier import Dossier, Unread
from entente.store import Store
from fake_stages import FAKES, read_twice, write_nowhere

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = {
    "a.txt": "RUS gives oil.\nNothing here.\n",
    "b.txt": "PRK gives shells.\nRUS gives food.\n",
    "deep/c.txt": "CHN gives trucks.\n",
}


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """Write three articles into a folder."""
    folder = tmp_path / "press"
    for name, text in TEXTS.items():
        _write(folder / name, text)
    return folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _build(out: Path, *sources: Path, workers: int = 1, focus: tuple[str, ...] = ()) -> BuildReport:
    options = BuildOptions(workers=workers, focus=focus)
    return build_dossier([str(source) for source in sources], out, options, FAKES)


def _summary(out: Path) -> str:
    return (out / "summary.txt").read_text(encoding="utf-8")


def _dossier(out: Path) -> Dossier:
    with Store.open(out / "entente.db") as store:
        return store.dossier()


@pytest.fixture
def extracted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Return a function that lists the articles extracted since it was last called."""
    log = tmp_path / "extracted.log"
    log.touch()
    monkeypatch.setenv("FAKE_STAGES_LOG", str(log))

    def read() -> list[str]:
        lines = log.read_text(encoding="utf-8").split()
        log.write_text("", encoding="utf-8")
        return sorted(lines)

    return read


def test_first_build_counts_what_it_did(press: Path, tmp_path: Path) -> None:
    """The report counts articles, claims and facts."""
    report = _build(tmp_path / "out", press)

    assert report == BuildReport(
        read=3, added=3, changed=0, articles=3, copies=0, claims=4, facts=3, contested=1
    )
    assert report.unchanged == 0


def test_repeated_run_changes_and_extracts_nothing(
    press: Path, tmp_path: Path, extracted: Callable[[], list[str]]
) -> None:
    """The second run finds every article as it was."""
    _build(tmp_path / "out", press)
    before = _summary(tmp_path / "out")
    assert ["a.txt", "b.txt", "deep/c.txt"] == extracted()

    report = _build(tmp_path / "out", press)

    assert extracted() == []
    assert report.unchanged == 3
    assert before == _summary(tmp_path / "out")


def test_one_more_article_is_added(press: Path, tmp_path: Path, extracted: Callable[[], list[str]]) -> None:
    """A run on one new file adds it to what is there, as if all had been read at once."""
    _build(tmp_path / "out", press)
    extracted()
    _write(press / "d.txt", "IRN gives drones.\n")

    report = _build(tmp_path / "out", press / "d.txt")

    assert extracted() == ["d.txt"]
    assert (report.read, report.added, report.articles) == (1, 1, 4)
    _build(tmp_path / "afresh", press)
    assert _summary(tmp_path / "afresh") == _summary(tmp_path / "out")


def test_changed_article_replaces_its_old_text(press: Path, tmp_path: Path) -> None:
    """After a change the dossier is that of the new text alone."""
    _build(tmp_path / "out", press)
    _write(press / "b.txt", "PRK gives nothing.\n")

    report = _build(tmp_path / "out", press)

    assert (report.added, report.changed, report.unchanged) == (0, 1, 2)
    _build(tmp_path / "afresh", press)
    assert _summary(tmp_path / "afresh") == _summary(tmp_path / "out")


def test_other_extractor_extracts_again(
    press: Path, tmp_path: Path, extracted: Callable[[], list[str]]
) -> None:
    """A reading is kept only for the extractor that made it."""
    _build(tmp_path / "out", press)
    extracted()
    other = replace(FAKES, version="fake 2")

    report = build_dossier([str(press)], tmp_path / "out", BuildOptions(workers=1), other)

    assert len(extracted()) == 3
    assert report.changed == 3


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_order_and_workers_do_not_show(press: Path, tmp_path: Path, workers: int) -> None:
    """Any order of the files and any number of workers give the same dossier."""
    _build(tmp_path / "one", press)

    files = [press / "deep", press / "b.txt", press / "a.txt"]
    _build(tmp_path / "many", *files, workers=workers)

    assert _summary(tmp_path / "one") == _summary(tmp_path / "many")


def test_cut_run_goes_on_where_it_stopped(
    press: Path, tmp_path: Path, extracted: Callable[[], list[str]]
) -> None:
    """What was committed before the cut is not extracted again, and the result is the same."""

    def cut(_stage: str, done: int, _total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_dossier([str(press)], tmp_path / "out", BuildOptions(workers=1), FAKES, cut)
    assert extracted() == ["a.txt", "b.txt"]

    _build(tmp_path / "out", press)

    assert extracted() == ["deep/c.txt"]
    _build(tmp_path / "afresh", press)
    assert _summary(tmp_path / "afresh") == _summary(tmp_path / "out")


TROUBLES = {
    "binary.txt": ("x", "binary"),
    "finnish.txt": ("MISSING", "no language pack"),
    "crash.txt": ("CRASH", "ZeroDivisionError at fake_stages.py"),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_trouble_is_named_and_the_rest_is_built(press: Path, tmp_path: Path, name: str) -> None:
    """A source that cannot be read is named with its reason, in the report and in the dossier."""
    text, reason = TROUBLES[name]
    _write(press / name, text)

    report = _build(tmp_path / "out", press)

    assert report.read == 3
    assert [name] == [unread.where for unread in report.unread]
    assert reason in report.unread[0].reason
    assert report.unread == _dossier(tmp_path / "out").unread


def test_missing_file_is_named(tmp_path: Path) -> None:
    """A path that does not exist is a source that was not read."""
    report = _build(tmp_path / "out", tmp_path / "nowhere.txt")

    assert report.read == 0
    assert [unread.where for unread in report.unread] == ["nowhere.txt"]


def test_trouble_that_is_mended_is_forgotten(press: Path, tmp_path: Path) -> None:
    """Once a source can be read, the dossier no longer says that it could not."""
    _write(press / "c.txt", "CRASH")
    _build(tmp_path / "out", press)
    _write(press / "c.txt", "RUS gives oil.")

    _build(tmp_path / "out", press)

    assert _dossier(tmp_path / "out").unread == ()


def test_dying_process_loses_only_its_source(press: Path, tmp_path: Path) -> None:
    """A source that kills its process is named, and every other is read."""
    _write(press / "aa.txt", "DIE")

    report = _build(tmp_path / "out", press, workers=2)

    assert report.read == 3
    assert [unread.where for unread in report.unread] == ["aa.txt"]
    assert "died" in report.unread[0].reason


@pytest.mark.parametrize("workers", [1, 2])
def test_bad_rows_of_a_lexicon_stop_the_build(press: Path, tmp_path: Path, workers: int) -> None:
    """They are no fault of a source, and would spoil every reading."""
    _write(press / "aa.txt", "LEXICON")

    with pytest.raises(LexiconError, match=r"mine\.yaml:3"):
        _build(tmp_path / "out", press, workers=workers)


def test_file_of_metadata_is_no_article(press: Path, tmp_path: Path) -> None:
    """A file that tells of the articles may lie beside them."""
    _write(press / "metadata.txt", "a.txt")
    options = BuildOptions(metadata=press / "deep" / ".." / "metadata.txt", workers=1)

    report = build_dossier([str(press)], tmp_path / "out", options, FAKES)

    assert (report.read, report.unread) == (3, ())


def test_metadata_of_no_article_is_named(press: Path, tmp_path: Path) -> None:
    """A mistyped name in the file of metadata does not go unseen."""
    metadata = tmp_path / "metadata.txt"
    _write(metadata, "a.txt typo.txt")

    report = build_dossier([str(press)], tmp_path / "out", BuildOptions(metadata=metadata), FAKES)

    assert (Unread(str(metadata), "no article is called 'typo.txt'"),) == report.unread


def test_claim_that_breaks_an_invariant_is_refused(press: Path, tmp_path: Path) -> None:
    """Such a claim does not enter the store, and the run says so."""
    _write(press / "d.txt", "BAD gives oil.\nIRN gives drones.\n")

    report = _build(tmp_path / "out", press)

    assert report.claims == 5
    assert "refused" in report.unread[0].reason
    assert (Unread("d.txt", report.unread[0].reason),) == _dossier(tmp_path / "out").unread


def test_focus_keeps_what_touches_its_actors(press: Path, tmp_path: Path) -> None:
    """Claims on other actors leave the dossier but not the store."""
    report = _build(tmp_path / "out", press, focus=("RUS", "IRN"))
    assert (report.claims, report.facts, report.articles) == (2, 1, 3)

    report = _build(tmp_path / "out", press)
    assert report.claims == 4


def test_copies_are_counted(press: Path, tmp_path: Path) -> None:
    """The report counts articles that are copies of others."""
    _write(press / "z.txt", TEXTS["a.txt"])

    assert _build(tmp_path / "out", press).copies == 1


def test_removed_article_leaves_no_trace(press: Path, tmp_path: Path) -> None:
    """After removal the dossier is the one that the other articles give, in the same focus."""
    _build(tmp_path / "out", press, focus=("PRK",))

    assert remove_document(tmp_path / "out", "b.txt", FAKES)
    assert not remove_document(tmp_path / "out", "b.txt", FAKES)

    (press / "b.txt").unlink()
    _build(tmp_path / "afresh", press, focus=("PRK",))
    assert _summary(tmp_path / "afresh") == _summary(tmp_path / "out")


def test_second_article_of_one_name_is_named(press: Path, tmp_path: Path) -> None:
    """Of two articles that bear one name, the first is kept and the other is not lost in silence."""
    stages = replace(FAKES, read_source=read_twice)

    report = build_dossier([str(press / "a.txt")], tmp_path / "out", BuildOptions(workers=1), stages)

    assert (report.read, report.added, report.articles) == (1, 1, 1)
    assert [unread.where for unread in report.unread] == ["a.txt"]
    assert "same name" in report.unread[0].reason
    assert _dossier(tmp_path / "out").articles[0].text == TEXTS["a.txt"]


def test_dossier_among_its_articles_is_not_read(press: Path) -> None:
    """A dossier in the folder of its articles is no article the second time; another one is named."""
    _build(press / "out", press)
    _build(press / "other", press / "a.txt")

    report = _build(press / "out", press)

    assert (report.read, report.articles) == (3, 3)
    assert [unread.where for unread in report.unread] == ["other"]


def test_file_of_a_dossier_is_read_when_named(press: Path, tmp_path: Path) -> None:
    """What a build wrote can be read again by another, if the user says so."""
    _build(press / "out", press)

    assert _build(tmp_path / "again", press / "out" / "summary.txt").read == 1


def test_folder_that_cannot_be_written_is_named(press: Path, tmp_path: Path) -> None:
    """An error of the system while writing is an error that says where."""
    stages = replace(FAKES, writers=(write_nowhere,))

    with pytest.raises(StoreError, match=r"pages.*cannot be written"):
        build_dossier([str(press)], tmp_path / "out", BuildOptions(workers=1), stages)


def test_killed_run_goes_on(press: Path, tmp_path: Path) -> None:
    """A process that is killed amid its work leaves a dossier that the next run completes."""
    _write(press / "b2.txt", "DIE")
    script = (
        "import sys; from pathlib import Path; from fake_stages import FAKES\n"
        "from entente.engine import BuildOptions, build_dossier\n"
        "build_dossier([sys.argv[1]], Path(sys.argv[2]), BuildOptions(workers=1), FAKES)"
    )
    command = [sys.executable, "-c", script, str(press), str(tmp_path / "out")]
    path = os.pathsep.join([str(Path(__file__).resolve().parents[1] / "support"), *sys.path])
    ended = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": path})
    assert ended.returncode == 1
    assert [article.doc for article in _dossier(tmp_path / "out").articles] == ["a.txt", "b.txt"]

    (press / "b2.txt").unlink()
    report = _build(tmp_path / "out", press)

    assert (report.added, report.unchanged) == (1, 2)
    _build(tmp_path / "afresh", press)
    assert _summary(tmp_path / "afresh") == _summary(tmp_path / "out")


def test_remove_wants_a_dossier(tmp_path: Path) -> None:
    """A folder without a store is refused, and none is made there."""
    with pytest.raises(StoreError, match="no dossier"):
        remove_document(tmp_path, "a.txt", FAKES)

    assert list(tmp_path.iterdir()) == []


def test_dossier_must_be_a_folder(press: Path) -> None:
    """A file in the place of the dossier's folder is refused."""
    with pytest.raises(StoreError, match="cannot be a folder"):
        _build(press / "a.txt", press)

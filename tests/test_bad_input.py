"""Bad input among good: each bad source is named with its reason, and the rest is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from entente.engine import BuildOptions, build_dossier
from entente.engine.ours import our_stages

if TYPE_CHECKING:
    from pathlib import Path

    from entente.engine import BuildReport

GOOD = (
    "La Russie livre du pétrole à la Corée du Nord\n\n"
    "La Russie a livré 500 000 barils de pétrole à la Corée du Nord en 2024, selon Séoul. "
    "Pyongyang nie avoir reçu ces livraisons.\n"
)
FINNISH = (
    "Venäjä ja Pohjois-Korea allekirjoittivat sopimuksen kesäkuussa. Sopimuksen mukaan maat auttavat "
    "toisiaan, jos toinen niistä joutuu hyökkäyksen kohteeksi. Etelä-Korean tiedustelupalvelu arvioi, "
    "että sotilaita on lähetetty rintamalle jo tuhansia.\n"
)
MEGABYTES = 50


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill a folder with one good article, two odd ones that can be read, and many that cannot."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "latin-1.txt").write_bytes(GOOD.encode("latin-1"))
    (folder / "broken.html").write_text(
        f"<html><body><div><p>{GOOD}<p>La Russie <b>livre</p></i> des obus.<table><tr><td", encoding="utf-8"
    )
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_text(" \n\t\n", encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (folder / "finnish.txt").write_text(FINNISH, encoding="utf-8")
    (folder / "huge.txt").write_bytes(b"obus " * (MEGABYTES * 200_000))
    (folder / "dangling.txt").symlink_to(folder / "nowhere.txt")
    (folder / "folder.txt").mkdir()
    return folder


@pytest.fixture(scope="module")
def report(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    """Build the folder, and two names that are not there."""
    out = tmp_path_factory.mktemp("out")
    sources = [str(folder), str(folder / "missing.txt"), str(folder / "mistyped")]
    return build_dossier(sources, out, BuildOptions(workers=1), our_stages())


@pytest.mark.parametrize(
    "name",
    [
        "empty.txt",
        "blank.txt",
        "binary.txt",
        "picture.png",
        "finnish.txt",
        "huge.txt",
        "dangling.txt",
        "missing.txt",
        "mistyped",
    ],
)
def test_bad_source_is_named_once_with_its_reason(report: BuildReport, name: str) -> None:
    """The reason is one short line of ours, not a failure of the program."""
    reasons = [unread.reason for unread in report.unread if unread.where.endswith(name)]

    assert len(reasons) == 1, report.unread
    assert reasons[0]
    assert "\n" not in reasons[0]
    assert "entente failed" not in reasons[0]


def test_what_is_not_there_is_said_to_be_missing(report: BuildReport) -> None:
    """A mistyped name is not taken for a kind of file."""
    reasons = {unread.where: unread.reason for unread in report.unread}

    assert reasons["missing.txt"] == reasons["mistyped"] == "no such file"


def test_the_rest_is_built(report: BuildReport) -> None:
    """The good article is read, and so are one in another encoding and one in broken HTML."""
    assert report.read == 3
    assert len(report.unread) == 9
    assert report.claims > 0


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal by the system is a reason like any other; it is simulated, for root may read anything."""
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "secret.txt").write_text(GOOD, encoding="utf-8")
    opened = type(tmp_path).open

    def refuse(path: Path, *arguments: object, **options: object) -> object:
        if path.name == "secret.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(type(tmp_path), "open", refuse)
    report = build_dossier([str(tmp_path)], tmp_path / "out", BuildOptions(workers=1), our_stages())

    assert report.read == 1
    assert [unread.where for unread in report.unread] == ["secret.txt"]
    assert "ermission" in report.unread[0].reason

"""`--vocabulary`: actors of one's own are found, shown by name, and end a build when their rows are bad."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from entente.engine import BuildOptions, build_dossier
from entente.engine.ours import our_stages
from entente.errors import LexiconError
from entente.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from entente.model.dossier import Dossier

TEXT = (
    "La Ligue arstotzkienne arme la Russie\n\n"
    "La Ligue arstotzkienne a livré 300 missiles à la Russie en mai 2025, a reconnu Moscou.\n"
)


@pytest.fixture
def vocabulary(tmp_path: Path) -> Path:
    """Write a folder with one invented organisation and its French name."""
    folder = tmp_path / "mine"
    (folder / "actors").mkdir(parents=True)
    (folder / "fr").mkdir()
    (folder / "actors" / "mine.yaml").write_text(
        "- {id: ARSLEAGUE, kind: organisation, name: League of Arstotzka}\n", encoding="utf-8"
    )
    (folder / "fr" / "actors.yaml").write_text(
        "- {actor: ARSLEAGUE, names: [Ligue arstotzkienne], example: Un don de la Ligue arstotzkienne.}\n",
        encoding="utf-8",
    )
    return folder


def _build(tmp_path: Path, vocabulary: Path | None) -> Dossier:
    source = tmp_path / "a.txt"
    source.write_text(TEXT, encoding="utf-8")
    build_dossier([str(source)], tmp_path / "out", BuildOptions(workers=1), our_stages(vocabulary))
    with Store.open(tmp_path / "out" / "entente.db") as store:
        return store.dossier()


def test_own_actors_are_found_and_shown(tmp_path: Path, vocabulary: Path) -> None:
    """The organisation acts in a claim, and the pages call it by its name."""
    dossier = _build(tmp_path, vocabulary)

    assert any("ARSLEAGUE" in claim.agent for claim in dossier.claims)
    assert "League of Arstotzka" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_vocabulary_makes_articles_be_read_again(tmp_path: Path, vocabulary: Path) -> None:
    """What was read without it is not kept once it is given, nor the other way round."""
    without = _build(tmp_path, None)
    assert not any("ARSLEAGUE" in claim.agent for claim in without.claims)

    assert without != _build(tmp_path, vocabulary)
    assert without == _build(tmp_path, None)


def test_bad_rows_are_named_with_their_place(tmp_path: Path, vocabulary: Path) -> None:
    """A row without a kind ends the build before anything is read."""
    path = vocabulary / "actors" / "mine.yaml"
    path.write_text("- {id: ARSLEAGUE, name: League of Arstotzka}\n", encoding="utf-8")

    with pytest.raises(LexiconError, match=r"mine\.yaml:1"):
        _build(tmp_path, vocabulary)

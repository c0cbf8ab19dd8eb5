"""The lexicons of actors, offices and places: every row does what its example shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from entente.errors import LexiconError
from entente.language.actor_names import load_actors
from entente.language.office_words import load_offices
from entente.language.pack import lexicon_rows
from entente.vocabulary.actors import states

if TYPE_CHECKING:
    from pathlib import Path

    from entente.vocabulary.rows import Row

LANGUAGES = ("fr", "en")


def _ids(row: Row) -> set[str]:
    actor = row.get("actor", [office["office"] for office in row.get("offices", ())])
    flat = [actor] if isinstance(actor, str) else actor
    return {i for part in flat for i in ([part] if isinstance(part, str) else part)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_actor_row_is_found_in_its_example(lang: str) -> None:
    """The example of a row names at least one of its actors."""
    table = load_actors(lang)
    missed = []
    for row in lexicon_rows(lang, "actors"):
        known = frozenset(row.get("context", ()))
        found = {i for m in table.find(row["example"], known) for i in m.form.ids_in(None)}
        if row.get("nobody"):
            assert not found, row["example"]
            continue
        wanted = _ids(row) | {f"{i}/GOV" for i in _ids(row)}
        if not found & wanted:
            missed.append(f"{row.where}: {row['example']}")
    assert not missed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_place_row_is_found_in_its_example(lang: str) -> None:
    """The example of a row names its place."""
    table = load_actors(lang)
    missed = []
    for row in lexicon_rows(lang, "places"):
        found = table.find(row["example"], frozenset(row.get("context", ())))
        if row["place"] not in {m.form.place for m in found}:
            missed.append(f"{row.where}: {row['example']}")
    assert not missed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_noun_of_office_stands_in_its_example(lang: str) -> None:
    """The example of a row has one of its forms, and no form stands in two rows."""
    words = load_offices(lang)
    rows = [row for row in lexicon_rows(lang, "offices") if "link" not in row]
    forms = [form for row in rows for form in row["forms"]]

    missed = [
        row.where
        for row in rows
        if not {m.form.text for m in words.nouns.find(row["example"])} & set(row["forms"])
    ]
    assert not missed
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_state_has_a_name(lang: str) -> None:
    """No state of the catalogue is without a name in a language."""
    named = {i for row in lexicon_rows(lang, "actors") if row.get("names") for i in _ids(row)}

    assert {entry.id for entry in states()} <= named


def test_user_names_win(tmp_path: Path) -> None:
    """A user's rows add names, in the row form of ours, to actors of their own too."""
    (tmp_path / "actors").mkdir()
    (tmp_path / "fr").mkdir()
    row = "- {id: HILLFOLK, kind: armed_group, name: Hill Folk}\n"
    (tmp_path / "actors" / "mine.yaml").write_text(row, encoding="utf-8")
    row = (
        "- {actor: HILLFOLK, names: [Gens des collines, Wagner], example: Les Gens des collines avancent.}\n"
    )
    (tmp_path / "fr" / "actors.yaml").write_text(row, encoding="utf-8")

    found = load_actors("fr", tmp_path).find("Les Gens des collines et Wagner, avec Moscou")

    assert [m.form.ids for m in found] == [("HILLFOLK",), ("HILLFOLK",), ("RUS/GOV",)]


def test_bad_names_are_reported_all_at_once(tmp_path: Path) -> None:
    """Each bad row is named with its file and line."""
    (tmp_path / "fr").mkdir()
    rows = (
        "- {actor: NOBODY, names: [Nul], example: Nul.}",
        "- {actor: RUS, names: [Untel]}",
        "- {actor: RUS, example: Rien.}",
    )
    (tmp_path / "fr" / "actors.yaml").write_text("\n".join(rows), encoding="utf-8")

    with pytest.raises(LexiconError) as caught:
        load_actors("fr", tmp_path)

    message = str(caught.value)
    assert "actors.yaml:1: no actor 'NOBODY'" in message
    assert "actors.yaml:2: a row needs an example" in message
    assert "actors.yaml:3: a row needs one of names" in message

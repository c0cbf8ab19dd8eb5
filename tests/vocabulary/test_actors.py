"""The catalogue of actors."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from entente.errors import LexiconError, UnknownKeyError
from entente.vocabulary.actors import (
    blocs_of,
    find_actor,
    is_actor_id,
    load_catalogue,
    members_of,
    states,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_every_state_has_its_codes() -> None:
    """States have two-letter codes of their own, three-digit numbers and Wikidata items."""
    entries = states()

    assert len(entries) == 197
    assert len({entry.iso2 for entry in entries}) == len(entries)
    assert {entry.id for entry in entries if entry.numeric is None} == {"XKX"}
    assert all(len(entry.numeric) == 3 for entry in entries if entry.numeric)
    assert all(entry.wikidata for entry in entries)


@pytest.mark.parametrize(
    ("bloc", "year", "state", "expected"),
    [
        ("NATO", 2022, "FIN", False),
        ("NATO", 2023, "FIN", True),
        ("EU", 2019, "GBR", True),
        ("EU", 2021, "GBR", False),
        ("ECOWAS", 2024, "MLI", True),
        ("ECOWAS", 2026, "MLI", False),
        ("G7", 2014, "RUS", False),
        ("BRICS", 2024, "IRN", True),
    ],
)
def test_membership_has_dates(bloc: str, year: int, state: str, *, expected: bool) -> None:
    """A state belongs to a bloc in the years of its membership only, seen from either side."""
    assert (state in members_of(bloc, year)) is expected
    assert (bloc in blocs_of(state, year)) is expected


@pytest.mark.parametrize("actor", ["RUS", "RUS/GOV", "WAGNER", "UN/EXPERTS", "ALLIES:USA", "XKX"])
def test_ids_of_actors(actor: str) -> None:
    """Ids may carry a sector, or name the allies of an actor."""
    assert is_actor_id(actor)


@pytest.mark.parametrize("actor", ["", "RU", "RUS/XYZ", "ALLIES:", "rus", "Russia"])
def test_not_ids_of_actors(actor: str) -> None:
    """Names, other codes and unknown sectors are no ids."""
    assert not is_actor_id(actor)


def test_unknown_actor_names_the_nearest() -> None:
    """The error survives pickling, since it crosses processes."""
    with pytest.raises(UnknownKeyError, match=r"HEZBOLAH.*did you mean 'HEZBOLLAH'") as caught:
        find_actor("HEZBOLAH")

    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


def test_user_rows_replace_ours(tmp_path: Path) -> None:
    """A user's folder adds actors, and changes those that have the same id."""
    folder = tmp_path / "actors"
    folder.mkdir()
    rows = "- {id: HILLFOLK, kind: armed_group, name: Hill Folk, ties: [RUS]}\n"
    rows += "- {id: WAGNER, kind: armed_group, name: The Orchestra}\n"
    (folder / "mine.yaml").write_text(rows, encoding="utf-8")

    assert find_actor("HILLFOLK/MIL", tmp_path).ties == ("RUS",)
    assert find_actor("WAGNER", tmp_path).name == "The Orchestra"
    assert find_actor("WAGNER").name == "Wagner Group"


def test_bad_rows_are_named_all_at_once(tmp_path: Path) -> None:
    """Each bad row is reported with its file and line."""
    folder = tmp_path / "actors"
    folder.mkdir()
    rows = (
        "- {id: A, kind: planet, name: A}",
        "- {kind: state, name: B}",
        "- {id: C, kind: group, name: C, ties: [NOBODY]}",
    )
    (folder / "mine.yaml").write_text("\n".join(rows), encoding="utf-8")

    with pytest.raises(LexiconError) as caught:
        load_catalogue(tmp_path)

    message = str(caught.value)
    assert "mine.yaml:1: no kind 'planet'" in message
    assert "mine.yaml:2: an actor needs id" in message
    assert "C refers to NOBODY" in message

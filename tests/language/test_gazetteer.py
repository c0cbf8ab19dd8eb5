"""The table of known forms, and how text is compared with it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.language.gazetteer import Form, Gazetteer, NameKind, Office
from entente.language.pieces import fold, pieces

FORMS = (
    Form("Corée du Nord", NameKind.STATE, ("PRK",)),
    Form("Corée du Sud", NameKind.STATE, ("KOR",)),
    Form("Otan", NameKind.GROUP, ("NATO",)),
    Form("UE", NameKind.GROUP, ("EU",)),
    Form("U.S.", NameKind.STATE, ("USA",)),
    Form("N'Djamena", NameKind.SEAT, ("TCD/GOV",)),
    Form("russo", NameKind.PREFIX, ("RUS",)),
    Form("russe", NameKind.ADJECTIVE, ("RUS",)),
    Form("iranien", NameKind.ADJECTIVE, ("IRN",)),
    Form("Le Monde", NameKind.GROUP, ("FRA/MED",), strict=True),
    Form("Nord", NameKind.STATE, ("PRK",), strict=True, context=("PRK",)),
    Form("Congo", NameKind.STATE, ("COG",)),
    Form("Congo", NameKind.STATE, ("COD",), context=("COD",)),
)
TABLE = Gazetteer(FORMS, joiners=frozenset({"ex"}), trailers=frozenset({"backed"}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La Corée du Nord", [("Corée du Nord", "PRK")]),
        ("la coree  du\u00a0nord et l'otan", [("coree  du\u00a0nord", "PRK"), ("otan", "NATO")]),
        ("LA CORÉE DU NORD ET L’OTAN", [("CORÉE DU NORD", "PRK"), ("OTAN", "NATO")]),
        ("Corée-du-Nord", [("Corée-du-Nord", "PRK")]),
        ("la Corée du nord", []),
        ("Corée.\n\nDu Nord", []),
        ("l'ue sans capitale", []),
        ("l'UE", [("UE", "EU")]),
        ("à N’Djamena", [("N’Djamena", "TCD/GOV")]),
        ("U.S. officials", [("U.S.", "USA")]),
        ("russo-iranien", [("russo", "RUS"), ("iranien", "IRN")]),
        ("anti-iranien", []),
        ("russo est seul", []),
        ("l'ex-Otan", [("Otan", "NATO")]),
        ("Otan-backed", [("Otan", "NATO")]),
        ("www.otan.int", []),
        ("le monde", []),
        ("Le Monde", [("Le Monde", "FRA/MED")]),
        ("le Nord menace", []),
        ("au Congo", [("Congo", "COG")]),
    ],
)
def test_forms_in_text(text: str, expected: list[tuple[str, str]]) -> None:
    """Case, accents, joints and halves of words are weighed as the module says."""
    assert [(m.span.of(text), m.form.ids[0]) for m in TABLE.find(text)] == expected


def test_context_awakes_and_outranks() -> None:
    """A form that needs a context counts where the article has it, and then comes first."""
    known = frozenset({"PRK", "COD"})

    assert [m.form.ids for m in TABLE.find("Le Nord et le Congo", known)] == [("PRK",), ("COD",)]


def test_own_table_over_the_base() -> None:
    """Forms of an article are found beside those of the language."""
    own = Gazetteer([Form("Jeanne Untel", NameKind.PERSON, ("FRA/EDU",))], TABLE)

    assert [m.form.ids for m in own.find("Jeanne Untel, de l'Otan")] == [("FRA/EDU",), ("NATO",)]


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2005, "NOR/GOV"),
        (2014, "NATO"),
        (2020, "NATO"),
        (2026, "NOR/GOV"),
        (1990, "NOR/GOV"),
        (None, "NOR/GOV"),
    ],
)
def test_office_of_a_year(year: int | None, expected: str) -> None:
    """The office held in a year wins, else the nearest; the later of two held at once."""
    offices = (Office(("NOR/GOV",), 2005, 2013), Office(("NATO",), 2014, 2024), Office(("NOR/GOV",), 2025))

    assert Form("X", NameKind.PERSON, offices=offices).ids_in(year) == (expected,)


@given(
    st.lists(
        st.sampled_from([form.text for form in FORMS] + [" ", "-", "'", "de", ".", "\n", "ex"]), max_size=12
    )
)
def test_spans_are_slices_in_order(parts: list[str]) -> None:
    """Whatever the text, matches are disjoint, in order, and spell the form they name."""
    text = " ".join(parts)
    found = TABLE.find(text, frozenset({"PRK"}))

    for match in found:
        spelt = [piece.key for piece in pieces(match.span.of(text))]
        assert spelt == [piece.key for piece in pieces(match.form.text)]
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


@given(st.text(max_size=60))
def test_pieces_cover_every_letter(text: str) -> None:
    """Each letter or digit lies in exactly one piece, whose slice is its text."""
    found = pieces(text)

    assert all(text[p.start : p.end] == p.text and p.key == fold(p.text) for p in found)
    covered = {i for p in found for i in range(p.start, p.end)}
    assert {i for i, c in enumerate(text) if c.isalnum()} <= covered

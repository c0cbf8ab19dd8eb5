"""Search: stems meet, accents do not matter, phrases hold together, facets narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from entente.serve.search import SearchIndex

if TYPE_CHECKING:
    from entente.serve.shelf import Shelf


@pytest.mark.parametrize(
    ("query", "claims"),
    [
        ("coreen", ["s1c1", "s2c1"]),
        ("Coréenne", ["s1c1", "s2c1"]),
        ("CORÉENS pétrole", ["s1c1", "s2c1"]),
        ('"nord coréenne"', ["s1c1", "s2c1"]),
        ('"coréenne nord"', []),
        ("petr*", ["s1c1", "s2c1"]),
        ("obus", ["s3c1"]),
        ("obus pétrole", []),
        ("a'b\"c OR NEAR(", []),
        ("*", ["s1c1", "s2c1", "s3c1"]),
        ("", ["s1c1", "s2c1", "s3c1"]),
    ],
)
def test_claims_are_found(shelf: Shelf, query: str, claims: list[str]) -> None:
    """Who types without accents, in another number or gender, finds the same; no query is an error."""
    found = SearchIndex(shelf.desk).search(query, {"kind": "claim"})

    assert claims == sorted(hit.entry.claim.id for hit in found.hits if hit.entry.claim)
    assert found.total == len(claims)


def test_words_found_are_lit(shelf: Shelf) -> None:
    """A hit shows its whole text, with the words that were found apart."""
    hit = shelf.index.search("coreen", {"kind": "claim"}).hits[0]

    assert "".join(piece for piece, _ in hit.pieces) == hit.entry.text
    assert next(piece for piece, lit in hit.pieces if lit).casefold().startswith("coréen")


def test_facets_count_and_narrow(shelf: Shelf) -> None:
    """Facets count all that was found, and a choice leaves what has it; unknown names do nothing."""
    found = shelf.index.search("", {"party": "RUS", "nonsense": "1"})

    assert dict(found.facets["flow"]) == {"energy.oil": 3, "arms.ammunition": 2}
    assert shelf.index.search("", {"flow": "arms.ammunition", "kind": "fact"}).total == 1
    assert shelf.index.search("", {"flow": "nothing"}).total == 0


def test_parts_of_a_list(shelf: Shelf) -> None:
    """A later part goes on where the one before ended."""
    whole = shelf.index.search("", count=100).hits

    assert [hit.entry for hit in whole[2:4]] == [
        hit.entry for hit in shelf.index.search("", start=2, count=2).hits
    ]

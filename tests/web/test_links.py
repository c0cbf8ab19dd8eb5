"""File names of the pages: safe everywhere, unique, the same whatever else is in the dossier."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.web.links import id_name, page_name, slug

SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.html")
RESERVED = {"con", "prn", "aux", "nul", "com1", "lpt9"}


@given(st.text())
def test_names_are_safe(key: str) -> None:
    """Any string gives a short name of letters, digits, hyphens and underscores, not kept for a device."""
    for name in (page_name(key), id_name(key)):
        assert SAFE.fullmatch(name)
        assert len(name) <= 69
        assert name.removesuffix(".html").lower() not in RESERVED


@given(st.text(), st.text())
def test_names_are_unique(one: str, other: str) -> None:
    """Two documents never share a page, also where the file system does not tell case."""
    assert (one == other) == (page_name(one).lower() == page_name(other).lower())


@pytest.mark.parametrize(
    ("key", "name"),
    [("RUS", "RUS.html"), ("84a7450c635c8c9e", "84a7450c635c8c9e.html"), ("WEST-to-UKR", "WEST-to-UKR.html")],
)
def test_plain_ids_name_their_page(key: str, name: str) -> None:
    """An id that is safe as it is stays readable."""
    assert id_name(key) == name


@pytest.mark.parametrize("key", ["con", "NUL", "Com1", "a/../b", "", "é", "x" * 65])
def test_other_ids_are_hashed(key: str) -> None:
    """An id that a file system may refuse gets a name of its own."""
    assert id_name(key) == page_name(key)


def test_slug_keeps_anchors_plain() -> None:
    """Anchors hold no character that a link would have to escape."""
    assert slug("arms.ammunition", 'a"<b>/c') == "arms.ammunition-a_b_c"

"""Normalisation changes characters, never offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.language.typography import normalise


@given(st.text())
def test_length_and_idempotence(text: str) -> None:
    """Code point for code point, and once is enough."""
    plain = normalise(text)

    assert len(plain) == len(text)
    assert normalise(plain) == plain


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("l’accord", "l'accord"),
        ("“Paix”", '"Paix"'),
        ("« Paix »", "« Paix »"),
        ("11\u202f000 obus", "11 000 obus"),
        ("Rajin–Vladivostok", "Rajin–Vladivostok"),
        ("le pont – inachevé – attend", "le pont - inachevé - attend"),
        ("non — dit-il", "non - dit-il"),
        ("nord‑coréen", "nord-coréen"),
    ],
)
def test_variants(raw: str, plain: str) -> None:
    """Variants become the plain character, guillemets and joining dashes stay."""
    assert normalise(raw) == plain

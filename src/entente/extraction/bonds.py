"""Nouns that stand for two parties at once: "cette alliance", "le pacte entre X et Y"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from entente.language.pack import lexicon_rows

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from entente.extraction.mentions import ActorMention


@cache
def load_bonds(lang: str) -> frozenset[str]:
    """Load the lemmas that stand for two parties at once."""
    return frozenset(word for row in lexicon_rows(lang, "bonds") for word in row["words"])


def sides_of(doc: Doc, head: int, actors: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Return the mentions that name the sides of a bond: its adjectives and its complements."""
    below = {token.i for token in doc[head].subtree}
    return tuple(m for m in actors if m.ids and (m.head == head or m.head in below))

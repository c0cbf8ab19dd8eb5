"""One parsed sentence with all that roles are read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from entente.extraction.flows import FoundThing
    from entente.extraction.grammar import Grammar
    from entente.extraction.mentions import ActorMention
    from entente.extraction.operators import Operators


@dataclass(frozen=True, slots=True)
class Scene:
    """One parsed sentence with what was found in it, and the words that no role may take."""

    doc: Doc
    actors: tuple[ActorMention, ...]
    things: tuple[FoundThing, ...]
    grammar: Grammar
    operators: Operators
    bonds: frozenset[str] = frozenset()
    barred: frozenset[int] = frozenset()
    """Tokens inside "selon X" and the like: holders, never parties."""
    sayings: frozenset[int] = frozenset()
    """Words that attribute: their subjects speak of deeds and do none."""
    measured: frozenset[int] = frozenset()
    """Tokens of dates and amounts: they name no act."""
    deeds: frozenset[int] = frozenset()
    """Nouns that name other acts: what hangs on them is theirs."""
    last_flow: str | None = None
    counted: str | None = None
    """Flow of the transfer or loss that was last counted, a sentence or two ago at most."""
    topic: str | None = None
    """Flow of the thing that the last sentence was about."""

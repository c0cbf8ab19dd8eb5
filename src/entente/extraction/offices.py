"""Office phrases: "le ministre russe des Affaires étrangères" is the government of Russia.

A noun of office is read together with the owner that stands near it: an adjective made from a state,
a name tied to it ("de", "of", "'s"), or, for people who study, the institute they work for. All at
the level of words, so that it serves before parsing too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from entente.extraction.office_reader import STATES, OwnerReader
from entente.extraction.office_units import Item, OfficePhrase, units_of
from entente.language.gazetteer import NameKind
from entente.language.pieces import fold
from entente.model.actor import state_of
from entente.vocabulary.actors import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from entente.language.office_words import OfficeWords, Role

__all__ = ["Item", "OfficePhrase", "find_offices", "office_ids"]


def find_offices(
    text: str, items: Iterable[Item], words: OfficeWords, extra: Path | None = None
) -> tuple[OfficePhrase, ...]:
    """Find the office phrases of a text, in order.

    Args:
        text: a sentence.
        items: the names, adjectives and inhabitants found in it, without overlaps.
        words: the nouns of office of its language.
        extra: a user's vocabulary folder.
    """
    units = units_of(text, items, words)
    reader = OwnerReader(text, units, words, extra)
    found = [reader.read(i) for i, unit in enumerate(units) if unit.role is not None]
    shared = _share_owners(text, found, words)
    return tuple(phrase for phrase in shared if not _nested(phrase, shared))


def _nested(phrase: OfficePhrase, others: list[OfficePhrase]) -> bool:
    return any(other is not phrase and other.ids and other.span.contains(phrase.span) for other in others)


def office_ids(states: tuple[str, ...], role: Role, extra: Path | None = None) -> tuple[str, ...]:
    """Return the ids of an office of these actors: states take its sector, the rest stay as they are."""
    catalogue = load_catalogue(extra)
    kinds = ((state, catalogue[state].kind if state in catalogue else "") for state in states)
    return tuple(f"{s}/{role.sector}" if role.sector and kind in STATES else s for s, kind in kinds)


def _share_owners(text: str, phrases: list[OfficePhrase], words: OfficeWords) -> list[OfficePhrase]:
    """Give an office without owner that of the next in a list ("l'armée et le peuple russes")."""
    shared = list(phrases)
    for i in range(len(shared) - 2, -1, -1):
        left, right = shared[i], shared[i + 1]
        between = [fold(word) for word in text[left.span.end : right.noun.start].replace("'", " ").split()]
        glue = {word.strip(",’") for word in between}
        listed = between and all(words.links_as(w, "and") or words.links_as(w, "the") or not w for w in glue)
        adjectives = any(owner.kind is NameKind.ADJECTIVE for owner in right.owners)
        if not left.ids and left.role.sector and listed and adjectives and right.owners:
            ids = tuple(f"{state_of(a)}/{left.role.sector}" for a in right.ids)
            shared[i] = OfficePhrase(left.span, left.noun, left.role, ids, right.owners)
    return shared

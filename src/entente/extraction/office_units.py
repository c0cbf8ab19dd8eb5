"""The parts that office phrases are read from: items, nouns of office and plain words, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.language.gazetteer import NameKind
from entente.language.pieces import fold, pieces
from entente.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entente.language.office_words import OfficeWords, Role

_BREAKS: Final = frozenset(',:;(–—«"“')
BEFORE_NOUNS: Final = ("the", "of", "and", "their", "at", "article")
"""Links whose words may open a noun phrase."""


@dataclass(frozen=True, slots=True)
class Item:
    """A name, adjective or inhabitant found in a text, with the actors it stands for."""

    span: Span
    kind: NameKind
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """A noun of office and its owners.

    `span` covers noun and owners, `noun` the noun alone; `owners` are the items used up, `apposed` a
    name that stands beside the phrase and is the same actor ("le président russe Vladimir Poutine").
    `ids` are empty when nothing near says whose office it is.
    """

    span: Span
    noun: Span
    role: Role
    ids: tuple[str, ...]
    owners: tuple[Item, ...] = ()
    apposed: Item | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, an item or a noun of office, in reading order."""

    span: Span
    word: str
    item: Item | None = None
    role: Role | None = None

    @property
    def adjective(self) -> bool:
        """Whether it is an adjective or noun made from a state ("russe", "Russe")."""
        return self.item is not None and self.item.kind in {
            NameKind.ADJECTIVE,
            NameKind.PREFIX,
            NameKind.INHABITANT,
        }


def units_of(text: str, items: Iterable[Item], words: OfficeWords) -> list[Unit]:
    """Cut a text into items, nouns of office and words, in order."""
    units = [Unit(item.span, "", item=item) for item in items]
    nouns = (
        Unit(match.span, fold(match.span.of(text)), role=words.roles[match.form.text])
        for match in words.nouns.find(text)
        if not _is_modifier(text, match.span, words)
    )
    units += _free(nouns, units)
    units += _free((Unit(Span(piece.start, piece.end), piece.key) for piece in pieces(text)), units)
    return sorted(units, key=lambda unit: unit.span)


def _is_modifier(text: str, span: Span, words: OfficeWords) -> bool:
    """Tell whether a noun of office that is also an adjective is one here ("la pression militaire")."""
    before = pieces(text[max(0, span.start - 40) : span.start])
    if not words.links_as(fold(span.of(text)), "modifier") or not before:
        return False
    if "before" in words.links:
        return False
    if (
        text[: span.start].rstrip(" \u00a0")[-1:] in {",", ":", "(", "–", "«", ";"}
        or before[-1].key.isdigit()
    ):
        return False
    return not any(
        words.links_as(before[-1].key, link) for link in ("the", "of", "and", "their", "at", "article")
    )


def _free(candidates: Iterable[Unit], units: list[Unit]) -> list[Unit]:
    return [c for c in candidates if not any(c.span.meets(unit.span) for unit in units)]

"""Reads the owners around one noun of office: the words of `offices.py`, in detail."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from entente.extraction.office_units import BEFORE_NOUNS, Item, OfficePhrase, Unit
from entente.language.gazetteer import NameKind
from entente.model.actor import sector_of, state_of
from entente.model.text import Span
from entente.vocabulary.actors import load_catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from entente.language.office_words import OfficeWords, Role

STATES: Final = frozenset({"state", "territory"})
_EMPLOYERS: Final = frozenset({"EDU", "MED", "BUS"})
_JOINTS: Final = frozenset("'’-»”")
_REACH: Final = 12
"""Words that an office phrase may hold after its noun."""


@dataclass(slots=True)
class State:
    """What has been read of a phrase so far."""

    owners: list[Item] = field(default_factory=list)
    apposed: Item | None = None
    sector: str | None = None
    of: bool = False
    member: bool = False
    strange: bool = False
    end: int = 0


class OwnerReader:
    """Reads the owners around the nouns of office of one text."""

    def __init__(self, text: str, units: list[Unit], words: OfficeWords, extra: Path | None) -> None:
        self._text, self._units, self._words, self._extra = text, units, words, extra

    def read(self, at: int) -> OfficePhrase:
        """Read the phrase of the noun at index `at`."""
        noun = self._units[at]
        role = noun.role
        if role is None:  # pragma: no cover - the caller passes nouns only
            raise ValueError(noun.word)
        state = State(sector=role.sector)
        if "before" in self._words.links:
            self._leftwards(at, state)
        before = state.owners
        if not before or role.place:
            state.owners = []
            self._rightwards(at, role, state)
            state.owners = before + state.owners
        else:
            state.apposed = self._apposed(at)
        if not state.owners and not role.person and not role.abroad and not role.place:
            self._seat(state)
        spans = [noun.span, *(owner.span for owner in state.owners)]
        whole = Span(min(s.start for s in spans), max(s.end for s in spans))
        ids = self._ids(role, state) or role.default
        return OfficePhrase(whole, noun.span, role, ids, tuple(state.owners), state.apposed)

    def _rightwards(self, at: int, role: Role, state: State) -> None:
        last = self._units[at]
        for i in range(at + 1, min(at + 1 + _REACH, len(self._units))):
            unit = self._units[i]
            gap = self._text[last.span.end : unit.span.start].strip()
            listed = gap == "," and unit.adjective and bool(state.owners)
            state.end = i
            if (gap and gap not in _JOINTS and not listed) or not self._step(i, role, state):
                return
            last = unit

    def _apposed(self, at: int) -> Item | None:
        """Return the name that follows the noun at once ("Russian President Untel")."""
        noun, rest = self._units[at], self._units[at + 1 : at + 2]
        beside = rest and not self._text[noun.span.end : rest[0].span.start].strip()
        return rest[0].item if beside and not rest[0].adjective else None

    def _seat(self, state: State) -> None:
        """Take the capital that a ministry stands in as its owner ("le ministère à Kiev")."""
        rest = self._units[state.end : state.end + 2]
        town = rest[1].item if len(rest) == 2 and self._is(rest[0].word, "at") else None
        if town is not None and town.kind is NameKind.SEAT:
            state.owners.append(town)

    def _step(self, i: int, role: Role, state: State) -> bool:
        """Take the unit at `i` into the phrase; False when the phrase ends before it."""
        unit = self._units[i]
        if unit.item is not None:
            return self._take_item(i, unit.item, role, state)
        if unit.role is not None:
            return self._take_noun(unit, unit.role, role, state)
        word = unit.word
        if self._is(word, "and"):
            return bool(state.owners) and self._list_goes_on(i, state)
        return self._take_link(word, role, state) or self._take_word(i, word, role, state)

    def _take_link(self, word: str, role: Role, state: State) -> bool:
        if self._is(word, "of") or (role.inherits and self._is(word, "for")):
            state.of, state.member = True, False
            return True
        if self._is(word, "the"):
            return state.of or state.member
        if role.about and self._is(word, "member"):
            state.member = True
            return True
        return False

    def _take_item(self, i: int, item: Item, role: Role, state: State) -> bool:
        if self._units[i].adjective:
            state.owners.append(item)
            state.of = False
            return True
        if not state.of and not state.member:
            if item.kind is NameKind.PERSON and not role.person and not state.owners:
                state.owners.append(item)  # "l'administration Untel"
            else:
                state.apposed = item
            return False
        employer = any(sector_of(i) in _EMPLOYERS for i in item.ids)
        if role.about and not state.member and not employer:
            return False
        if any(owner.kind is NameKind.ADJECTIVE for owner in state.owners):
            return False
        state.owners.append(item)
        state.of = state.member = False
        if role.inherits:
            state.sector = self._sector_owned(i) or state.sector
        return True

    def _sector_owned(self, i: int) -> str | None:
        """Return the sector of the organ that the name at `i` possesses ("for Ukraine's air force")."""
        rest = self._units[i + 1 : i + 5]
        if not rest or not self._is(rest[0].word, "possessive"):
            return None
        return next((unit.role.sector for unit in rest[1:] if unit.role is not None), None)

    def _take_noun(self, unit: Unit, nested: Role, role: Role, state: State) -> bool:
        if not state.of and not self._is(unit.word, "modifier"):
            return False
        if state.of and (role.about or role.bare or nested.group):
            return False
        if role.inherits and nested.sector:
            state.sector = nested.sector
        state.of = False
        return True

    def _take_word(self, i: int, word: str, role: Role, state: State) -> bool:
        if self._is(word, "the") or (state.of and role.bare):
            return False
        if state.of:
            state.of = False
            return not state.owners or self._owned_further(i)
        if state.owners:
            return False
        if self._is(word, "modifier"):
            return True
        following = self._units[i + 1] if i + 1 < len(self._units) else None
        if state.strange or following is None or not following.adjective:
            return False
        state.strange = True
        return True

    def _owned_further(self, i: int) -> bool:
        return any(unit.adjective for unit in self._units[i + 1 : i + 3])

    def _list_goes_on(self, i: int, state: State) -> bool:
        """Tell whether "and" at `i` goes on to another owner of the same kind."""
        rest = self._units[i + 1 : i + 4]
        if not rest:
            return False
        if state.owners[-1].kind in {NameKind.ADJECTIVE, NameKind.PREFIX}:
            return rest[0].adjective
        names = [u for u in rest if not self._is(u.word, "of") and not self._is(u.word, "the")]
        tied = self._is(rest[0].word, "of")
        return tied and bool(names) and names[0].item is not None

    def _leftwards(self, at: int, state: State) -> None:
        """Read owners before the noun, in languages that put them there ("Russia's army")."""
        first = self._units[at]
        listed = False
        for i in range(at - 1, max(-1, at - 1 - _REACH), -1):
            unit = self._units[i]
            gap = self._text[unit.span.end : first.span.start].strip()
            comma = gap == "," and bool(state.owners) and self._alike(unit, state.owners[0])
            if gap and gap not in _JOINTS and not comma:
                return
            if unit.item is not None:
                if state.owners and not comma and not listed:
                    return
                state.owners.insert(0, unit.item)
                listed = False
            elif self._is(unit.word, "and"):
                listed = bool(state.owners)
                if not listed:
                    return
            elif state.owners or not self._before(i, state):
                return
            first = unit

    @staticmethod
    def _alike(unit: Unit, owner: Item) -> bool:
        """Tell whether a comma may join a unit to an owner: both are names, or both adjectives."""
        return unit.item is None or unit.adjective == (owner.kind in {NameKind.ADJECTIVE, NameKind.PREFIX})

    def _before(self, i: int, state: State) -> bool:
        """Tell whether the unit at `i` may stand between an owner and its office."""
        unit = self._units[i]
        if unit.role is not None:
            return not unit.role.place
        if self._is(unit.word, "modifier") or self._is(unit.word, "possessive"):
            return True
        small = any(self._is(unit.word, link) for link in (*BEFORE_NOUNS, "opener"))
        owner = self._units[i - 1] if i else None
        if state.strange or small or owner is None or not owner.adjective:
            return False
        state.strange = True
        return True

    def _is(self, word: str, link: str) -> bool:
        return self._words.links_as(word, link)

    def _ids(self, role: Role, state: State) -> tuple[str, ...]:
        if role.place:
            return ()
        found: dict[str, None] = {}
        for owner in state.owners:
            for actor in owner.ids:
                found[self._id(actor, owner, role, state)] = None
        return tuple(found)

    def _id(self, actor: str, owner: Item, role: Role, state: State) -> str:
        """Return the id that an office makes of one id of its owner."""
        if role.group is not None:
            return actor if owner.kind is NameKind.ADJECTIVE else f"{role.group}{state_of(actor)}"
        entry = load_catalogue(self._extra).get(state_of(actor))
        if entry is None or entry.kind not in STATES:
            return actor
        organ = owner.kind is NameKind.GROUP and sector_of(actor) is not None
        if organ and (role.inherits or role.about):
            return actor
        return f"{state_of(actor)}/{state.sector}" if state.sector else actor

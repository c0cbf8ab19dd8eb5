"""Office phrases: "le ministre russe des Affaires étrangères" is the government of Russia.

A noun of office is read together with the owner that stands near it: an adjective made from a state,
a name tied to it ("de", "of", "'s"), or, for people who study, the institute they work for. All at
the level of words, so that it serves before parsing too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from entente.language.gazetteer import NameKind
from entente.language.pieces import fold, pieces
from entente.model.actor import sector_of, state_of
from entente.model.text import Span
from entente.vocabulary.actors import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from entente.language.office_words import OfficeWords, Role

_STATES: Final = frozenset({"state", "territory"})
_EMPLOYERS: Final = frozenset({"EDU", "MED", "BUS"})
_REACH: Final = 12
"""Words that an office phrase may hold after its noun."""


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
class _Unit:
    """A word, an item or a noun of office, in reading order."""

    span: Span
    word: str
    item: Item | None = None
    role: Role | None = None

    @property
    def adjective(self) -> bool:
        return self.item is not None and self.item.kind in {
            NameKind.ADJECTIVE,
            NameKind.PREFIX,
            NameKind.INHABITANT,
        }


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
    units = _units(text, items, words)
    reader = _Reader(text, units, words, extra)
    found = [reader.read(i) for i, unit in enumerate(units) if unit.role is not None]
    shared = _share_owners(text, found, words)
    return tuple(phrase for phrase in shared if not _nested(phrase, shared))


def _units(text: str, items: Iterable[Item], words: OfficeWords) -> list[_Unit]:
    units = [_Unit(item.span, "", item=item) for item in items]
    nouns = (
        _Unit(match.span, fold(match.span.of(text)), role=words.roles[match.form.text])
        for match in words.nouns.find(text)
    )
    units += _free(nouns, units)
    units += _free((_Unit(Span(piece.start, piece.end), piece.key) for piece in pieces(text)), units)
    return sorted(units, key=lambda unit: unit.span)


def _free(candidates: Iterable[_Unit], units: list[_Unit]) -> list[_Unit]:
    return [c for c in candidates if not any(c.span.meets(unit.span) for unit in units)]


def _nested(phrase: OfficePhrase, others: list[OfficePhrase]) -> bool:
    return any(other is not phrase and other.ids and other.span.contains(phrase.span) for other in others)


@dataclass(slots=True)
class _State:
    """What has been read of a phrase so far."""

    owners: list[Item] = field(default_factory=list)
    apposed: Item | None = None
    sector: str | None = None
    of: bool = False
    member: bool = False
    strange: bool = False


class _Reader:
    """Reads the owners around the nouns of office of one text."""

    def __init__(self, text: str, units: list[_Unit], words: OfficeWords, extra: Path | None) -> None:
        self._text, self._units, self._words, self._extra = text, units, words, extra

    def read(self, at: int) -> OfficePhrase:
        """Read the phrase of the noun at index `at`."""
        noun = self._units[at]
        role = noun.role
        if role is None:  # pragma: no cover - the caller passes nouns only
            raise ValueError(noun.word)
        state = _State(sector=role.sector)
        self._rightwards(at, role, state)
        if not state.owners and "before" in self._words.links:
            self._leftwards(at, state)
        spans = [noun.span, *(owner.span for owner in state.owners)]
        whole = Span(min(s.start for s in spans), max(s.end for s in spans))
        ids = self._ids(role, state)
        return OfficePhrase(whole, noun.span, role, ids, tuple(state.owners), state.apposed)

    def _rightwards(self, at: int, role: Role, state: _State) -> None:
        last = self._units[at]
        for i in range(at + 1, min(at + 1 + _REACH, len(self._units))):
            unit = self._units[i]
            gap = self._text[last.span.end : unit.span.start].strip()
            listed = gap == "," and unit.adjective and bool(state.owners)
            if (gap and gap not in {"'", "’", "-"} and not listed) or not self._step(i, role, state):
                return
            last = unit

    def _step(self, i: int, role: Role, state: _State) -> bool:
        """Take the unit at `i` into the phrase; False when the phrase ends before it."""
        unit = self._units[i]
        if unit.item is not None:
            return self._take_item(unit, unit.item, role, state)
        if unit.role is not None:
            return self._take_noun(unit, unit.role, role, state)
        word = unit.word
        if self._is(word, "and"):
            return bool(state.owners) and self._list_goes_on(i, state)
        return self._take_link(word, role, state) or self._take_word(i, word, state)

    def _take_link(self, word: str, role: Role, state: _State) -> bool:
        if self._is(word, "of"):
            state.of, state.member = True, False
            return True
        if self._is(word, "the"):
            return state.of or state.member
        if role.about and self._is(word, "member"):
            state.member = True
            return True
        return False

    def _take_item(self, unit: _Unit, item: Item, role: Role, state: _State) -> bool:
        if unit.adjective:
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
        return True

    def _take_noun(self, unit: _Unit, nested: Role, role: Role, state: _State) -> bool:
        if not state.of and not self._is(unit.word, "modifier"):
            return False
        if state.of and (role.about or nested.group):
            return False
        if role.inherits and nested.sector:
            state.sector = nested.sector
        state.of = False
        return True

    def _take_word(self, i: int, word: str, state: _State) -> bool:
        if self._is(word, "the"):
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

    def _list_goes_on(self, i: int, state: _State) -> bool:
        """Tell whether "and" at `i` goes on to another owner of the same kind."""
        rest = self._units[i + 1 : i + 4]
        if not rest:
            return False
        if state.owners[-1].kind in {NameKind.ADJECTIVE, NameKind.PREFIX}:
            return rest[0].adjective
        names = [u for u in rest if not self._is(u.word, "of") and not self._is(u.word, "the")]
        tied = self._is(rest[0].word, "of")
        return tied and bool(names) and names[0].item is not None

    def _leftwards(self, at: int, state: _State) -> None:
        """Read owners before the noun, in languages that put them there ("Russia's army")."""
        first = self._units[at]
        for i in range(at - 1, max(-1, at - 1 - _REACH), -1):
            unit = self._units[i]
            gap = self._text[unit.span.end : first.span.start].strip()
            if gap not in {"", "'", "’", "-"} and not (gap == "," and state.owners):
                return
            if unit.item is not None:
                if (
                    state.owners
                    and self._text[unit.span.end : first.span.start].strip() != ","
                    and not state.of
                ):
                    return
                state.owners.insert(0, unit.item)
                state.of = False
            elif self._is(unit.word, "and"):
                if not state.owners:
                    return
                state.of = True
            elif state.owners or not self._before(unit):
                return
            first = unit

    def _before(self, unit: _Unit) -> bool:
        if unit.role is not None:
            return not unit.role.place
        return self._is(unit.word, "modifier") or self._is(unit.word, "possessive")

    def _is(self, word: str, link: str) -> bool:
        return self._words.links_as(word, link)

    def _ids(self, role: Role, state: _State) -> tuple[str, ...]:
        if role.place:
            return ()
        found: dict[str, None] = {}
        for owner in state.owners:
            for actor in owner.ids:
                found[self._id(actor, owner, role, state)] = None
        return tuple(found)

    def _id(self, actor: str, owner: Item, role: Role, state: _State) -> str:
        """Return the id that an office makes of one id of its owner."""
        if role.group is not None:
            return actor if owner.kind is NameKind.ADJECTIVE else f"{role.group}{state_of(actor)}"
        entry = load_catalogue(self._extra).get(state_of(actor))
        if entry is None or entry.kind not in _STATES:
            return actor
        organ = owner.kind is NameKind.GROUP and sector_of(actor) is not None
        if organ and (role.inherits or role.about):
            return actor
        return f"{state_of(actor)}/{state.sector}" if state.sector else actor


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

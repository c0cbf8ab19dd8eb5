"""What an article teaches about names: whom it introduces, and which short names it makes plain.

"le secrétaire général de l'Otan, Jens Untel" ties a name that no lexicon has to an office; from then
on the name, and its last part alone, speak for that office in the same article.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.extraction.offices import Item, OfficePhrase, find_offices, office_ids
from entente.extraction.strangers import (
    completes_office,
    find_strangers,
    opens_employer,
    opens_office,
)
from entente.language.actor_names import load_actors
from entente.language.gazetteer import Form, Gazetteer, NameKind
from entente.language.office_words import load_offices
from entente.model.actor import state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from entente.language.gazetteer import FormMatch
    from entente.language.office_words import OfficeWords
    from entente.language.pack import LanguagePack
    from entente.model.text import Span

_GOVERNING: Final = frozenset({NameKind.STATE, NameKind.SEAT, NameKind.PALACE})
_OF_STATE: Final = frozenset({"GOV", "MIL", "SPY", "LEG"})
"""Sectors whose offices are those of the state last named, when nothing nearer says whose."""

_Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonMemory:
    """What the names of one article mean.

    `names` is the table to search, the article's own names on top of the language's. `known` are the
    actors and full names that the article has, `year` that of its publication.
    """

    names: Gazetteer
    known: frozenset[str] = frozenset()
    year: int | None = None

    def find(self, text: str) -> tuple[FormMatch, ...]:
        """Find the forms of a sentence of this article."""
        return self.names.find(text, self.known)


def learn_people(
    texts: Sequence[str], pack: LanguagePack, *, year: int | None = None, extra: Path | None = None
) -> PersonMemory:
    """Learn from all sentences of an article, in order, what its names mean.

    Args:
        texts: the sentences and headings.
        pack: their language.
        year: of publication, to choose among the offices that a person has held.
        extra: a user's vocabulary folder.
    """
    base = load_actors(pack.code, extra)
    first = [base.find(text) for text in texts]
    known = frozenset(_known(match for found in first for match in found))
    learner = _Learner(load_offices(pack.code), extra)
    for text in texts:
        learner.read(text, items_of(base.find(text, known), year))
    return PersonMemory(Gazetteer(_forms(learner.learned), base), known, year)


def items_of(matches: Iterable[FormMatch], year: int | None) -> tuple[Item, ...]:
    """Return matches as items with the ids that hold in `year`; mere places have none."""
    named = (match for match in matches if match.form.kind is not NameKind.NOBODY)
    return tuple(Item(m.span, m.form.kind, m.form.ids_in(year)) for m in named)


def _known(matches: Iterable[FormMatch]) -> Iterator[str]:
    for match in matches:
        if match.form.kind is NameKind.PERSON:
            yield match.form.text
        yield from (state_of(actor) for actor in match.form.ids)


def _forms(learned: dict[str, _Ids]) -> Iterator[Form]:
    for name, ids in learned.items():
        yield Form(name, NameKind.PERSON, ids)
        last = name.split()[-1]
        if last != name and last[0].isupper():
            yield Form(last, NameKind.PERSON, ids)


class _Learner:
    """Reads the sentences of one article in order; `learned` are full names with their actors."""

    def __init__(self, words: OfficeWords, extra: Path | None) -> None:
        self._words, self._extra = words, extra
        self._state: _Ids = ()
        self.learned: dict[str, _Ids] = {}

    def read(self, text: str, items: tuple[Item, ...]) -> None:
        """Learn the unknown names of a sentence that stand beside an office or an employer."""
        named = [item.span for item in items]
        if any(find_strangers(text, named, self._words)):
            offices = find_offices(text, items, self._words, self._extra)
            people = self._people(text, offices, items)
            for span in find_strangers(text, named + [o.noun for o in offices], self._words):
                ids = self._office_beside(text, span, people) or self._employer_beside(text, span, items)
                if ids:
                    self.learned.setdefault(span.of(text), ids)
        self._state = next((item.ids for item in reversed(items) if item.kind in _GOVERNING), self._state)

    def _people(
        self, text: str, offices: tuple[OfficePhrase, ...], items: tuple[Item, ...]
    ) -> list[tuple[Span, _Ids]]:
        """Return the offices of people; a rank after an office is its holder's ("..., le général Untel")."""
        found: list[tuple[Span, _Ids]] = []
        for phrase in offices:
            if not phrase.role.person:
                continue
            ids = phrase.ids
            if not ids and found and opens_office(text[found[-1][0].end : phrase.span.start], self._words):
                ids = found[-1][1]
            found.append((phrase.span, ids or self._of_last_state(phrase, items)))
        return [(span, ids) for span, ids in found if ids]

    def _of_last_state(self, phrase: OfficePhrase, items: tuple[Item, ...]) -> _Ids:
        """Return the office as one of the state named last before it, in this sentence or earlier."""
        if phrase.role.sector not in _OF_STATE:
            return ()
        before = (i for i in reversed(items) if i.kind in _GOVERNING and i.span.end <= phrase.span.start)
        ids = next((item.ids for item in before), self._state)
        return office_ids(tuple(state_of(actor) for actor in ids), phrase.role, self._extra)

    def _office_beside(self, text: str, name: Span, offices: list[tuple[Span, _Ids]]) -> _Ids:
        for span, ids in reversed(offices):
            if span.end <= name.start and completes_office(text[span.end : name.start], self._words):
                return ids
        for span, ids in offices:
            if name.end <= span.start and opens_office(text[name.end : span.start], self._words):
                return ids
        return ()

    def _employer_beside(self, text: str, name: Span, items: tuple[Item, ...]) -> _Ids:
        """Return the organ in ", de l'Ifri" or "(Ifri)" after a name."""
        for item in items:
            after = item.kind is NameKind.GROUP and item.span.start >= name.end
            if after and opens_employer(text[name.end : item.span.start], self._words):
                return item.ids
        return ()

"""What an article teaches about names: whom it introduces, and which short names it makes plain.

"le secrétaire général de l'Otan, Jens Untel" ties a name that no lexicon has to an office; from then
on the name, and its last part alone, speak for that office in the same article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.extraction.offices import Item, OfficePhrase, find_offices
from entente.language.actor_names import load_actors
from entente.language.gazetteer import Form, Gazetteer, NameKind
from entente.language.office_words import load_offices
from entente.language.pieces import fold
from entente.model.actor import state_of
from entente.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from entente.language.gazetteer import FormMatch
    from entente.language.office_words import OfficeWords
    from entente.language.pack import LanguagePack

_WORD: Final = re.compile(r"[^\W\d_]\.(?= )|(?:O['’])?[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST_WORDS: Final = 5
_APPOSITION: Final = 3
"""Words that may stand between a name with its comma and the office after it ("X, le nouveau ...")."""


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
    words = load_offices(pack.code)
    learned: dict[str, tuple[str, ...]] = {}
    for text in texts:
        items = items_of(base.find(text, known), year)
        for name, ids in _introductions(text, items, words, extra):
            learned.setdefault(name, ids)
    return PersonMemory(Gazetteer(_forms(learned), base), known, year)


def items_of(matches: Iterable[FormMatch], year: int | None) -> tuple[Item, ...]:
    """Return matches as items with the ids that hold in `year`; mere places have none."""
    named = (match for match in matches if match.form.kind is not NameKind.NOBODY)
    return tuple(Item(m.span, m.form.kind, m.form.ids_in(year)) for m in named)


def _known(matches: Iterable[FormMatch]) -> Iterator[str]:
    for match in matches:
        if match.form.kind is NameKind.PERSON:
            yield match.form.text
        yield from (state_of(actor) for actor in match.form.ids)


def _forms(learned: dict[str, tuple[str, ...]]) -> Iterator[Form]:
    for name, ids in learned.items():
        yield Form(name, NameKind.PERSON, ids)
        last = name.split()[-1]
        if last != name and last[0].isupper():
            yield Form(last, NameKind.PERSON, ids)


def _introductions(
    text: str, items: tuple[Item, ...], words: OfficeWords, extra: Path | None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the unknown full names of a sentence that stand beside an office, with its actors."""
    named = [item.span for item in items]
    if not any(_strangers(text, named, words)):
        return
    offices = find_offices(text, items, words, extra)
    phrases = _of_people(text, offices, words)
    for span in _strangers(text, named + [phrase.noun for phrase in offices], words):
        ids = _office_beside(text, span, phrases, words) or _employer_beside(text, span, items, words)
        if ids:
            yield span.of(text), ids


def _of_people(
    text: str, phrases: tuple[OfficePhrase, ...], words: OfficeWords
) -> list[tuple[Span, tuple[str, ...]]]:
    """Return the offices of people; a rank after an office is its holder's ("..., le général Untel")."""
    found: list[tuple[Span, tuple[str, ...]]] = []
    for phrase in phrases:
        if not phrase.role.person:
            continue
        ids = phrase.ids
        if not ids and found and _opens(text[found[-1][0].end : phrase.span.start], words):
            ids = found[-1][1]
        found.append((phrase.span, ids))
    return [(span, ids) for span, ids in found if ids]


def _strangers(text: str, taken: list[Span], words: OfficeWords) -> Iterator[Span]:
    """Yield runs of two to five capitalised words, particles among them, that no item or office covers."""
    run: list[re.Match[str]] = []
    for match in (*_WORD.finditer(text), None):
        if match is not None and _joins(text, run, match, words) and not _covered(match, taken):
            run.append(match)
            continue
        yield from _whole_name(text, run, words)
        run = (
            [match] if match is not None and match.group()[0].isupper() and not _covered(match, taken) else []
        )


def _joins(text: str, run: list[re.Match[str]], match: re.Match[str], words: OfficeWords) -> bool:
    if not run or text[run[-1].end() : match.start()] not in {" ", "\u00a0"}:
        return False
    return match.group()[0].isupper() or words.links_as(fold(match.group()), "particle")


def _covered(match: re.Match[str], taken: list[Span]) -> bool:
    span = Span(match.start(), match.end())
    return any(span.meets(other) for other in taken)


def _whole_name(text: str, run: list[re.Match[str]], words: OfficeWords) -> Iterator[Span]:
    if run and _leads_in(text, run[0], words):
        run = run[1:]
    while run and (words.links_as(fold(run[-1].group()), "particle") or run[-1].group().endswith(".")):
        run = run[:-1]
    if 2 <= len(run) <= _MOST_WORDS:
        yield Span(run[0].start(), run[-1].end())


def _leads_in(text: str, word: re.Match[str], words: OfficeWords) -> bool:
    """Tell whether a capitalised word opens the sentence or completes an office ("de la Défense Untel")."""
    before = _folded(text[: word.start()])
    if before:
        return words.links_as(before[-1], "the")
    return words.links_as(fold(word.group()), "opener")


def _office_beside(
    text: str, name: Span, offices: list[tuple[Span, tuple[str, ...]]], words: OfficeWords
) -> tuple[str, ...]:
    for span, ids in reversed(offices):
        if span.end <= name.start and _completes(text[span.end : name.start], words):
            return ids
    for span, ids in offices:
        if name.end <= span.start and _opens(text[name.end : span.start], words):
            return ids
    return ()


def _completes(between: str, words: OfficeWords) -> bool:
    """Tell whether a stretch only completes an office before the name ("de la Défense, ")."""
    found = _WORD.findall(between)
    if "," in between.rstrip(" ,") or any(mark in between for mark in '.;:()«»"'):
        return False
    tied = False
    for word in found:
        key = fold(word)
        if words.links_as(key, "of"):
            tied = True
        elif not (
            words.links_as(key, "the") or words.links_as(key, "modifier") or words.links_as(key, "and")
        ):
            if not tied and not word[0].isupper():
                return False
            tied = words.links_as(key, "and")
    return True


def _opens(between: str, words: OfficeWords) -> bool:
    """Tell whether a stretch only leads from a name to the office in apposition (", le nouveau ")."""
    found = _folded(between)
    if not between.lstrip().startswith((",", "(")) or between.count(",") > 1:
        return False
    small = all(any(words.links_as(w, link) for link in ("the", "article", "modifier")) for w in found)
    return small and len(found) <= _APPOSITION


def _folded(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _employer_beside(text: str, name: Span, items: tuple[Item, ...], words: OfficeWords) -> tuple[str, ...]:
    """Return the organ in ", de l'Ifri" or "(Ifri)" after a name."""
    for item in items:
        between = text[name.end : item.span.start]
        if item.span.start < name.end or item.kind is not NameKind.GROUP:
            continue
        found = _folded(between)
        tied = all(words.links_as(w, "of") or words.links_as(w, "the") for w in found)
        if between.strip() == "(" or (between.strip().startswith(",") and found and tied):
            return item.ids
    return ()

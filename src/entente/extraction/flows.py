"""Finds the things of a sentence: nouns that name what passes from one party to another.

Nouns come from the lexicon `things` of the language. The longest expression wins; an adjective may
decide what a general noun is ("aide alimentaire"); a word beside it may forbid the reading.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from entente.errors import LexiconError
from entente.language.inflection import Inflection, load_inflection, split_words
from entente.language.pack import lexicon_rows
from entente.language.phrases import Forms, PhraseTable
from entente.vocabulary.flows import flows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Token

    from entente.extraction.mentions import ActorMention
    from entente.language.pack import FoundQuantity, LanguagePack
    from entente.vocabulary.rows import Row

_BESIDE: Final = 3
"""How many words on either side may forbid a reading (`not_with`)."""
_MOST_ADJECTIVES: Final = 6
"""How many words away from its noun an adjective is looked for."""
_NOUN_LIKE: Final = frozenset({"NOUN", "PROPN", "X", "SYM", "NUM", ""})
_MADE_NOUN: Final = frozenset({"ADJ", "VERB"})
_BEFORE_NOUN: Final = frozenset({"DET", "NUM", "ADP"})
_QUALIFIERS: Final = frozenset({"ADJ", "ADV", "CCONJ", ""})
_NAMES: Final = frozenset({"NOUN", "PROPN"})
_RELATORS: Final = frozenset({"ADP", "DET"})


@dataclass(frozen=True, slots=True)
class FoundThing:
    """A noun that names something that passes; token indices of its sentence, `end` excluded.

    `head` is its syntactic head. `unit` is what a number before it counts, None when nothing in
    particular. A `weak` thing is a cargo only when a transfer governs it.
    """

    start: int
    head: int
    end: int
    flow: str
    unit: str | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Sense:
    """One row of the lexicon, as one of its nouns carries it.

    `noun` is the noun as written there: a capital there asks for one in the text. `adjectives` and
    `not_with` are folded words; a noun with adjectives needs one of them beside it.
    """

    noun: str
    flow: str
    unit: str | None
    weak: bool
    adjectives: tuple[tuple[str, ...], ...]
    not_with: tuple[tuple[str, ...], ...]


@cache
def load_things(code: str) -> PhraseTable[Sense]:
    """Load the nouns of a language that name things, once.

    Raises:
        LexiconError: every bad row at once, each with its file and line.
    """
    table: PhraseTable[Sense] = PhraseTable(load_inflection(code))
    bad = []
    for row in lexicon_rows(code, "things"):
        if row.get("idiom"):
            continue
        if row.get("flow") not in flows():
            bad.append(f"{row.where}: no flow {row.get('flow')!r}")
        elif not row.get("nouns"):
            bad.append(f"{row.where}: a row of things needs nouns")
        else:
            _enter(table, row, load_inflection(code))
    if bad:
        raise LexiconError("\n".join(bad))
    return table


@cache
def load_idioms(code: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Load the expressions that hold a thing's noun and name none, by first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in lexicon_rows(code, "things"):
        for noun in row["nouns"] if row.get("idiom") else ():
            words = split_words(noun.lower())
            found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(all_, key=len, reverse=True)) for first, all_ in found.items()}


def _enter(table: PhraseTable[Sense], row: Row, inflection: Inflection) -> None:
    fold = inflection.modifier
    beside = {
        name: tuple(tuple(fold(word) for word in phrase.split()) for phrase in row.get(name) or ())
        for name in ("adjective", "not_with")
    }
    unit = row.get("unit") or flows()[row["flow"]].unit
    for noun in row["nouns"]:
        weak = bool(row.get("weak"))
        table.add(noun, Sense(noun, row["flow"], unit, weak, beside["adjective"], beside["not_with"]))


def find_things(doc: Doc, pack: LanguagePack) -> tuple[FoundThing, ...]:
    """Find the things that a sentence names, in order; `doc` holds that one sentence.

    A noun that two adjectives make two things ("aide militaire et alimentaire") is found twice.
    """
    finder = _Finder(doc, pack.code)
    return tuple(finder.run())


def sums_of_money(doc: Doc, quantities: Sequence[FoundQuantity]) -> tuple[FoundThing, ...]:
    """Return the sums that a currency sign alone names ("$500 million"), as things that pass."""
    signed = [q for q in quantities if q.noun and _is_currency(q.noun.of(doc.text))]
    tokens = [next((t for t in doc if t.idx <= q.span.start < t.idx + len(t)), None) for q in signed]
    return tuple(
        FoundThing(t.i, t.i, t.i + 1, "money", q.quantity.unit)
        for t, q in zip(tokens, signed, strict=True)
        if t is not None
    )


def counted_people(doc: Doc, actors: Sequence[ActorMention]) -> tuple[FoundThing, ...]:
    """Return the nationals that a number counts ("six cents Marocains"), as people who may be sent."""
    counted = [
        doc[m.head]
        for m in actors
        if m.kind == "demonym_noun" and any(c.dep_ == "nummod" for c in doc[m.head].children)
    ]
    return tuple(FoundThing(t.i, t.i, t.i + 1, "personnel", "person", weak=True) for t in counted)


def _is_currency(sign: str) -> bool:
    return any(unicodedata.category(character) == "Sc" for character in sign)


class _Finder:
    """The search through one sentence."""

    __slots__ = ("doc", "fold", "idioms", "plain", "table", "words")

    def __init__(self, doc: Doc, code: str) -> None:
        self.doc = doc
        self.fold, self.table, self.idioms = load_inflection(code), load_things(code), load_idioms(code)
        self.plain = tuple(token.text.lower() for token in doc)
        self.words: Sequence[Forms] = [_forms(token) for token in doc]

    def run(self) -> Iterator[FoundThing]:
        """Go from left to right; what is found is not searched again.

        "Food" in "food aid" gives way to the whole where both are one flow.
        """
        place, kept = 0, list[FoundThing]()
        while place < len(self.doc):
            end, found = self._at(place)
            for thing in found:
                kept = [
                    one for one in kept if one.start < thing.start or one.flow != thing.flow or one in found
                ]
            kept.extend(found)
            place = max(end, place + 1)
        return iter(kept)

    def _at(self, start: int) -> tuple[int, tuple[FoundThing, ...]]:
        """Read what starts at a place: where the search goes on, and the things there."""
        idiom = self._idiom(start)
        hit = self.table.longest(self.words, start, self._may_skip)
        if hit is None or hit[0] <= idiom or not self._may_be_noun(start, hit[0]):
            return idiom, ()
        end, senses = hit
        fitting = [s for s in senses if self._written(s, start) and not self._forbidden(s, start, end)]
        found = [
            thing for sense in fitting if sense.adjectives for thing in self._specified(sense, start, end)
        ]
        if not found:
            found = [self._thing(s, start, end, start, end) for s in fitting if not s.adjectives][:1]
        return max((thing.end for thing in found), default=start), tuple(dict.fromkeys(found))

    def _idiom(self, start: int) -> int:
        """Return the end of the idiom that starts at a place, the place itself when there is none."""
        for words in self.idioms.get(self.plain[start], ()):
            if self.plain[start : start + len(words)] == words:
                return start + len(words)
        return start

    def _thing(self, sense: Sense, start: int, end: int, first: int, last: int) -> FoundThing:
        return FoundThing(first, self._head(start, end), last, sense.flow, sense.unit, sense.weak)

    def _specified(self, sense: Sense, start: int, end: int) -> Iterator[FoundThing]:
        """Yield the thing when one of its adjectives stands in the noun phrase."""
        left, right = self._left(start), self._right(end)
        for adjective in sense.adjectives:
            for place in (*range(end, right), *range(left, start)):
                if self._stands(adjective, place):
                    first, last = min(start, place), max(end, place + len(adjective))
                    yield self._thing(sense, start, end, first, last)
                    return

    def _left(self, start: int) -> int:
        """Go back over adjectives and nouns that stand before a noun."""
        left = start
        while (
            left > 0 and start - left < _MOST_ADJECTIVES and self.doc[left - 1].pos_ in _QUALIFIERS | _NAMES
        ):
            left -= 1
        return left

    def _right(self, end: int) -> int:
        """Go on over adjectives and complements; after a comma or "et" only an adjective goes on."""
        right, listing = end, False
        while right < len(self.doc) and right - end < _MOST_ADJECTIVES:
            token = self.doc[right]
            comma = token.text == ","
            goes_on = comma or token.pos_ in _QUALIFIERS
            if not goes_on and (listing or not self._complements(right)):
                break
            listing = comma or token.pos_ == "CCONJ" or (listing and token.pos_ == "ADV")
            right += 1
        return right

    def _complements(self, place: int) -> bool:
        """Tell whether a word may belong to a complement that names no thing: "sur le plan"."""
        pos = self.doc[place].pos_
        return pos in _RELATORS or (pos in _NAMES and self.table.longest(self.words, place) is None)

    def _stands(self, phrase: tuple[str, ...], place: int) -> bool:
        """Tell whether folded words stand at a place, one after the other."""
        if place < 0 or place + len(phrase) > len(self.words):
            return False
        return all(
            key in {self.fold.modifier(form) for form in self.words[place + step]}
            for step, key in enumerate(phrase)
        )

    def _forbidden(self, sense: Sense, start: int, end: int) -> bool:
        for phrase in sense.not_with:
            before = range(max(0, start - _BESIDE), start - len(phrase) + 1)
            after = range(end, min(len(self.words), end + _BESIDE))
            if any(self._stands(phrase, place) for place in (*before, *after)):
                return True
        return False

    def _written(self, sense: Sense, start: int) -> bool:
        return sense.noun[0].islower() or not self.doc[start].text[0].islower()

    def _may_skip(self, place: int) -> bool:
        return self.doc[place].pos_ == "ADJ" or self.doc[place].text == "/"

    def _may_be_noun(self, start: int, end: int) -> bool:
        """Tell whether words hold a noun, or an adjective or participle that stands as one ("les tués")."""
        if any(token.pos_ in _NOUN_LIKE for token in self.doc[start:end]):
            return True
        return self.doc[start].pos_ in _MADE_NOUN and (start == 0 or self.doc[start - 1].pos_ in _BEFORE_NOUN)

    def _head(self, start: int, end: int) -> int:
        """The token whose governor lies outside; without a parse the last noun before a preposition."""
        if self.doc.has_annotation("DEP"):
            outside = (t.i for t in self.doc[start:end] if not start <= t.head.i < end or t.head.i == t.i)
            return next(outside, start)
        head = start
        for place in range(start, end):
            if self.doc[place].pos_ == "ADP":
                break
            if self.doc[place].pos_ in {"NOUN", "PROPN"}:
                head = place
        return head


def _forms(token: Token) -> Forms:
    return (token.text,) if not token.lemma_ or token.lemma_ == token.text else (token.text, token.lemma_)

"""Actors of a parsed sentence: names, office phrases, adjectives, groups and words that point back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from entente.extraction.offices import Item, OfficePhrase, find_offices, office_ids
from entente.language.gazetteer import Form, Gazetteer, NameKind
from entente.language.pack import lexicon_rows
from entente.language.pieces import fold
from entente.model.actor import state_of
from entente.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from spacy.tokens import Doc, Token

    from entente.language.office_words import OfficeWords

_ADJECTIVES: Final = frozenset({NameKind.ADJECTIVE, NameKind.PREFIX})
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_TITLES: Final = frozenset({"compound", "nmod:unmarked"})
_ATTRIBUTES: Final = frozenset({"amod", "compound"})
_MODIFIERS: Final = 3
"""Modifiers that may stand between a noun and its adjective."""
_TOWNS: Final = frozenset({NameKind.SEAT, NameKind.PLACE})


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor in a parsed sentence.

    `span` counts from the sentence's start, `head` is the index of the token that carries the mention
    in the tree; of an adjective on a thing ("missiles nord-coréens"), that of the thing. `ids` are
    empty for an anaphor, which the discourse resolves: `refers` then says to whom (both, several,
    last, other). `kind` is name, demonym_noun, office, group, place_as_government, adjective or
    anaphor. `locative`: the mention stands where a place stands. `plural`: it speaks of several.
    """

    span: Span
    head: int
    ids: tuple[str, ...]
    kind: str
    locative: bool = False
    plural: bool = False
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Pointer:
    """What a word that points back points at."""

    refers: str
    plural: bool


@cache
def load_pointers(lang: str) -> tuple[Gazetteer, Mapping[str, Pointer]]:
    """Load the words of a language that point at actors named before."""
    rows = lexicon_rows(lang, "anaphora")
    pointers = {text: Pointer(r["refers"], bool(r.get("plural"))) for r in rows for text in r["forms"]}
    return Gazetteer(Form(text, NameKind.ROLE) for text in pointers), pointers


class Linker:
    """Finds the actors of one parsed sentence."""

    def __init__(self, doc: Doc, lang: str, words: OfficeWords, extra: Path | None = None) -> None:
        """Prepare to link `doc`, a sentence in the language `lang`; `extra` as in `link_actors`."""
        self._doc, self._lang, self._words, self._extra = doc, lang, words, extra
        self._tokens = {i: t for t in doc for i in range(t.idx, t.idx + len(t))}

    def link(self, items: tuple[Item, ...]) -> tuple[ActorMention, ...]:
        """Link the items found in the sentence, and what points at actors, in order of the text."""
        offices = find_offices(self._doc.text, items, self._words, self._extra)
        used = {
            o.span
            for phrase in offices
            for o in phrase.owners
            if not phrase.role.place or o.kind in _ADJECTIVES
        }
        found = [m for phrase in offices for m in self._office(phrase, items)]
        beside = {phrase.apposed.span for phrase in offices if phrase.apposed and self._same(phrase)}
        free = [i for i in items if i.ids and i.span not in used and i.span not in beside]
        found += self._listed([m for item in free for m in self._item(item)])
        found += self._pointers(found)
        return tuple(sorted(found, key=lambda m: (m.span, m.head)))

    def _token(self, span: Span) -> Token | None:
        """Return the token that carries a span: the one whose head lies outside it."""
        inside = {t.i: t for i in range(span.start, span.end) if (t := self._tokens.get(i)) is not None}
        for token in inside.values():
            if token.head.i not in inside or token.head.i == token.i:
                return token
        return None

    def _office(self, phrase: OfficePhrase, items: tuple[Item, ...]) -> Iterator[ActorMention]:
        token = self._token(phrase.noun)
        if token is None:
            return
        token = _bearer(token)
        if phrase.role.place:
            for owner in phrase.owners:
                if owner.kind in _ADJECTIVES:
                    yield ActorMention(owner.span, token.i, owner.ids, "adjective", locative=True)
            return
        if not phrase.ids:
            phrase = replace(phrase, ids=self._owned(phrase, items))
        if not phrase.ids:
            return
        if token.dep_ in _ATTRIBUTES and token.head.pos_ in _NOUNS and phrase.apposed is None:
            yield ActorMention(phrase.span, token.head.i, phrase.ids, "adjective")
            return
        kind = "group" if phrase.role.group is not None else "office"
        span, ids = phrase.span, phrase.ids
        if phrase.apposed is not None and self._same(phrase):
            span = Span(span.start, max(span.end, phrase.apposed.span.end))
            ids = phrase.apposed.ids if phrase.apposed.kind is NameKind.GROUP else ids
        yield ActorMention(span, token.i, ids, kind)

    @staticmethod
    def _same(phrase: OfficePhrase) -> bool:
        """Tell whether the name beside an office is that of its holder."""
        states = {state_of(i) for i in phrase.ids}
        return phrase.apposed is not None and bool({state_of(i) for i in phrase.apposed.ids} & states)

    def _owned(self, phrase: OfficePhrase, items: tuple[Item, ...]) -> tuple[str, ...]:
        """Return the ids of "ses alliés", "son armée": of the actor named last before it."""
        before = self._doc.text[: phrase.noun.start].split()
        if not before or not self._words.links_as(fold(before[-1]), "their"):
            return ()
        named = [i for i in items if i.span.end <= phrase.noun.start and i.ids and i.kind not in _ADJECTIVES]
        if not named or self._points_elsewhere(phrase.noun):
            return ()
        states = tuple(dict.fromkeys(state_of(i) for i in named[-1].ids))
        if phrase.role.group is not None:
            return tuple(f"{phrase.role.group}{state}" for state in states)
        return office_ids(states, phrase.role, self._extra)

    def _points_elsewhere(self, noun: Span) -> bool:
        """Tell whether the noun names the other side by itself ("son homologue")."""
        return any(match.span.contains(noun) for match in load_pointers(self._lang)[0].find(self._doc.text))

    def _listed(self, mentions: list[ActorMention]) -> list[ActorMention]:
        """Give an adjective that goes on a list of adjectives the noun of the first."""
        found: list[ActorMention] = []
        for mention in mentions:
            last = found[-1] if found else None
            if last is None or last.kind != "adjective" or not self._goes_on(last.span, mention):
                found.append(mention)
            else:
                found.append(replace(last, span=mention.span, ids=mention.ids))
        return found

    def _goes_on(self, last: Span, mention: ActorMention) -> bool:
        between = self._doc.text[last.end : mention.span.start].strip()
        adjective = self._doc.text[mention.span.start].islower()
        return adjective and (between == "," or self._words.links_as(fold(between), "and"))

    def _item(self, item: Item) -> Iterator[ActorMention]:
        token = self._token(item.span)
        if token is None:
            return
        if item.kind in _ADJECTIVES:
            yield self._adjective(item, token)
        elif item.kind is NameKind.INHABITANT:
            yield ActorMention(item.span, token.i, item.ids, "demonym_noun", plural=_is_plural(token))
        elif token.dep_ == "compound" and token.head.pos_ in _NOUNS and item.kind is not NameKind.PERSON:
            yield ActorMention(item.span, token.head.i, item.ids, "adjective")
        else:
            kind = "place_as_government" if item.kind in _TOWNS else "name"
            locative = item.kind is not NameKind.PERSON and (self._locative(token) or self._datelined(item))
            yield ActorMention(item.span, token.i, item.ids, kind, locative=locative)

    def _adjective(self, item: Item, token: Token) -> ActorMention:
        """Tie an adjective to its noun, by the tree, else to the noun before it; or take it as a noun."""
        head = _agreeing(token, _modified(token))
        before = token.nbor(-1) if token.i else None
        if head.pos_ not in _NOUNS:
            head = _noun_before(token) or head
        alone = head.pos_ not in _NOUNS and before is not None and before.pos_ in {"DET", "ADP"}
        if alone or head.i == token.i:
            return ActorMention(item.span, token.i, item.ids, "demonym_noun", plural=_is_plural(token))
        return ActorMention(item.span, head.i, item.ids, "adjective")

    def _locative(self, token: Token) -> bool:
        """Tell whether the preposition of a name is one of place."""
        cases = [child for child in token.children if child.dep_ == "case"]
        if not cases and token.dep_ == "conj":
            cases = [child for child in token.head.children if child.dep_ == "case"]
        if not cases:
            before = token.nbor(-1) if token.i else None
            cases = [before] if before is not None and before.pos_ == "ADP" else []
        return any(self._words.links_as(fold(case.text.strip("'’")), "at") for case in cases)

    def _datelined(self, item: Item) -> bool:
        """Tell whether a town in capitals opens the sentence, as the place it was written at."""
        written = item.span.of(self._doc.text)
        return (
            item.span.start == 0
            and item.kind in _TOWNS
            and written.isupper()
            and not self._doc.text.isupper()
        )

    def _pointers(self, found: Iterable[ActorMention]) -> list[ActorMention]:
        table, pointers = load_pointers(self._lang)
        taken = [mention.span for mention in found]
        heads = {mention.head for mention in found}
        mentions = []
        for match in table.find(self._doc.text):
            token = self._token(match.span)
            if token is None or any(match.span.meets(span) for span in taken):
                continue
            if token.pos_ == "PRON" and not token.dep_.startswith("nsubj"):
                continue
            pointer = pointers[match.form.text]
            if pointer.refers == "none" or (
                pointer.refers == "last" and (token.i in heads or _is_told_apart(token))
            ):
                continue
            mentions.append(_pointing(match.span, token, pointer))
        return mentions


def _bearer(title: Token) -> Token:
    """Return the name that a title before it stands for ("President Tokayev"), else the title itself."""
    named = title.dep_ in _TITLES and title.head.pos_ == "PROPN" and title.head.i > title.i
    return title.head if named else title


def _used_up(phrase: OfficePhrase) -> Iterator[Item]:
    """Yield the owners that need no mention of their own beside the phrase's."""
    yield from (o for o in phrase.owners if not phrase.role.place or o.kind in _ADJECTIVES)


def _pointing(span: Span, token: Token, pointer: Pointer) -> ActorMention:
    return ActorMention(span, token.i, (), "anaphor", plural=pointer.plural, refers=pointer.refers)


def _modified(token: Token) -> Token:
    """Return the noun that an adjective modifies, through other modifiers ("pétrole raffiné russe")."""
    head = token
    for _ in range(4):
        if head.dep_ in {"amod", "compound"} or (head.dep_ == "acl" and head.i != token.i):
            head = head.head
        elif head.dep_ == "conj" and head.head.dep_ == "amod":
            head = head.head.head
    return head


def _agreeing(token: Token, noun: Token) -> Token:
    """Return the noun that an adjective agrees with: `noun`, or the one that `noun` completes."""
    if noun.dep_ != "nmod" or not _at_odds(token, noun) or _at_odds(token, noun.head):
        return noun
    return noun.head


def _at_odds(token: Token, noun: Token) -> bool:
    pairs = ((token.morph.get(f, []), noun.morph.get(f, [])) for f in ("Gender", "Number"))
    return any(one and other and one != other for one, other in pairs)


def _noun_before(token: Token) -> Token | None:
    """Return the noun that an adjective follows, modifiers between them; None when there is none."""
    place = token.i - 1
    while place >= max(0, token.i - _MODIFIERS) and token.doc[place].pos_ in {"ADJ", "VERB", "ADV"}:
        place -= 1
    return token.doc[place] if place >= 0 and token.doc[place].pos_ in _NOUNS else None


def _is_told_apart(token: Token) -> bool:
    """Tell whether a noun says itself whom it means ("le gouvernement de transition", "l'agence Tass")."""
    return any(child.dep_.split(":")[0] in {"nmod", "appos", "flat"} for child in token.children)


def _is_plural(token: Token) -> bool:
    return "Plur" in token.morph.get("Number", [])

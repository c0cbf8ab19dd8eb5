"""Who speaks: the actors that a holder's phrase names, what kind of voice it is, and who relays it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.extraction.reach import is_oblique
from entente.model.actor import sector_of
from entente.model.attribution import HolderKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from entente.extraction.cues import Cues
    from entente.extraction.linking import ActorMention
    from entente.extraction.scene import Scene

_OWNERS: Final = frozenset({"nmod", "appos", "flat:name", "flat", "amod", "obl:arg", "obl:mod", "conj"})
_BARE: Final = frozenset({"appos", "amod"}) | syntax.BEFORE_NOUN
_DEEPEST: Final = 4
_KIND_OF_SECTOR: Final = {
    "SPY": HolderKind.INTELLIGENCE,
    "MED": HolderKind.MEDIA,
    "EDU": HolderKind.EXPERT,
}


@dataclass(frozen=True, slots=True)
class Holder:
    """A speaker as its sentence gives it.

    `mentions` name it; without any, `token` is the word that stands for it. `pronoun`: the word points
    back at somebody ("il", no subject at all); `resumptive`: it takes up a voice ("ces sources", "le
    document"); `office`: it names a post without its owner ("le ministère").
    """

    mentions: tuple[ActorMention, ...] = ()
    token: int | None = None
    kind: HolderKind = HolderKind.STATE
    pronoun: bool = False
    resumptive: bool = False
    office: bool = False
    pointing: bool = False
    """Its word points back by itself ("ce document", "le même service")."""
    tagged: bool = False
    """It stands in the tag of a quotation: what is quoted does not name it."""


def find_holder(
    scene: Scene, head: Token, cues: Cues, *, last: int | None = None, through: bool = False
) -> Holder:
    """Read a holder off the head of its phrase.

    Args:
        scene: the sentence.
        head: head of the phrase: a subject, an agent, the noun after "selon".
        cues: the language's cues.
        last: last token of the phrase, when its bounds are known.
        through: `head` is a noun of saying, and the holder whoever says it ("la mention par X").
    """
    mentions: list[ActorMention] = []
    for member in syntax.conjuncts(syntax.first_conjunct(head)) if not through else (head,):
        if last is not None and member.i > last:
            continue
        mentions += [m for m in _named(scene, member, cues, through=through) if m not in mentions]
    kind = _kind(head, mentions, cues)
    if mentions:
        return Holder(tuple(mentions), head.i, kind)
    if head.pos_ == "PRON" and not cues.has("generic", head.lower_):
        return Holder((), head.i, HolderKind.PERSON, pronoun=True)
    lemma = head.lemma_.lower()
    definite = _is_definite(head)
    office = kind is HolderKind.STATE and cues.has("voice", lemma)
    single = "Plur" not in head.morph.get("Number", [])
    resumptive = (
        definite and single and (cues.has("voice", lemma) or _points(head, cues)) and not _is_told_apart(head)
    )
    pointing = _points(head, cues)
    return Holder((), head.i, kind, resumptive=resumptive or pointing, office=office, pointing=pointing)


def _named(scene: Scene, head: Token, cues: Cues, *, through: bool) -> list[ActorMention]:
    """Return the actors of one phrase: its head's own, else the nearest among what owns or says it."""
    own = [m for m in scene.actors if m.ids and m.head == head.i]
    if own and not through:
        return [m for m in own if m.kind != "adjective"] or own
    for owner in _owners(scene, head, cues, through=through):
        found = [m for m in scene.actors if m.ids and m.head == owner.i]
        if found:
            return [m for m in found if m.kind != "adjective"] or found
    return own if through and own else []


def _owners(scene: Scene, head: Token, cues: Cues, *, through: bool, depth: int = 0) -> Iterator[Token]:
    if depth > _DEEPEST:
        return
    for child in head.children:
        if child.i < head.i and child.dep_ != "amod" and child.dep_ not in syntax.BEFORE_NOUN:
            continue
        if child.dep_ == "acl" and cues.has("said_by", child.lemma_.lower()):
            yield from (c for c in child.children if c.dep_ == "obl:agent")
        if child.dep_ not in _OWNERS | syntax.BEFORE_NOUN or (child.dep_ == "conj" and not through):
            continue
        words = syntax.preposition(child, scene.grammar) if child.dep_ not in _BARE else ""
        slots = scene.grammar.slots(words) if words else frozenset()
        spoken = child.dep_ == "nmod:poss" or (words and "of" in slots)
        if through and "by" not in slots and not (spoken and _is_person_like(scene, child)):
            continue
        if words and not slots & {"of", "by"}:
            continue
        yield child
        if not through:
            yield from _owners(scene, child, cues, through=False, depth=depth + 1)


def _is_person_like(scene: Scene, token: Token) -> bool:
    """Tell whether "de X" names who says, not what is said: an actor that heads its phrase."""
    return any(m.ids and m.head == token.i and m.kind != "adjective" for m in scene.actors)


def _kind(head: Token, mentions: list[ActorMention], cues: Cues) -> HolderKind:
    sector = sector_of(mentions[0].ids[0]) if mentions else None
    if sector in _KIND_OF_SECTOR:
        return _KIND_OF_SECTOR[sector]
    if cues.has("generic", head.lower_):
        return HolderKind.GENERIC
    kind = cues.kinds.get(head.lemma_.lower())
    if kind is not None:
        return kind
    return HolderKind.STATE if mentions or head.pos_ == "PRON" else HolderKind.UNSPECIFIED


def _is_definite(head: Token) -> bool:
    return any("Def" in c.morph.get("Definite", []) for c in head.children if c.dep_ == "det")


def _points(head: Token, cues: Cues) -> bool:
    marks = {c.lower_ for c in head.children} | {c.lemma_.lower() for c in head.children}
    return any(cues.has("resumptive", mark) for mark in marks)


def _is_told_apart(head: Token) -> bool:
    return any(c.dep_.split(":")[0] in {"nmod", "appos", "flat"} for c in head.children)


def tag_holder(
    scene: Scene, verb: Token, first: int, last: int, cues: Cues, *, generic: bool = False
) -> Holder:
    """Read the holder of a quotation's tag, which follows its verb ("a déclaré mardi à Kiev le ministre").

    "-t-on" names nobody, but its place may ("jure-t-on à Séoul").
    """
    doc = scene.doc
    inside = range(first + 1, last + 1)
    clitic = next((doc[i] for i in inside if doc[i].pos_ == "PRON" and doc[i].i <= first + 1), None)
    before = doc[verb.i - 1] if verb.i else None
    if clitic is None and before is not None and before.text.startswith("-"):
        clitic = before
    if generic or (clitic is not None and cues.has("generic", clitic.lower_)):
        placed = [m for m in scene.actors if m.ids and m.head in inside and _is_placed(scene, doc[m.head])]
        return Holder(tuple(placed[:1]), None, HolderKind.STATE if placed else HolderKind.GENERIC)
    if clitic is not None and clitic.pos_ == "PRON":
        return Holder((), clitic.i, HolderKind.PERSON, pronoun=True)
    subject = _tag_subject(doc, inside)
    if subject is None:
        return Holder(pronoun=True)
    return find_holder(scene, subject, cues, last=last)


def _is_placed(scene: Scene, token: Token) -> bool:
    slots = scene.grammar.slots(syntax.preposition(token, scene.grammar))
    return bool(slots & {"in", "to", "from"}) and token.head.pos_ in {"VERB", "AUX"}


def _tag_subject(doc: Doc, inside: range) -> Token | None:
    """Return the first noun of the tag that no preposition introduces, dates aside."""
    comma = next((i for i in inside if doc[i].text == ","), inside.stop)
    inside = range(inside.start, comma)
    parsed = next((doc[i] for i in inside if doc[i].dep_ in syntax.SUBJECTS), None)
    if parsed is not None:
        return parsed
    nouns = [doc[i] for i in inside if doc[i].pos_ in {"NOUN", "PROPN"}]
    heads = [t for t in nouns if not (t.head.i in inside and t.dep_ in {"appos", "flat", "flat:name"})]
    return next((t for t in heads if not is_oblique(t)), None)


def find_relay(scene: Scene, holder: Holder, own: frozenset[int], cues: Cues) -> tuple[int, Holder] | None:
    """Find who relays a holder: "par X" after a participle of passing on, just behind the holder."""
    if holder.token is None:
        return None
    doc = scene.doc
    reach = sorted(own) if own else range(holder.token, min(holder.token + 8, len(doc)))
    for i in reach:
        token = doc[i]
        if i <= holder.token or not syntax.is_past_participle(token) or i + 1 >= len(doc):
            continue
        if not cues.has("relay", token.lemma_.lower()) or any(
            c.dep_.startswith("aux") for c in token.children
        ):
            continue
        agent = next((c for c in token.children if c.dep_ == "obl:agent"), None)
        if agent is not None:
            return token.i, find_holder(scene, agent, cues)
    return None

"""Verbs that report: their speakers, what they report, and how a negation turns them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from entente.extraction import contents, reach, syntax, tags
from entente.extraction.holders import Holder, find_holder, find_relay, tag_holder
from entente.extraction.levels import Level
from entente.extraction.mood import read_wording
from entente.extraction.subjects import subject_of
from entente.model.actor import sector_of
from entente.model.attribution import HolderKind, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from entente.extraction.cues import Cues, SayingVerb
    from entente.extraction.scene import Scene

_ANSWERS: Final = frozenset({Stance.DENIES, Stance.DOES_NOT_CONFIRM})
"""Stances that may do without a content: it is what was said before ("Pyongyang nie")."""
_MERE_NAMES: Final = frozenset({"PROPN", "DET", "ADP", "PUNCT", "CCONJ"})
_REPORTING: Final = 6
"""Tokens after a verb with an unnamed subject among which a place may name the voice."""


def verb_levels(scene: Scene, cues: Cues) -> Iterator[Level]:
    """Yield the level of each verb that reports something."""
    doc = scene.doc
    taken = -1
    for token in doc:
        hit = cues.verb_at(doc, token.i) if token.i > taken else None
        if hit is None:
            continue
        verb, last = hit
        words = [t for t in doc[token.i : last + 1] if syntax.is_verb(t) or t.pos_ == "AUX"]
        head = next((t for t in words if not t.dep_.startswith(("aux", "cop"))), None)
        if head is None and words:
            continue
        head = head or token
        if head.pos_ == "NOUN" and head.lemma_.lower() == verb.lemmas[0]:
            continue
        taken = last
        reflexive = any(c.dep_ == "expl:pv" or "Yes" in c.morph.get("Reflex", []) for c in head.children)
        if not (reflexive and cues.has("not_reflexive", verb.lemmas[0])):
            for level in _levels_of_verb(scene, cues, head, verb, last):
                yield replace(level, cue=(token.i, last)) if level.cue[1] == last else level


def _levels_of_verb(scene: Scene, cues: Cues, head: Token, verb: SayingVerb, last: int) -> Iterator[Level]:
    own = tags.tag(scene.doc, head, last, cues)
    if own is not None:
        before = [c for c in head.children if c.dep_ in syntax.SUBJECTS and min(own) <= c.i < head.i]
        found = [find_holder(scene, subject, cues) for subject in before[:1]]
        found = found or [tag_holder(scene, head, last, max(own), cues)]
        holder = replace(found[0], tagged=True)
        scope = tags.of_tag(scene.doc, own)
        tells = any("Rel" in scene.doc[i].morph.get("PronType", []) for i in own)
        barred = frozenset() if tells else own
        yield Level(_plain(verb.stance), (min(head.i, last), last), scope, holder, barred=barred)
        yield from relay_levels(scene, cues, holder, scope, own)
    elif not verb.quotes_only:
        yield from _reported(scene, cues, head, verb, last)


def _reported(scene: Scene, cues: Cues, head: Token, verb: SayingVerb, last: int) -> Iterator[Level]:
    """Yield the level of what a verb reports in its own clause."""
    scope = contents.of_verb(head, last, verb, cues) - {head.i, last}
    if verb.stance is Stance.ADMITS and all(scene.doc[i].pos_ in _MERE_NAMES for i in scope):
        scope = frozenset()  # "reconnaître Taïwan" admits nothing
    stance = _turned(scene, head, verb.stance)
    holder = _speaker(scene, head, cues) if scope or stance in _ANSWERS else None
    if holder is None or (verb.objects_alone and _is_state(holder)):
        return
    own = frozenset({holder.token}) if holder.token is not None else frozenset()
    scope -= own | {m.head for m in holder.mentions if m.head < head.i}
    yield Level(stance, (min(head.i, last), last), scope, holder)
    yield from relay_levels(scene, cues, holder, scope, frozenset())


def _is_state(holder: Holder) -> bool:
    """Tell whether a country itself "counts" so many soldiers: it has them, and reports nothing."""
    ids = [actor for mention in holder.mentions for actor in mention.ids]
    return bool(ids) and all(sector_of(actor) is None for actor in ids)


def _plain(stance: Stance) -> Stance:
    """Return the stance of a verb that tags a quotation: what is quoted is said, not accused."""
    return stance if stance in {Stance.ADMITS, Stance.ESTIMATES} else Stance.SAYS


def _turned(scene: Scene, head: Token, stance: Stance) -> Stance:
    """Return the stance, turned by a negation: "ne confirme pas" does not confirm, "ne nie pas" admits."""
    if not read_wording(head, scene.operators, attributed=False).negated:
        return stance
    if stance in {Stance.DENIES, Stance.DOES_NOT_CONFIRM}:
        return Stance.SAYS
    return Stance.DOES_NOT_CONFIRM


def _speaker(scene: Scene, head: Token, cues: Cues) -> Holder | None:
    """Return who speaks through a verb: its subject, or the agent of its passive."""
    if syntax.is_passive(head):
        agent = next((c for c in head.children if c.dep_ == "obl:agent"), None)
        if agent is None:
            accuser = _accuser(scene, head, cues)
            return accuser or Holder(kind=HolderKind.UNSPECIFIED)
        return find_holder(scene, agent, cues)
    subject, _ = subject_of(head, scene.operators)
    if subject is None:
        spoken_to = {"1", "2"} & set(head.morph.get("Person", [])) or "Imp" in head.morph.get("Mood", [])
        return None if spoken_to else _standing_before(scene, head)
    if cues.has("generic", subject.lower_) or cues.has("generic", subject.lemma_.lower()):
        if cues.has("factive", head.lemma_.lower()):
            return None
        last = min(head.i + _REPORTING, len(scene.doc) - 1)
        return replace(tag_holder(scene, head, head.i, last, cues, generic=True), token=subject.i)
    if head.dep_ == "acl:relcl" and subject.pos_ == "NOUN":
        owned = find_holder(scene, subject, cues)
        return owned if owned.mentions else find_holder(scene, head.head, cues)
    if subject.pos_ == "NOUN" and any(c.dep_ == "cop" for c in subject.children):
        subject = syntax.own_subject(subject) or subject
    if {"1", "2"} & set(subject.morph.get("Person", [])) and subject.pos_ == "PRON":
        return None
    return find_holder(scene, subject, cues)


def _standing_before(scene: Scene, head: Token) -> Holder:
    """Return the actor that opens the clause of a verb whose subject the parser missed."""
    for mention in scene.actors:
        token = scene.doc[mention.head]
        if not mention.ids or mention.kind == "adjective" or token.i >= head.i:
            continue
        between = scene.doc[token.i + 1 : head.i]
        bare = not any(c.dep_ == "case" for c in token.children)
        if bare and not any(reach.is_finite(t) and t.pos_ == "VERB" for t in between):
            return Holder((mention,), token.i)
        break
    return Holder(pronoun=True)


def _accuser(scene: Scene, participle: Token, cues: Cues) -> Holder | None:
    """Return who accuses where a participle does not say it: who acts on the accused in the main clause."""
    if participle.dep_ not in {"acl", "amod", "conj"} or not cues.stance("verb", participle.lemma_.lower()):
        return None
    child = participle.head
    for here in syntax.ancestors(participle):
        if syntax.is_verb(here) and here != participle:
            subject = syntax.own_subject(here)
            acts = (
                child.i > here.i
                and child.dep_ not in syntax.SUBJECTS
                and cues.has("acts_on", here.lemma_.lower())
            )
            return find_holder(scene, subject, cues) if subject is not None and acts else None
        child = here
    return None


def relay_levels(
    scene: Scene, cues: Cues, holder: Holder, scope: frozenset[int], own: frozenset[int]
) -> Iterator[Level]:
    """Yield who passes on what a holder says ("citée par l'agence Tass")."""
    found = find_relay(scene, holder, own, cues)
    if found is not None:
        token, relay = found
        barred = frozenset(m.head for m in relay.mentions)
        yield Level(Stance.RELAYS, (token, token), scope, relay, barred=barred)

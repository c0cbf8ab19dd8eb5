"""Who holds what in one sentence: attribution cues, their holders, and the words they reach over.

Each cue gives one level: holder, stance, and the tokens of its scope. The stack of a claim is made of
the levels whose scope holds the claim's trigger, widest scope outermost. What reaches over several
sentences (quotations, frames that run on, interviews) is added by `voices`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from entente.extraction import reach, syntax
from entente.extraction.holders import Holder, find_holder, find_relay, tag_holder
from entente.extraction.mood import read_wording
from entente.extraction.subjects import subject_of
from entente.model.actor import UNNAMED
from entente.model.attribution import Attribution, HolderKind, Stance
from entente.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from entente.extraction.cues import Cues, SayingVerb
    from entente.extraction.discourse import Party
    from entente.extraction.scene import Scene

_FRAME_WORDS: Final = 5
"""Words in the longest wording that opens a frame."""
_ANSWERS: Final = frozenset({Stance.DENIES, Stance.DOES_NOT_CONFIRM})
"""Stances that may do without a content: it is what was said before ("Pyongyang nie")."""
_OPENING: Final = 3
"""Tokens before which a frame still opens its sentence ("Toujours selon Séoul, ...")."""


@dataclass(frozen=True, slots=True)
class Level:
    """One attribution in a sentence.

    `scope` are token indices; `holder` what the sentence says of the speaker; `parties` the speaker as
    resolved from the whole article, () when unnamed; `barred` tokens that name the holder in a frame
    and fill no role; `frame` tells that it may run on into the next sentences; `open_fact` that the
    matter is officially known, whoever said so.
    """

    stance: Stance
    cue: tuple[int, int]
    scope: frozenset[int]
    holder: Holder = field(default_factory=Holder)
    parties: tuple[Party, ...] = ()
    barred: frozenset[int] = frozenset()
    evidence: tuple[tuple[int, int], ...] = ()
    frame: bool = False
    open_fact: bool = False
    rule: bool = False
    """A text of law speaks: what it says is prescribed, and held by nobody."""
    own: bool = False
    """The cue is the act's own word: the conditional by which it is borrowed."""

    def holds(self, place: int, words: Iterable[int] = ()) -> bool:
        """Tell whether the level reaches over an act at token `place`, whose trigger are `words`."""
        if place not in self.scope:
            return False
        cue = range(self.cue[0], self.cue[1] + 1)
        return self.own or not (place in cue or any(word in cue for word in words))

    def attribution(self, doc: Doc, offset: int, ids: tuple[str, ...]) -> Attribution:
        """Return the value, with offsets in the article's text."""
        named = ids or (() if self.open_fact else (UNNAMED,))
        shown = tuple(_span(doc, place, offset) for place in self.evidence)
        kind = self.holder.kind if ids or self.holder.kind is not HolderKind.STATE else HolderKind.UNSPECIFIED
        return Attribution(named, kind, self.stance, _span(doc, self.cue, offset), shown)


def _span(doc: Doc, place: tuple[int, int], offset: int) -> Span:
    first, last = doc[place[0]], doc[place[1]]
    return Span(first.idx + offset, last.idx + len(last.text) + offset)


def find_levels(scene: Scene, cues: Cues) -> tuple[Level, ...]:
    """Find every attribution of a sentence, widest scope first."""
    found = [*_frames(scene, cues), *_verbs(scene, cues), *_nouns(scene, cues), *_before_colon(scene, cues)]
    found += _modifiers(scene, cues)
    shown = reach.evidence(scene.doc, cues)
    found = [replace(level, evidence=shown) for level in found]
    return sort_levels(found)


def sort_levels(levels: list[Level]) -> tuple[Level, ...]:
    """Return levels widest scope first."""
    return tuple(
        sorted(levels, key=lambda level: (-len(level.scope), level.stance is not Stance.RELAYS, level.cue))
    )


# --- frames


def _frames(scene: Scene, cues: Cues) -> Iterator[Level]:
    doc = scene.doc
    taken = -1
    for token in doc:
        if token.i <= taken:
            continue
        kind, width = _frame_at(doc, token.i, cues)
        if not kind or token.i + width >= len(doc):
            continue
        inside = reach.phrase(doc, token.i, width, cues)
        head = _phrase_head(doc, token.i + width, max(inside))
        if head is None or (kind != "clause_of_text" and cues.has("not_a_holder", head.lemma_.lower())):
            continue
        holder = find_holder(scene, head, cues, last=max(inside))
        if kind == "clause_of_text":
            yield Level(Stance.SAYS, (token.i, token.i + width - 1), _all_but(doc, inside), holder, rule=True)
            continue
        if kind == "viewpoint" and not _is_viewpoint(scene, token, holder, inside):
            continue
        taken = max(inside)
        opens = _opens(doc, token)
        scope = reach.of_frame(doc, token, inside, cues, opens=opens)
        yield Level(Stance.SAYS, (token.i, token.i + width - 1), scope, holder, barred=inside, frame=opens)
        yield from _relays(scene, cues, holder, scope, inside)


def _all_but(doc: Doc, inside: frozenset[int]) -> frozenset[int]:
    return frozenset(range(len(doc))) - inside


def _frame_at(doc: Doc, i: int, cues: Cues) -> tuple[str, int]:
    for width in range(_FRAME_WORDS, 0, -1):
        words = " ".join(t.lower_ for t in doc[i : i + width]).replace("' ", "'")
        for kind in ("frame", "viewpoint", "clause_of_text"):
            if cues.has(kind, words):
                return kind, width
    return "", 0


def _phrase_head(doc: Doc, first: int, last: int) -> Token | None:
    nominal = [t for t in doc[first : last + 1] if t.pos_ in {"NOUN", "PROPN", "PRON"}]
    inside = {t.i for t in nominal}
    return next((t for t in nominal if t.head.i not in inside), nominal[0] if nominal else None)


def _opens(doc: Doc, cue: Token) -> bool:
    before = [t for t in doc[: cue.i] if not t.is_punct]
    return len(before) <= _OPENING and all(t.pos_ in {"ADV", "CCONJ", "ADP", "SCONJ", "DET"} for t in before)


def _is_viewpoint(scene: Scene, cue: Token, holder: Holder, inside: frozenset[int]) -> bool:
    """Tell whether "pour X" says how X sees a third party, and not what touches X.

    It does when it opens the sentence, before a clause that says what another actor is.
    """
    doc, end = scene.doc, max(inside)
    if not holder.mentions or not _opens(doc, cue) or end + 1 >= len(doc) or doc[end + 1].text != ",":
        return False
    states = {m.head for m in holder.mentions}
    for mention in scene.actors:
        token = doc[mention.head]
        if mention.ids and token.i > end and token.dep_ == "nsubj" and mention.kind != "adjective":
            copular = any(c.dep_ == "cop" for c in token.head.children)
            return copular and token.i not in states
    return False


# --- verbs


def _verbs(scene: Scene, cues: Cues) -> Iterator[Level]:
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
        yield from _levels_of_verb(scene, cues, head, verb, last)


def _levels_of_verb(scene: Scene, cues: Cues, head: Token, verb: SayingVerb, last: int) -> Iterator[Level]:
    cue = (min(head.i, last), last)
    tag = reach.tag(scene.doc, head, last, cues)
    if tag is not None:
        holder = replace(tag_holder(scene, head, last, max(tag), cues), tagged=True)
        scope = reach.of_tag(scene.doc, tag)
        yield Level(_plain(verb.stance), cue, scope, holder)
        yield from _relays(scene, cues, holder, scope, tag)
        return
    if verb.quotes_only:
        return
    scope = reach.of_verb(head, last, verb, cues) - {head.i, last}
    stance = _turned(scene, head, verb.stance)
    if not scope and stance not in _ANSWERS:
        return
    speaker = _speaker(scene, head, cues)
    if speaker is None:
        return
    own = frozenset({speaker.token}) if speaker.token is not None else frozenset()
    scope -= own | {m.head for m in speaker.mentions if m.head < head.i}
    yield Level(stance, cue, scope, speaker)
    yield from _relays(scene, cues, speaker, scope, frozenset())


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
        last = min(head.i + 6, len(scene.doc) - 1)
        return replace(tag_holder(scene, head, head.i, last, cues, generic=True), token=subject.i)
    if head.dep_ == "acl:relcl" and subject.pos_ == "NOUN":
        owned = find_holder(scene, subject, cues)
        return owned if owned.mentions else find_holder(scene, head.head, cues)
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


def _relays(
    scene: Scene, cues: Cues, holder: Holder, scope: frozenset[int], own: frozenset[int]
) -> Iterator[Level]:
    """Yield who passes on what a holder says ("citée par l'agence Tass")."""
    found = find_relay(scene, holder, own, cues)
    if found is not None:
        token, relay = found
        barred = frozenset(m.head for m in relay.mentions)
        yield Level(Stance.RELAYS, (token, token), scope, relay, barred=barred)


# --- nouns


def _nouns(scene: Scene, cues: Cues) -> Iterator[Level]:
    for token in scene.doc:
        stance = cues.stance("noun", token.lemma_.lower()) if token.pos_ == "NOUN" else None
        if stance is None:
            continue
        holder = find_holder(scene, token, cues, through=True)
        scope = reach.of_noun(token, stance, cues) - {m.head for m in holder.mentions}
        if not scope or (stance is Stance.SAYS and not holder.mentions):
            continue
        barred = frozenset(m.head for m in holder.mentions)
        yield Level(stance, (token.i, token.i), scope, holder, barred=barred)


# --- words that lend


def _modifiers(scene: Scene, cues: Cues) -> Iterator[Level]:
    """Yield a level of nobody in particular for each word that lends its clause or noun ("reportedly")."""
    for token in scene.doc:
        stance = cues.stance("modifier", token.lower_)
        if stance is None or token.dep_ not in {"advmod", "amod"}:
            continue
        scope = frozenset(t.i for t in token.head.subtree) - {token.i}
        yield Level(stance, (token.i, token.i), scope, Holder(kind=HolderKind.UNSPECIFIED))


# --- quotations after a colon


def _before_colon(scene: Scene, cues: Cues) -> Iterator[Level]:
    """Yield the level of a quotation that a colon announces, whatever verb stands before it."""
    doc = scene.doc
    for token in doc[1:-2]:
        if token.text != ":" or not reach.is_mark(doc[token.i + 1]):
            continue
        head = _announcer(scene, token.i)
        if head is None:
            continue
        holder = find_holder(scene, head, cues)
        if holder.mentions or holder.pronoun or holder.kind is not HolderKind.UNSPECIFIED:
            yield Level(Stance.SAYS, (head.i, head.i), frozenset(range(token.i + 1, len(doc))), holder)
        return


def _announcer(scene: Scene, colon: int) -> Token | None:
    """Return the head of who speaks before a colon: the subject of its clause, else the first actor."""
    doc = scene.doc
    for token in doc[:colon]:
        if syntax.is_verb(token) and token.dep_ not in {"acl", "acl:relcl"}:
            subject = syntax.own_subject(token)
            if subject is not None and subject.i < colon:
                return subject
    named = [m.head for m in scene.actors if m.ids and m.head < colon]
    return doc[named[0]] if named else None

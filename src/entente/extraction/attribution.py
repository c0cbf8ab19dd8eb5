"""Who holds what in one sentence: attribution cues, their holders, and the words they reach over.

Each cue gives one level: holder, stance, and the tokens of its scope. The stack of a claim is made of
the levels whose scope holds the claim's trigger, widest scope outermost. What reaches over several
sentences (quotations, frames that run on, interviews) is added by `voices`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from entente.extraction import reach, syntax
from entente.extraction.holders import Holder, find_holder
from entente.extraction.levels import Level, sort_levels
from entente.extraction.sayings import relay_levels, verb_levels
from entente.model.attribution import HolderKind, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from entente.extraction.cues import Cues
    from entente.extraction.scene import Scene

_FRAME_WORDS: Final = 5
"""Words in the longest wording that opens a frame."""
_OPENING: Final = 3
"""Tokens before which a frame still opens its sentence ("Toujours selon Séoul, ...")."""


def find_levels(scene: Scene, cues: Cues) -> tuple[Level, ...]:
    """Find every attribution of a sentence, widest scope first."""
    found = [
        *_frames(scene, cues),
        *verb_levels(scene, cues),
        *_nouns(scene, cues),
        *_before_colon(scene, cues),
    ]
    found += _modifiers(scene, cues)
    shown = reach.evidence(scene.doc, cues)
    found = [replace(level, evidence=shown) for level in found]
    return sort_levels(found)


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
        if kind == "clause_of_text" and not scene.operators.has("rule_text", head.lemma_.lower()):
            continue
        if kind == "clause_of_text":
            yield Level(Stance.SAYS, (token.i, token.i + width - 1), _all_but(doc, inside), holder, rule=True)
            continue
        if kind == "viewpoint" and not _is_viewpoint(scene, token, holder, inside):
            continue
        taken = max(inside)
        opens = _opens(doc, token)
        scope = reach.of_frame(doc, token, inside, cues, opens=opens)
        yield Level(Stance.SAYS, (token.i, token.i + width - 1), scope, holder, barred=inside, frame=opens)
        yield from relay_levels(scene, cues, holder, scope, inside)


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

"""Who holds what: attribution cues, their holders, and the words they reach over.

Each cue gives one level: holder, stance, and the tokens of its scope. The stack of a claim is made of
the levels whose scope holds the claim's trigger, widest scope outermost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entente.extraction import syntax
from entente.extraction.roles import subject_of
from entente.model.actor import UNNAMED
from entente.model.attribution import Attribution, HolderKind, Stance
from entente.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from entente.extraction.cues import Cues
    from entente.extraction.mentions import ActorMention
    from entente.extraction.roles import Scene


@dataclass(frozen=True, slots=True)
class Level:
    """One attribution in a sentence.

    `scope` are token indices; `holders` the mentions that name the holder; `subject` an unresolved
    holder word (a pronoun); `barred` tokens that name the holder in a frame and fill no role.
    """

    stance: Stance
    cue: tuple[int, int]
    scope: frozenset[int]
    holders: tuple[ActorMention, ...] = ()
    subject: int | None = None
    kind: HolderKind = HolderKind.STATE
    barred: frozenset[int] = frozenset()

    def attribution(self, doc: Doc, offset: int, ids: tuple[str, ...]) -> Attribution:
        """Return the value, with offsets in the article's text."""
        first, last = doc[self.cue[0]], doc[self.cue[1]]
        span = Span(first.idx + offset, last.idx + len(last.text) + offset)
        return Attribution(ids or (UNNAMED,), self.kind, self.stance, span)


def find_levels(scene: Scene, cues: Cues) -> tuple[Level, ...]:
    """Find every attribution of a sentence, widest scope first."""
    levels = [*_frames(scene, cues), *_verbs(scene, cues), *_nouns(scene, cues)]
    return tuple(sorted(levels, key=lambda level: (-len(level.scope), level.cue)))


def _frames(scene: Scene, cues: Cues) -> Iterator[Level]:
    doc = scene.doc
    for token in doc:
        stance, width = _frame_at(doc, token.i, cues)
        if stance is None or token.i + width >= len(doc):
            continue
        head = _phrase_head(doc, token.i, width)
        if head is None or cues.stance("not_a_holder", head.lemma_.lower()) is not None:
            continue
        inside = (
            frozenset(range(token.i, head.right_edge.i + 1)) if head.right_edge.i < len(doc) else frozenset()
        )
        inside = _until_comma(doc, token.i, inside)
        scope = _frame_scope(doc, token, inside)
        holders = tuple(m for m in scene.actors if m.head in inside and m.ids)
        yield Level(stance, (token.i, token.i + width - 1), scope, holders, None, HolderKind.STATE, inside)


def _frame_at(doc: Doc, i: int, cues: Cues) -> tuple[Stance | None, int]:
    for width in (3, 2, 1):
        words = " ".join(t.norm_.lower() for t in doc[i : i + width]).replace("' ", "'")
        stance = cues.stance("frame", words)
        if stance is not None:
            return stance, width
    return None, 0


def _phrase_head(doc: Doc, i: int, width: int) -> Token | None:
    head = doc[i].head
    if head.i > i and syntax.is_nominal(head):
        return head
    return next((t for t in doc[i + width : i + width + 5] if t.pos_ in {"NOUN", "PROPN", "PRON"}), None)


def _until_comma(doc: Doc, start: int, inside: frozenset[int]) -> frozenset[int]:
    """Cut the holder's phrase at its first comma followed by a clause, so that a frame stays short."""
    end = max(inside, default=start)
    for i in range(start, end + 1):
        if doc[i].text == "," and not any(t.pos_ == "CCONJ" for t in doc[i + 1 : end + 1]):
            return frozenset(range(start, i))
    return frozenset(range(start, end + 1))


def _frame_scope(doc: Doc, cue: Token, inside: frozenset[int]) -> frozenset[int]:
    """A frame that opens the sentence reaches over all of it; a later one over its own clause."""
    everything = frozenset(range(len(doc))) - inside
    opens = cue.i <= 3 or all(t.is_punct or t.pos_ in {"ADV", "CCONJ"} for t in doc[: cue.i])
    if opens:
        return everything
    clause = syntax.clause_head(cue)
    if clause.head == clause:
        bounds = _semicolon_bounds(doc, cue.i)
        return everything & frozenset(range(*bounds))
    return frozenset(t.i for t in clause.subtree) - inside


def _semicolon_bounds(doc: Doc, i: int) -> tuple[int, int]:
    start = max((t.i + 1 for t in doc[:i] if t.text == ";"), default=0)
    end = min((t.i for t in doc[i:] if t.text == ";"), default=len(doc))
    return start, end


def _verbs(scene: Scene, cues: Cues) -> Iterator[Level]:
    for token in scene.doc:
        if not syntax.is_verb(token):
            continue
        stance = cues.stance("verb", token.lemma_.lower())
        if stance is None:
            continue
        scope = _content(token, stance)
        if not scope:
            continue
        subject, _ = subject_of(token, scene.operators)
        yield _level_of_verb(scene, cues, token, subject, stance, scope)


def _level_of_verb(
    scene: Scene, cues: Cues, verb: Token, subject: Token | None, stance: Stance, scope: frozenset[int]
) -> Level:
    if syntax.is_passive(verb):
        holders = tuple(
            m
            for m in scene.actors
            if m.ids and scene.doc[m.head].dep_ == "obl:agent" and scene.doc[m.head].head == verb
        )
        return Level(stance, (verb.i, verb.i), scope, holders, None, HolderKind.UNSPECIFIED)
    if subject is None:
        return Level(stance, (verb.i, verb.i), scope, (), -1)
    members = {t.i for t in syntax.conjuncts(syntax.first_conjunct(subject))}
    holders = tuple(m for m in scene.actors if m.ids and m.head in members and m.kind != "adjective")
    generic = cues.stance("generic", subject.lemma_.lower()) is not None
    kind = HolderKind.GENERIC if generic else HolderKind.STATE
    open_subject = subject.i if not holders and not generic and subject.pos_ == "PRON" else None
    return Level(stance, (verb.i, verb.i), scope - {subject.i}, holders, open_subject, kind)


def _content(verb: Token, stance: Stance) -> frozenset[int]:
    """Return the tokens that a saying verb reports: its clause, its infinitive, or the quotation around."""
    scope: set[int] = set()
    for child in verb.children:
        if child.dep_ == "ccomp" or (child.dep_ == "xcomp" and syntax.is_verb(child)):
            scope.update(t.i for t in child.subtree)
        elif child.dep_ == "obj" and stance in {Stance.ADMITS, Stance.ESTIMATES, Stance.SAYS}:
            scope.update(t.i for t in child.subtree)
        elif child.dep_ == "parataxis" and child.i < verb.i:
            scope.update(t.i for t in child.subtree)
    if verb.dep_ == "parataxis" or (verb.dep_ == "conj" and _inverted(verb)) or _inverted(verb):
        own = {t.i for t in verb.subtree}
        scope.update(t.i for t in verb.doc if t.i not in own)
    scope.discard(verb.i)
    start, end = _semicolon_bounds(verb.doc, verb.i)
    return frozenset(place for place in scope if start <= place < end)


def _inverted(verb: Token) -> bool:
    """Tell whether the subject follows, as in a quotation's tag ("a déclaré le ministre")."""
    subjects = [c for c in verb.children if c.dep_ in syntax.SUBJECTS]
    return bool(subjects) and all(s.i > verb.i for s in subjects) and verb.i > 3


def _nouns(scene: Scene, cues: Cues) -> Iterator[Level]:
    for token in scene.doc:
        stance = cues.stance("noun", token.lemma_.lower()) if token.pos_ == "NOUN" else None
        if stance is None:
            continue
        below = frozenset(t.i for t in token.subtree) - {token.i}
        holders = tuple(
            m
            for m in scene.actors
            if m.ids and m.head in below and _speaks_through(scene.doc[m.head], token, scene)
        )
        if stance is Stance.SAYS and not holders:
            continue
        barred = frozenset(m.head for m in holders)
        yield Level(stance, (token.i, token.i), below - barred, holders, None, HolderKind.STATE, barred)


def _speaks_through(token: Token, noun: Token, scene: Scene) -> bool:
    return token.head == noun and "by" in scene.grammar.slots(syntax.preposition(token, scene.grammar))

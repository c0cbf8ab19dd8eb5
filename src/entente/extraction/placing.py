"""Where a phrase stands as seen from a trigger: the slots it may fill, and how well it is tied to it.

Small parsers misattach second complements, so a phrase is placed by its preposition and its clause
first, by its attachment second.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.extraction.subjects import ATTACHED, INHERITED, NEAR, carrier_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from entente.extraction.frames import Frame, Trigger
    from entente.extraction.mentions import ActorMention
    from entente.extraction.scene import Scene

CHAINED: Final = 2.4
"""How sure a phrase is of its place when nouns link it to the trigger."""
STEP: Final = 0.4
"""What each noun between a phrase and the trigger costs, the cargo aside."""
_FRONTED: Final = 0.8
"""What it costs a complement to stand before its verb, where frames and settings stand."""
_REACH: Final = 22
"""How many tokens after a trigger a phrase that hangs elsewhere may still be its own."""
_BETWEEN: Final = frozenset({"compound", "amod", "obj", "nmod:unmarked"})
"""Relations that small parsers give a receiver between its verb and the object."""
_STATIC: Final = frozenset({"joint", "together", "act_thing", "alone"})
"""Patterns of acts that have a place but no goal."""
_BEARING: Final = frozenset({"SANCTION", "CONCEDE", "COERCE"})
"""Events that reach a party through what it owns."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A nominal token seen from a trigger: the slots it may fill and how well it is tied to it."""

    slots: frozenset[str]
    tie: float


@dataclass(frozen=True, slots=True)
class Anchor:
    """A trigger in its sentence: the point of view from which phrases are placed."""

    scene: Scene
    trigger: Trigger
    subject: Token | None
    subject_tie: float
    passive: bool
    carrier: int | None = None
    """The verb that carries an event noun: its complements are the noun's too."""
    bears_on: frozenset[str] = frozenset()
    """Slots in which what a party owns stands for the party ("le gel des avoirs russes")."""
    goes_nowhere: bool = False
    """The act has a place but no goal: a town with a preposition is where it happens."""

    @property
    def head(self) -> Token:
        """The trigger's head token."""
        return self.scene.doc[self.trigger.head]

    def place(self, token: Token) -> Placed | None:
        """Say which slots a nominal token may fill for this trigger, None when it is out of reach."""
        barred = token.i in self.scene.barred and token.head.i not in self.trigger.tokens
        if barred or token.i in self.trigger.tokens or self._in_brackets(token):
            return None
        first = syntax.first_conjunct(syntax.whole_name(token))
        return self._place_core(first, token) or self._place_complement(first, token)

    def _place_core(self, first: Token, token: Token) -> Placed | None:
        """Place what the syntax itself ties to the act: its subject, object, target, owner or modifier."""
        if self.subject is not None and first.i == syntax.first_conjunct(self.subject).i:
            slot = ("iobj" if self._keeps_object() else "obj") if self.passive else "subj"
            return Placed(frozenset({slot}), self.subject_tie)
        if self._is_target(first):
            return Placed(frozenset({"against"}), CHAINED)
        if self._is_relative_object(first):
            return Placed(frozenset({"obj"}), INHERITED)
        bare = self._bare_slot(first)
        if bare is not None:
            return Placed(frozenset({bare}), ATTACHED)
        if self._modifies(first):
            return Placed(self._owner_slots(), ATTACHED)
        if self._stands_as_subject(token):
            return Placed(frozenset({"obj" if self.passive else "subj"}), NEAR)
        return None

    def _place_complement(self, first: Token, token: Token) -> Placed | None:
        """Place a phrase by its preposition and its clause; None when it belongs elsewhere."""
        tie = self._tie(first)
        if tie == 0.0:
            return None
        words = "" if self._only_measures(token) else syntax.preposition(token, self.scene.grammar)
        if not words:
            follows = self.trigger.verbal and first.i > self.trigger.head and tie >= CHAINED
            return Placed(frozenset({"obj"}), NEAR) if follows else None
        slots = self.scene.grammar.slots(words)
        if any(c.dep_ == "case" and c.i in self.trigger.tokens for c in first.children):
            return Placed(slots | {"obj"}, ATTACHED)
        if token.i < self.trigger.head and self.trigger.verbal and "swap" not in slots:
            tie -= _FRONTED
        if "of" in slots and self._may_be_partitive(first):
            return Placed(slots | {"obj"}, max(tie, NEAR))
        return Placed(slots, tie)

    def _keeps_object(self) -> bool:
        """Tell whether a passive verb still has an object: its subject then receives ("X was given arms")."""
        return any(c.dep_ == "obj" and c.i not in self.trigger.tokens for c in self.head.children)

    def _modifies(self, token: Token) -> bool:
        """Tell whether a noun stands before the act's noun as its owner or modifier ("U.S. arms sale")."""
        if self.trigger.verbal:
            return False
        here = token
        while syntax.is_before_noun(here):
            here = here.head
            if here.i in self.trigger.tokens:
                return True
        return False

    def _owner_slots(self) -> frozenset[str]:
        """Return the slots of whom the act's noun belongs to: the doer where "of" names somebody else."""
        words = (syntax.preposition(c, self.scene.grammar) for c in self.head.children if c.i > self.head.i)
        followed = any("of" in self.scene.grammar.slots(word) for word in words if word)
        return frozenset({"adj"}) if followed else frozenset({"adj", "of"})

    def stands_between(self, mention: ActorMention) -> bool:
        """Tell whether a name behind its verb was taken for one modifying the object ("gave X arms")."""
        if not self.trigger.verbal or self.passive or mention.kind not in {"adjective", "name"}:
            return False
        behind = self.scene.doc[self.head.i + 1 : self.head.i + 3]
        token = next((t for t in behind if t.pos_ != "DET"), None)
        if token is None or token.idx != mention.span.start or token.pos_ != "PROPN":
            return False
        return token.dep_ in _BETWEEN and any(c.dep_ == "obj" and c.i > token.i for c in self.head.children)

    def _is_relative_object(self, token: Token) -> bool:
        """Tell whether the act stands in a relative clause whose object the phrase is ("the land X took")."""
        verb = self.head
        if not self.trigger.verbal or verb.dep_ != "acl:relcl" or verb.head != token or self.passive:
            return False
        if self.subject is None or self.subject.i == token.i:
            return False
        objects = [c for c in verb.children if c.dep_ == "obj" and c.i not in self.trigger.tokens]
        return all("Rel" in c.morph.get("PronType", []) for c in objects)

    def _in_brackets(self, token: Token) -> bool:
        """Tell whether the token stands in brackets that the trigger stands outside of: a source, a gloss."""
        doc = self.scene.doc
        opened = [t.i for t in doc[: token.i] if t.text == "("]
        closed = [t.i for t in doc[token.i :] if t.text == ")"]
        if not opened or not closed or any(t.text == ")" for t in doc[opened[-1] : token.i]):
            return False
        return not opened[-1] < self.trigger.head < closed[0]

    def _is_target(self, token: Token) -> bool:
        """Tell whether a clause on the theme aims at the phrase ("sanctions visant Minsk")."""
        verb = token.head
        if token.dep_ not in {"obj", "obl:arg"} or verb.lemma_.lower() not in self.scene.grammar.targeting:
            return False
        return (
            verb.dep_ in {"acl", "acl:relcl"}
            and verb.i not in self.trigger.tokens
            and self._tie(verb) >= CHAINED
        )

    def _stands_as_subject(self, token: Token) -> bool:
        """Tell whether a bare name before a finite verb without parsed subject stands as its subject."""
        if self.subject is not None or not self.trigger.verbal or token.i >= self.trigger.head:
            return False
        if token.pos_ not in {"PROPN", "NOUN"} or self.head.dep_ in {"acl", "xcomp"}:
            return False
        if any(c.dep_ == "case" and c.i < token.i for c in token.children):
            return False
        between = self.scene.doc[token.i + 1 : self.trigger.head]
        apart = (
            t
            for t in between
            if (t.dep_ != "conj" and t.pos_ in {"VERB", "PROPN", "SCONJ"}) or t.text in ";:"
        )
        return next(apart, None) is None

    def _only_measures(self, token: Token) -> bool:
        """Tell whether what stands before a noun is of its amount ("entre 11 000 et 30 000 soldats")."""
        first = syntax.first_conjunct(token)
        heads = (token, first) if first.pos_ == "NUM" else (token,)
        cases = [c.i for head in heads for c in head.children if c.dep_ == "case" and c.i < head.i]
        return bool(cases) and all(place in self.scene.measured for place in cases)

    def _may_be_partitive(self, token: Token) -> bool:
        """Tell whether "des obus" after a verb without object is its object ("fournit à X des obus")."""
        if not self.trigger.verbal or token.i < self.trigger.head or self.passive:
            return False
        if any(child.dep_ == "obj" and child.i not in self.trigger.tokens for child in self.head.children):
            return False
        cases = [child for child in token.children if child.dep_ in {"case", "det"} and child.i < token.i]
        return any(
            " " in case.lemma_ or case.dep_ == "det" or "Art" in case.morph.get("PronType", [])
            for case in cases
        )

    def _bare_slot(self, token: Token) -> str | None:
        if token.head.i not in self.trigger.tokens:
            return None
        if token.dep_ == "obj":
            return "obj"
        if token.dep_ == "iobj":
            return "iobj"
        if token.dep_ == "obl:agent":
            return "by"
        return None

    def _tie(self, token: Token) -> float:
        """How well a phrase hangs together with the trigger: attached, through nouns, or merely near."""
        if token.head.i in self.trigger.tokens:
            return ATTACHED
        if token.head.i == self.carrier:
            return CHAINED
        here = token
        themes = {thing.head for thing in self.scene.things}
        tie = CHAINED
        for _ in range(5):
            here = here.head
            if here.i in self.trigger.tokens or here.i == self.carrier:
                return tie
            if here.i in self.scene.deeds and here.head.i not in self.trigger.tokens:
                return 0.0
            tie -= 0.0 if here.i in themes else STEP
            if syntax.is_verb(here):
                break
        return NEAR if self._near(token) else 0.0

    def _near(self, token: Token) -> bool:
        """Tell whether the phrase stands after the trigger, in its clause, with no finite verb between."""
        if not self.trigger.head < token.i <= self.trigger.head + _REACH:
            return False
        between = self.scene.doc[max(self.trigger.tokens) + 1 : token.i]
        return not any(
            syntax.is_verb(t) or t.text in {";", ":"} or "Rel" in t.morph.get("PronType", []) for t in between
        )


def anchor_at(scene: Scene, trigger: Trigger, frame: Frame) -> Anchor:
    """Return the point of view of a trigger in one of its senses."""
    head = scene.doc[trigger.head]
    carrier = None if trigger.verbal else carrier_of(head, scene.operators)
    admits = carrier is not None and scene.operators.has("admitting", carrier.lemma_.lower())
    if carrier is not None and carrier.i in scene.sayings and not admits:
        carrier = None
    verb = head if trigger.verbal else carrier
    if carrier is not None and syntax.is_passive(carrier):
        verb = None
    subject, tie = subject_of(verb, scene.operators) if verb is not None else (None, 0.0)
    return Anchor(
        scene,
        trigger,
        subject,
        tie,
        passive=trigger.verbal and syntax.is_passive(head),
        carrier=None if carrier is None else carrier.i,
        bears_on=frozenset({"of", "against"}) if frame.event in _BEARING else frozenset(),
        goes_nowhere=frame.pattern.name in _STATIC,
    )

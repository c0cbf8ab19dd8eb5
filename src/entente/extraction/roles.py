"""Who does what to whom with what: the roles of an act, read off the sentence around its trigger.

Small parsers misattach second complements, so a phrase is placed by its preposition and its clause
first, by its attachment second. Several hypotheses are scored; the best filler of each role wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.extraction.frames import CARGO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from entente.extraction.flows import FoundThing
    from entente.extraction.frames import Frame, Trigger
    from entente.extraction.grammar import Grammar
    from entente.extraction.mentions import ActorMention
    from entente.extraction.operators import Operators

_ATTACHED, _CHAINED, _INHERITED, _NEAR = 3.0, 2.4, 2.6, 1.2
_STEP: Final = 0.4
"""What each noun between a phrase and the trigger costs, the cargo aside."""
_LEAST: Final = 0.5
"""Below this score a phrase fills no role."""
_INDIRECT: Final = 0.9
"""What it costs an actor to be named only through what it owns."""
_GROUND: Final = 1.2
"""What it costs a state to be named only through a town or region of its own."""
_FRONTED: Final = 0.8
"""What it costs a complement to stand before its verb, where frames and settings stand."""
_PLACE: Final = 0.5
"""What it costs a party to be named only as a place."""
_SETTING: Final = 1.4
"""What it costs a town with a preposition to be a party of an act that goes nowhere ("signé à Pékin")."""
_STATIC: Final = frozenset({"joint", "together", "act_thing", "alone"})
"""Patterns of acts that have a place but no goal."""
_BEARING: Final = frozenset({"SANCTION", "CONCEDE", "COERCE"})
"""Events that reach a party through what it owns."""
_GOALS: Final = frozenset({"iobj", "to", "from", "of"})
_DIRECT: Final = frozenset({"subj", "obj", "against", "by"})
_SLOT_STEP: Final = 0.25
"""What each step down a role's list of slots costs."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One parsed sentence with what was found in it, and the words that no role may take."""

    doc: Doc
    actors: tuple[ActorMention, ...]
    things: tuple[FoundThing, ...]
    grammar: Grammar
    operators: Operators
    bonds: frozenset[str] = frozenset()
    barred: frozenset[int] = frozenset()
    """Tokens inside "selon X" and the like: holders, never parties."""
    measured: frozenset[int] = frozenset()
    """Tokens of dates and amounts: they name no act."""
    deeds: frozenset[int] = frozenset()
    """Nouns that name other acts: what hangs on them is theirs."""
    last_flow: str | None = None
    topic: str | None = None
    """Flow of the thing that the last sentence was about."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Fillers of an act's roles. `open_subject` is a subject that no actor names (a pronoun, a noun)."""

    agent: tuple[ActorMention, ...] = ()
    recipient: tuple[ActorMention, ...] = ()
    theme: tuple[FoundThing, ...] = ()
    open_subject: int | None = None
    open_object: int | None = None
    bond: int | None = None
    """A noun in the recipient's slot that stands for two parties ("cette alliance")."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A nominal token seen from a trigger: the slots it may fill and how well it is tied to it."""

    slots: frozenset[str]
    tie: float


def fill_roles(scene: Scene, trigger: Trigger, frame: Frame) -> Roles:
    """Fill the roles of one sense of a trigger from its sentence alone."""
    head = scene.doc[trigger.head]
    slots = frame.pattern.verb if trigger.verbal else frame.pattern.noun
    carrier = None if trigger.verbal else _carrier(head, scene)
    verb = head if trigger.verbal else carrier
    subject, tie = subject_of(verb, scene.operators) if verb is not None else (None, 0.0)
    passive = trigger.verbal and syntax.is_passive(head)
    anchor = _Anchor(
        scene, trigger, subject, tie, passive=passive, carrier=None if carrier is None else carrier.i
    )
    theme = _themes(anchor, frame, slots.get("theme", ()))
    taken: set[int] = set()
    roles = {}
    for role in _role_order(slots):
        fillers = _best_actors(anchor, slots.get(role, ()), taken, theme)
        taken |= {mention.head for mention in fillers}
        roles[role] = fillers
    named = {m.head for m in roles.get("agent", ()) + roles.get("recipient", ())}
    open_subject = subject.i if subject is not None and subject.i not in named else None
    return Roles(
        agent=roles.get("agent", ()),
        recipient=roles.get("recipient", ()),
        theme=theme,
        open_subject=open_subject,
        open_object=_open_object(anchor, named),
        bond=None if roles.get("recipient") else _bond(anchor, slots.get("recipient", ())),
    )


def _role_order(slots: object) -> tuple[str, str]:
    """Roles that take the subject or object choose before those that take prepositions."""
    assert isinstance(slots, dict)  # noqa: S101  patterns are loaded as dicts
    first_slot = {role: names[0] if names else "" for role, names in slots.items()}
    if first_slot.get("recipient") in {"subj", "obj"} and first_slot.get("agent") not in {"subj", "obj"}:
        return "recipient", "agent"
    return "agent", "recipient"


def subject_of(verb: Token, operators: Operators, depth: int = 0) -> tuple[Token | None, float]:
    """Return what a verb's subject is, through control, coordination and participles, and how sure."""
    own = syntax.own_subject(verb)
    if own is not None:
        return own, _ATTACHED
    if depth > 4 or verb.head == verb:
        return None, 0.0
    head = verb.head
    plans = operators.has("planned_noun", head.lemma_.lower())
    if plans and verb.dep_ == "acl" and syntax.is_infinitive(verb):
        return _planner(head, operators, depth)
    if verb.dep_ in {"acl", "amod"} or (verb.dep_ == "advcl" and not syntax.is_verb(head)):
        return (head, _INHERITED) if syntax.is_nominal(head) else (None, 0.0)
    if verb.dep_ in {"xcomp", "ccomp", "advcl", "conj", "parataxis", "obl:mod", "obl:arg", "obl"}:
        return _inherited(verb, head, operators, depth)
    return None, 0.0


def _inherited(verb: Token, head: Token, operators: Operators, depth: int) -> tuple[Token | None, float]:
    if verb.dep_ == "ccomp" and not syntax.is_infinitive(verb):
        return None, 0.0
    if head.pos_ in {"NOUN", "PROPN", "ADJ"} and verb.dep_ != "conj":
        if head.pos_ == "ADJ":
            own = syntax.own_subject(head)
            return (own or head.head, _INHERITED)
        return head, _INHERITED
    if operators.gives_object_control(head.lemma_.lower()) and _is_controlled(verb, operators):
        objects = [c for c in head.children if c.dep_ in {"obj", "iobj", "obl:arg"} and c.i < verb.i]
        if not objects and syntax.is_infinitive(verb) and not syntax.is_passive(head):
            objects = [c for c in head.children if c.dep_ == "obl" and head.i < c.i < verb.i]
        if objects:
            return objects[0], _INHERITED
    subject, _ = subject_of(head, operators, depth + 1)
    if syntax.is_passive(head) and verb.dep_ == "conj" and not syntax.is_passive(verb):
        return subject, _NEAR
    return subject, _INHERITED if subject is not None else 0.0


def _is_controlled(verb: Token, operators: Operators) -> bool:
    """Tell whether a verb form is what somebody is made, asked or said to do, and no mere circumstance."""
    if verb.dep_ == "xcomp":
        return True
    if verb.dep_ != "advcl":
        return False
    return any(
        c.dep_ in {"mark", "case"} and c.i < verb.i and operators.has("control_mark", c.lower_)
        for c in verb.children
    )


def _planner(noun: Token, operators: Operators, depth: int) -> tuple[Token | None, float]:
    """Return who has a plan: whom its noun belongs to, else the subject of the clause that holds it."""
    owners = [c for c in noun.children if c.dep_ == "nmod:poss" and c.pos_ != "PRON"]
    if owners:
        return owners[0], _INHERITED
    verb = syntax.clause_head(noun)
    if verb == noun or not syntax.is_verb(verb) or verb.i > noun.i:
        return noun, _INHERITED
    subject, _ = subject_of(verb, operators, depth + 1)
    return subject, _INHERITED if subject is not None else 0.0


def _carrier(noun: Token, scene: Scene) -> Token | None:
    """Return the verb that lends its subject and complements to an event noun, None without one.

    A light verb does ("procéder à des livraisons"), so does any verb whose subject owns the noun
    ("renforcent leur coordination") or has it as object, reactions aside ("condamner les livraisons").
    """
    owned = any("Yes" in child.morph.get("Poss") for child in noun.children)
    verb = syntax.clause_head(noun) if owned else syntax.first_conjunct(noun).head
    if verb == noun or not syntax.is_verb(verb) or syntax.is_passive(verb):
        return None
    if syntax.first_conjunct(noun).dep_ in syntax.SUBJECTS:
        return None
    lemma = verb.lemma_.lower()
    direct = syntax.first_conjunct(noun).dep_ == "obj" and not scene.operators.has("reacting", lemma)
    return verb if owned or direct or scene.operators.is_light(lemma) else None


def swapped_things(scene: Scene, trigger: Trigger) -> tuple[FoundThing, ...]:
    """Return the things given in return for what a transfer hands over ("en échange de munitions")."""
    anchor = _Anchor(scene, trigger, None, 0.0, passive=False)
    found = []
    for thing in scene.things:
        placed = anchor.place(scene.doc[thing.head])
        if placed is not None and "swap" in placed.slots and _top(thing.flow) in CARGO:
            found.append(thing)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Anchor:
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
        return self.scene.doc[self.trigger.head]

    def place(self, token: Token) -> _Placed | None:
        """Say which slots a nominal token may fill for this trigger, None when it is out of reach."""
        if token.i in self.scene.barred or token.i in self.trigger.tokens or self._in_brackets(token):
            return None
        first = syntax.first_conjunct(token)
        if self.subject is not None and first.i == syntax.first_conjunct(self.subject).i:
            slot = ("iobj" if self._keeps_object() else "obj") if self.passive else "subj"
            return _Placed(frozenset({slot}), self.subject_tie)
        if self._is_target(first):
            return _Placed(frozenset({"against"}), _CHAINED)
        bare = self._bare_slot(first)
        if bare is not None:
            return _Placed(frozenset({bare}), _ATTACHED)
        if self._modifies(first):
            return _Placed(frozenset({"adj", "of"}), _ATTACHED)
        if self._stands_before_object(first):
            return _Placed(frozenset({"iobj"}), _NEAR)
        words = "" if self._only_measures(token) else syntax.preposition(token, self.scene.grammar)
        if self._stands_as_subject(token):
            return _Placed(frozenset({"obj" if self.passive else "subj"}), _NEAR)
        tie = self._tie(first)
        if tie == 0.0:
            return None
        if words:
            slots = self.scene.grammar.slots(words)
            if token.i < self.trigger.head and self.trigger.verbal and "swap" not in slots:
                tie -= _FRONTED
            if "of" in slots and self._may_be_partitive(first):
                return _Placed(slots | {"obj"}, max(tie, _NEAR))
            return _Placed(slots, tie)
        if self.trigger.verbal and first.i > self.trigger.head and tie >= _CHAINED:
            return _Placed(frozenset({"obj"}), _NEAR)
        return None

    def _keeps_object(self) -> bool:
        """Tell whether a passive verb still has an object: its subject then receives ("X was given arms")."""
        return any(c.dep_ == "obj" and c.i not in self.trigger.tokens for c in self.head.children)

    def _modifies(self, token: Token) -> bool:
        """Tell whether a noun stands before the act's noun as its owner or modifier ("U.S. arms sale")."""
        if self.trigger.verbal:
            return False
        here = token
        while here.dep_ in syntax.BEFORE_NOUN:
            here = here.head
            if here.i in self.trigger.tokens:
                return True
        return False

    def _stands_before_object(self, token: Token) -> bool:
        """Tell whether a name between verb and object was taken for the object's modifier ("gave X arms")."""
        if not self.trigger.verbal or self.passive or token.dep_ != "compound" or token.pos_ != "PROPN":
            return False
        return token.i == self.head.i + 1 and token.head.dep_ == "obj" and token.head.head == self.head

    def _in_brackets(self, token: Token) -> bool:
        """Tell whether the token stands in brackets that the trigger stands outside of: a source, a gloss."""
        doc = self.scene.doc
        opened = [t.i for t in doc[: token.i] if t.text == "("]
        closed = [t.i for t in doc[token.i :] if t.text == ")"]
        if not opened or not closed or any(t.text == ")" for t in doc[opened[-1] : token.i]):
            return False
        return not opened[-1] < self.trigger.head < closed[0]

    def _is_target(self, token: Token) -> bool:
        """Tell whether a participle or relative on the theme aims at the phrase ("sanctions visant Minsk")."""
        verb = token.head
        if token.dep_ not in {"obj", "obl:arg"} or verb.lemma_.lower() not in self.scene.grammar.targeting:
            return False
        return (
            verb.dep_ in {"acl", "acl:relcl"}
            and verb.i not in self.trigger.tokens
            and self._tie(verb) >= _CHAINED
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
            t for t in between if t.dep_ != "conj" and t.pos_ in {"VERB", "PROPN", "SCONJ"} or t.text in ";:"
        )
        return next(apart, None) is None

    def _only_measures(self, token: Token) -> bool:
        """Tell whether what stands before the noun belongs to its amount ("entre 11 000 et 30 000 soldats")."""
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
            " " in case.lemma_ or case.dep_ == "det" or "Art" in case.morph.get("PronType") for case in cases
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
            return _ATTACHED
        if token.head.i == self.carrier:
            return _CHAINED
        here = token
        themes = {thing.head for thing in self.scene.things}
        tie = _CHAINED
        for _ in range(5):
            here = here.head
            if here.i in self.trigger.tokens or here.i == self.carrier:
                return tie
            if here.i in self.scene.deeds:
                return 0.0
            tie -= 0.0 if here.i in themes else _STEP
            if syntax.is_verb(here):
                break
        return _NEAR if self._near(token) else 0.0

    def _near(self, token: Token) -> bool:
        """Tell whether the phrase stands after the trigger, in its clause, with no finite verb between."""
        if not self.trigger.head < token.i <= self.trigger.head + 22:
            return False
        between = self.scene.doc[max(self.trigger.tokens) + 1 : token.i]
        return not any(
            syntax.is_verb(t) or t.text in {";", ":"} or "Rel" in t.morph.get("PronType") for t in between
        )


def _best_actors(
    anchor: _Anchor, slots: tuple[str, ...], taken: set[int], theme: tuple[FoundThing, ...]
) -> tuple[ActorMention, ...]:
    best: tuple[float, ActorMention] | None = None
    for mention in anchor.scene.actors:
        if mention.head in taken or not (mention.ids or mention.kind == "anaphor"):
            continue
        score = _actor_score(anchor, mention, slots, theme)
        if score > _LEAST and (best is None or score > best[0]):
            best = score, mention
    if best is None:
        return ()
    return _with_conjuncts(anchor, best[1], taken)


def _actor_score(
    anchor: _Anchor, mention: ActorMention, slots: tuple[str, ...], theme: tuple[FoundThing, ...]
) -> float:
    token = anchor.scene.doc[mention.head]
    if mention.kind == "adjective" and mention.head in anchor.trigger.tokens:
        if "adj" in slots and not anchor.trigger.verbal:
            return _ATTACHED - _SLOT_STEP * slots.index("adj")
        return 0.0
    if any(thing.start <= mention.head < thing.end for thing in theme):
        return 0.0
    placed = anchor.place(token)
    fits = [i for i, slot in enumerate(slots) if placed is not None and slot in placed.slots]
    if mention.kind == "adjective":
        fits = [i for i in fits if slots[i] in _DIRECT or slots[i] == slots[0] or slots[i] in anchor.bears_on]
        close = placed is not None and placed.tie >= _CHAINED - _STEP
        return placed.tie - _INDIRECT - _SLOT_STEP * fits[0] if placed is not None and close and fits else 0.0
    if not fits:
        return _through_owner(anchor, token, slots)
    assert placed is not None  # noqa: S101  it fits a slot
    distance = abs(mention.head - anchor.trigger.head)
    place_only = _PLACE if slots[fits[0]] == "in" else 0.0
    if mention.kind == "ground":
        place_only = _GROUND
    if mention.locative and anchor.goes_nowhere and slots[fits[0]] != "with":
        return 0.0
    if mention.locative and slots[0] not in _GOALS:
        place_only = max(place_only, _SETTING)
    return placed.tie - place_only - _SLOT_STEP * fits[0] - 0.01 * distance


def _through_owner(anchor: _Anchor, token: Token, slots: tuple[str, ...]) -> float:
    """Score an actor that owns what fills the slot ("frapper le territoire de l'Ukraine")."""
    first = syntax.first_conjunct(token)
    owned = first.head
    modifies = first.dep_ in syntax.BEFORE_NOUN
    if not (modifies or first.dep_ == "nmod") or owned.pos_ != "NOUN" or owned.i in anchor.trigger.tokens:
        return 0.0
    words = syntax.preposition(token, anchor.scene.grammar)
    if not modifies and not anchor.scene.grammar.slots(words) & {"of", "in"}:
        return 0.0
    placed = anchor.place(owned)
    fits = [
        i for i, slot in enumerate(slots) if placed is not None and slot in placed.slots and slot in _DIRECT
    ]
    return placed.tie - _INDIRECT - _SLOT_STEP * fits[0] if placed is not None and fits else 0.0


def _with_conjuncts(anchor: _Anchor, mention: ActorMention, taken: set[int]) -> tuple[ActorMention, ...]:
    """Return the mention with those coordinated with it, in order of the text."""
    doc = anchor.scene.doc
    members = {t.i for t in syntax.conjuncts(syntax.first_conjunct(doc[mention.head]))}
    found = [mention]
    for other in anchor.scene.actors:
        if other.head in taken or other.head == mention.head or not other.ids or other.kind != mention.kind:
            continue
        if other.head in members or _listed(doc, found[-1], other):
            found.append(other)
    return tuple(sorted(found, key=lambda m: m.head))


def _listed(doc: Doc, left: ActorMention, right: ActorMention) -> bool:
    """Tell whether only list glue stands between two mentions ("Séoul, Tokyo et Washington")."""
    if not left.head < right.head <= left.head + 6:
        return False
    between = doc[left.head + 1 : right.head]
    glue = any(t.text == "," or t.pos_ == "CCONJ" for t in between)
    return glue and all(
        t.pos_ in {"PUNCT", "CCONJ", "DET", "ADV", "ADJ"} and t.text not in ";:()" for t in between
    )


def _themes(anchor: _Anchor, frame: Frame, slots: tuple[str, ...]) -> tuple[FoundThing, ...]:
    """Return the things that fill the theme: those in its slot, and those listed with them."""
    wanted = [
        t
        for t in anchor.scene.things
        if (not frame.theme or _top(t.flow) in frame.theme) and (not t.weak or frame.takes_weak_things)
    ]
    if frame.subject_is_theme:
        slots = ("subj",)
    scored = []
    for thing in wanted:
        placed = _place_thing(anchor, thing)
        fits = [i for i, slot in enumerate(slots) if placed is not None and slot in placed.slots]
        if placed is not None and fits:
            scored.append(
                (placed.tie - _SLOT_STEP * fits[0] - 0.01 * abs(thing.head - anchor.trigger.head), thing)
            )
    if not scored:
        return ()
    best = max(scored, key=lambda pair: (pair[0], -pair[1].head))[1]
    return _with_list(anchor.scene.doc, best, wanted)


def _place_thing(anchor: _Anchor, thing: FoundThing) -> _Placed | None:
    """Place a thing, or the container it stands in ("des millions d'obus", "un convoi d'armes")."""
    token = anchor.scene.doc[thing.head]
    if thing.end - thing.start > 1 and any(
        thing.start <= place < thing.end for place in anchor.trigger.tokens
    ):
        return _Placed(frozenset({"of", "obj"}), _ATTACHED)
    placed = anchor.place(token)
    if anchor.trigger.verbal and _listed_after_name(anchor, token) and anchor.trigger.head < token.i:
        return _Placed(frozenset({"obj"}), _CHAINED)
    for container in _containers(anchor, token):
        outer = anchor.place(container)
        if outer is not None and (placed is None or outer.tie >= placed.tie):
            return outer
    return placed


def _containers(anchor: _Anchor, token: Token) -> Iterator[Token]:
    """Yield what holds a thing, innermost first ("un lot de missiles", "des millions de barils de brut")."""
    here = token
    for _ in range(4):
        first = syntax.first_conjunct(here)
        words = syntax.preposition(here, anchor.scene.grammar)
        if "of" not in anchor.scene.grammar.slots(words) and first.dep_ not in {"nummod", "nmod"}:
            return
        here = first.head
        if here.i in anchor.trigger.tokens or here.pos_ == "PROPN" or not syntax.is_nominal(here):
            return
        yield here


def _listed_after_name(anchor: _Anchor, token: Token) -> bool:
    """Tell whether a bare noun was taken for one listed with a name ("acheminé vers X drones et missiles")."""
    first = syntax.first_conjunct(token)
    if (
        first == token
        or first.pos_ != "PROPN"
        or any(c.dep_ == "case" and c.i < token.i for c in token.children)
    ):
        return False
    return anchor.place(first) is not None


def _with_list(doc: Doc, thing: FoundThing, wanted: Iterable[FoundThing]) -> tuple[FoundThing, ...]:
    members = {t.i for t in syntax.conjuncts(syntax.first_conjunct(doc[thing.head]))}
    ordered = sorted(wanted, key=lambda t: t.head)
    chosen = [t for t in ordered if t.head in members or t is thing]
    grown = True
    while grown:
        grown = False
        for other in ordered:
            if other not in chosen and any(_same_list(doc, other, c) for c in chosen):
                chosen.append(other)
                grown = True
    return tuple(sorted(chosen, key=lambda t: t.head))


def _same_list(doc: Doc, one: FoundThing, other: FoundThing) -> bool:
    left, right = sorted((one, other), key=lambda t: t.head)
    if not left.end <= right.start <= left.end + 9:
        return False
    between = doc[left.end : right.start]
    glue = [t for t in between if t.text == "," or t.pos_ == "CCONJ"]
    allowed = {"PUNCT", "CCONJ", "DET", "ADV", "ADJ", "ADP", "NUM"}
    return bool(glue) and all(t.pos_ in allowed and t.text not in ";:." for t in between)


def _open_object(anchor: _Anchor, named: set[int]) -> int | None:
    for child in anchor.head.children:
        if child.dep_ in {"obj", "iobj"} and child.i not in named and child.pos_ in {"PRON", "DET"}:
            return child.i
    return None


def _bond(anchor: _Anchor, slots: tuple[str, ...]) -> int | None:
    for token in anchor.scene.doc:
        if token.lemma_.lower() not in anchor.scene.bonds:
            continue
        placed = anchor.place(token)
        if placed is not None and placed.tie >= _CHAINED - _STEP and placed.slots & set(slots):
            return int(token.i)
    return None


def _top(flow: str) -> str:
    return flow.partition(".")[0]

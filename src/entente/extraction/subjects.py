"""Whose act a verb or an event noun is: through control, coordination, participles and light verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.extraction import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

    from entente.extraction.operators import Operators

ATTACHED: Final = 3.0
"""How sure a phrase is of its place when the parse attaches it to the trigger itself."""
INHERITED: Final = 2.6
"""The same when control, coordination or a participle lends it."""
NEAR: Final = 1.2
"""The same when it merely stands near the trigger, in its clause."""
_DEEPEST: Final = 4
_LENT: Final = frozenset({"xcomp", "ccomp", "advcl", "conj", "parataxis", "obl:mod", "obl:arg", "obl"})


def subject_of(verb: Token, operators: Operators, depth: int = 0) -> tuple[Token | None, float]:
    """Return what a verb's subject is, through control, coordination and participles, and how sure."""
    own = syntax.own_subject(verb)
    if own is not None:
        return own, ATTACHED
    if depth > _DEEPEST or verb.head == verb:
        return None, 0.0
    head = verb.head
    plans = operators.has("planned_noun", head.lemma_.lower())
    if plans and verb.dep_ == "acl" and syntax.is_infinitive(verb):
        return _planner(head, operators, depth)
    if verb.dep_ == "appos" and syntax.is_past_participle(verb) and syntax.is_nominal(head):
        return head, INHERITED
    told = _told_of(verb, operators, depth)
    if told is not None:
        return told, INHERITED
    if verb.dep_ in {"acl", "amod"} or (verb.dep_ == "advcl" and not syntax.is_verb(head)):
        return (head, INHERITED) if syntax.is_nominal(head) else (None, 0.0)
    while head.pos_ in {"ADP", "ADV"} and head.head != head:  # "avant de se retirer"
        head = head.head
    if verb.dep_ in _LENT:
        return _inherited(verb, head, operators, depth)
    return None, 0.0


def _told_of(verb: Token, operators: Operators, depth: int) -> Token | None:
    """Return whom a predicate or an utterance that a verb hangs on is told of.

    "X est le premier à livrer", "X was firm in blaming Y", "X posted a message blaming Y".
    """
    head = verb.head
    if _is_uttered(verb, operators):
        return subject_of(syntax.clause_head(head), operators, depth + 1)[0]
    forms = (verb, *(c for c in verb.children if c.dep_.startswith("aux")))
    infinitive = any(syntax.is_infinitive(form) for form in forms)
    first = verb.dep_ == "acl" and infinitive and any(c.dep_ == "cop" for c in head.children)
    return syntax.own_subject(head) if first or (verb.dep_ == "advcl" and head.pos_ == "ADJ") else None


def _is_uttered(verb: Token, operators: Operators) -> bool:
    """Tell whether a participle says what an utterance does, as "a message blaming X": who utters it does."""
    noun = verb.head
    present = "Pres" in verb.morph.get("Tense", []) or "Ger" in verb.morph.get("VerbForm", [])
    if verb.dep_ != "acl" or not present or not operators.has("utterance", noun.lemma_.lower()):
        return False
    return noun.dep_ in {"obj", "obl", "obl:arg"} and syntax.is_verb(syntax.clause_head(noun))


def _inherited(verb: Token, head: Token, operators: Operators, depth: int) -> tuple[Token | None, float]:
    if verb.dep_ == "ccomp" and not syntax.is_infinitive(verb) and not syntax.shares_auxiliary(verb):
        return None, 0.0
    if verb.i > head.i and any(token.text == ":" for token in verb.doc[head.i : verb.i]):
        return None, 0.0  # what a colon opens is told by the sentence, not done by its subject
    if head.pos_ in {"NOUN", "PROPN", "ADJ"} and verb.dep_ != "conj":
        if head.pos_ == "ADJ":
            own = syntax.own_subject(head)
            return (own or head.head, INHERITED)
        return head, INHERITED
    if operators.gives_object_control(head.lemma_.lower()) and _is_controlled(verb, operators):
        objects = [c for c in head.children if c.dep_ in {"obj", "iobj", "obl:arg"} and c.i < verb.i]
        if not objects and syntax.is_infinitive(verb) and not syntax.is_passive(head):
            objects = [c for c in head.children if c.dep_ == "obl" and head.i < c.i < verb.i]
        if objects:
            return objects[0], INHERITED
    subject, _ = subject_of(head, operators, depth + 1)
    if verb.dep_ == "conj" and subject is not None and syntax.at_odds(verb, subject) and head.head != head:
        further, _ = subject_of(head.head, operators, depth + 1)
        subject = subject if further is None or syntax.at_odds(verb, further) else further
    if syntax.is_passive(head) and verb.dep_ == "conj" and not syntax.is_passive(verb):
        return subject, NEAR
    return subject, INHERITED if subject is not None else 0.0


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
        return owners[0], INHERITED
    verb = syntax.clause_head(noun)
    if verb == noun or not syntax.is_verb(verb) or verb.i > noun.i:
        return noun, INHERITED
    subject, _ = subject_of(verb, operators, depth + 1)
    return subject, INHERITED if subject is not None else 0.0


def _gives(participle: Token, operators: Operators) -> bool:
    """Tell whether a participle on an event noun is a light verb ("les frappes menées par X")."""
    return (
        participle.dep_ == "acl"
        and syntax.is_passive(participle)
        and operators.is_light(participle.lemma_.lower())
    )


def carrier_of(noun: Token, operators: Operators) -> Token | None:
    """Return the verb that lends its subject and complements to an event noun, None without one.

    A light verb does ("procéder à des livraisons"), so does any verb whose subject owns the noun
    ("renforcent leur coordination") or has it as object, reactions aside ("condamner les livraisons").
    """
    given = next((c for c in noun.children if _gives(c, operators)), None)
    if given is not None:
        return given
    owned = any("Yes" in child.morph.get("Poss", []) for child in noun.children)
    verb = syntax.clause_head(noun) if owned else syntax.first_conjunct(noun).head
    if verb == noun:
        return noun if syntax.own_subject(noun) is not None else None
    if not syntax.is_verb(verb):
        return None
    lemma = verb.lemma_.lower()
    if operators.has("copular", lemma) and noun.dep_ in {"xcomp", "obj"}:
        return verb
    if syntax.is_passive(verb):
        carried = syntax.first_conjunct(noun).dep_ in {"nsubj:pass", "nsubj"}
        return verb if carried and operators.is_light(lemma) else None
    if syntax.first_conjunct(noun).dep_ in syntax.SUBJECTS:
        return None
    direct = syntax.first_conjunct(noun).dep_ == "obj" and not operators.has("reacting", lemma)
    return verb if owned or direct or operators.is_light(lemma) else None

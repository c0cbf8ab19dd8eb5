"""The uses of the conditional: hearsay, possibility, hypothesis, future seen from the past, wish.

French marks all of them by one form: only the first borrows what somebody else said. Languages without
such a form say it with auxiliaries, which borrow nothing.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from entente.extraction import syntax

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from entente.extraction.operators import Operators


_FRONT: Final = 3
"""Tokens at the start of a sentence where a condition stands for all of it."""
_LONGEST: Final = 4
"""Words in the longest wording of a condition."""
_WITHIN: Final = 8
"""Tokens after a conjunction of condition among which its verb stands."""


class Use(StrEnum):
    """What a conditional does."""

    REPORTED = "reported"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    FUTURE = "future"
    DUE = "due"
    WISH = "wish"


def conditional_of(verb: Token) -> Token | None:
    """Return the word of a verb's group that is in the conditional: itself, its auxiliary or copula."""
    for token in (verb, *verb.children):
        if "Cnd" in token.morph.get("Mood", []) and (token == verb or token.dep_.startswith(("aux", "cop"))):
            return token
    return None


def use_of(verb: Token, operators: Operators, *, framed: bool) -> Use | None:
    """Say how the conditional of a clause's head is used, None when it has none.

    Args:
        verb: head of the clause: a verb, or a predicate with a copula.
        operators: the language's operators.
        framed: whether an attribution covers it: a simple conditional is then hearsay more often.
    """
    form = conditional_of(verb)
    if form is None:
        return _use_of_auxiliary(verb, operators)
    lemma = verb.lemma_.lower()
    past = form != verb and _is_past(verb, form)
    if _asks(verb) or _speaks_of_oneself(verb):
        return Use.WISH
    if under_condition(verb, operators):
        return Use.HYPOTHETICAL
    if operators.has("modal", lemma):
        return _modal(lemma, operators, past=past)
    if _wished(verb, operators):
        return Use.WISH
    if past:
        return Use.REPORTED
    if _seen_from_past(verb, operators):
        return Use.FUTURE
    if _follows_which(verb, operators) or framed or _near_hearsay(verb, operators):
        return Use.REPORTED
    subject = syntax.own_subject(verb)
    vague = subject is None or operators.has("vague_subject", subject.lemma_.lower())
    stative = form != verb or operators.has("stative", lemma)
    return Use.REPORTED if stative and not vague else Use.HYPOTHETICAL


def _use_of_auxiliary(verb: Token, operators: Operators) -> Use | None:
    """Say what a modal auxiliary does ("may leave", "would leave", "would have left").

    What somebody would not do he refuses: no future, but a fact.
    """
    auxiliaries = [c for c in verb.children if c.dep_ == "aux"]
    if any(operators.has("possible", a.lower_) for a in auxiliaries):
        return Use.POSSIBLE
    if not any(operators.has("conditional", a.lower_) for a in auxiliaries):
        return None
    if any(operators.has("full_negation", c.lower_) for c in verb.children):
        return None
    accomplished = len(auxiliaries) > 1 and syntax.is_past_participle(verb)
    return Use.HYPOTHETICAL if accomplished or under_condition(verb, operators) else Use.FUTURE


def _modal(lemma: str, operators: Operators, *, past: bool) -> Use:
    if past:
        return Use.HYPOTHETICAL
    if operators.has("scheduled", lemma):
        return Use.DUE
    if operators.has("possible", lemma):
        return Use.POSSIBLE
    return Use.WISH


def _is_past(verb: Token, form: Token) -> bool:
    """Tell whether the group is a past conditional ("aurait livré", "aurait été livré")."""
    others = [c for c in verb.children if c != form and c.dep_.startswith(("aux", "cop"))]
    if any("Part" in c.morph.get("VerbForm", []) for c in others):
        return True
    return form.dep_.startswith("aux") and form.dep_ != "aux:pass" and syntax.is_past_participle(verb)


def _asks(verb: Token) -> bool:
    return any(token.text == "?" for token in verb.doc[-2:])


def _speaks_of_oneself(verb: Token) -> bool:
    persons = [
        p
        for c in (verb, *verb.children)
        for p in c.morph.get("Person", [])
        if c.dep_ in syntax.SUBJECTS or "Fin" in c.morph.get("VerbForm", [])
    ]
    return "1" in persons or "2" in persons


def _chain(verb: Token) -> Iterator[Token]:
    """Yield the verb and the clauses above it that it shares its conditions with, relatives excluded."""
    here = verb
    yield here
    while here.head != here and here.dep_ not in {"acl:relcl", "acl", "parataxis"}:
        here = here.head
        yield here


def under_condition(verb: Token, operators: Operators) -> bool:
    """Tell whether the clause, or one above it, stands under a condition ("si", "sans cela", "en cas de")."""
    for here in _chain(verb):
        for child in here.children:
            if child.dep_.startswith(("advcl", "ccomp")) and child != verb and _has_if(child, operators):
                return True
    return opens_with_condition(verb, operators)


def _has_if(clause: Token, operators: Operators) -> bool:
    for child in clause.children:
        if child.dep_ == "mark" and child.pos_ != "PRON" and operators.has("if", child.lower_):
            before = child.doc[child.i - 1].lower_ if child.i else ""
            return not operators.has("even", before)
    return False


def opens_with_condition(verb: Token, operators: Operators) -> bool:
    """Tell whether an adverbial of condition stands in the verb's sentence, outside other clauses."""
    for start in condition_starts(verb.doc, operators, 0, len(verb.doc)):
        token = verb.doc[start]
        above = next((here for here in syntax.ancestors(token) if syntax.is_verb(here)), None)
        if start < _FRONT or 0 < verb.i - start <= _WITHIN or above == verb:
            return True
    return False


def condition_starts(doc: Doc, operators: Operators, first: int, last: int) -> Iterator[int]:
    """Yield where words of condition start ("tant que", "en cas de") between two tokens, in order."""
    wordings = operators.words.get("on_condition", frozenset())
    for start in range(first, last):
        for end in range(start + 1, min(start + _LONGEST, last) + 1):
            if " ".join(t.lower_ for t in doc[start:end]).replace("' ", "'") in wordings:
                yield start
                break


def _seen_from_past(verb: Token, operators: Operators) -> bool:
    """Tell whether the clause is the content of a saying in the past: its future is seen from there."""
    here = verb
    while here.dep_ in {"conj", "acl:relcl"} and here.head != here:
        here = here.head
    if here.dep_ not in {"ccomp", "acl", "advcl", "obj", "xcomp"} or here.head == here:
        return False
    marked = any(c.dep_ == "mark" or operators.has("clause_mark", c.lower_) for c in here.children)
    return marked and _is_told_in_past(here.head)


def _is_told_in_past(verb: Token) -> bool:
    if syntax.is_infinitive(verb) and verb.head != verb:
        verb = verb.head
    finite = "Fin" in verb.morph.get("VerbForm", [])
    if finite and {"Past", "Imp"} & set(verb.morph.get("Tense", [])):
        return True
    auxiliaries = [c for c in verb.children if c.dep_.startswith("aux")]
    group = (verb, *auxiliaries)
    return bool(auxiliaries) and any(syntax.is_past_participle(t) for t in group)


def _wished(verb: Token, operators: Operators) -> bool:
    """Tell whether an impersonal judgement is made ("il serait utile de")."""
    if not any(c.dep_ == "cop" for c in verb.children):
        return False
    subject = syntax.own_subject(verb)
    impersonal = any(c.dep_ == "expl:subj" for c in verb.children) or (
        subject is not None and operators.has("vague_subject", subject.lemma_.lower())
    )
    return impersonal or operators.has("wished", verb.lemma_.lower())


def _follows_which(verb: Token, operators: Operators) -> bool:
    """Tell whether the clause is what a noun says ("l'idée selon laquelle P")."""
    return any(
        t.i and "Rel" in t.morph.get("PronType", []) and operators.has("told_by", t.doc[t.i - 1].lower_)
        for t in verb.subtree
    )


def _near_hearsay(verb: Token, operators: Operators) -> bool:
    for token in verb.doc:
        if token.i in {t.i for t in verb.children} or token == verb:
            continue
        if operators.has("hearsay", token.lemma_.lower()):
            return True
    return False

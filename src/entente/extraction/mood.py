"""How the wording presents an act: asserted, conditional, planned, possible, hypothetical, negated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entente.extraction import syntax
from entente.model.attribution import Mood, Phase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from entente.extraction.cues import Cues
    from entente.extraction.operators import Operators


@dataclass(frozen=True, slots=True)
class Wording:
    """Mood, phase and polarity of one act, and whether its sentence asks instead of telling."""

    mood: Mood = Mood.FACTUAL
    phase: Phase = Phase.DONE
    negated: bool = False
    asks: bool = False


def read_wording(token: Token, operators: Operators, *, attributed: bool) -> Wording:
    """Read mood, phase and polarity off a trigger and the words that govern it.

    Args:
        token: head of the trigger.
        operators: the language's operators.
        attributed: whether a named holder answers for the sentence (a conditional then borrows).
    """
    mood, phase, negated = Mood.FACTUAL, Phase.DONE, False
    for here in _governors(token):
        lemma = here.lemma_.lower()
        if here != token and operators.has("planned", lemma) or _scheduled(here, token, operators):
            phase = Phase.PLANNED
        elif here != token and operators.has("planned_noun", lemma):
            phase = Phase.PLANNED
        if here != token and operators.has("possible", lemma):
            mood = Mood.POSSIBLE
        if here != token and operators.has("avoid", lemma) and syntax.is_infinitive(token):
            negated = True
        if any(operators.has("possible_modifier", c.lemma_.lower()) for c in here.children):
            mood = Mood.POSSIBLE
        if _negated(here, operators):
            negated = True
        if _conditional(here):
            mood = _conditional_mood(here, token, mood, operators)
        if _under_if(here, operators):
            mood = Mood.HYPOTHETICAL
        if syntax.is_verb(here) and here.dep_ != "xcomp":
            break
    if phase is Phase.DONE and mood is Mood.FACTUAL and _future(token):
        phase = Phase.PLANNED
    return Wording(
        mood, phase, negated, token.doc[-1].text == "?" or any(t.text == "?" for t in token.doc[-2:])
    )


def _governors(token: Token) -> Iterator[Token]:
    yield token
    for here in syntax.ancestors(token):
        yield here


def _scheduled(here: Token, token: Token, operators: Operators) -> bool:
    return here != token and operators.has("scheduled", here.lemma_.lower()) and syntax.is_infinitive(token)


def _negated(token: Token, operators: Operators) -> bool:
    if not syntax.is_verb(token) and token.pos_ != "ADJ":
        return False
    marks = {c.lower_ for c in token.children} | {c.norm_ for c in token.children}
    return bool(marks & operators.words.get("negation", frozenset())) and not bool(
        marks & operators.words.get("not_negation", frozenset())
    )


def _conditional(token: Token) -> bool:
    return any("Cnd" in t.morph.get("Mood") for t in (token, *_auxiliaries(token)))


def _future(token: Token) -> bool:
    return any("Fut" in t.morph.get("Tense") for t in (token, *_auxiliaries(token)))


def _auxiliaries(token: Token) -> tuple[Token, ...]:
    return tuple(c for c in token.children if c.dep_.startswith("aux") or c.dep_ == "cop")


def _conditional_mood(here: Token, token: Token, mood: Mood, operators: Operators) -> Mood:
    if operators.has("possible", here.lemma_.lower()) and here != token:
        return Mood.POSSIBLE
    return Mood.REPORTED_CONDITIONAL if mood is Mood.FACTUAL else mood


def _under_if(token: Token, operators: Operators) -> bool:
    marks = [c for c in token.children if c.dep_ == "mark"]
    return any(operators.has("if", m.lower_) or operators.has("if", m.norm_) for m in marks)

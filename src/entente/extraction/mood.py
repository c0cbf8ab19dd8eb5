"""How the wording presents an act: asserted, conditional, planned, possible, hypothetical, negated.

A reader climbs from the word that names the act to the words that govern it, and notes what each does
to the act: a modal, a plan, a negation, a condition. It stops where the governing word presupposes the
act ("condamner les livraisons") or tells of something else (a relative clause).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.extraction import conditionals, syntax
from entente.extraction.clauses import ClauseNotes, is_gerund
from entente.extraction.conditionals import Use
from entente.extraction.opinion import is_opinion
from entente.model.attribution import Mood, Phase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from entente.extraction.operators import Operators

_FIRM: Final = frozenset({"acl:relcl", "parataxis"})
"""Clauses that tell something of their own: what governs them does not govern their act."""
_NOUN_LINKS: Final = frozenset(
    {"nmod", "appos", "acl", "obl:arg", "obl:mod", "xcomp", "ccomp", "conj", "advcl"}
)
_DASHES: Final = frozenset({"—", "–", "-", ")"})
_STEPS: Final = 8
"""Governors above an act that are looked at."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Mood, phase and polarity of one act; whether its sentence asks, and whether it is officially known."""

    mood: Mood = Mood.FACTUAL
    phase: Phase = Phase.DONE
    negated: bool = False
    asks: bool = False
    official: bool = False


def read_wording(token: Token, operators: Operators, *, attributed: bool) -> Wording:
    """Read mood, phase and polarity off a trigger and the words that govern it.

    Args:
        token: head of the trigger.
        operators: the language's operators.
        attributed: whether a holder answers for the sentence (a conditional then borrows).
    """
    notes = ClauseNotes(operators, attributed=attributed)
    _note_act(notes, token)
    here = token
    for _ in range(_STEPS):
        if here.head == here or not _climb(notes, here):
            break
        here = here.head if syntax.is_verb(here) else syntax.first_conjunct(here).head
    return _conclude(notes, token)


def _conclude(notes: ClauseNotes, token: Token) -> Wording:
    """Return the wording: what is not planned, or will not be, is denied; what is plain may be opinion."""
    asks = any(t.text == "?" for t in token.doc[-2:])
    mood = Mood.POSSIBLE if asks else notes.mood
    phase = Phase.DONE if notes.negated else notes.phase
    plain = mood is Mood.FACTUAL and phase is Phase.DONE and not notes.attributed and not notes.official
    if plain and is_opinion(token, notes.operators):
        mood = Mood.OPINION
    return Wording(mood, phase, notes.negated, asks, notes.official)


def borrows(verb: Token, operators: Operators, *, heard: bool) -> bool:
    """Tell whether a clause's conditional is hearsay; `heard`: somebody was quoted just before."""
    return conditionals.use_of(verb, operators, framed=heard) is Use.REPORTED


def _note_act(notes: ClauseNotes, token: Token) -> None:
    """Note what the act's own words and clause say."""
    notes.modifiers(token)
    lemma = token.lemma_.lower()
    aims = notes.has("planned", lemma) or (token.pos_ == "ADJ" and notes.has("ready", lemma))
    if aims and any(c.dep_ == "xcomp" and syntax.is_infinitive(c) for c in token.children):
        notes.planned()
    if notes.has("possible", lemma) and any(_has_infinitive(c) for c in token.children):
        notes.possible()
    notes.clause(token, polarity=True)
    notes.introduced(token)
    if notes.negated and any(notes.has("silent", c.lemma_.lower()) for c in token.children):
        notes.negated, notes.official = False, True


def _stands_apart(token: Token) -> bool:
    """Tell whether a mark parts a phrase from the aside before it, on which parsers hang it."""
    edge = token.left_edge.i
    return edge > 0 and token.doc[edge - 1].text in _DASHES


def _has_infinitive(child: Token) -> bool:
    """Tell whether a complement is an infinitive, or a predicate with an infinitive copula."""
    return any(syntax.is_infinitive(t) for t in (child, *child.children) if t == child or t.dep_ == "cop")


def _climb(notes: ClauseNotes, child: Token) -> bool:
    """Note what the governor of `child` does to the act; False when it does nothing more."""
    first = child if syntax.is_verb(child) else syntax.first_conjunct(child)
    here, link = first.head, first.dep_
    if here == first or link in _FIRM:
        return False
    if here.dep_ == "acl" and link != "conj" and _stands_apart(first):
        here, link = here.head, "nmod"
    if link in syntax.SUBJECTS:
        _as_subject(notes, here)
        return False
    if syntax.is_verb(here) or here.pos_ == "AUX":
        return _under_verb(notes, first, here, link)
    return _under_noun(notes, first, here, link)


# --- under a noun or adjective


def _under_noun(notes: ClauseNotes, child: Token, here: Token, link: str) -> bool:
    if here.pos_ == "ADJ" and notes.has("ready", here.lemma_.lower()) and syntax.is_infinitive(child):
        notes.planned()
        notes.clause(here, polarity=True)
        return True
    if link not in _NOUN_LINKS or (link == "acl" and not syntax.is_infinitive(child)):
        return False
    if here.pos_ != "NOUN":
        return True
    if syntax.is_infinitive(child) and any(c.dep_ == "cop" for c in here.children):
        notes.clause(here, polarity=True)  # "n'est pas en mesure de confirmer"
    opened = notes.has("opens_way", here.lemma_.lower()) and notes.has("opening", here.head.lemma_.lower())
    if opened:
        notes.possible()
        return False
    if link in {"nmod", "obl:arg", "obl:mod"} and not _is_genitive(notes, child):
        return False
    if any(c.dep_ == "amod" and notes.has("possible_modifier", c.lemma_.lower()) for c in here.children):
        notes.possible()
    return _note_noun(notes, here.lemma_.lower()) or not _is_given(here)


def _is_genitive(notes: ClauseNotes, child: Token) -> bool:
    cases = [c for c in child.children if c.dep_ == "case"]
    return not cases or any(notes.has("genitive", c.lower_) for c in cases)


def _note_noun(notes: ClauseNotes, lemma: str) -> bool:
    """Note what a noun does to the act it governs; tell whether it does anything."""
    if notes.has("planned_noun", lemma):
        notes.planned()
    elif notes.has("possible_noun", lemma):
        notes.possible()
    elif notes.has("alleged_noun", lemma):
        notes.mood = Mood.REPORTED_CONDITIONAL if notes.mood is Mood.FACTUAL else notes.mood
    elif notes.has("avoid_noun", lemma):
        notes.negated = True
    elif notes.has("norm_noun", lemma):
        notes.mood = Mood.PRESCRIBED
    else:
        return False
    return True


def _is_given(noun: Token) -> bool:
    """Tell whether a noun phrase presents its act as known ("les livraisons", "ce soutien")."""
    marks = [c for c in noun.children if c.dep_ == "det"]
    return any(
        "Def" in c.morph.get("Definite", [])
        or "Dem" in c.morph.get("PronType", [])
        or "Yes" in c.morph.get("Poss", [])
        for c in marks
    )


# --- under a verb


def _as_subject(notes: ClauseNotes, here: Token) -> None:
    """Note what a verb says of an act that is its subject: mostly that it takes place, or not."""
    if _takes_place(notes, here):
        announced = syntax.is_passive(here) or any(c.dep_ == "expl:pv" for c in here.children)
        if announced and notes.has("planned_modifier", here.lemma_.lower()):
            notes.planned()
        notes.clause(here, polarity=True)
        return
    notes.conditions(here, conditionals.use_of(here, notes.operators, framed=notes.attributed))
    if any(notes.has("silent", c.lemma_.lower()) for c in here.children):
        notes.official = True
    if notes.has("official", here.lemma_.lower()) and notes.is_now_official(here):
        notes.official = True


def _takes_place(notes: ClauseNotes, verb: Token) -> bool:
    """Tell whether a verb only says of its subject that it is, or is not, carried out."""
    lemma = verb.lemma_.lower()
    done = syntax.is_passive(verb) or any(c.dep_ in {"aux:pass", "cop"} for c in verb.children)
    if done and (notes.has("light", lemma) or notes.has("carried_out", lemma)):
        return True
    if not notes.has("occurs", lemma):
        return False
    bare = not any(c.dep_ in {"obj", "xcomp"} for c in verb.children)
    return bare or any(notes.has("takes_place", c.lemma_.lower()) for c in verb.children)


def _under_verb(notes: ClauseNotes, child: Token, here: Token, link: str) -> bool:
    if link == "conj":
        return _shares(notes, child, here)
    if link == "advcl":
        return _adverbial(notes, child, here)
    if link == "ccomp" and not syntax.is_infinitive(child):
        _note_verb(notes, child, here, full=False)
        return False
    if link == "xcomp" or syntax.is_infinitive(child):
        _note_verb(notes, child, here, full=True)
        if any(c.pos_ == "ADJ" and notes.has("ready", c.lemma_.lower()) for c in here.children):
            notes.planned()
        notes.clause(here, polarity=True)
        notes.introduced(here)
        return True
    return _as_object(notes, child, here)


def _note_verb(notes: ClauseNotes, child: Token, here: Token, *, full: bool) -> None:
    """Note a verb above the act; `full` when the act is its infinitive."""
    lemma = here.lemma_.lower()
    if notes.has("possible", lemma):
        notes.possible()
    travels = any(c.dep_ == "aux:tense" for c in here.children)  # "est allé négocier" tells a journey
    if full and notes.has("scheduled", lemma):
        notes.due(child, here)
    if full and notes.has("imminent", lemma) and not travels:
        notes.planned()
    aimed = notes.has("planned", lemma) and (full or not notes.has("not_planned_object", lemma))
    if aimed or (full and notes.has("intended", lemma)):
        notes.planned()
    if full and notes.has("avoid", lemma):
        notes.negated = not notes.negated


def _as_object(notes: ClauseNotes, child: Token, here: Token) -> bool:
    """Note what a verb does to an act that is its object: plan, doubt, carry out; else nothing."""
    lemma = here.lemma_.lower()
    if notes.has("reacting", lemma) and not notes.has("planned", lemma):
        notes.prescribed(here)
        return False
    _note_verb(notes, child, here, full=False)
    if notes.has("opening", lemma) and any(notes.has("opens_way", c.lemma_.lower()) for c in here.children):
        notes.possible()
    light = notes.has("light", lemma)
    if light or not _is_given(child):
        notes.clause(here, polarity=light and not _is_given(child))
        notes.introduced(here)
        return True
    notes.prescribed(here)
    return False


def _shares(notes: ClauseNotes, child: Token, here: Token) -> bool:
    """Note what a verb joined to another shares with it: all of an infinitive's, the auxiliary's mood."""
    if syntax.is_infinitive(child) and syntax.is_infinitive(here):
        return True
    bare = syntax.is_past_participle(child) and not any(c.dep_.startswith("aux") for c in child.children)
    if bare and not syntax.is_passive(child):
        notes.clause(here, polarity=False)
    return here.dep_ in {"advcl", "ccomp"}


def _adverbial(notes: ClauseNotes, child: Token, here: Token) -> bool:
    """Note that a gerund shares its main clause's mood; an infinitive of aim and a finite clause do not."""
    if is_gerund(child):
        notes.clause(here, polarity=False)
        if here.dep_ == "xcomp":
            _note_verb(notes, here, here.head, full=True)
            notes.clause(here.head, polarity=False)
    return False

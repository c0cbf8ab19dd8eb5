"""How the wording presents an act: asserted, conditional, planned, possible, hypothetical, negated.

A reader climbs from the word that names the act to the words that govern it, and notes what each does
to the act: a modal, a plan, a negation, a condition. It stops where the governing word presupposes the
act ("condamner les livraisons") or tells of something else (a relative clause).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from entente.extraction import conditionals, syntax
from entente.extraction.conditionals import Use
from entente.extraction.operators import load_operators
from entente.extraction.opinion import is_opinion
from entente.model.attribution import Mood, Phase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from entente.extraction.operators import Operators

_FIRM: Final = frozenset({"acl:relcl", "parataxis"})
"""Clauses that tell something of their own: what governs them does not govern their act."""
_NOUN_LINKS: Final = frozenset({"nmod", "appos", "acl", "obl:arg", "obl:mod", "obl"})


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
    reader = _Reader(operators, attributed=attributed)
    wording = reader.read(token)
    return replace(wording, asks=token.doc[-1].text == "?" or any(t.text == "?" for t in token.doc[-2:]))


def borrows(verb: Token, *, framed: bool, lang: str = "fr") -> bool:
    """Tell whether a clause's conditional is hearsay."""
    operators = load_operators(lang)
    return conditionals.use_of(verb, operators, framed=framed) is Use.REPORTED


def is_negated(verb: Token, operators: Operators) -> bool:
    """Tell whether a verb is denied: by a negation that neither restricts nor asserts."""
    if not (
        syntax.is_verb(verb) or verb.pos_ in {"ADJ", "AUX"} or any(c.dep_ == "cop" for c in verb.children)
    ):
        return False
    marks = [
        c
        for c in verb.children
        if c.dep_
        in {"advmod", "det", "nsubj", "nsubj:pass", "obj", "mark", "cc", "dep", "punct", "iobj", "aux:tense"}
    ]
    own = {c.lower_ for c in marks} | {
        c.lower_ for c in verb.children if c.dep_ == "aux:tense" for c in c.children
    }
    below = {c.lower_ for m in marks if m.dep_ in syntax.SUBJECTS or m.dep_ == "obj" for c in m.children}
    negative = own & operators.words.get("negation", frozenset())
    determined = below & operators.words.get("negative_determiner", frozenset())
    if not negative and not determined:
        return False
    if operators.has("asserting_negation", verb.lemma_.lower()) or _contrasts(verb, operators):
        return False
    if determined or own & operators.words.get("full_negation", frozenset()):
        return True
    return bool(negative) and not _restricts(verb)


def _restricts(verb: Token) -> bool:
    """Tell whether "ne ... que" only restricts: a "que" after the verb that opens no clause of its own."""
    for token in verb.doc[verb.i + 1 : verb.i + 8]:
        if token.lower_ in {"que", "qu'"}:
            return token.head.pos_ not in {"VERB", "AUX"} or token.dep_ != "mark"
    return False


def _contrasts(verb: Token, operators: Operators) -> bool:
    """Tell whether the negation only sets apart ("n'est pas un simple pacte", "n'est pas sans risques")."""
    if not any(c.dep_ == "cop" for c in verb.children) and verb.lemma_.lower() != "être":
        return False
    near = {t.lemma_.lower() for t in verb.subtree if verb.i - 4 <= t.i <= verb.i + 1}
    without = any(operators.has("without", lemma) for lemma in near)
    return without or bool(near & operators.words.get("contrast", frozenset()))


class _Reader:
    """Climbs from one act to its governors and gathers what they do to it."""

    def __init__(self, operators: Operators, *, attributed: bool) -> None:
        self._is = operators.has
        self._operators, self._attributed = operators, attributed
        self._mood, self._phase = Mood.FACTUAL, Phase.DONE
        self._negated = self._official = False

    def read(self, token: Token) -> Wording:
        self._own(token)
        here = token
        for _ in range(8):
            if here.head == here or not self._climb(here):
                break
            here = syntax.first_conjunct(here).head if not syntax.is_verb(here) else here.head
        if self._mood is Mood.FACTUAL and self._phase is Phase.DONE and is_opinion(token, self._operators):
            self._mood = Mood.OPINION
        return Wording(self._mood, self._phase, self._negated, official=self._official)

    # --- the act itself

    def _own(self, token: Token) -> None:
        self._modifiers(token)
        self._clause(token, polarity=True)
        if syntax.is_infinitive(token) and not self._is_accomplished(token):
            self._introduced(token)

    def _modifiers(self, token: Token) -> None:
        """Note the adjectives and adverbs of an act: possible, announced, alleged, official."""
        for child in token.children:
            if child.dep_ not in {"amod", "acl", "advmod", "appos", "nmod", "det"}:
                continue
            lemma = child.lemma_.lower()
            if self._is("possible_modifier", lemma) and child.dep_ != "acl":
                self._possible()
            if (
                self._is("planned_modifier", lemma)
                and child.dep_ in {"amod", "acl"}
                and not self._told(child)
            ):
                self._phase = Phase.PLANNED
            if (
                self._is("alleged_modifier", lemma)
                and child.dep_ in {"amod", "acl"}
                and self._mood is Mood.FACTUAL
            ):
                self._mood = Mood.REPORTED_CONDITIONAL
            if self._is("official", lemma) and self._is_now_official(child):
                self._official = True
            if (
                child.dep_ == "det"
                and self._is("negative_determiner", child.lower_)
                and not syntax.is_verb(token)
            ):
                self._negated = self._negated or not syntax.is_verb(token.head)

    def _told(self, participle: Token) -> bool:
        """Tell whether a participle only says that the act was announced by somebody."""
        return any(c.dep_ == "obl:agent" for c in participle.children)

    def _is_now_official(self, child: Token) -> bool:
        beside = {t.lower_ for t in child.subtree} | {t.lemma_.lower() for t in syntax.conjuncts(child)}
        now = beside & self._operators.words.get("now", frozenset())
        return bool(now) or len(beside & self._operators.words.get("official", frozenset())) > 1

    def _introduced(self, infinitive: Token) -> None:
        """Note what introduces an infinitive: an aim, "sans", "avant de"."""
        marks = [c for c in infinitive.children if c.dep_ in {"mark", "case"} and c.i < infinitive.i]
        for mark in marks if infinitive.dep_ != "xcomp" else ():
            if self._is("aim", mark.lower_) or self._is("aim", mark.lemma_.lower()):
                self._phase = Phase.PLANNED
            if self._is("without", mark.lower_):
                self._negated = True
            if self._is("before", mark.lower_) and not self._in_past(infinitive.head):
                self._phase = Phase.PLANNED

    @staticmethod
    def _is_accomplished(infinitive: Token) -> bool:
        return any(c.dep_ == "aux:tense" for c in infinitive.children)

    @staticmethod
    def _in_past(verb: Token) -> bool:
        return bool({"Past", "Imp"} & {t for c in (verb, *verb.children) for t in c.morph.get("Tense", [])})

    # --- a clause

    def _clause(self, head: Token, *, polarity: bool) -> None:
        """Note tense, mood, negation and condition of the clause that a token heads."""
        if polarity and is_negated(head, self._operators):
            self._negated = not self._negated
        use = conditionals.use_of(head, self._operators, framed=self._attributed)
        if use is not None:
            self._conditional(use)
        elif self._is_future(head):
            self._phase = Phase.PLANNED
        self._conditions(head, use)
        self._prescribed(head)
        for child in head.children:
            if child.dep_ == "advmod" and self._is("possible_modifier", child.lemma_.lower()):
                self._possible()

    def _conditional(self, use: Use) -> None:
        if use is Use.REPORTED:
            self._mood = Mood.REPORTED_CONDITIONAL if self._mood is Mood.FACTUAL else self._mood
        elif use is Use.POSSIBLE:
            self._possible()
        elif use is Use.HYPOTHETICAL:
            self._mood = Mood.HYPOTHETICAL
        elif use in {Use.FUTURE, Use.DUE}:
            self._phase = Phase.PLANNED
        elif use is Use.WISH and self._mood is Mood.FACTUAL:
            self._mood = Mood.HYPOTHETICAL

    def _is_future(self, head: Token) -> bool:
        forms = (head, *(c for c in head.children if c.dep_.startswith(("aux", "cop"))))
        marked = any(c.dep_ == "aux" and self._is("future", c.lower_) for c in forms)
        return marked or any("Fut" in t.morph.get("Tense", []) for t in forms)

    def _conditions(self, head: Token, use: Use | None) -> None:
        """Note a condition on the clause, or that the clause is one."""
        marks = [c for c in head.children if c.dep_ == "mark"]
        for mark in marks:
            before = head.doc[mark.i - 1].lower_ if mark.i else ""
            if self._is("if", mark.lower_) and not self._is("even", before):
                if self._is("asks", head.head.lemma_.lower()) and mark.i > 0:
                    self._possible()
                elif not self._concedes(head):
                    self._mood = Mood.HYPOTHETICAL
        ahead = use is not None or self._is_future(head)
        if conditionals.opens_with_condition(head, self._operators) and (ahead or self._is_condition(head)):
            self._mood = Mood.HYPOTHETICAL
        elif ahead and conditionals.under_condition(head, self._operators):
            self._mood = Mood.HYPOTHETICAL

    def _is_condition(self, head: Token) -> bool:
        """Tell whether the act itself stands in the condition ("en cas d'attaque", "tant que X livre")."""
        left = head.doc[head.left_edge.i : head.i].text.lower()
        return any(left.startswith(words) for words in self._operators.words.get("on_condition", frozenset()))

    def _concedes(self, clause: Token) -> bool:
        """Tell whether "si" concedes: both clauses in the present or past, the main one adding its own."""
        main = clause.head
        if main == clause:
            return False
        forms = (main, *(c for c in main.children if c.dep_.startswith(("aux", "cop"))))
        if any("Cnd" in t.morph.get("Mood", []) or "Fut" in t.morph.get("Tense", []) for t in forms):
            return False
        below = {c.lemma_.lower() for c in main.children}
        modal = any(
            self._is("possible", lemma) or self._is("scheduled", lemma) for lemma in {main.lemma_.lower()}
        )
        return bool(below & self._operators.words.get("concession", frozenset())) or not modal

    def _prescribed(self, head: Token) -> None:
        """Note that a clause says what a text prescribes ("le traité interdit de")."""
        if not self._is("prescribes", head.lemma_.lower()) or syntax.is_passive(head):
            return
        subject = syntax.own_subject(head)
        if subject is not None and self._is("rule_text", subject.lemma_.lower()):
            self._mood = Mood.PRESCRIBED

    def _possible(self) -> None:
        if self._mood in {Mood.FACTUAL, Mood.REPORTED_CONDITIONAL}:
            self._mood = Mood.POSSIBLE

    # --- governors

    def _climb(self, child: Token) -> bool:
        """Note what the governor of `child` does to the act; False when it does nothing more."""
        first = syntax.first_conjunct(child) if not syntax.is_verb(child) else child
        here, link = first.head, first.dep_
        if here == first or link in _FIRM:
            return False
        if syntax.is_verb(here) or here.pos_ in {"AUX"}:
            return self._under_verb(first, here, link)
        return self._under_noun(first, here, link)

    def _under_noun(self, child: Token, here: Token, link: str) -> bool:
        lemma = here.lemma_.lower()
        if here.pos_ == "ADJ" and self._is("ready", lemma) and syntax.is_infinitive(child):
            self._phase = Phase.PLANNED
            self._clause(here, polarity=True)
            return True
        if link == "acl" and not syntax.is_infinitive(child):
            return False
        if link not in _NOUN_LINKS | {"xcomp", "ccomp", "conj", "nsubj", "advcl"}:
            return False
        if link == "nsubj":
            return self._as_subject(here)
        if here.pos_ == "NOUN":
            self._noun_operator(lemma)
            self._modifiers_of_governor(here)
        return True

    def _noun_operator(self, lemma: str) -> None:
        if self._is("planned_noun", lemma):
            self._phase = Phase.PLANNED
        if self._is("possible_noun", lemma):
            self._possible()
        if self._is("alleged_noun", lemma) and self._mood is Mood.FACTUAL:
            self._mood = Mood.REPORTED_CONDITIONAL
        if self._is("avoid_noun", lemma):
            self._negated = True
        if self._is("norm_noun", lemma):
            self._mood = Mood.PRESCRIBED

    def _modifiers_of_governor(self, here: Token) -> None:
        for child in here.children:
            if child.dep_ == "amod" and self._is("possible_modifier", child.lemma_.lower()):
                self._possible()

    def _as_subject(self, here: Token) -> bool:
        """Note what a verb says of an act that is its subject: only that it takes place, or not."""
        if self._is("occurs", here.lemma_.lower()) or self._is("planned_modifier", here.lemma_.lower()):
            if self._is("planned_modifier", here.lemma_.lower()) and syntax.is_passive(here):
                self._phase = Phase.PLANNED
            self._clause(here, polarity=True)
            return False
        if any(self._is("silent", c.lemma_.lower()) for c in here.children):
            self._official = True
        if self._is("official", here.lemma_.lower()) and self._is_now_official(here):
            self._official = True
        return False

    def _under_verb(self, child: Token, here: Token, link: str) -> bool:
        lemma = here.lemma_.lower()
        if link in syntax.SUBJECTS:
            return self._as_subject(here)
        if link in {"conj"}:
            return self._shares(child, here)
        if link == "advcl":
            return self._adverbial(child, here)
        if link == "ccomp" and not syntax.is_infinitive(child):
            self._verb_operator(lemma, here, full=False)
            return False
        if link == "xcomp" or syntax.is_infinitive(child):
            self._verb_operator(lemma, here, full=True)
            self._clause(here, polarity=not self._is("avoid", lemma) or is_negated(here, self._operators))
            return True
        return self._as_object(child, here, lemma)

    def _as_object(self, child: Token, here: Token, lemma: str) -> bool:
        """Note what a verb does to an act that is its object: plan, doubt, carry out; else nothing."""
        self._verb_operator(lemma, here, full=False)
        light = self._is("light", lemma) or self._is("occurs", lemma)
        if light or not self._is_given(child) and not self._is("reacting", lemma):
            self._clause(here, polarity=light)
            return True
        self._prescribed(here)
        return False

    @staticmethod
    def _is_given(noun: Token) -> bool:
        """Tell whether a noun phrase presents its act as known ("les livraisons", "ce soutien")."""
        marks = [c for c in noun.children if c.dep_ == "det"]
        return any(
            "Def" in c.morph.get("Definite", [])
            or "Dem" in c.morph.get("PronType", [])
            or c.lower_ in {"le", "la", "les", "l'"}
            or "Yes" in c.morph.get("Poss", [])
            for c in marks
        )

    def _verb_operator(self, lemma: str, here: Token, *, full: bool) -> None:
        """Note a verb above the act; `full` when the act is its infinitive."""
        passive = syntax.is_passive(here)
        if self._is("possible", lemma):
            self._possible()
        if full and (self._is("imminent", lemma) and not self._is_gone(here) or self._is("scheduled", lemma)):
            self._phase = Phase.PLANNED
        if (self._is("planned", lemma) or self._is("intended", lemma)) and (
            full or not passive or lemma == "prévoir"
        ):
            if full or self._is("planned", lemma):
                self._phase = Phase.PLANNED
        if self._is("avoid", lemma) and full:
            self._negated = not self._negated

    @staticmethod
    def _is_gone(verb: Token) -> bool:
        """Tell whether "aller" tells a journey, and not what is about to be."""
        return any(c.dep_ == "aux:tense" for c in verb.children)

    def _shares(self, child: Token, here: Token) -> bool:
        """A verb joined to another shares what governs it, and its modal when it has no form of its own."""
        if syntax.is_infinitive(child) and syntax.is_infinitive(here):
            return True
        bare = syntax.is_past_participle(child) and not any(c.dep_.startswith("aux") for c in child.children)
        if bare and not syntax.is_passive(child):
            self._clause(here, polarity=False)
        return here.dep_ in {"advcl", "ccomp"}

    def _adverbial(self, child: Token, here: Token) -> bool:
        """A gerund shares its main clause's mood; an infinitive of aim and a finite clause do not."""
        form = child.morph.get("VerbForm", [])
        gerund = "Ger" in form or ("Part" in form and "Pres" in child.morph.get("Tense", []))
        if gerund:
            self._clause(here, polarity=False)
            for above in (here, here.head):
                if here.dep_ == "xcomp" and above != here:
                    self._verb_operator(above.lemma_.lower(), above, full=True)
                    self._clause(above, polarity=False)
        return False

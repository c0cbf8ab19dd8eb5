"""What one clause does to the act in it: tense, conditional, negation, condition, prescription."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.extraction import conditionals, syntax
from entente.extraction.conditionals import Use
from entente.extraction.polarity import is_negated
from entente.model.attribution import Mood, Phase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from entente.extraction.operators import Operators


_CONDITION: Final = 3
"""Tokens before an act's phrase among which words of condition may start."""


def is_accomplished(infinitive: Token) -> bool:
    """Tell whether an infinitive tells what is done ("avoir livré")."""
    return any(c.dep_ == "aux:tense" for c in infinitive.children)


def is_gerund(token: Token) -> bool:
    """Tell whether the form is a present participle."""
    form = token.morph.get("VerbForm", [])
    return "Ger" in form or ("Part" in form and "Pres" in token.morph.get("Tense", []))


def verb_group(head: Token) -> tuple[Token, ...]:
    """Return the head of a clause with its auxiliaries and copula."""
    return (head, *(c for c in head.children if c.dep_.startswith(("aux", "cop"))))


class ClauseNotes:
    """What was noted about an act so far, and how a clause adds to it."""

    def __init__(self, operators: Operators, *, attributed: bool) -> None:
        """Start with a plain fact; `attributed` tells whether a holder answers for the act."""
        self.has = operators.has
        self.operators, self.attributed = operators, attributed
        self.mood, self.phase = Mood.FACTUAL, Phase.DONE
        self.negated = self.official = False
        self.hedged = False
        """The act's own words call it possible: that wins over what stands above it."""

    def possible(self) -> None:
        """Note that the act is only possible."""
        if self.mood in {Mood.FACTUAL, Mood.REPORTED_CONDITIONAL}:
            self.mood = Mood.POSSIBLE

    def due(self, act: Token, verb: Token) -> None:
        """Note a duty: of what is dated or reported it makes a plan, of a general aim an opinion."""
        dated = any(t.ent_type_ == "DATE" or t.morph.get("NumType", []) for t in verb.doc)
        present = any(
            "Pres" in t.morph.get("Tense", []) and "Ind" in t.morph.get("Mood", []) for t in (verb,)
        )
        general = self.has("programme", act.lemma_.lower()) and not dated and not self.attributed
        if general and present:
            self.mood = Mood.OPINION if self.mood is Mood.FACTUAL else self.mood
        else:
            self.planned()

    def planned(self) -> None:
        """Note that the act lies ahead."""
        if not self.hedged:
            self.phase = Phase.PLANNED

    # --- words beside the act

    def modifiers(self, token: Token) -> None:
        """Note the adjectives and adverbs of an act: possible, announced, alleged, official."""
        for child in token.children:
            lemma = child.lemma_.lower()
            qualifies = child.dep_ in {"amod", "acl"}
            if self.has("possible_modifier", lemma) and child.dep_ in {
                "amod",
                "advmod",
                "appos",
                "nmod",
                "det",
            }:
                self.possible()
                self.hedged = True
            if qualifies and self.has("planned_modifier", lemma) and not _is_told(child):
                self.planned()
            if qualifies and syntax.is_infinitive(child) and self.has("planned_infinitive", lemma):
                self.planned()
            if qualifies and self.has("alleged_modifier", lemma) and self.mood is Mood.FACTUAL:
                self.mood = Mood.REPORTED_CONDITIONAL
            if self.has("official", lemma) and self.is_now_official(child):
                self.official = True
            absent = child.dep_ == "det" and self.has("negative_determiner", child.lower_)
            if absent and not syntax.is_verb(token) and not syntax.is_verb(token.head):
                self.negated = True

    def is_now_official(self, word: Token) -> bool:
        """Tell whether "officiel" says that the matter is out, and not whose it is."""
        beside = list(word.subtree)
        if any(self.has("now", t.lower_) for t in beside):
            return True
        return sum(self.has("official", t.lemma_.lower()) for t in beside) > 1

    def introduced(self, infinitive: Token) -> None:
        """Note what introduces an infinitive: an aim, "sans", "avant de"."""
        complement = infinitive.dep_ == "xcomp"  # "to" before it is no aim
        if complement or not syntax.is_infinitive(infinitive) or is_accomplished(infinitive):
            return
        for mark in infinitive.children:
            if mark.dep_ not in {"mark", "case"} or mark.i > infinitive.i:
                continue
            if self.has("aim", mark.lower_) or self.has("aim", mark.lemma_.lower()):
                self.planned()
            if self.has("without", mark.lower_):
                self.negated = True
            if self.has("before", mark.lower_) and not _is_past(infinitive.head):
                self.planned()

    # --- the clause

    def clause(self, head: Token, *, polarity: bool) -> None:
        """Note tense, mood, negation and condition of the clause that a token heads."""
        denied = polarity and is_negated(head, self.operators)
        if denied:
            self.negated = not self.negated
        use = conditionals.use_of(head, self.operators, framed=self.attributed)
        if denied and self.has("bare_negation", head.lemma_.lower()):
            use = None  # "ne saurait livrer" just denies
        if use is not None:
            self._conditional(use)
        elif self.is_future(head):
            self.planned()
        self.conditions(head, use)
        self.prescribed(head)
        if any(c.dep_ == "advmod" and self.has("possible_modifier", c.lemma_.lower()) for c in head.children):
            self.possible()

    def _conditional(self, use: Use) -> None:
        if use is Use.POSSIBLE:
            self.possible()
        elif use in {Use.FUTURE, Use.DUE}:
            self.planned()
        elif use is Use.HYPOTHETICAL or (use is Use.WISH and self.mood is Mood.FACTUAL):
            self.mood = Mood.HYPOTHETICAL
        elif use is Use.REPORTED and self.mood is Mood.FACTUAL:
            self.mood = Mood.REPORTED_CONDITIONAL

    def is_future(self, head: Token) -> bool:
        """Tell whether a clause is in the future, by its form or an auxiliary ("will")."""
        group = verb_group(head)
        marked = any(t.dep_ == "aux" and self.has("future", t.lower_) for t in group)
        return marked or any("Fut" in t.morph.get("Tense", []) for t in group)

    def conditions(self, head: Token, use: Use | None) -> None:
        """Note a condition on the clause, or that the clause is one."""
        for mark in head.children:
            if mark.dep_ != "mark" or mark.pos_ == "PRON" or not self.has("if", mark.lower_):
                continue
            before = head.doc[mark.i - 1].lower_ if mark.i else ""
            if self.has("even", before):
                continue
            if mark.i and self.has("asks", head.head.lemma_.lower()):
                self.possible()
                self.phase, self.hedged = Phase.DONE, True
            elif not self._concedes(head):
                self.mood = Mood.HYPOTHETICAL
        ahead = use not in {None, Use.REPORTED} or self.is_future(head) or self.phase is Phase.PLANNED
        conditioned = conditionals.opens_with_condition(head, self.operators)
        if (conditioned and (ahead or self._is_condition(head))) or (
            ahead and conditionals.under_condition(head, self.operators)
        ):
            self.mood = Mood.HYPOTHETICAL

    def _is_condition(self, head: Token) -> bool:
        """Tell whether the act itself stands in the condition ("en cas d'attaque", "tant que X livre")."""
        first = max(0, head.left_edge.i - _CONDITION)
        starts = conditionals.condition_starts(head.doc, self.operators, first, head.i)
        return next(starts, None) is not None

    def _concedes(self, clause: Token) -> bool:
        """Tell whether "si" concedes: neither clause lies ahead ("si A domine, B gagne également")."""
        main = clause.head
        if main == clause:
            return self._lies_open(clause)
        if any("Cnd" in t.morph.get("Mood", []) for t in verb_group(main)) or self.is_future(main):
            return False
        return not (self.has("possible", main.lemma_.lower()) or self.has("scheduled", main.lemma_.lower()))

    def _lies_open(self, clause: Token) -> bool:
        """Tell whether nothing in the sentence lies ahead, where the parser missed its main clause."""
        others = [t for t in clause.doc if t != clause and "Fin" in t.morph.get("VerbForm", [])]
        ahead = any("Cnd" in t.morph.get("Mood", []) or self.is_future(t) for t in others)
        modal = any(self.has("possible", t.lemma_.lower()) for t in others)
        return bool(others) and not ahead and not modal

    def prescribed(self, head: Token) -> None:
        """Note that a clause says what a text prescribes ("le traité interdit de")."""
        if not self.has("prescribes", head.lemma_.lower()):
            return
        if any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in head.children):
            return
        subject = syntax.own_subject(head)
        subjects = [subject] if subject is not None else []
        if head.dep_ == "acl:relcl":
            subjects += [head.head, *syntax.ancestors(head.head)][:3]
        norms = [c for c in head.children if c.dep_ == "obj" and self.has("norm_noun", c.lemma_.lower())]
        if norms or any(self.has("rule_text", c.lemma_.lower()) for c in subjects):
            self.mood = Mood.PRESCRIBED


def _is_told(participle: Token) -> bool:
    """Tell whether a participle only says that the act was announced by somebody."""
    return any(c.dep_ == "obl:agent" for c in participle.children)


def _is_past(verb: Token) -> bool:
    return bool({"Past", "Imp"} & {t for c in (verb, *verb.children) for t in c.morph.get("Tense", [])})

"""Opinion kept apart from report: first person, judgements, what ought to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entente.extraction import syntax

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from entente.extraction.operators import Operators


def is_opinion(token: Token, operators: Operators) -> bool:
    """Tell whether the clause around an act judges instead of reporting."""
    clause = syntax.clause_head(token)
    return _judges(clause, token, operators) or _in_first_person(token.doc)


def _in_first_person(doc: Doc) -> bool:
    """Tell whether the author speaks of himself in the sentence, outside quotation marks."""
    if any(t.text in '«»“”"' for t in doc):
        return False
    return any(
        "1" in t.morph.get("Person", []) and "Sing" in t.morph.get("Number", [])
        for t in doc
        if t.pos_ in {"PRON", "DET"}
    )


def _judges(clause: Token, token: Token, operators: Operators) -> bool:
    """Tell whether the act is judged by a copula ("ce soutien est déterminant") as its clause's subject."""
    links = {"cop", "aux:pass"} if clause.pos_ == "ADJ" else {"cop"}
    copula = any(c.dep_ in links for c in clause.children)
    if not copula:
        return False
    lemma = clause.lemma_.lower()
    judged = operators.has("evaluative", lemma) or operators.has("evaluative_noun", lemma)
    subjects = {t.i for c in clause.children if c.dep_ in syntax.SUBJECTS for t in c.subtree}
    return judged and token.i not in subjects

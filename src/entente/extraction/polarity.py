"""Negation: whether a verb is denied, read off the words around it rather than off the tree.

Small parsers hang negative words anywhere; where they stand is more telling. A language with a clitic
("ne") is negative only where the clitic stands before the verb; "ne ... que" restricts and does not
deny, and some negations assert ("ne se limite pas à").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.extraction import syntax

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from entente.extraction.operators import Operators

_AFTER: Final = 5
"""Tokens after a verb among which its negative word stands."""
_BEFORE: Final = 6
"""Tokens before a verb among which its negative clitic stands."""
_SUBJECT: Final = 12
"""Tokens before a verb among which a negative subject stands."""
_BETWEEN: Final = frozenset({"PRON", "AUX", "ADV", "PART"})


def is_negated(verb: Token, operators: Operators) -> bool:
    """Tell whether a verb or predicate is denied: by a negation that neither restricts nor asserts."""
    if not _may_be(verb):
        return False
    clitic = _clitic(verb, operators)
    if clitic is None and operators.words.get("negator"):
        return False
    full = _full(verb, clitic, operators)
    if not full:
        bare = operators.has("bare_negation", verb.lemma_.lower())
        return bare and clitic is not None and not _restricts(verb, operators)
    return not _asserts(verb, operators)


def _may_be(verb: Token) -> bool:
    return (
        syntax.is_verb(verb)
        or verb.pos_ in {"ADJ", "AUX"}
        or any(c.dep_ in {"cop", "aux:pass", "aux:tense"} for c in verb.children)
    )


def _clitic(verb: Token, operators: Operators) -> int | None:
    """Return the place of the verb's negative clitic, None without one."""
    doc = verb.doc
    for i in range(verb.i - 1, max(-1, verb.i - _BEFORE - 1), -1):
        token = doc[i]
        if operators.has("negator", token.lower_):
            return i
        own = token.head == verb or token.pos_ in _BETWEEN or token.text.startswith("-")
        if not own or token.text in {",", ";", ":"} or token.pos_ == "VERB":
            return None
    return None


def _full(verb: Token, clitic: int | None, operators: Operators) -> bool:
    doc = verb.doc
    if clitic is None:
        return _plainly(verb, operators)
    for i in range(clitic + 1, min(len(doc), verb.i + _AFTER + 1)):
        token = doc[i]
        if token.text in {",", ";", ":", ".", "»"} or (i > verb.i and token.pos_ == "VERB"):
            break
        if token.i != verb.i and operators.has("full_negation", token.lower_):
            return True
    return _negative_subject(doc, verb, clitic, operators)


def _plainly(verb: Token, operators: Operators) -> bool:
    """Tell whether a verb is denied in a language without clitic: in its group, by subject or object."""
    doc = verb.doc
    first = verb.i
    while first > 0 and doc[first - 1].pos_ in {"AUX", "ADV", "PART"}:
        first -= 1
    if any(operators.has("full_negation", t.lower_) for t in doc[first : verb.i]):
        return True
    after = doc[verb.i + 1] if verb.i + 1 < len(doc) else None
    if after is not None and verb.pos_ == "AUX" and operators.has("full_negation", after.lower_):
        return True
    objects = [c for c in verb.children if c.dep_ in {"obj", *syntax.SUBJECTS}]
    return any(operators.has("negative_determiner", c.lower_) for o in objects for c in (o, *o.children))


def _negative_subject(doc: Doc, verb: Token, clitic: int | None, operators: Operators) -> bool:
    """Tell whether the subject denies the verb ("aucun missile n'a", "ni Moscou ni Pyongyang ne")."""
    end = clitic if clitic is not None else verb.i
    for i in range(end - 1, max(-1, end - _SUBJECT - 1), -1):
        if doc[i].text in {";", ":"} or (doc[i].pos_ == "VERB" and doc[i].dep_ not in {"acl", "amod"}):
            return False
        if operators.has("negative_subject", doc[i].lower_):
            return True
    return False


def _restricts(verb: Token, operators: Operators) -> bool:
    """Tell whether "ne ... que" only restricts."""
    return any(operators.has("restrictor", t.lower_) for t in verb.doc[verb.i + 1 : verb.i + _AFTER])


def _asserts(verb: Token, operators: Operators) -> bool:
    """Tell whether the negation affirms: by its verb, or by setting apart ("n'est pas un simple pacte")."""
    if operators.has("asserting_negation", verb.lemma_.lower()):
        return True
    copula = verb.lemma_.lower() == "être" or any(c.dep_ == "cop" for c in verb.children)
    if not copula:
        return False
    near = {t.lemma_.lower() for t in verb.doc[max(0, verb.i - 4) : verb.i + 4]}
    without = any(operators.has("without", lemma) for lemma in near)
    return without or bool(near & operators.words.get("contrast", frozenset()))

"""Mends parse trees that cannot be right: verbs taken for participles, actives taken for passives.

Where past tense and participle are one form, small parsers read "Israeli tanks shelled positions" as a
noun with a participle. A participle that has an object of its own, or that stands where a clause needs
its verb, is that verb. Rules look at classes and labels alone; languages that tell the forms apart have
hardly a tree that they fit.

Where perfects and passives share an auxiliary, small parsers see passives everywhere: "sont parvenues".
A reflexive verb, a verb that no passive is made of, and one whose only auxiliary is that of perfects are
active. Which verbs and auxiliaries these are, each language says in `lexicon/small_words.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLAUSAL: Final = frozenset({"ROOT", "ccomp", "parataxis"})
"""Relations of a head that must be a clause, or may well be one."""
_NOMINAL: Final = frozenset({"NOUN", "PROPN"})
_FINITE: Final = "Mood=Ind|Tense=Past|VerbForm=Fin"
_MISREAD: Final = frozenset(
    {"obl:unmarked", "nmod:unmarked", "dislocated", "vocative", "dep", "parataxis", "compound"}
)
"""Relations under which small parsers hide a subject that an adverb parts from its verb."""
_OBJECTS: Final = frozenset({"obj", "iobj"})
_VERBAL: Final = frozenset({"obl", "advcl", "obl:unmarked", "punct", "parataxis", "advmod", "obl:agent"})
"""Relations that hang on the verb when it takes the place of its noun."""


_TO_ACTIVE: Final = {"aux:pass": "aux:tense", "cop": "aux:tense", "nsubj:pass": "nsubj"}
"""Labels of a passive, and those of the active that stand for them."""


@dataclass(frozen=True, slots=True)
class VoiceWords:
    """What a language's words tell of voice and pairs, whatever a parser says.

    `never_passive` are lemmas of verbs that have no passive, `perfect` lemmas of auxiliaries that make
    perfects alone, `reflexive` the forms of reflexive pronouns, `pairing` prepositions that take two.
    """

    never_passive: frozenset[str] = frozenset()
    perfect: frozenset[str] = frozenset()
    reflexive: frozenset[str] = frozenset()
    pairing: frozenset[str] = frozenset()


def mend(doc: Doc, words: VoiceWords) -> None:
    """Mend the tree of a parsed sentence, in place."""
    for token in doc:
        if token.dep_ == "case" and token.lemma_ in words.pairing:
            _mend_pair(token.head)
        if token.pos_ == "VERB" and _is_active(token, words):
            for child in token.children:
                child.dep_ = _TO_ACTIVE.get(child.dep_, child.dep_)
        if _is_bare_participle(token):
            _mend_participle(token)
        if _is_bare_participle(token) and _acts(token):
            token.set_morph(_FINITE)  # type: ignore[attr-defined]  # spaCy's stubs lack it
        elif _lacks_subject(token):
            _find_subject(token)


def _is_active(verb: Token, words: VoiceWords) -> bool:
    reflexive = (
        c.dep_ == "expl:pv" or (c.dep_ in _OBJECTS and c.text.lower() in words.reflexive)
        for c in verb.children
    )
    if verb.lemma_ in words.never_passive or any(reflexive):
        return True
    auxiliaries = {c.lemma_ for c in verb.children if c.dep_.startswith("aux")}
    return bool(auxiliaries) and auxiliaries <= words.perfect


def _is_bare_participle(token: Token) -> bool:
    if token.pos_ != "VERB" or "Past" not in token.morph.get("Tense", []):
        return False
    if "Part" not in token.morph.get("VerbForm", []):
        return False
    return not any(
        c.dep_.startswith("aux") or c.dep_ in {"mark", "case", "cop", "obl:agent"} for c in token.children
    )


def _acts(verb: Token) -> bool:
    """Tell whether a form has the subject of an active clause, or takes one that was misread."""
    if any(c.dep_ == "nsubj" for c in verb.children):
        return True
    if verb.dep_ not in _CLAUSAL or not any(c.dep_ == "obj" for c in verb.children):
        return False
    return _find_subject(verb)


def _lacks_subject(verb: Token) -> bool:
    """Tell whether a finite verb that heads a clause of its own has no subject."""
    if verb.pos_ != "VERB" or verb.dep_ not in _CLAUSAL or "Fin" not in verb.morph.get("VerbForm", []):
        return False
    return not any(c.dep_.startswith(("nsubj", "csubj", "expl")) for c in verb.children)


def _find_subject(verb: Token) -> bool:
    """Make a subject of the noun before a verb that was read as anything else; False when there is none."""
    for child in verb.children:
        if child.i < verb.i and child.dep_ in _MISREAD and child.pos_ in _NOMINAL and _is_free(child):
            child.dep_ = "nsubj"
            return True
    return False


def _is_free(noun: Token) -> bool:
    """Tell whether a noun phrase may be a subject: no preposition before it, no date."""
    return noun.ent_type_ != "DATE" and not any(c.dep_ == "case" and c.i < noun.i for c in noun.children)


def _mend_participle(verb: Token) -> None:
    noun = verb.head
    if verb.dep_ == "acl" and noun.dep_ in _CLAUSAL and noun.pos_ in _NOMINAL and noun.i < verb.i:
        if any(c.dep_ == "obj" and c.pos_ in _NOMINAL for c in verb.children) and not _has_verb(noun):
            _promote(verb, noun, subject=noun)
    elif verb.dep_ == "amod" and verb.i < noun.i:
        noun = noun.head if noun.dep_ == "compound" else noun
        if noun.dep_ in _CLAUSAL | _OBJECTS and noun.pos_ in _NOMINAL:
            _mend_modifier(verb, noun)


def _mend_modifier(verb: Token, noun: Token) -> None:
    """Mend "Britain mobilized reservists", read as a noun with two modifiers, and "had halted aid"."""
    before = verb.nbor(-1) if verb.i else None
    if before is None:
        return
    if noun.dep_ in _CLAUSAL and _lacks_verb(noun, verb):
        _promote(verb, noun, subject=None)
        for child in [c for c in noun.children if c.dep_ == "nsubj"]:
            _attach(child, verb, "nsubj")
        _attach(noun, verb, "obj")
        return
    named = before.ent_type_ and before.dep_ == "compound" and before.head == noun
    if named and noun.dep_ in _CLAUSAL and not _has_verb(noun):
        _promote(verb, noun, subject=before)
        _attach(noun, verb, "obj")
    elif before.pos_ == "AUX" and noun.dep_ == "obj" and noun.head == before:
        _promote(verb, before, subject=None)
        _attach(before, verb, "aux")
        _attach(noun, verb, "obj")


def _lacks_verb(noun: Token, verb: Token) -> bool:
    """Tell whether a noun with a subject but no copula was read for the verb that stands between them."""
    subject = next((c for c in noun.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.i > verb.i or any(c.dep_ == "cop" for c in noun.children):
        return False
    return not any(c.dep_ == "det" and subject.i < c.i < verb.i for c in noun.children)


def _has_verb(noun: Token) -> bool:
    """Tell whether a noun that heads a clause has a predicate of its own: a copula, a subject."""
    return any(c.dep_ in {"cop", "nsubj", "nsubj:pass", "csubj", "expl"} for c in noun.children)


def _mend_pair(first: Token) -> None:
    """Give "between A" its "and B", taken for the subject of what follows, and the verb its own subject."""
    rest = first.doc[first.i + 1 :]
    joint = next(iter(rest), None)
    if joint is None or joint.pos_ != "CCONJ" or any(c.dep_ == "conj" for c in first.children):
        return
    second = next((t for t in rest[1:] if t.pos_ != "DET"), None)
    if second is None or second.pos_ not in _NOMINAL or any(c.dep_ == "case" for c in second.children):
        return
    verb, label, noun = second.head, second.dep_, first.head
    if first in second.ancestors or second in first.ancestors:
        return
    _attach(second, first, "conj")
    _attach(joint, second, "cc")
    if not label.startswith("nsubj") or noun.pos_ not in _NOMINAL or not noun.i < first.i < verb.i:
        return
    if verb.dep_ == "conj" and verb.head in {noun, first}:
        _attach(verb, verb if noun.head == noun else noun.head, noun.dep_)
    if verb not in {noun, *noun.subtree}:
        _attach(noun, verb, label)


def _promote(verb: Token, old: Token, *, subject: Token | None) -> None:
    """Put a verb in the place of the word that stood for its clause."""
    children = [c for c in old.children if c != verb]
    head, label = (verb if old.head == old else old.head), old.dep_
    _attach(verb, head, label)
    for child in children:
        if old.pos_ not in _NOMINAL or child.dep_ in _VERBAL:
            _attach(child, verb, child.dep_)
    if subject is not None:
        _attach(subject, verb, "nsubj")
    verb.set_morph(_FINITE)  # type: ignore[attr-defined]  # spaCy's stubs lack it


def _attach(token: Token, head: Token, label: str) -> None:
    token.head, token.dep_ = head, label

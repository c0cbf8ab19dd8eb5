"""Questions asked of a parsed sentence, in Universal Dependencies, whatever the language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from entente.extraction.grammar import Grammar

SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
_CLAUSES: Final = frozenset(
    {"ROOT", "root", "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "xcomp"}
)
_NAME_PARTS: Final = frozenset({"flat", "flat:name", "appos", "list"})
BEFORE_NOUN: Final = frozenset({"compound", "nmod:poss"})
"""Relations of nouns that stand before the noun they modify or own."""
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})


def is_verb(token: Token) -> bool:
    """Tell whether the token is a verb that may head a clause."""
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and not token.dep_.startswith(("aux", "cop")))


def clause_head(token: Token) -> Token:
    """Return the head of the smallest clause the token stands in (itself when it is one)."""
    here = token
    while here.head != here:
        if here.dep_ in _CLAUSES or (here.dep_ == "conj" and is_verb(here)):
            return here
        here = here.head
    return here


def is_passive(verb: Token) -> bool:
    """Tell whether a verb form is passive, bare past participles after a noun included."""
    if any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in verb.children):
        return True
    bare = not any(child.dep_.startswith("aux") for child in verb.children)
    if bare and verb.dep_ == "conj" and is_past_participle(verb) and _has_auxiliary(verb.head):
        return is_passive(verb.head)
    return (
        bare
        and is_past_participle(verb)
        and verb.dep_ in {"acl", "amod", "ROOT", "advcl", "conj", "xcomp", "appos"}
    )


def _has_auxiliary(verb: Token) -> bool:
    """Tell whether a participle has an auxiliary, which the participles joined to it share."""
    return is_past_participle(verb) and any(child.dep_.startswith("aux") for child in verb.children)


def shares_auxiliary(verb: Token) -> bool:
    """Tell whether a bare participle goes on with the auxiliary of the one it hangs on ("a rompu, fermé")."""
    bare = not any(c.dep_.startswith("aux") or c.dep_ == "mark" for c in verb.children)
    return bare and is_past_participle(verb) and _has_auxiliary(verb.head) and verb.head.i < verb.i


def is_past_participle(token: Token) -> bool:
    """Tell whether the form is a past participle."""
    return "Part" in token.morph.get("VerbForm", []) and "Past" in token.morph.get("Tense", [])


def is_infinitive(token: Token) -> bool:
    """Tell whether the form is an infinitive."""
    return "Inf" in token.morph.get("VerbForm", [])


def own_subject(verb: Token) -> Token | None:
    """Return the subject that the verb carries itself; a relative pronoun gives its antecedent."""
    auxiliaries = [child for child in verb.children if child.dep_.startswith("aux")]
    for child in (*verb.children, *(below for auxiliary in auxiliaries for below in auxiliary.children)):
        if child.dep_ in SUBJECTS:
            if "Rel" in child.morph.get("PronType", []):
                return _antecedent(child, verb)
            return child
    return _personal_it(verb) or _inverted_subject(verb)


def _personal_it(verb: Token) -> Token | None:
    """Return a pronoun read as empty before a predicate that needs somebody ("it is willing to go")."""
    empty = next((c for c in verb.children if c.dep_ == "expl" and c.pos_ == "PRON"), None)
    said = any(c.dep_ in {"csubj", "ccomp"} for c in verb.children)
    return None if said else empty


def _antecedent(pronoun: Token, verb: Token) -> Token:
    """Return what a relative subject stands for: the nearest noun before it that agrees with the verb.

    Small parsers attach relatives too high or too low; agreement in number decides between the noun
    just before the pronoun and those that govern it.
    """
    parsed: Token = verb.head if verb.dep_ in {"acl:relcl", "acl"} else pronoun
    before = next((t for t in reversed(pronoun.doc[: pronoun.i]) if not t.is_punct), None)
    chain = [] if before is None else [before, *_nominal_ancestors(before)]
    number = _number(verb)
    restrictive = pronoun.i > 0 and pronoun.doc[pronoun.i - 1].text != ","
    candidates = [parsed, *chain] if restrictive and parsed in chain else [*chain, parsed]
    for candidate in candidates:
        if candidate.pos_ in {"NOUN", "PROPN"} and (not number or _number(candidate) in {"", number}):
            return candidate
    return parsed


def _nominal_ancestors(token: Token) -> list[Token]:
    found = []
    for here in ancestors(token):
        if is_verb(here):
            break
        found.append(here)
    return found


def _number(token: Token) -> str:
    finite = [token, *(c for c in token.children if c.dep_.startswith("aux"))]
    numbers = [
        value
        for t in finite
        if "Part" not in t.morph.get("VerbForm", [])
        for value in t.morph.get("Number", [])
    ]
    return numbers[0] if numbers else ""


def at_odds(verb: Token, subject: Token) -> bool:
    """Tell whether a verb's number excludes a noun as its subject; several joined nouns are plural."""
    number = _number(verb)
    own = "Plur" if len(conjuncts(subject)) > 1 else next(iter(subject.morph.get("Number", [])), "")
    return subject.pos_ == "NOUN" and bool(number and own) and number != own


def _inverted_subject(verb: Token) -> Token | None:
    """Return the subject that follows a verb in a quotation's tag, where parsers take it for an object."""
    if not is_verb(verb) or is_infinitive(verb) or verb.i == 0:
        return None
    start = verb.i
    while start > 0 and _is_clitic(verb.doc[start - 1], verb):
        start -= 1
    if start == 0 or verb.doc[start - 1].text not in {",", "»", '"', "”"}:
        return None
    after = [c for c in verb.children if verb.i < c.i <= verb.i + 6 and c.pos_ in {"NOUN", "PROPN"}]
    objects = [c for c in after if not any(below.dep_ == "case" and below.i < c.i for below in c.children)]
    finite = (verb, *(c for c in verb.children if c.dep_.startswith("aux")))
    return (
        objects[0]
        if len(objects) == 1 and any("Fin" in t.morph.get("VerbForm", []) for t in finite)
        else None
    )


def _is_clitic(token: Token, verb: Token) -> bool:
    """Tell whether a word before a verb is its auxiliary or a pronoun leaning on it."""
    return token.head == verb and (token.dep_.startswith("aux") or token.pos_ == "PRON")


def conjuncts(token: Token) -> tuple[Token, ...]:
    """Return the token and what is coordinated with it, in order of the text."""
    members = {token.i: token}
    todo = [token]
    while todo:
        here = todo.pop()
        for child in here.children:
            if child.dep_ == "conj" and not is_verb(child) and child.i not in members:
                members[child.i] = child
                todo.append(child)
    return tuple(members[i] for i in sorted(members))


def is_before_noun(token: Token) -> bool:
    """Tell whether a noun stands before the one that it modifies or owns ("U.S. arms", "Iran's arms")."""
    owns = token.dep_ == "nmod" and any(c.dep_ == "case" and c.i > token.i for c in token.children)
    return token.dep_ in BEFORE_NOUN or owns


def whole_name(token: Token) -> Token:
    """Return the head of the name that a token is a part of ("Pakistan President Zia")."""
    here = token
    while here.dep_ in _NAME_PARTS and here.head.pos_ == "PROPN" and here.head.i < here.i:
        if any(t.is_punct for t in here.doc[here.head.i : here.i]):
            break
        here = here.head
    return here


def first_conjunct(token: Token) -> Token:
    """Return the first member of the coordination the token belongs to."""
    here = token
    while here.dep_ == "conj" and here.head.i < here.i:
        here = here.head
    return here


def ancestors(token: Token) -> Iterator[Token]:
    """Yield the token's ancestors, nearest first."""
    here = token
    while here.head != here:
        here = here.head
        yield here


def preposition(token: Token, grammar: Grammar) -> str:
    """Return the preposition that introduces the phrase of `token`, "" when none does.

    A member of a coordination takes the preposition of the first member when it has none itself.
    """
    cases = [child for child in token.children if child.dep_ == "case" and child.i < token.i]
    if not cases:
        head = first_conjunct(token)
        return preposition(head, grammar) if head != token else ""
    return _widest(token.doc, cases[-1].i, grammar) or _word(cases[-1])


def _word(token: Token) -> str:
    """Return the lemma, of a contracted preposition and article the preposition alone."""
    lemma = token.lemma_.lower()
    return lemma.partition(" ")[0] if token.pos_ == "ADP" else lemma


def _widest(doc: Doc, end: int, grammar: Grammar) -> str:
    for length in range(grammar.longest, 0, -1):
        start = end - length + 1
        if start < 0:
            continue
        for words in (
            " ".join(_word(token) for token in doc[start : end + 1]),
            " ".join(token.norm_.lower() for token in doc[start : end + 1]),
        ):
            if words in grammar.slots_of:
                return words
    return ""


def is_nominal(token: Token) -> bool:
    """Tell whether the token may head a noun phrase."""
    return token.pos_ in _NOMINAL


def subtree_bounds(token: Token) -> tuple[int, int]:
    """Return the first and last token index below `token`, itself included."""
    return token.left_edge.i, token.right_edge.i


def tie(token: Token, act: Token) -> str:
    """Return how a phrase is tied to an act: as its child, in its clause, above or below it, or apart."""
    clause, own = clause_head(token), clause_head(act)
    if token.head == act:
        return "child"
    if token.head == own or token.head in conjuncts(first_conjunct(act)):
        return "child of clause"
    if clause == own:
        return "in clause"
    if own in set(clause.ancestors):
        return "below"
    return "above" if clause in set(own.ancestors) else "apart"

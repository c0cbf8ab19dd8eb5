"""What a verb of saying reports: its clause, its infinitive, its objects, or what a colon opens.

Small parsers lose their way in long content clauses; so a content starts at a mark that they seldom
miss and runs on linearly, to where the saying's own clause goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.extraction.reach import STOPS, is_finite, is_mark
from entente.model.attribution import Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from entente.extraction.cues import Cues, SayingVerb

_AWAY: Final = 18
"""Tokens after a saying verb among which its conjunction must stand."""
_NEAR: Final = 9
"""Tokens after a saying verb among which its infinitive must stand."""


def of_verb(head: Token, last: int, verb: SayingVerb, cues: Cues) -> frozenset[int]:
    """Return the content of a saying verb: its clause, infinitive, noun objects, or what a colon opens."""
    doc = head.doc
    start = _object(doc, head, last, cues) if verb.objects else None
    if start is None and verb.objects_alone:
        return frozenset()
    if start is None:
        start = _conjunction(doc, last, cues)
    if start is None:
        start = _bare_clause(head, last)
    if start is None:
        start = _infinitive(doc, head, last, accuses=verb.stance is Stance.ACCUSES)
    if start is None and verb.own_objects:
        start = _own_object(head, last)
    reported = verb.stance is Stance.ESTIMATES or (verb.objects and syntax.is_passive(head))
    if start is None and reported:
        start = _predicate(doc, head, last, cues)
    if start is not None:
        return _run_on(doc, start, head, cues)
    if verb.stance is Stance.ACCUSES:
        return _accused_deed(head, last, cues)
    if verb.objects and syntax.is_passive(head) and verb.stance is not Stance.DENIES:
        return _reported_subject(head)
    finite = any(is_finite(t) for t in (head, *head.children) if t == head or t.dep_.startswith("aux"))
    if finite and verb.stance in {Stance.SAYS, Stance.DENIES} and not _has_object(head, last):
        return _after_colon(doc, last)
    return frozenset()


def _bare_clause(head: Token, last: int) -> int | None:
    """Return where a content clause without conjunction starts ("said it had left"), by the tree."""
    for child in head.children:
        if child.dep_ == "ccomp" and child.i > last and _has_subject(child):
            return max(child.left_edge.i, last + 1)
    return None


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in syntax.SUBJECTS for c in verb.children)


def _conjunction(doc: Doc, last: int, cues: Cues) -> int | None:
    """Return where the content clause starts: the conjunction after the verb, no finite verb between."""
    for token in doc[last + 1 : last + 1 + _AWAY]:
        if cues.has("complementizer", token.lower_):
            before = doc[token.i - 1]
            apart = cues.has("not_content", before.lower_) or _is_antecedent(before, last, cues)
            if apart and before.i > last:
                return None
            return token.i if _opens_clause(doc, token.i) else None
        if is_finite(token) or syntax.is_infinitive(token) or token.text in STOPS:
            return None
    return None


def _is_antecedent(noun: Token, last: int, cues: Cues) -> bool:
    """Tell whether a noun before "que" is the verb's object, and no saying: a relative follows it."""
    verbs = range(last - 2, last + 1)
    return noun.dep_ == "obj" and noun.head.i in verbs and not cues.has("noun", noun.lemma_.lower())


def _opens_clause(doc: Doc, place: int) -> bool:
    """Tell whether a finite verb follows before the next stop, and not at once."""
    for token in doc[place + 1 :]:
        if is_finite(token):
            return token.i > place + 1 or token.pos_ == "AUX"
        if token.text in STOPS:
            return False
    return False


def _infinitive(doc: Doc, head: Token, last: int, *, accuses: bool) -> int | None:
    """Return where the verb's infinitive starts ("dit avoir vendu", "accuse X de livrer")."""
    for child in head.children:
        near = child.dep_ == "xcomp" and child.i <= last + 2
        bare = near or _is_nonfinite(child) or child.pos_ == "ADJ"
        if child.dep_ in {"xcomp", "ccomp"} and child.i > last and bare:
            return max(last + 1, child.left_edge.i)
    if not accuses:
        return None
    for token in doc[last + 1 : last + 1 + _NEAR]:
        if is_finite(token) or token.text in STOPS | {","}:
            return None
        if syntax.is_infinitive(token) or _is_governed_gerund(token):
            mark = doc[token.i - 1]
            return mark.i if mark.i > last and mark.pos_ == "ADP" else token.i
    return None


def _accused_deed(head: Token, last: int, cues: Cues) -> frozenset[int]:
    """Return the phrase that names what somebody is accused of ("blamed X for the attack")."""
    for child in head.children:
        marks = (c.lower_ for c in child.children if c.dep_ == "case" and c.i < child.i)
        if child.i > last and child.dep_.startswith("obl") and any(cues.has("accused_of", m) for m in marks):
            return frozenset(t.i for t in child.subtree)
    return frozenset()


def _is_governed_gerund(token: Token) -> bool:
    """Tell whether a gerund is what a preposition governs ("accused of supplying")."""
    return "Ger" in token.morph.get("VerbForm", []) and any(c.dep_ == "mark" for c in token.children)


def _is_nonfinite(token: Token) -> bool:
    group = (token, *(c for c in token.children if c.dep_.startswith(("aux", "cop"))))
    return any(syntax.is_infinitive(t) for t in group)


def _object(doc: Doc, head: Token, last: int, cues: Cues) -> int | None:
    """Return where the noun object starts, right behind the verb or where the tree shows one."""
    if syntax.is_passive(head):
        return None
    if last > head.i and doc[last].pos_ == "NOUN":
        own = [t.i for t in doc[last].subtree if t.i > last and not t.is_punct]
        return own[0] if own else None
    following = next((t for t in doc[last + 1 :] if t.pos_ != "ADV"), None)
    if following is None:
        return None
    aside = following.is_punct and not is_mark(following)
    if (not aside and following.pos_ != "ADP") or (not aside and cues.has("object_mark", following.lower_)):
        return following.i
    objects = [c for c in head.children if c.dep_ == "obj" and c.i > last and c.pos_ != "PRON"]
    return objects[0].left_edge.i if objects else None


def _own_object(head: Token, last: int) -> int | None:
    """Return where an object starts that belongs to the subject ("son soutien", "ses préoccupations")."""
    for child in head.children:
        owned = any("Yes" in c.morph.get("Poss", []) for c in child.children)
        if owned and child.dep_ in {"obj", "obl:arg"} and child.i > last:
            return max(last + 1, child.left_edge.i)
    return None


def _has_object(head: Token, last: int) -> bool:
    return any(c.dep_ == "obj" and c.i > last for c in head.children)


def _predicate(doc: Doc, head: Token, last: int, cues: Cues) -> int | None:
    """Return where what somebody sees in a thing starts ("considère X comme une entorse")."""
    for token in doc[last + 1 : last + 1 + _AWAY]:
        if cues.has("as_mark", token.lower_):
            return token.i
        if is_finite(token) or token.text in STOPS | {","}:
            break
    if syntax.is_passive(head):
        return None
    objects = [c for c in head.children if c.i > last and c.dep_ in {"obj", "xcomp"} and c.pos_ != "PRON"]
    return objects[0].left_edge.i if objects else None


def _run_on(doc: Doc, start: int, head: Token, cues: Cues) -> frozenset[int]:
    """Return the tokens from a content's start to where the saying's own clause goes on."""
    outside: set[int] = set()
    for token in doc[start:]:
        joined = any(c.dep_ == "cc" for c in token.children)
        if joined and syntax.is_verb(token) and token.dep_ == "conj" and token.head == head:
            outside.update(t.i for t in token.subtree if t.i >= start)
    end = len(doc)
    relative = head.dep_ in {"acl:relcl", "acl", "amod"}
    for token in doc[start + 1 :]:
        if token.text == ";" or (token.text == "," and _breaks_off(doc, token.i, cues, relative=relative)):
            end = token.i
            break
    return frozenset(range(start, end)) - outside


def _breaks_off(doc: Doc, comma: int, cues: Cues, *, relative: bool) -> bool:
    """Tell whether a comma ends a content: another voice follows, or the clause around a relative."""
    following = doc[comma + 1] if comma + 1 < len(doc) else None
    if following is None:
        return False
    if relative and any(is_finite(t) for t in doc[comma + 1 :]):
        return True
    if not cues.has("breaks_off", following.lower_):
        return False
    rest = doc[comma + 1 :]
    stop = next((t.i for t in rest if t.text in {",", ";"} and t.i > comma + 1), len(doc))
    return any(is_finite(t) for t in doc[comma + 1 : stop])


def _reported_subject(head: Token) -> frozenset[int]:
    """Return the subject of a passive report, or the noun that its participle qualifies."""
    for child in head.children:
        if child.dep_ == "nsubj:pass":
            return frozenset(t.i for t in child.subtree)
    if head.dep_ == "acl" and any(c.dep_ == "obl:agent" for c in head.children):
        own = {t.i for t in head.subtree}
        return frozenset(t.i for t in head.head.subtree) - own
    return frozenset()


def _after_colon(doc: Doc, last: int) -> frozenset[int]:
    for token in doc[last + 1 :]:
        if token.text == ":":
            return frozenset(range(token.i + 1, len(doc)))
        if is_finite(token) or token.text == ";":
            break
    return frozenset()

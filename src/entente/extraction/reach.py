"""How far a saying reaches: the tokens of its content, in one sentence.

Small parsers lose their way in long content clauses; so a content starts at a mark that they seldom
miss (a conjunction, an infinitive, a colon) and runs on linearly, to where the saying's own clause
goes on or a comment begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.model.attribution import Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from entente.extraction.cues import Cues, SayingVerb
    from entente.extraction.scene import Scene

_MARKS: Final = frozenset('«»“”"‹›„')
_CLOSING: Final = frozenset('»”"›')
_FEWEST: Final = 3
"""Tokens that a quotation has at least before its tag."""
_AWAY: Final = 18
"""Tokens after a saying verb among which its conjunction must stand."""
_NEAR: Final = 9
"""Tokens after a saying verb among which its infinitive must stand."""


def is_mark(token: Token) -> bool:
    """Tell whether the token is a quotation mark."""
    return token.text in _MARKS


def phrase(doc: Doc, start: int, width: int, cues: Cues) -> frozenset[int]:
    """Return the tokens of a frame, its opening words included: up to a comma, a clause, a mark."""
    end = start + width - 1
    for token in doc[start + width :]:
        if token.text in {":", ";", ")", ".", "|", "?"} or token.text in _CLOSING or _is_finite(token):
            break
        if token.text == ",":
            further = _after_aside(doc, token.i, cues)
            if further is None:
                break
            end = further
            break
        end = token.i
    return frozenset(range(start, end + 1))


def _after_aside(doc: Doc, comma: int, cues: Cues) -> int | None:
    """Return the end of a participle or relative that still belongs to the holder ("X, cité par Y,")."""
    following = doc[comma + 1] if comma + 1 < len(doc) else None
    if following is None:
        return None
    relay = cues.has("relay", following.lemma_.lower()) and syntax.is_past_participle(following)
    listed = following.pos_ in {"NOUN", "PROPN", "DET"} and _list_goes_on(doc, comma)
    if not relay and not listed:
        return None
    close = next((t.i for t in doc[comma + 1 :] if t.text == ","), None)
    return close - 1 if close is not None else None


def _list_goes_on(doc: Doc, comma: int) -> bool:
    """Tell whether a comma separates members of a list of names that "et" closes ("A, B et C,")."""
    for token in doc[comma + 1 :]:
        if token.pos_ == "CCONJ":
            after = doc[token.i + 1 : token.i + 3]
            return any(t.pos_ == "PROPN" for t in after)
        if token.pos_ not in {"PROPN", "DET"} and token.text != ",":
            return False
    return False


def _is_finite(token: Token) -> bool:
    return "Fin" in token.morph.get("VerbForm", []) or (token.pos_ == "AUX" and token.dep_.startswith("aux"))


def of_frame(doc: Doc, cue: Token, inside: frozenset[int], cues: Cues, *, opens: bool) -> frozenset[int]:
    """Return what a frame reaches over: all its sentence when it opens or ends it, else its clause."""
    everything = frozenset(range(len(doc))) - inside
    if opens:
        return everything - _comment(doc, max(inside), cues)
    after = max(inside) + 1
    brackets = after < len(doc) and doc[after].text == ")"
    cell = [t.i for t in doc[: cue.i] if t.text == "|"]
    if cell:
        return everything & frozenset(range(cell[-1] + 1, after))
    clause = syntax.clause_head(cue)
    if brackets or after >= len(doc) - 1 or doc[after].text in {":", "."} or clause.head == clause:
        return everything
    return frozenset(t.i for t in clause.subtree) - inside


def _comment(doc: Doc, start: int, cues: Cues) -> frozenset[int]:
    """Return the tokens of a comment that ends the sentence: ", preuve de ...", ", soulignant ..."."""
    for token in doc[start + 2 :]:
        if doc[token.i - 1].text != ",":
            continue
        participle = "Part" in token.morph.get("VerbForm", []) and "Pres" in token.morph.get("Tense", [])
        if participle and cues.has("comment_verb", token.lemma_.lower()):
            return frozenset(range(token.i, len(doc)))
        noun = doc[token.i + 1] if token.pos_ == "DET" and token.i + 1 < len(doc) else token
        if (
            noun.pos_ == "NOUN"
            and cues.has("comment", noun.lemma_.lower())
            and noun.dep_ not in syntax.SUBJECTS
        ):
            return frozenset(range(token.i, len(doc)))
    return frozenset()


def tag(doc: Doc, verb: Token, last: int, cues: Cues) -> frozenset[int] | None:
    """Return the tokens of a quotation's tag (", a déclaré mardi le ministre"), None when it is none.

    A tag stands behind a comma or closing mark, its subject behind its verb, or before it where the
    language has it so (", the ministry said").
    """
    plain = _plain_tag(doc, verb, last, cues)
    if plain is not None:
        return plain
    first = _group_start(doc, verb)
    if first == 0:
        return None
    before = doc[first - 1]
    if before.text not in _CLOSING | {",", "?", "!", "–", "—"} or first < 2:
        return None
    if not any(_is_finite(t) for t in doc[first : verb.i + 1]):
        return None
    rest = doc[last + 1 :]
    if not rest:
        return None
    clitic = doc[verb.i + 1].text.startswith("-") if verb.i + 1 < len(doc) else False
    hyphen = any(t.text.startswith("-") and t.pos_ == "PRON" for t in doc[first : verb.i + 1])
    if not clitic and not hyphen and not _subject_follows(doc, verb, last, cues):
        return None
    return frozenset(range(first, _tag_end(doc, last, cues) + 1))


def _plain_tag(doc: Doc, verb: Token, last: int, cues: Cues) -> frozenset[int] | None:
    """Return the tokens of a tag that keeps the order of a clause, None when it is none.

    Such a tag follows a comma or closing mark and says nothing more: a comma or the end follows it.
    """
    if not cues.has("tag_verb", verb.lemma_.lower()):
        return None
    subject = next((c for c in verb.children if c.dep_ in syntax.SUBJECTS and c.i < verb.i), None)
    first = verb.i if subject is None else subject.left_edge.i
    first = max(first, *(t.i + 1 for t in doc[: verb.i] if t.text in _CLOSING | {","}), 0)
    if first < _FEWEST or first == verb.i or doc[first - 1].text not in _CLOSING | {",", "–", "—", "-", "--"}:
        return None
    end = _tag_end(doc, last, cues)
    behind = doc[last + 1 : end + 1]
    if any(_is_finite(t) or cues.has("complementizer", t.lower_) for t in behind):
        return None
    if any(t.pos_ in {"NOUN", "PROPN"} and t.dep_ == "obj" and not t.ent_type_ for t in behind):
        return None
    return frozenset(range(first, end + 1))


def _group_start(doc: Doc, verb: Token) -> int:
    """Return the first token of a verb's group: clitics, auxiliaries and adverbs before it."""
    start = verb.i
    while start > 0:
        before = doc[start - 1]
        clitic = (
            before.pos_ == "PRON"
            and before.dep_ not in syntax.SUBJECTS
            and not before.morph.get("PronType", []) == ["Rel"]
        )
        inverted = before.text.startswith("-")
        if (
            before.pos_ == "AUX"
            or inverted
            or (clitic and before.head == verb)
            or (before.pos_ == "ADV" and before.head == verb)
        ):
            start -= 1
        else:
            break
    return start


def _subject_follows(doc: Doc, verb: Token, last: int, cues: Cues) -> bool:
    if any(c.dep_ in syntax.SUBJECTS and c.i < verb.i for c in verb.children):
        return False
    for token in doc[last + 1 : last + 14]:
        if token.text in _MARKS | {",", ":", ";"} or _is_finite(token):
            return False
        if cues.has("complementizer", token.lower_):
            return False
        if token.pos_ in {"NOUN", "PROPN"} and not _is_oblique(token):
            return True
    return False


def _is_oblique(token: Token) -> bool:
    return token.dep_ in {"obl:mod", "nmod"} or any(c.dep_ == "case" for c in token.children)


def _tag_end(doc: Doc, last: int, cues: Cues) -> int:
    """Return the last token of a tag: before the comma, mark or stop after it, relays included."""
    for token in doc[last + 1 :]:
        if token.text in _MARKS or token.text in {":", ";"}:
            return token.i - 1
        if token.text == ",":
            following = doc[token.i + 1] if token.i + 1 < len(doc) else token
            if cues.has("relay", following.lemma_.lower()) and syntax.is_past_participle(following):
                continue
            return token.i - 1
    return len(doc) - 1


def of_verb(scene: Scene, head: Token, last: int, verb: SayingVerb, cues: Cues) -> frozenset[int]:
    """Return the content of a saying verb: its clause, infinitive, noun objects, or what a colon opens."""
    doc = scene.doc
    start = _conjunction(doc, head, last, cues)
    if start is None:
        start = _bare_clause(head, last)
    if start is None:
        start = _infinitive(doc, head, last)
    scope: set[int] = set()
    if start is not None:
        scope.update(_run_on(doc, start, head))
    if verb.objects:
        scope.update(_objects(head, last))
        if syntax.is_passive(head):
            scope.update(_reported_subject(head))
    if not scope:
        scope.update(_predicate(doc, head, last, verb))
    if not scope:
        scope.update(_after_colon(doc, head, last))
    return frozenset(scope) - {head.i, last}


def _bare_clause(head: Token, last: int) -> int | None:
    """Return where a content clause without conjunction starts ("said it had left"), by the tree."""
    for child in head.children:
        if child.dep_ == "ccomp" and child.i > last and _has_subject(child):
            return max(child.left_edge.i, last + 1)
    return None


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in syntax.SUBJECTS for c in verb.children)


def _conjunction(doc: Doc, head: Token, last: int, cues: Cues) -> int | None:
    """Return where the content clause starts: the conjunction after the verb, no finite verb between."""
    for token in doc[last + 1 : last + 1 + _AWAY]:
        if cues.has("complementizer", token.lower_) and (token.pos_ != "PRON" or token.dep_ == "mark"):
            return None if _restricts(doc, head, token) else token.i
        if (
            _is_finite(token)
            or token.text in {";", ":"}
            or token.text in _CLOSING - {'"'}
            and token.i > last + 6
        ):
            return None
    return None


def _restricts(doc: Doc, head: Token, que: Token) -> bool:
    """Tell whether "que" only restricts a negation ("n'a reconnu qu'en avril") or compares."""
    denied = any(c.lower_ in {"ne", "n'"} for c in head.children)
    full = any(c.lower_ in {"pas", "jamais", "plus", "point"} for c in head.children)
    after = doc[que.i + 1] if que.i + 1 < len(doc) else que
    return (denied and not full and after.pos_ in {"ADP", "NUM"}) or (
        que.i > 0 and doc[que.i - 1].lower_ in {"plus", "moins"}
    )


def _infinitive(doc: Doc, head: Token, last: int) -> int | None:
    """Return where the verb's infinitive starts ("dit avoir vendu", "accuse X de livrer")."""
    for child in head.children:
        if (
            child.dep_ == "xcomp"
            and child.i > last
            and (syntax.is_infinitive(child) or child.pos_ == "ADJ" or _has_infinitive(child))
        ):
            return child.left_edge.i if child.left_edge.i > last else child.i
    for token in doc[last + 1 : last + 1 + _NEAR]:
        if _is_finite(token) or token.text in {",", ";", ":"}:
            return None
        if syntax.is_infinitive(token):
            mark = doc[token.i - 1]
            return mark.i if mark.i > last else token.i
    return None


def _has_infinitive(token: Token) -> bool:
    return any(syntax.is_infinitive(c) for c in token.children if c.dep_.startswith("aux") or c.dep_ == "cop")


def _run_on(doc: Doc, start: int, head: Token) -> set[int]:
    """Return the tokens from a content's start to the end, less clauses that go on from the saying's own."""
    outside: set[int] = set()
    for token in doc[start:]:
        if syntax.is_verb(token) and token.dep_ == "conj" and token.head == head:
            outside.update(t.i for t in token.subtree if t.i >= start)
    end = next((t.i for t in doc[start:] if t.text == ";"), len(doc))
    return set(range(start, end)) - outside


def _objects(head: Token, last: int) -> set[int]:
    scope: set[int] = set()
    for child in head.children:
        heard = child.dep_ == "obj" or (child.dep_ in {"obl:arg", "xcomp", "ccomp"} and child.i > last)
        if heard and child.i > head.i and not (child.pos_ == "PRON"):
            scope.update(t.i for t in child.subtree if t.i > head.i)
    following = [t for t in head.doc[last + 1 : last + 4] if t.pos_ in {"NOUN", "PROPN"}]
    if not scope and last > head.i and following:
        scope.update(t.i for t in following[0].subtree if t.i > last)
    return scope


def _reported_subject(head: Token) -> set[int]:
    """Return the subject of a passive report, or the noun that its participle qualifies."""
    for child in head.children:
        if child.dep_ == "nsubj:pass":
            return {t.i for t in child.subtree}
    if head.dep_ == "acl" and any(c.dep_ == "obl:agent" for c in head.children):
        own = {t.i for t in head.subtree}
        return {t.i for t in head.head.subtree} - own
    return set()


def _predicate(doc: Doc, head: Token, last: int, verb: SayingVerb) -> set[int]:
    """Return what somebody sees in a thing ("considère comme une entorse", "voit dans l'accord un moyen")."""
    if verb.stance is not Stance.ESTIMATES:
        return set()
    for child in head.children:
        if child.i > last and child.dep_ in {"xcomp", "obl:arg", "obj", "advcl"}:
            marks = {c.lower_ for c in child.children if c.dep_ in {"case", "mark"}}
            if marks & {"comme"} or child.dep_ in {"obj", "xcomp"}:
                return {t.i for t in child.subtree if t.i > last}
    return set()


def _after_colon(doc: Doc, head: Token, last: int) -> set[int]:
    for token in doc[last + 1 :]:
        if token.text == ":":
            return set(range(token.i + 1, len(doc)))
        if _is_finite(token) or token.text == ";":
            return set()
    return set()


def of_noun(doc: Doc, noun: Token, stance: Stance, cues: Cues) -> frozenset[int]:
    """Return what a noun of saying is about: "de P", "selon lequel P", "que P", or what it weighs on."""
    scope = {t.i for t in noun.subtree if t.i > noun.i}
    if scope and min(scope) <= len(doc):
        scope = {i for i in scope if i > noun.i}
    verb = noun.head
    if stance is Stance.ACCUSES and noun.dep_ in {"nsubj", "nsubj:pass"} and verb.i > noun.i:
        for child in verb.children:
            if child.i > verb.i and child.dep_.startswith(("obl", "obj")):
                scope.update(t.i for t in child.subtree)
    return frozenset(scope)


def evidence(doc: Doc, cue: tuple[int, int], cues: Cues) -> tuple[tuple[int, int], ...]:
    """Return the stretches of what is invoked in support, near a cue ("corroborées par des images")."""
    found = []
    for token in doc:
        if not cues.has("evidenced_by", token.lemma_.lower()) or token.pos_ not in {"VERB", "ADJ"}:
            continue
        for child in token.children:
            if child.dep_ in {"obl:agent", "obl:arg", "obl:mod"} and child.i > token.i:
                members = syntax.conjuncts(child)
                found += [(m.i, m.i) for m in members if m.pos_ == "NOUN"]
    return tuple(found) if cue[0] >= 0 else ()

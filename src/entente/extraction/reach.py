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

_MARKS: Final = frozenset('«»“”"‹›„')
_CLOSING: Final = frozenset('»”"›')
_FEWEST: Final = 3
"""Tokens that a quotation has at least before its tag."""
_STOPS: Final = frozenset({";", ":"})
_AWAY: Final = 18
"""Tokens after a saying verb among which its conjunction must stand."""
_NEAR: Final = 9
"""Tokens after a saying verb among which its infinitive must stand."""


def is_mark(token: Token) -> bool:
    """Tell whether the token is a quotation mark."""
    return token.text in _MARKS


def is_finite(token: Token) -> bool:
    """Tell whether a verb form is bound to a subject."""
    return "Fin" in token.morph.get("VerbForm", [])


# --- frames


def phrase(doc: Doc, start: int, width: int, cues: Cues) -> frozenset[int]:
    """Return the tokens of a frame, its opening words included: up to a comma, a clause, a mark."""
    end = start + width - 1
    for token in doc[start + width :]:
        if token.text in _STOPS | {")", ".", "|", "?"} | _CLOSING or is_finite(token):
            break
        if token.text == ",":
            end = _after_aside(doc, token.i, cues) or end
            break
        end = token.i
    return frozenset(range(start, end + 1))


def _after_aside(doc: Doc, comma: int, cues: Cues) -> int | None:
    """Return the end of a participle or list that still belongs to the holder ("X, cité par Y,")."""
    following = doc[comma + 1] if comma + 1 < len(doc) else None
    if following is None:
        return None
    relay = cues.has("relay", following.lemma_.lower()) and syntax.is_past_participle(following)
    if not relay and not _list_goes_on(doc, comma):
        return None
    close = next((t.i for t in doc[comma + 1 :] if t.text == ","), None)
    return close - 1 if close is not None else None


def _list_goes_on(doc: Doc, comma: int) -> bool:
    """Tell whether a comma separates members of a list of names that "et" closes ("A, B et C,")."""
    for token in doc[comma + 1 :]:
        if token.pos_ == "CCONJ":
            return any(t.pos_ == "PROPN" for t in doc[token.i + 1 : token.i + 3])
        if token.pos_ not in {"PROPN", "DET"} and token.text != ",":
            return False
    return False


def of_frame(doc: Doc, cue: Token, inside: frozenset[int], cues: Cues, *, opens: bool) -> frozenset[int]:
    """Return what a frame reaches over: all its sentence when it opens or ends it, else its clause."""
    everything = frozenset(range(len(doc))) - inside
    if opens:
        return everything - comment(doc, max(inside), cues)
    after = max(inside) + 1
    cell = [t.i for t in doc[: cue.i] if t.text == "|"]
    if cell:
        return everything & frozenset(range(cell[-1] + 1, after))
    clause = syntax.clause_head(cue)
    ends = after >= len(doc) - 1 or doc[after].text in {":", ".", ")"}
    if ends or clause.head == clause:
        return everything
    return frozenset(t.i for t in clause.subtree) - inside


def comment(doc: Doc, start: int, cues: Cues) -> frozenset[int]:
    """Return the tokens of a comment that ends the sentence: ", preuve de ...", ", soulignant ..."."""
    for token in doc[start + 2 :]:
        if doc[token.i - 1].text != ",":
            continue
        if _is_gerund(token) and cues.has("comment_verb", token.lemma_.lower()):
            return frozenset(range(token.i, len(doc)))
        noun = doc[token.i + 1] if token.pos_ == "DET" and token.i + 1 < len(doc) else token
        judged = noun.pos_ == "NOUN" and cues.has("comment", noun.lemma_.lower())
        if judged and noun.dep_ not in syntax.SUBJECTS:
            return frozenset(range(token.i, len(doc)))
    return frozenset()


def _is_gerund(token: Token) -> bool:
    return "Part" in token.morph.get("VerbForm", []) and "Pres" in token.morph.get("Tense", [])


# --- tags of quotations


def tag(doc: Doc, verb: Token, last: int, cues: Cues) -> frozenset[int] | None:
    """Return the tokens of a quotation's tag (", a déclaré mardi le ministre"), None when it is none.

    A tag stands behind a comma or closing mark, its subject behind its verb, or before it where the
    language has it so (", the ministry said").
    """
    plain = _plain_tag(doc, verb, last, cues)
    if plain is not None:
        return plain
    first = _group_start(doc, verb)
    if first < 2 or doc[first - 1].text not in _CLOSING | {",", "?", "!", "–", "—"}:
        return None
    group = doc[first : max(verb.i, last) + 1]
    if not any(is_finite(t) for t in group) or last + 1 >= len(doc):
        return None
    inserted = _is_inserted(doc, first, last, cues)
    if doc[first - 1].text == "," and not inserted and not _says_something(doc, first):
        return None
    hyphened = any(t.text.startswith("-") and t.pos_ == "PRON" for t in doc[first : verb.i + 2])
    if not hyphened and not inserted and not _subject_follows(doc, verb, first, last, cues):
        return None
    return frozenset(range(first, _tag_end(doc, last, cues) + 1))


def _is_inserted(doc: Doc, first: int, last: int, cues: Cues) -> bool:
    """Tell whether a tag stands between a subject and its verb ("Pyongyang, assure Tokyo, a livré")."""
    end = _tag_end(doc, last, cues)
    if doc[first - 1].text != "," or end + 2 >= len(doc) or doc[end + 1].text != ",":
        return False
    words = [t for t in doc[last + 1 : end + 1] if t.pos_ not in {"DET", "ADJ", "ADV", "ADP", "PUNCT"}]
    named = bool(words) and all(t.pos_ in {"NOUN", "PROPN"} for t in words)
    return named and doc[end + 2].pos_ in {"AUX", "VERB"}


def _says_something(doc: Doc, first: int) -> bool:
    """Tell whether a clause that could be quoted stands before a tag, relatives not counted."""
    clause, told = True, False
    for token in doc[:first]:
        if token.text in {",", ";", ":"}:
            clause = True
        elif "Rel" in token.morph.get("PronType", []) or is_mark(token):
            clause = is_mark(token)
            told = told or is_mark(token)
        elif clause and (is_finite(token) or token.pos_ == "AUX"):
            told = True
    return told


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
    if any(is_finite(t) or cues.has("complementizer", t.lower_) for t in behind):
        return None
    if any(t.pos_ in {"NOUN", "PROPN"} and t.dep_ == "obj" and not t.ent_type_ for t in behind):
        return None
    return frozenset(range(first, end + 1))


def _group_start(doc: Doc, verb: Token) -> int:
    """Return the first token of a verb's group: clitics, auxiliaries and adverbs before it."""
    start = verb.i
    while start > 0:
        before = doc[start - 1]
        clitic = before.pos_ == "PRON" and before.dep_ not in syntax.SUBJECTS and _is_bound(before)
        own_adverb = before.pos_ == "ADV" and before.head == verb and len(before.text) > 1
        if before.pos_ == "AUX" or before.text.startswith("-") or clitic or own_adverb:
            start -= 1
        else:
            break
    return start


def _is_bound(pronoun: Token) -> bool:
    return "Rel" not in pronoun.morph.get("PronType", []) and pronoun.head.i > pronoun.i


def _subject_follows(doc: Doc, verb: Token, first: int, last: int, cues: Cues) -> bool:
    if any(c.dep_ in syntax.SUBJECTS and c.i < verb.i for c in verb.children):
        if any(first <= c.i < verb.i for c in verb.children if c.dep_ in syntax.SUBJECTS):
            return False
        if doc[last + 1].pos_ == "ADP":
            return False
    for token in doc[last + 1 : last + 16]:
        if token.text in _MARKS | _STOPS | {","} or is_finite(token):
            return False
        if cues.has("complementizer", token.lower_):
            return False
        if token.pos_ in {"NOUN", "PROPN"} and not is_oblique(token):
            return True
    return False


def is_oblique(token: Token) -> bool:
    """Tell whether a preposition stands before a noun; an article melted into one ("des") is none."""
    cases = [c for c in token.children if c.dep_ == "case" and c.i < token.i]
    if token.dep_ == "obl:mod" and not cases:
        return not any(c.dep_ == "det" for c in token.children)
    plural = "Plur" in token.morph.get("Number", [])
    return any(not (plural and "Art" in c.morph.get("PronType", [])) for c in cases)


def _tag_end(doc: Doc, last: int, cues: Cues) -> int:
    """Return the last token of a tag: before the comma, mark or stop after it, relays included."""
    for token in doc[last + 1 :]:
        if token.text in _MARKS | _STOPS:
            return token.i - 1
        if token.text == ",":
            following = doc[token.i + 1] if token.i + 1 < len(doc) else token
            relay = cues.has("relay", following.lemma_.lower()) and syntax.is_past_participle(following)
            relative = cues.has("relative_mark", following.lower_)
            if not relay and not relative:
                return token.i - 1
            if relative:
                return len(doc) - 1
    return len(doc) - 1


def of_tag(doc: Doc, own: frozenset[int]) -> frozenset[int]:
    """Return what a tag reports: its sentence without itself, from the last colon before it."""
    start = max((t.i + 1 for t in doc[: min(own)] if t.text in _STOPS), default=0)
    if start and is_mark(doc[start]):
        return frozenset(range(start, len(doc))) - own
    opened = any(is_mark(t) for t in doc[:start])
    return frozenset(range(0 if opened else start, len(doc))) - own


# --- verbs


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
    if start is None and verb.stance is Stance.ESTIMATES:
        start = _predicate(doc, head, last, cues)
    if start is not None:
        return _run_on(doc, start, head, cues)
    if verb.objects and syntax.is_passive(head):
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
            before = doc[token.i - 1].lower_
            if cues.has("not_content", before) and token.i - 1 > last:
                return None
            return token.i if _opens_clause(doc, token.i) else None
        if is_finite(token) or token.text in _STOPS:
            return None
    return None


def _opens_clause(doc: Doc, place: int) -> bool:
    """Tell whether a finite verb follows before the next stop, and not at once."""
    for token in doc[place + 1 :]:
        if is_finite(token):
            return token.i > place + 1 or token.pos_ == "AUX"
        if token.text in _STOPS:
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
        if is_finite(token) or token.text in _STOPS | {","}:
            return None
        if syntax.is_infinitive(token):
            mark = doc[token.i - 1]
            return mark.i if mark.i > last and mark.pos_ == "ADP" else token.i
    return None


def _is_nonfinite(token: Token) -> bool:
    group = (token, *(c for c in token.children if c.dep_.startswith(("aux", "cop"))))
    return any(syntax.is_infinitive(t) for t in group)


def _object(doc: Doc, head: Token, last: int, cues: Cues) -> int | None:
    """Return where the noun object starts, right behind the verb or where the tree shows one."""
    if syntax.is_passive(head):
        return None
    following = next((t for t in doc[last + 1 :] if t.pos_ != "ADV"), None)
    if following is None:
        return None
    aside = following.is_punct and not is_mark(following)
    if not aside and (following.pos_ != "ADP" or cues.has("object_mark", following.lower_)):
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
        if cues.has("as_mark", token.lower_) and token.i > last:
            return token.i
        if is_finite(token) or token.text in _STOPS | {","}:
            break
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


# --- nouns and evidence


def of_noun(noun: Token, stance: Stance, cues: Cues) -> frozenset[int]:
    """Return what a noun of saying is about: "de P", "selon lequel P", "que P", or what it weighs on."""
    said = {t.i for c in noun.children if _is_aside(c, cues) for t in c.subtree}
    scope = {t.i for t in noun.subtree if t.i > noun.i} - said
    verb = noun.head
    if stance is Stance.ACCUSES and noun.dep_ in syntax.SUBJECTS and verb.i > noun.i:
        for child in verb.children:
            if child.i > verb.i and child.dep_.startswith(("obl", "obj")):
                scope.update(t.i for t in child.subtree)
    return frozenset(scope)


def _is_aside(child: Token, cues: Cues) -> bool:
    """Tell whether a participle says who utters or relays, and not what."""
    lemma = child.lemma_.lower()
    return child.dep_ == "acl" and (cues.has("said_by", lemma) or cues.has("relay", lemma))


def evidence(doc: Doc, cues: Cues) -> tuple[tuple[int, int], ...]:
    """Return what a sentence invokes in support ("corroborées par des images satellites")."""
    found = []
    for token in doc:
        if not cues.has("evidenced_by", token.lemma_.lower()) or token.pos_ not in {"VERB", "ADJ"}:
            continue
        for child in token.children:
            if child.dep_ in {"obl:agent", "obl:arg", "obl:mod"} and child.i > token.i:
                found += [(m.i, m.i) for m in syntax.conjuncts(child) if m.pos_ == "NOUN"]
    return tuple(found)

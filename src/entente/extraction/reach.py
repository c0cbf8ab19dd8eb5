"""How far frames and nouns of saying reach, and what is invoked in support, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.model.attribution import Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from entente.extraction.cues import Cues

MARKS: Final = frozenset('«»“”"‹›„')
CLOSING: Final = frozenset('»”"›')
STOPS: Final = frozenset({";", ":"})


def is_mark(token: Token) -> bool:
    """Tell whether the token is a quotation mark."""
    return token.text in MARKS


def is_finite(token: Token) -> bool:
    """Tell whether a verb form is bound to a subject."""
    return "Fin" in token.morph.get("VerbForm", [])


# --- frames


def phrase(doc: Doc, start: int, width: int, cues: Cues) -> frozenset[int]:
    """Return the tokens of a frame, its opening words included: up to a comma, a clause, a mark."""
    end = start + width - 1
    for token in doc[start + width :]:
        if token.text in STOPS | {")", ".", "|", "?"} | CLOSING or is_finite(token):
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


def is_oblique(token: Token) -> bool:
    """Tell whether a preposition stands before a noun; an article melted into one ("des") is none."""
    cases = [c for c in token.children if c.dep_ == "case" and c.i < token.i]
    if token.dep_ == "obl:mod" and not cases:
        return not any(c.dep_ == "det" for c in token.children)
    plural = "Plur" in token.morph.get("Number", [])
    return any(not (plural and "Art" in c.morph.get("PronType", [])) for c in cases)


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

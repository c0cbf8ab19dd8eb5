"""Tags of quotations: ", a déclaré mardi le ministre", and what they report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.extraction.reach import CLOSING, MARKS, STOPS, is_finite, is_mark, is_oblique

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from entente.extraction.cues import Cues

_FEWEST: Final = 3
"""Tokens that a quotation has at least before a tag in plain order."""
_VERBAL: Final = frozenset({"AUX", "VERB"})
_AWAY: Final = 16
"""Tokens after a tag's verb among which its subject must stand."""


def tag(doc: Doc, verb: Token, last: int, cues: Cues) -> frozenset[int] | None:
    """Return the tokens of a quotation's tag (", a déclaré mardi le ministre"), None when it is none.

    A tag stands behind a comma or closing mark, its subject behind its verb, or before it where the
    language has it so (", the ministry said").
    """
    plain = _plain_tag(doc, verb, last, cues)
    if plain is not None:
        return plain
    first = _group_start(doc, verb)
    if first < 2 or doc[first - 1].text not in CLOSING | {",", "?", "!", "–", "—"}:
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
    adverbial = not any(t.dep_ in syntax.SUBJECTS or is_finite(t) for t in doc[:first])
    return named and (adverbial or doc[end + 2].pos_ in {"AUX", "VERB"})


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
    first = max(first, *(t.i + 1 for t in doc[: verb.i] if t.text in CLOSING | {","}), 0)
    if first == verb.i or doc[first - 1].text not in CLOSING | {",", "–", "—", "-", "--"}:
        return None
    end = _tag_end(doc, last, cues)
    if first < _FEWEST and not _parts_clause(doc, first, end):
        return None
    behind = doc[last + 1 : end + 1]
    if any(is_finite(t) or cues.has("complementizer", t.lower_) for t in behind):
        return None
    if any(t.pos_ in {"NOUN", "PROPN"} and t.dep_ == "obj" and not t.ent_type_ for t in behind):
        return None
    return frozenset(range(first, end + 1))


def _parts_clause(doc: Doc, first: int, end: int) -> bool:
    """Tell whether a tag parts a short subject from its verb ("Tehran, Washington believes, has sent")."""
    return first > 1 and end + 2 < len(doc) and doc[end + 1].text == "," and doc[end + 2].pos_ in _VERBAL


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
    for token in doc[last + 1 : last + _AWAY]:
        if token.text in MARKS | STOPS | {","} or is_finite(token):
            return False
        if cues.has("complementizer", token.lower_):
            return False
        if token.pos_ in {"NOUN", "PROPN"} and not is_oblique(token):
            return True
    return False


def _tag_end(doc: Doc, last: int, cues: Cues) -> int:
    """Return the last token of a tag: before the comma, mark or stop after it, relays included."""
    for token in doc[last + 1 :]:
        if token.text in MARKS | STOPS:
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
    start = max((t.i + 1 for t in doc[: min(own)] if t.text in STOPS), default=0)
    if start and is_mark(doc[start]):
        return frozenset(range(start, len(doc))) - own
    opened = any(is_mark(t) for t in doc[:start])
    return frozenset(range(0 if opened else start, len(doc))) - own

"""How much, when, where: which of a sentence's amounts, dates and places belong to which act."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from babel.numbers import list_currencies

from entente.extraction import syntax
from entente.model.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from entente.extraction.analysis import Analysis
    from entente.extraction.candidates import Candidate
    from entente.extraction.flows import FoundThing
    from entente.extraction.places import PlaceMention
    from entente.language.pack import FoundDate, FoundQuantity

_PEOPLE: Final = frozenset({"person", "item"})
"""Units in which people are counted; a bare number has the second."""


def token_at(doc: Doc, offset: int) -> Token | None:
    """Return the token that covers a code point of the sentence, None between tokens."""
    return next((t for t in doc if t.idx <= offset < t.idx + len(t.text)), None)


def quantity_for(analysis: Analysis, candidate: Candidate, thing: FoundThing | None) -> FoundQuantity | None:
    """Return the amount of the thing that passes, or of the people an attack kills; None without one."""
    if candidate.frame.repeats:
        return next((q for q in analysis.quantities if _is_complement(analysis.doc, q, candidate)), None)
    if thing is not None:
        return next((q for q in analysis.quantities if _counts(analysis.doc, q, thing)), None)
    if candidate.frame.flow and candidate.frame.flow.startswith(("casualties", "personnel")):
        return _nearest_count(analysis, candidate)
    if candidate.frame.flow in {"trade", "money"}:
        return _nearest_sum(analysis, candidate)
    return next((q for q in analysis.quantities if _counts_object(analysis, candidate, q)), None)


def _is_complement(doc: Doc, found: FoundQuantity, candidate: Candidate) -> bool:
    """Tell whether a bare amount is the complement of a word that only counts ("en reste à 600")."""
    token = token_at(doc, found.span.start)
    return token is not None and token.head.i in candidate.trigger.tokens


def _counts_object(analysis: Analysis, candidate: Candidate, found: FoundQuantity) -> bool:
    """Tell whether an amount counts whom or what the act is done to ("libérer quatre employés")."""
    if any(mention.span.meets(found.span) for mention in candidate.roles.recipient):
        return True
    token = token_at(analysis.doc, found.noun.start if found.noun is not None else found.span.start)
    if token is None:
        return False
    first = syntax.first_conjunct(token)
    return first.head.i in candidate.trigger.tokens and first.dep_ in {"obj", "nsubj:pass", "nmod"}


@cache
def _currencies() -> frozenset[str]:
    """Return the units that are money: ISO 4217 codes in lower case."""
    return frozenset(code.lower() for code in list_currencies())


def _nearest_sum(analysis: Analysis, candidate: Candidate) -> FoundQuantity | None:
    clause = {t.i for t in syntax.clause_head(analysis.doc[candidate.trigger.head]).subtree}
    sums = [q for q in analysis.quantities if q.quantity.unit in _currencies() and not q.quantity.share]
    inside = (q for q in sums if (t := token_at(analysis.doc, q.span.start)) is not None and t.i in clause)
    return next(inside, None)


def _counts(doc: Doc, quantity: FoundQuantity, thing: FoundThing) -> bool:
    """Tell whether an amount counts a thing: its noun is the thing, or the thing stands right behind it."""
    first, last = doc[thing.start], doc[thing.end - 1]
    begin, end = first.idx, last.idx + len(last.text)
    if quantity.noun is not None:
        return quantity.noun.start < end and begin < quantity.noun.end
    return 0 <= begin - quantity.span.end <= 4


def _nearest_count(analysis: Analysis, candidate: Candidate) -> FoundQuantity | None:
    """Return the number of people lost: what the subject counts, else the nearest count of the clause."""
    trigger = analysis.doc[candidate.trigger.head]
    people = [q for q in analysis.quantities if q.quantity.unit in _PEOPLE and not q.quantity.share]
    subject = syntax.own_subject(trigger) if candidate.trigger.verbal else None
    for scope in (subject, syntax.clause_head(trigger)):
        inside = set() if scope is None else {token.i for token in scope.subtree}
        counted = [
            q for q in people if (t := token_at(analysis.doc, q.span.start)) is not None and t.i in inside
        ]
        if counted:
            return min(counted, key=lambda q: (abs(q.span.start - trigger.idx), q.span.start))
    return None


def date_for(
    analysis: Analysis, candidate: Candidate, triggers: frozenset[int], sayings: frozenset[int]
) -> FoundDate | None:
    """Return the date of an act: that which is nearer to it than to any other act or saying.

    Args:
        analysis: the sentence.
        candidate: the act.
        triggers: heads of all acts of the sentence.
        sayings: heads of attribution cues: what they date is the saying.
    """
    best: tuple[float, FoundDate] | None = None
    for found in analysis.dates:
        token = token_at(analysis.doc, found.span.start)
        if token is None:
            continue
        own = nearness(token, candidate.trigger.head)
        others = (triggers | sayings) - set(candidate.trigger.tokens)
        rival = max((nearness(token, other) for other in others), default=own)
        shared = own >= rival - _SHARED and not _dates_saying(token, sayings)
        if own > _LEAST and (own >= rival or shared) and (best is None or own > best[0]):
            best = own, found
    return best[1] if best is not None else None


_LEAST: Final = -1.0
"""Below this nearness a date says nothing of an act."""
_SHARED: Final = 1.2
"""How much nearer to another act a date may be and still date both."""


def nearness(date: Token, head: int) -> float:
    """Return how near a date stands to an act: by the tree, by its clause, and by the words between."""
    act = date.doc[head]
    first, last = sorted((date.i, head))
    between = date.doc[first + 1 : last]
    verbs = sum(syntax.is_verb(token) for token in between)
    chain = [here.i for here in syntax.ancestors(date)]
    nearness = -0.08 * len(between) - 0.7 * verbs
    if head in chain:
        nearness += 2.0 - 0.4 * chain.index(head)
    if syntax.clause_head(date) == syntax.clause_head(act):
        nearness += 1.0
    return nearness + (0.5 if 0 < date.i - head <= 2 else 0.0)


def _dates_saying(date: Token, sayings: frozenset[int]) -> bool:
    verb = next((here for here in syntax.ancestors(date) if syntax.is_verb(here)), None)
    return verb is not None and verb.i in sayings


def whole_date(analysis: Analysis) -> FoundDate | None:
    """Return the date that is all a sentence says ("15 août 2022."), None for any other sentence."""
    first = analysis.dates[0] if len(analysis.dates) == 1 else None
    if first is None:
        return None
    spoken = sum(token.is_alpha or token.like_num for token in analysis.doc)
    dated = sum(first.span.start <= token.idx < first.span.end for token in analysis.doc)
    return first if spoken <= dated else None


def places_for(analysis: Analysis, candidate: Candidate) -> tuple[PlaceMention, ...]:
    """Return the places of an act: those of its clause, those attached to it first; one each id."""
    clause = {t.i for t in syntax.clause_head(analysis.doc[candidate.trigger.head]).subtree}
    found: dict[str, PlaceMention] = {}
    for place in analysis.places:
        token = token_at(analysis.doc, place.span.start)
        if token is not None and token.i in clause:
            found.setdefault(place.id, place)
    return tuple(found.values())


def cue_span(analysis: Analysis, candidate: Candidate) -> Span:
    """Return the stretch that carries the act: its trigger words, with the theme when it stands close by."""
    places = list(candidate.trigger.tokens)
    for thing in candidate.roles.theme:
        if abs(thing.head - candidate.trigger.head) <= 8:
            places += [thing.start, thing.end - 1]
    first, last = analysis.doc[min(places)], analysis.doc[max(places)]
    return Span(first.idx + analysis.offset, last.idx + len(last.text) + analysis.offset)

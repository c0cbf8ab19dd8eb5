"""How much, when, where: which of a sentence's amounts, dates and places belong to which act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entente.extraction import syntax
from entente.model.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from entente.extraction.analysis import Analysis
    from entente.extraction.candidates import Candidate
    from entente.extraction.flows import FoundThing
    from entente.extraction.places import PlaceMention
    from entente.language.pack import FoundDate, FoundQuantity


def token_at(doc: Doc, offset: int) -> Token | None:
    """Return the token that covers a code point of the sentence, None between tokens."""
    return next((t for t in doc if t.idx <= offset < t.idx + len(t.text)), None)


def quantity_for(analysis: Analysis, candidate: Candidate, thing: FoundThing | None) -> FoundQuantity | None:
    """Return the amount of the thing that passes, or of the people an attack kills; None without one."""
    if thing is not None:
        return next((q for q in analysis.quantities if _counts(analysis.doc, q, thing)), None)
    if candidate.frame.flow and candidate.frame.flow.startswith(("casualties", "personnel")):
        return _nearest_count(analysis, candidate)
    return None


def _counts(doc: Doc, quantity: FoundQuantity, thing: FoundThing) -> bool:
    """Tell whether an amount counts a thing: its noun is the thing, or the thing stands right behind it."""
    first, last = doc[thing.start], doc[thing.end - 1]
    begin, end = first.idx, last.idx + len(last.text)
    if quantity.noun is not None:
        return quantity.noun.start < end and begin < quantity.noun.end
    return 0 <= begin - quantity.span.end <= 4


def _nearest_count(analysis: Analysis, candidate: Candidate) -> FoundQuantity | None:
    trigger = analysis.doc[candidate.trigger.head]
    clause = {t.i for t in syntax.clause_head(trigger).subtree}
    people = [
        q for q in analysis.quantities if q.quantity.unit in {"person", "item"} and not q.quantity.share
    ]
    inside = [q for q in people if (t := token_at(analysis.doc, q.span.start)) is not None and t.i in clause]
    pool = inside or people
    return min(pool, key=lambda q: (abs(q.span.start - trigger.idx), q.span.start), default=None)


def date_for(analysis: Analysis, candidate: Candidate, triggers: frozenset[int]) -> FoundDate | None:
    """Return the date of an act: the one attached to it, else one of its clause, else the sentence's only.

    `triggers` are the heads of all acts of the sentence: a date attached to another act is not taken.
    """
    own = frozenset(candidate.trigger.tokens)
    attached, loose = [], []
    for found in analysis.dates:
        token = token_at(analysis.doc, found.span.start)
        if token is None:
            continue
        owner = _owner(token, triggers | own)
        if owner in own:
            attached.append(found)
        elif owner is None or _governs(analysis.doc, owner, candidate.trigger.head):
            loose.append(found)
    if attached:
        return attached[0]
    return loose[0] if len(loose) == 1 or (loose and _in_clause(analysis, candidate, loose[0])) else None


def _owner(token: Token, triggers: frozenset[int]) -> int | None:
    if token.i in triggers:
        return token.i
    return next((here.i for here in syntax.ancestors(token) if here.i in triggers), None)


def _governs(doc: Doc, upper: int, lower: int) -> bool:
    return any(here.i == upper for here in syntax.ancestors(doc[lower]))


def _in_clause(analysis: Analysis, candidate: Candidate, found: FoundDate) -> bool:
    token = token_at(analysis.doc, found.span.start)
    if token is None:
        return False
    return syntax.clause_head(token) == syntax.clause_head(analysis.doc[candidate.trigger.head])


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

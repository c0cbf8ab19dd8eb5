"""When facts happened: one period for a fact, and all dated facts and stances in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from entente.model.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entente.fusion.questions import Question
    from entente.model.attribution import Stance
    from entente.model.claim import Claim
    from entente.model.fact import Fact


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of the timeline: a fact, or a stance that a party took on one on a given date.

    `when` is None for facts that nobody dates; they come last. `claims` are the claims that give the
    date, in order. `party` and `stance` are None for the fact itself.
    """

    when: DateSpan | None
    fact: str
    claims: tuple[str, ...]
    party: str | None = None
    stance: Stance | None = None


def timeline(facts: Iterable[Fact], claims: Iterable[Claim]) -> tuple[Moment, ...]:
    """Put facts and dated stances in order: by first day, then last day, then fact id."""
    dated = {claim.id: claim.when for claim in claims if claim.when is not None}
    moments = []
    for fact in facts:
        givers = tuple(claim for claim in fact.claims if claim in dated)
        moments.append(Moment(fact.when, fact.id, givers))
        moments += [
            Moment(taken.when, fact.id, (taken.claim,), taken.party, taken.stance)
            for taken in fact.stances
            if taken.when is not None
        ]
    return tuple(sorted(moments, key=_order))


def _order(moment: Moment) -> tuple[bool, date, date, str, str, tuple[str, ...]]:
    when = moment.when
    first, last = (when.first, when.last) if when else (None, None)
    start = first or last or date.max
    return when is None, start, last or date.max, moment.fact, moment.party or "", moment.claims


def period_of(question: Question, claims: Sequence[Claim]) -> DateSpan | None:
    """Return the period of a fact: the narrowest date given for an event, the envelope for what goes on."""
    dates = [claim.when for claim in claims if claim.when is not None]
    if not dates:
        return None
    if question.pace != "stream":
        return min(dates, key=lambda when: (_days(when), -dates.count(when), when.edtf))
    first = min(dates, key=lambda when: (when.first or date.min, when.edtf))
    last = max(dates, key=lambda when: (when.last or date.max, when.edtf))
    if first.first is None and last.last is None:
        return None
    return first if first == last else DateSpan.between(first, last)


def _days(when: DateSpan) -> int:
    return ((when.last or date.max) - (when.first or date.min)).days

"""Stances: who holds what of a fact, since when, and who changed sides.

A denial is over once its party admits; an admission followed by a denial stays visible as both.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from entente.fusion.aspects import is_dated
from entente.fusion.denials import deniers
from entente.fusion.questions import states
from entente.fusion.voices import voice_of
from entente.model.attribution import Stance, Status
from entente.model.fact import StanceTaken, Transition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.fusion.aspects import Aspect
    from entente.model.dates import DateSpan

_AGAINST: Final = frozenset({Stance.DENIES, Stance.DOES_NOT_CONFIRM})


def stances_of(affirming: Sequence[Aspect], opposing: Sequence[Aspect]) -> tuple[StanceTaken, ...]:
    """Return who takes which stance, in order of the claims: affirming first, then opposing."""
    taken = [
        StanceTaken(party, _stance(aspect), aspect.claim.when, aspect.claim.id, told_in(aspect))
        for aspect in affirming
        for party in aspect.spoken
    ]
    for aspect in opposing:
        stance = Stance.DOES_NOT_CONFIRM if aspect.claim.status is Status.UNCONFIRMED else Stance.DENIES
        taken += [
            StanceTaken(party, stance, aspect.claim.when, aspect.claim.id, told_in(aspect))
            for party in deniers(aspect)
        ]
    return tuple(taken)


def _stance(aspect: Aspect) -> Stance:
    if aspect.claim.status is Status.CONFIRMED:
        return Stance.ADMITS
    levels = [level.stance for level in aspect.claim.commitment.stack if level.stance is not Stance.RELAYS]
    return levels[-1] if levels else Stance.SAYS


def told_in(aspect: Aspect) -> DateSpan | None:
    """Return when a stance was taken: the date of a denial, of an admission, else the article's.

    An admission is dated by a day or a week; a looser date is that of the deed, long before.
    """
    when, claim = aspect.claim.when, aspect.claim
    if claim.event == "REJECT" or aspect.published is None:
        return when or aspect.published
    if claim.status is Status.CONFIRMED and when is not None and is_dated(when):
        return when
    return aspect.published


def told_by(admission: Aspect) -> date | None:
    """Return the last day on which an admission may have been made."""
    when = told_in(admission)
    return when.last if when else None


def denied_until(denial: Aspect) -> date | None:
    """Return the first day on which the denial may have ended: the first of its last month, at the latest."""
    when = denial.claim.when or denial.published
    return _first_of_last_month(when) if when else None


def _first_of_last_month(when: DateSpan) -> date | None:
    if when.last is None:
        return when.first
    first_of_month = when.last.replace(day=1)
    return first_of_month if when.first is None else max(when.first, first_of_month)


def official_since(affirming: Sequence[Aspect]) -> DateSpan | None:
    """Return since when a party to the act admits it, or the text calls it official, None without either."""
    dates = [
        when
        for each in affirming
        if each.claim.status is Status.CONFIRMED
        and (not each.spoken or states(each.spoken) & set(each.question.parties))
        and (when := told_in(each)) is not None
    ]
    return min(dates, key=lambda when: (when.first or date.min, when.edtf), default=None)


def transitions_of(stances: Sequence[StanceTaken]) -> tuple[Transition, ...]:
    """Return the dated changes of side of each party, in order of time: "denied", then "admits".

    Whether a party denies or only does not confirm is one side. What it says of one day is no change,
    unless it admits: then it has denied before.
    """
    voices: dict[str, list[tuple[date, bool, StanceTaken]]] = {}
    for taken in stances:
        day = _turn(taken)
        if day is not None:
            voices.setdefault(voice_of(taken.party), []).append((day, taken.stance not in _AGAINST, taken))
    changes = []
    for known in voices.values():
        known.sort(key=lambda each: (each[0], each[1], each[2].claim, each[2].party))
        for (then, held, before), (day, holds, after) in pairwise(known):
            if held != holds and (day > then or after.stance is Stance.ADMITS):
                change = Transition(after.party, before.stance, after.stance, after.told, after.claim)
                changes.append((day, change))
    return tuple(change for _, change in sorted(changes, key=lambda each: (each[0], each[1].party)))


def _turn(taken: StanceTaken) -> date | None:
    """Return the day that orders a stance among those of its party, as verdicts order them."""
    if taken.told is None:
        return None
    if taken.stance in _AGAINST:
        return _first_of_last_month(taken.told)
    return taken.told.last or taken.told.first

"""Whether a deed, if true, falls under a measure: by event type, flow, unit, direction and dates alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entente.assessment.evidence import Evidence, states
from entente.assessment.naming import names_thing
from entente.model.attribution import Status

if TYPE_CHECKING:
    from entente.model.claim import Claim
    from entente.vocabulary.regimes import Measure


def touches(measure: Measure, target: str, claim: Claim, evidence: Evidence) -> bool:
    """Tell whether a claim, if true, would fall under a measure on `target`."""
    if claim.status is Status.OPINION or claim.event not in measure.events or not measure.covers(claim.flow):
        return False
    if measure.units and (claim.quantity is None or claim.quantity.unit not in measure.units):
        return False
    if measure.named and not names_thing(claim.quote, measure.named):
        return False
    return _passes(measure.direction, target, claim) and in_time(measure, claim, evidence)


def _passes(direction: str, target: str, claim: Claim) -> bool:
    """Tell whether the thing passes the way that the measure speaks of; joint acts pass both ways."""
    givers, receivers = states(claim.agent), states(claim.recipient)
    if direction == "by":
        return target in givers
    if direction == "both":
        return target in givers | receivers and len(givers | receivers) > 1
    if direction == "to":
        return target in receivers and target not in givers
    return target in givers and givers == {target} and target not in receivers


def in_time(measure: Measure, claim: Claim, evidence: Evidence) -> bool:
    """Tell whether the deed may fall in the time of the measure.

    A deed of known date must share a day with it. An undated one must be told after it came into
    force; how long before that it was done, nobody says.
    """
    when = evidence.when(claim)
    told = evidence.published_of(claim)
    last = when.last if when is not None else (told.last if told else None)
    if last is not None and last < measure.first_day:
        return False
    if measure.until is None or measure.until.last is None:
        return True
    return when is not None and when.first is not None and when.first <= measure.until.last

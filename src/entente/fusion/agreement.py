"""How the claims of a fact stand to one another: stances, figures by measure, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entente.fusion.amounts import is_vague, overlap, scaled
from entente.fusion.origins import holder_voices
from entente.fusion.questions import states
from entente.model.attribution import FIRMNESS, Stance, Status
from entente.model.fact import Figure, StanceTaken, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from entente.fusion.aspects import Aspect
    from entente.model.quantity import Quantity

_ADMITTING = frozenset({Status.CONFIRMED})


def stances_of(affirming: Sequence[Aspect], opposing: Sequence[Aspect]) -> tuple[StanceTaken, ...]:
    """Return who takes which stance, in order of the claims: affirming first, then opposing."""
    taken = [
        StanceTaken(party, _stance(aspect), aspect.claim.when, aspect.claim.id)
        for aspect in affirming
        for party in aspect.claim.holder
        if party != "?"
    ]
    for aspect in opposing:
        stance = Stance.DOES_NOT_CONFIRM if aspect.claim.status is Status.UNCONFIRMED else Stance.DENIES
        taken += [StanceTaken(party, stance, aspect.claim.when, aspect.claim.id) for party in deniers(aspect)]
    return tuple(taken)


def _stance(aspect: Aspect) -> Stance:
    if aspect.claim.status is Status.CONFIRMED:
        return Stance.ADMITS
    levels = [level.stance for level in aspect.claim.commitment.stack if level.stance is not Stance.RELAYS]
    return levels[-1] if levels else Stance.SAYS


def deniers(aspect: Aspect) -> tuple[str, ...]:
    """Return who denies: the agent of a denial told as an act, else the holder, () for the author."""
    if aspect.claim.event == "REJECT":
        return aspect.claim.agent
    return tuple(actor for actor in aspect.claim.holder if actor != "?")


def figures_of(affirming: Sequence[Aspect]) -> tuple[Figure, ...]:
    """Return one figure for each measure, the leading one first.

    Leading is the widest count (killed or wounded before killed), then the most often said.
    """
    sayings: dict[str, list[tuple[str, Quantity]]] = {}
    for aspect in affirming:
        quantity = aspect.claim.quantity
        if quantity is not None:
            sayings.setdefault(measure_of(aspect), []).append((aspect.claim.id, scaled(quantity)))
    order = sorted(sayings, key=lambda measure: (_is_part(measure, sayings), -len(sayings[measure]), measure))
    return tuple(_figure(measure, sayings[measure]) for measure in order)


def measure_of(aspect: Aspect) -> str:
    """Return what a quantity counts: its unit, with the kind of loss, share and rate where there are."""
    quantity = aspect.claim.quantity
    if quantity is None:
        raise ValueError(f"claim {aspect.claim.id} carries no quantity")
    flow = aspect.claim.flow or ""
    unit = scaled(quantity).unit
    if flow.startswith("casualties"):
        unit = f"{unit}.{flow.partition('.')[2] or 'killed-or-wounded'}"
    return unit + (".share" if quantity.share else "") + (f"/{quantity.per}" if quantity.per else "")


def _is_part(measure: str, known: dict[str, list[tuple[str, Quantity]]]) -> bool:
    whole = measure.partition(".")[0] + ".killed-or-wounded"
    return measure.endswith(".share") or (measure != whole and whole in known)


def _figure(measure: str, sayings: list[tuple[str, Quantity]]) -> Figure:
    lows = [quantity.low for _, quantity in sayings]
    highs = [quantity.high for _, quantity in sayings]
    low = None if None in lows else min(x for x in lows if x is not None)
    high = None if None in highs else max(x for x in highs if x is not None)
    return Figure(measure, low, high, tuple(sayings))


@dataclass(frozen=True, slots=True)
class Case:
    """All that a verdict rests on: claims on either side, independent origins, figures."""

    affirming: tuple[Aspect, ...]
    opposing: tuple[Aspect, ...]
    origins: tuple[str, ...]
    figures: tuple[Figure, ...]


def verdict_of(case: Case) -> Verdict:
    """Weigh one fact; the first that holds: contested, revised, compatible, corroborated, single."""
    standing = _standing_denials(case)
    if standing:
        return Verdict.CONTESTED
    if _was_denied(case) or _carried_out(case) or _own_figure_revised(case):
        return Verdict.REVISED
    if _figures_clash(case):
        return Verdict.CONTESTED
    if _figures_differ(case):
        return Verdict.COMPATIBLE
    return Verdict.CORROBORATED if len(case.origins) > 1 else Verdict.SINGLE


def _denials(case: Case) -> list[Aspect]:
    """Return the denials that oppose what somebody says is so: not a prospect, not one's own words."""
    real = [each for each in case.affirming if FIRMNESS[each.claim.status] >= 2 or each.tense == "planned"]
    voices = {voice for each in real for voice in holder_voices(each.claim.holder)}
    others = any(not each.claim.holder or "?" in each.claim.holder for each in real)
    return [
        each
        for each in case.opposing
        if each.claim.status is not Status.UNCONFIRMED
        and real
        and (others or set(states(deniers(each))) != voices)
    ]


def _standing_denials(case: Case) -> list[Aspect]:
    return [each for each in _denials(case) if not _taken_back(each, case)]


def _was_denied(case: Case) -> bool:
    return bool(_denials(case))


def _taken_back(denial: Aspect, case: Case) -> bool:
    """Tell whether each party to a dated denial later admits, by the dates in the texts."""
    last = _last(denial)
    parties = states(deniers(denial))
    if last is None or not parties:
        return False
    admitted = {
        state
        for each in case.affirming
        if each.claim.status in _ADMITTING and (first := _admitted_on(each)) is not None and first >= last
        for state in states(each.claim.holder)
    }
    return parties <= admitted


def _last(aspect: Aspect) -> date | None:
    return aspect.claim.when.first if aspect.claim.when else None


def _admitted_on(aspect: Aspect) -> date | None:
    when = aspect.claim.when or aspect.published
    return when.last if when else None


def _carried_out(case: Case) -> bool:
    tenses = {each.tense for each in case.affirming}
    return {"real", "planned"} <= tenses


def _own_figure_revised(case: Case) -> bool:
    """Tell whether one holder gives two amounts of one measure that exclude each other."""
    told = [each for each in case.affirming if each.claim.quantity is not None and each.claim.holder]
    return any(
        one.claim.holder == other.claim.holder
        and measure_of(one) == measure_of(other)
        and _excludes(one, other)
        for one in told
        for other in told
    )


def _excludes(one: Aspect, other: Aspect) -> bool:
    mine, theirs = one.claim.quantity, other.claim.quantity
    return mine is not None and theirs is not None and not overlap(mine, theirs)


def _figures_clash(case: Case) -> bool:
    """Tell whether two voices exclude each other on one measure, place and dated period."""
    told = [
        each for each in case.affirming if each.claim.quantity is not None and each.claim.when is not None
    ]
    return any(
        one.claim.when == other.claim.when and measure_of(one) == measure_of(other) and _excludes(one, other)
        for one in told
        for other in told
    )


def _figures_differ(case: Case) -> bool:
    if len(case.figures) > 1:
        return True
    amounts = [
        replace(quantity, words="", of="") for figure in case.figures for _, quantity in figure.sayings
    ]
    apart = any(not overlap(one, other) for one in amounts for other in amounts)
    return apart or (any(map(is_vague, amounts)) and not all(map(is_vague, amounts)))

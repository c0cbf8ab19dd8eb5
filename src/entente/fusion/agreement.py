"""How the claims of a fact stand to one another: stances, figures by measure, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entente.fusion.amounts import carriers, is_vague, overlap, same_count, scaled
from entente.fusion.aspects import is_dated
from entente.fusion.denials import deniers
from entente.fusion.origins import holder_voices, spoken_for
from entente.fusion.questions import states
from entente.model.actor import UNNAMED
from entente.model.attribution import FIRMNESS, Stance, Status
from entente.model.fact import Figure, StanceTaken, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from entente.fusion.aspects import Aspect
    from entente.model.quantity import Quantity


def stances_of(affirming: Sequence[Aspect], opposing: Sequence[Aspect]) -> tuple[StanceTaken, ...]:
    """Return who takes which stance, in order of the claims: affirming first, then opposing."""
    taken = [
        StanceTaken(party, _stance(aspect), aspect.claim.when, aspect.claim.id)
        for aspect in affirming
        for party in spoken_for(aspect.claim.holder)
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


def figures_of(affirming: Sequence[Aspect]) -> tuple[Figure, ...]:
    """Return one figure for each measure, the leading one first.

    Leading is the widest count (killed or wounded before killed), of the things rather than what they
    come in, then the most often said.
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
    return measure.endswith(".share") or measure in carriers() or (measure != whole and whole in known)


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
    return [denial for denial in case.opposing if _opposes(denial, case.affirming)]


def _opposes(denial: Aspect, affirming: Sequence[Aspect]) -> bool:
    """Tell whether a denial opposes what somebody says is so: not a prospect, not its own holder's words.

    A rumour's denial, held by nobody, opposes nothing; an author's does. That a party rejects a plan
    opposes the plan; that nothing has come of it yet does not.
    """
    if denial.claim.status is Status.UNCONFIRMED or UNNAMED in denial.claim.holder:
        return False
    rejects = denial.claim.event == "REJECT"
    said = [m for m in affirming if FIRMNESS[m.claim.status] > 1 or (rejects and m.tense == "planned")]
    voices = [holder_voices(m.claim.holder) for m in said]
    own = all(voices) and {voice for named in voices for voice in named} == states(deniers(denial))
    return bool(said) and not own


def _standing_denials(case: Case) -> list[Aspect]:
    return [each for each in _denials(case) if not _taken_back(each, case)]


def _was_denied(case: Case) -> bool:
    return bool(_denials(case))


def _taken_back(denial: Aspect, case: Case) -> bool:
    """Tell whether each party to a denial admits later; the article's date stands in for a missing one."""
    since, parties = _denied_until(denial), states(deniers(denial))
    if since is None or not parties:
        return False
    admitted = {
        state
        for each in case.affirming
        if each.claim.status is Status.CONFIRMED and (day := _told_on(each)) is not None and day >= since
        for state in states(each.claim.holder)
    }
    return parties <= admitted


def _denied_until(denial: Aspect) -> date | None:
    """Return the first day on which the denial may have ended: the first of its last month, at the latest."""
    when = denial.claim.when or denial.published
    if when is None or when.last is None:
        return when.first if when else None
    first_of_month = when.last.replace(day=1)
    return first_of_month if when.first is None else max(when.first, first_of_month)


def _told_on(admission: Aspect) -> date | None:
    """Return the last day on which an admission may have been made.

    A day or a week given is that of the admission; a looser date is that of the deed, long before.
    """
    when = admission.claim.when
    if when is None or (admission.published is not None and not is_dated(when)):
        when = admission.published
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
    """Tell whether there are several measures, or amounts of one that read as different counts."""
    if len(case.figures) > 1:
        return True
    amounts = [quantity for figure in case.figures for _, quantity in figure.sayings]
    if any(not same_count(one, other) for one in amounts for other in amounts):
        return True
    vague = [is_vague(quantity) for quantity in amounts]
    return any(vague) and not all(vague)

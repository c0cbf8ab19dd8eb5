"""How the claims of a fact stand to one another: what is denied, revised, contested, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from entente.fusion.amounts import is_vague, overlap, same_count
from entente.fusion.denials import deniers
from entente.fusion.origins import voice_keys
from entente.fusion.questions import states
from entente.fusion.stances import denied_until, told_by
from entente.fusion.voices import voice_of
from entente.model.actor import UNNAMED
from entente.model.attribution import FIRMNESS, Status
from entente.model.fact import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.fusion.aspects import Aspect
    from entente.model.fact import Figure


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
    voices = [tuple(map(voice_of, m.spoken)) for m in said]
    own = all(voices) and {voice for named in voices for voice in named} == states(deniers(denial))
    return bool(said) and not own


def _standing_denials(case: Case) -> list[Aspect]:
    return [each for each in _denials(case) if not _taken_back(each, case)]


def _was_denied(case: Case) -> bool:
    return bool(_denials(case))


def _taken_back(denial: Aspect, case: Case) -> bool:
    """Tell whether each party to a denial admits later; the article's date stands in for a missing one."""
    since, parties = denied_until(denial), states(deniers(denial))
    if since is None or not parties:
        return False
    admitted = {
        state
        for each in case.affirming
        if each.claim.status is Status.CONFIRMED and (day := told_by(each)) is not None and day >= since
        for state in states(each.claim.holder)
    }
    return parties <= admitted


def _carried_out(case: Case) -> bool:
    tenses = {each.tense for each in case.affirming}
    return {"real", "planned"} <= tenses


def _own_figure_revised(case: Case) -> bool:
    """Tell whether one voice gives two amounts of one measure and period that exclude each other.

    An author corrects himself in another text; within one he only tells what others say.
    """
    return any(
        (one.spoken or one.text != other.text)
        and set(voice_keys(one)) & set(voice_keys(other)) - {UNNAMED}
        and _excludes(one, other)
        for figure in case.figures
        for one, other in combinations(_counting(figure, case.affirming), 2)
    )


def _counting(figure: Figure, affirming: Sequence[Aspect]) -> list[Aspect]:
    """Return the claims that a figure is made of."""
    counted = {claim for claim, _ in figure.sayings}
    return [each for each in affirming if each.amount is not None and each.claim.id in counted]


def _excludes(one: Aspect, other: Aspect) -> bool:
    mine, theirs = one.amount, other.amount
    return mine is not None and theirs is not None and not overlap(mine, theirs)


def _figures_clash(case: Case) -> bool:
    """Tell whether two voices exclude each other on one measure, place and dated period."""
    return any(
        one.claim.when is not None and one.claim.when == other.claim.when and _excludes(one, other)
        for figure in case.figures
        for one, other in combinations(_counting(figure, case.affirming), 2)
    )


def _figures_differ(case: Case) -> bool:
    """Tell whether there are several measures, or amounts of one that read as different counts."""
    if len(case.figures) > 1:
        return True
    amounts = [quantity for figure in case.figures for _, quantity in figure.sayings]
    if any(not same_count(one, other) for one, other in combinations(amounts, 2)):
        return True
    vague = [is_vague(quantity) for quantity in amounts]
    return any(vague) and not all(vague)

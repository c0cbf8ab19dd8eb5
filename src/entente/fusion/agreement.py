"""How the claims of a fact stand to one another: what is denied, revised, contested, and the verdict."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from entente.fusion.denials import deniers
from entente.fusion.origins import voice_keys
from entente.fusion.questions import states
from entente.fusion.stances import denied_until, told_by
from entente.fusion.voices import voice_of
from entente.model.actor import UNNAMED
from entente.model.attribution import FIRMNESS, Status
from entente.model.fact import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from entente.fusion.aspects import Aspect
    from entente.model.dates import DateSpan
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
        if each.claim.status is Status.CONFIRMED and _comes_after(each, denial, since)
        for state in states(each.claim.holder)
    }
    return parties <= admitted


def _comes_after(admission: Aspect, denial: Aspect, since: date) -> bool:
    """Tell whether an admission follows a denial: in time, or as its text tells an undated one."""
    if denial.claim.when is None and admission.text == denial.text:
        return denial.claim.span.start <= admission.claim.span.start
    day = told_by(admission)
    return day is not None and day >= since


def _carried_out(case: Case) -> bool:
    tenses = {each.tense for each in case.affirming}
    return {"real", "planned"} <= tenses


def _own_figure_revised(case: Case) -> bool:
    """Tell whether one voice gives two amounts of one measure and period that exclude each other.

    An author corrects himself in another text; within one he only tells what others say.
    """
    return any(
        _exclude_one_another(said)
        if said[0].spoken
        else any(
            _exclude_one_another([one, other])
            for one, other in combinations(said, 2)
            if one.text != other.text
        )
        for figure in case.figures
        for said in _by_voice(_counting(figure, case.affirming))
    )


def _by_voice(aspects: Iterable[Aspect]) -> list[list[Aspect]]:
    """Return the claims of each named voice, an actor's apart from an author's."""
    voices: dict[str, list[Aspect]] = defaultdict(list)
    for aspect in aspects:
        for voice in voice_keys(aspect):
            voices[voice].append(aspect)
    voices.pop(UNNAMED, None)
    return list(voices.values())


def _counting(figure: Figure, affirming: Sequence[Aspect]) -> list[Aspect]:
    """Return the claims that a figure is made of."""
    counted = {claim for claim, _ in figure.sayings}
    return [each for each in affirming if each.amount is not None and each.claim.id in counted]


def _exclude_one_another(aspects: Iterable[Aspect]) -> bool:
    """Tell whether two amounts of one measure have no value in common: then the outermost have none."""
    amounts = [each.amount for each in aspects if each.amount is not None]
    return max(amount.least for amount in amounts) > min(amount.most for amount in amounts)


def _figures_clash(case: Case) -> bool:
    """Tell whether two voices exclude each other on one measure, place and dated period."""
    for figure in case.figures:
        dated: dict[DateSpan, list[Aspect]] = defaultdict(list)
        for each in _counting(figure, case.affirming):
            if each.claim.when is not None:
                dated[each.claim.when].append(each)
        if any(map(_exclude_one_another, dated.values())):
            return True
    return False


def _figures_differ(case: Case) -> bool:
    """Tell whether there are several measures, or amounts of one that read as different counts."""
    if len(case.figures) != 1:
        return len(case.figures) > 1
    amounts = [each.amount for each in _counting(case.figures[0], case.affirming) if each.amount is not None]
    if max(amount.meant[0] for amount in amounts) > min(amount.meant[1] for amount in amounts):
        return True
    return len({amount.vague for amount in amounts}) > 1

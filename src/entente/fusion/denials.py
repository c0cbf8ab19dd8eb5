"""Denials: who denies, whether it disputes the act itself, and which fact it opposes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from entente.fusion.likeness import opposite, same_time
from entente.fusion.questions import states
from entente.fusion.thresholds import threshold
from entente.model.actor import UNNAMED
from entente.model.attribution import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entente.fusion.aspects import Aspect
    from entente.fusion.likeness import Likeness


def deniers(aspect: Aspect) -> tuple[str, ...]:
    """Return who denies: the agent of a denial told as an act, else the holder, () for the author."""
    if aspect.claim.event == "REJECT":
        return aspect.claim.agent
    return tuple(actor for actor in aspect.claim.holder if actor != UNNAMED)


def is_disputing(denial: Aspect) -> bool:
    """Tell whether a party to the act denies it outright."""
    return denial.claim.status is not Status.UNCONFIRMED and bool(
        states(deniers(denial)) & set(denial.question.parties)
    )


def oppose(
    groups: Sequence[tuple[Aspect, ...]], denials: Iterable[Aspect], likeness: Likeness
) -> tuple[dict[int, list[Aspect]], list[Aspect]]:
    """Give each denial to the group that it opposes; return also those that oppose none."""
    opposed: dict[int, list[Aspect]] = defaultdict(list)
    alone = []
    for denial in denials:
        fits = {
            number: _fit(denial, group)
            for number, group in enumerate(groups)
            if any(meets(denial, member, likeness) for member in group)
        }
        best = max(fits, key=lambda number: (fits[number], -number), default=None)
        if best is None or _says_both(denial, groups[best]):
            alone.append(denial)
        else:
            opposed[best].append(denial)
    return opposed, alone


def meets(denial: Aspect, other: Aspect, likeness: Likeness) -> bool:
    """Tell whether a denial may speak of what another claim affirms.

    It does so within one question, unless sides change; of what recurs it must be told of the same time,
    and when it negates the act itself be as like it as two claims that affirm it.
    """
    recurs = denial.kind.pace == "moment"
    if denial.claim.event == "REJECT":  # its agent denies, its recipient is told so: no sides of the act
        return not recurs or same_time(denial, other)
    aimed = not (denial.recipients and other.recipients) or bool(denial.recipients & other.recipients)
    if opposite(denial, other) or not (denial.kind.joint or aimed):
        return False
    if not recurs or denial.tense != other.tense:
        return not recurs or same_time(denial, other)
    score = likeness(denial, other)
    return score is not None and score >= threshold("join_moment")


def _says_both(denial: Aspect, members: Sequence[Aspect]) -> bool:
    """Tell whether one voice would say yes and no in one text: then it denies something else."""
    same = [m for m in members if m.text == denial.text and m.claim.holder == denial.claim.holder]
    return denial.claim.event != "REJECT" and any(m.tense == "real" for m in same)


def _fit(denial: Aspect, members: Sequence[Aspect]) -> tuple[bool, bool, bool, int, int]:
    """Return how well a denial fits a group: the thing itself rather than its number, then the nearest."""
    told = denial.claim.event != "REJECT"
    own = any(m.text == denial.text and m.claim.holder == denial.claim.holder for m in members)
    distances = [
        denial.claim.span.start - m.claim.span.start for m in members if m.claim.doc == denial.claim.doc
    ]
    before = [distance for distance in distances if distance >= 0]
    exists = any(m.claim.quantity is None and m.tense == "real" for m in members)
    return told and own, exists, bool(before), -min(before, default=0), len(members)

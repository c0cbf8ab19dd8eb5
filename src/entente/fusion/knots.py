"""Knots: claims of one question that bear on one another's facts, directly or through others.

Two claims are tied if enough speaks for one fact, if one denies what the other affirms, or if one tells
as done what the other plans. What no chain of ties joins cannot bear on the same fact: so each knot is
stated by itself, and a new claim touches only the knots that it is tied to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from entente.fusion.aspects import NEVER
from entente.fusion.denials import is_disputing, meets
from entente.fusion.likeness import Likeness, carried_out, horizon
from entente.fusion.thresholds import threshold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entente.fusion.aspects import Aspect, Days
    from entente.fusion.questions import Question


class Ties:
    """Tells which claims of a question are tied; `disputed` tells that a party denies the thing itself."""

    def __init__(self, question: Question, *, disputed: bool) -> None:
        self.likeness = Likeness(disputed=disputed)
        self.least = threshold("join_moment" if question.pace == "moment" else "join_lasting")

    def __call__(self, one: Aspect, other: Aspect) -> bool:
        """Tell whether two claims are tied, whichever is asked first."""
        score = self.likeness(one, other)
        if score is not None and round(score, 6) >= self.least:
            return True
        if one.denial != other.denial:
            return meets(one, other, self.likeness) if one.denial else meets(other, one, self.likeness)
        return carried_out(one, other) or carried_out(other, one)


def is_disputed(aspects: Iterable[Aspect]) -> bool:
    """Tell whether a party to the act denies it outright."""
    return any(each.denial and is_disputing(each) for each in aspects)


def reach(aspect: Aspect) -> Days:
    """Return the days within which the likely date of a claim must lie to be tied to this one."""
    days, beyond = aspect.likely, horizon(aspect.kind)
    return (0, NEVER) if days is None or beyond is None else (days[0] - beyond, days[1] + beyond)


def tie_up(aspects: Sequence[Aspect], ties: Ties) -> list[tuple[Aspect, ...]]:
    """Return the knots of some claims of one question, members in the order given."""
    knots: list[_Knot] = []
    for number, aspect in enumerate(aspects):
        near = reach(aspect)
        joined = [knot for knot in knots if knot.holds(aspect, near, ties)]
        merged = _Knot(aspect, number)
        for knot in joined:
            merged.take(knot)
            knots.remove(knot)
        knots.append(merged)
    return [tuple(aspect for _, aspect in sorted(knot.members, key=_number)) for knot in knots]


def _number(member: tuple[int, Aspect]) -> int:
    return member[0]


class _Knot:
    """Claims tied so far, newest last, and the days of them all."""

    def __init__(self, aspect: Aspect, number: int) -> None:
        self.members = [(number, aspect)]
        self._days = aspect.likely or (0, NEVER)

    def holds(self, aspect: Aspect, near: Days, ties: Ties) -> bool:
        """Tell whether a claim is tied to one of the members."""
        if self._days[1] < near[0] or self._days[0] > near[1]:
            return False
        return any(ties(aspect, member) for _, member in reversed(self.members))

    def take(self, other: _Knot) -> None:
        """Take in the members of another knot."""
        self.members = [*other.members, *self.members]
        self._days = min(self._days[0], other._days[0]), max(self._days[1], other._days[1])

"""How well two claims of one question fit one fact: what forbids it, and how much speaks for it."""

from __future__ import annotations

from collections import Counter
from math import log, sqrt
from typing import TYPE_CHECKING

from entente.fusion.amounts import apart, overlap

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from entente.fusion.aspects import Aspect

_JOINT_TOPICS = frozenset({"meeting", "treaty", "agreement", "link", "cooperation"})


class Likeness:
    """Compares claims of one question; word weights come from these claims alone.

    `disputed` tells that somebody denies the thing itself: then claims that count it stand apart from
    claims that it exists, and counts that exclude one another stand apart.
    """

    def __init__(self, aspects: Iterable[Aspect], *, disputed: bool) -> None:
        known = tuple(aspects)
        seen = Counter(word for aspect in known for word in aspect.words)
        self._weights = {word: 1 + log(len(known) / count) for word, count in seen.items()}
        self._norms = {id(aspect): self._norm(aspect) for aspect in known}
        self._disputed = disputed

    def _norm(self, aspect: Aspect) -> float:
        return sqrt(sum(self._weights[word] ** 2 for word in sorted(aspect.words)))

    def forbidden(self, one: Aspect, other: Aspect) -> bool:
        """Tell whether the two cannot stand in one fact."""
        return (
            _opposite(one, other)
            or _other_tense(one, other)
            or _other_time(one, other)
            or _other_number(one, other, disputed=self._disputed)
        )

    def score(self, one: Aspect, other: Aspect) -> float:
        """Return how much speaks for one fact; 0 is neither for nor against."""
        return _base(one, other) + 1.5 * self._words(one, other)

    def _words(self, one: Aspect, other: Aspect) -> float:
        norms = self._norms[id(one)] * self._norms[id(other)]
        shared = sum(self._weights[word] ** 2 for word in sorted(one.words & other.words))
        return shared / norms if norms else 0.0


def _opposite(one: Aspect, other: Aspect) -> bool:
    if one.question.topic in _JOINT_TOPICS or not (one.agents and other.agents):
        return False
    return (
        bool(one.agents & other.recipients or one.recipients & other.agents) and not one.agents & other.agents
    )


def _other_tense(one: Aspect, other: Aspect) -> bool:
    if one.tense == other.tense:
        return False
    if {one.tense, other.tense} == {"real", "planned"}:
        mine, theirs = one.claim.quantity, other.claim.quantity
        return mine is None or theirs is None or not overlap(mine, theirs)
    return {one.tense, other.tense} != {"real", "possible"} or one.question.pace != "stream"


def _other_time(one: Aspect, other: Aspect) -> bool:
    mine, theirs = one.claim.when, other.claim.when
    if mine is not None and theirs is not None:
        counted = one.claim.quantity is not None and other.claim.quantity is not None
        strict = one.question.pace != "stream" or (counted and one.question.topic == "deployment")
        return strict and not mine.overlaps(theirs)
    return one.question.pace == "deed" and (_foreseen(one, other) or _foreseen(other, one))


def _foreseen(dated: Aspect, told: Aspect) -> bool:
    """Tell whether a thing is dated after the article that tells the other as done had appeared."""
    first, day = _first(dated), told.published.last if told.published else None
    return first is not None and day is not None and told.tense == "real" and first > day


def _first(aspect: Aspect) -> date | None:
    return aspect.claim.when.first if aspect.claim.when else None


def _other_number(one: Aspect, other: Aspect, *, disputed: bool) -> bool:
    mine, theirs = one.claim.quantity, other.claim.quantity
    if disputed and (mine is None) != (theirs is None):
        return True
    if mine is None or theirs is None:
        return False
    if disputed or one.tense == other.tense == "planned":
        return not overlap(mine, theirs)
    return apart(mine, theirs)


def _base(one: Aspect, other: Aspect) -> float:
    score = 0.0 if one.question.pace == "moment" else 0.5
    score += 0.3 * (one.claim.doc == other.claim.doc)
    score += 0.4 * bool(one.places & other.places)
    score += _time_score(one, other)
    if one.claim.quantity is not None and other.claim.quantity is not None:
        score += 0.5 * overlap(one.claim.quantity, other.claim.quantity)
    if one.question.pace == "moment":
        score -= 0.5 * (one.sectors != other.sectors and bool(one.sectors) and bool(other.sectors))
        score -= 0.3 * (one.claim.holder != other.claim.holder)
        score += 0.3 * (one.recipients == other.recipients and one.agents == other.agents)
    return score


def _time_score(one: Aspect, other: Aspect) -> float:
    mine, theirs = one.claim.when, other.claim.when
    if mine is not None and theirs is not None:
        return 1.0 if mine.overlaps(theirs) else -0.5
    if one.question.pace != "moment":
        return 0.0
    days = _distance(one, other)
    return 0.0 if days is None else max(-2.0, 0.4 - days / 120)


def _distance(one: Aspect, other: Aspect) -> float | None:
    """Return how many days lie between the two, by their dates or else their articles' dates."""
    ends = []
    for aspect in (one, other):
        when = aspect.claim.when or aspect.published
        if when is None:
            return None
        ends.append((when.first or when.last, when.last or when.first))
    (first, last), (other_first, other_last) = ends
    if first is None or last is None or other_first is None or other_last is None:
        return 0.0
    return float(max(0, (other_first - last).days, (first - other_last).days))

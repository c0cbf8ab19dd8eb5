"""How well two claims of one question fit one fact: what forbids it, and how much speaks for it."""

from __future__ import annotations

from collections import Counter
from math import fsum, log, sqrt
from typing import TYPE_CHECKING

from entente.fusion.amounts import apart, is_vague, same_count
from entente.fusion.aspects import is_dated
from entente.fusion.thresholds import threshold, thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entente.fusion.aspects import Aspect
    from entente.model.dates import DateSpan

_PRESS = frozenset({"MED"})


class Likeness:
    """Compares claims of one question; word weights come from these claims alone.

    `disputed` tells that a party denies the thing itself: then claims that count it stand apart from
    claims that it exists, and counts that exclude one another stand apart.
    """

    def __init__(self, aspects: Iterable[Aspect], *, disputed: bool) -> None:
        known = tuple(aspects)
        seen = Counter(word for aspect in known for word in aspect.words)
        weights = {word: 1 + log(len(known) / count) for word, count in seen.items()}
        self._squares = {word: weight * weight for word, weight in weights.items()}
        self._norms = {aspect.words: sqrt(self._weigh(aspect.words)) for aspect in known}
        self._disputed = disputed

    def _weigh(self, words: frozenset[str]) -> float:
        return fsum([self._squares[word] for word in words])  # exact, in whatever order words come

    def __call__(self, one: Aspect, other: Aspect) -> float | None:
        """Return how much speaks for one fact, 0 being neither for nor against; None if it is forbidden."""
        if (
            opposite(one, other)
            or _other_tense(one, other)
            or _other_time(one, other)
            or _other_number(one, other, disputed=self._disputed)
        ):
            return None
        if one.question.pace == "moment":
            return _moment_score(one, other) + threshold("words_moment") * self._words(one, other)
        return _lasting_score(one, other) + threshold("words_lasting") * self._words(one, other)

    def _words(self, one: Aspect, other: Aspect) -> float:
        shared = one.words & other.words
        if not shared:
            return 0.0
        return self._weigh(shared) / (self._norms[one.words] * self._norms[other.words])


def opposite(one: Aspect, other: Aspect) -> bool:
    """Tell whether two claims name different doers: giver and receiver change places, or another acts."""
    if one.question.joint or not (one.agents and other.agents):
        return False
    if one.question.doer:
        return not one.agents & other.agents
    crossed = one.agents & other.recipients or one.recipients & other.agents
    return bool(crossed) and not one.agents & other.agents


def _other_tense(one: Aspect, other: Aspect) -> bool:
    if one.tense == other.tense:
        return False
    # "may be helping" speaks of what others assert; "may fight" is no deployment
    return {one.tense, other.tense} != {"real", "possible"} or one.question.topic != "transfer"


def _other_time(one: Aspect, other: Aspect) -> bool:
    mine, theirs, pace = one.claim.when, other.claim.when, one.question.pace
    if mine is None or theirs is None:
        return pace == "deed" and (_foreseen(one, other) or _foreseen(other, one))
    if pace == "deed" and one.tense == other.tense == "planned":
        return False  # a plan put off is the same plan
    if pace == "deed" and one.text == other.text and mine != theirs:
        return True  # an article that dates two acts differently speaks of two acts
    counted = one.claim.quantity is not None and other.claim.quantity is not None
    strict = pace != "stream" or (counted and one.question.topic == "deployment")
    return strict and not mine.overlaps(theirs)


def _foreseen(dated: Aspect, told: Aspect) -> bool:
    """Tell whether a thing is dated after the article that tells the other as done had appeared."""
    first = dated.claim.when.first if dated.claim.when else None
    day = told.published.last if told.published else None
    return first is not None and day is not None and told.tense == "real" and first > day


def _other_number(one: Aspect, other: Aspect, *, disputed: bool) -> bool:
    mine, theirs = one.amount, other.amount
    if disputed and (mine is None) != (theirs is None):
        return True
    if mine is None or theirs is None:
        return False
    if mine.share != theirs.share:
        return True  # a share of what is fired is not a number delivered
    if one.question.topic == "losses" and one.claim.flow != other.claim.flow:
        return False  # killed, and killed or wounded: two measures of one loss
    # contingents and plans are known by their numbers; what flows is counted again and again
    if disputed or one.question.topic == "deployment" or one.tense == other.tense == "planned":
        return not same_count(mine, theirs)
    return apart(mine, theirs)


def carried_out(plan: Aspect, deed: Aspect) -> bool:
    """Tell whether a claim tells as done what another plans: a thing known again by its number or its day.

    What has no number and no day is no named thing, and a prospect of it is not the deed.
    """
    if (plan.tense, deed.tense) != ("planned", "real") or opposite(plan, deed):
        return False
    mine, theirs = plan.amount, deed.amount
    if mine is not None and theirs is not None:
        return not (is_vague(mine) or is_vague(theirs)) and same_count(mine, theirs)
    then, now = plan.claim.when, deed.claim.when
    return then is not None and now is not None and is_dated(then) and is_dated(now) and then.overlaps(now)


def _common_score(one: Aspect, other: Aspect) -> float:
    weights = thresholds()
    score = 0.0
    if one.text == other.text:
        score += weights["same_article"]
    if one.places & other.places:
        score += weights["same_place"]
    mine, theirs = one.amount, other.amount
    if mine is not None and theirs is not None and same_count(mine, theirs):
        score += weights["same_count"]
    return score


def _lasting_score(one: Aspect, other: Aspect) -> float:
    weights = thresholds()
    score = weights["lasting"] + _common_score(one, other)
    mine, theirs = one.claim.when, other.claim.when
    if mine is not None and theirs is not None:
        score += weights["same_dates"] * mine.overlaps(theirs)
    elif _foreseen(one, other) or _foreseen(other, one):
        score += weights["foreseen"]
    if one.tense == other.tense == "possible" and one.claim.holder != other.claim.holder:
        score += weights["other_speculation"]
    return score


def _moment_score(one: Aspect, other: Aspect) -> float:
    weights = thresholds()
    score = _common_score(one, other) + _time_score(one, other) + _organ_score(one, other)
    if one.recipients == other.recipients and one.agents == other.agents:
        score += weights["same_sides"]
    if one.named != other.named:
        score += weights["other_voice"]
    return score


def _organ_score(one: Aspect, other: Aspect) -> float:
    weights = thresholds()
    if not one.sectors and not other.sectors:
        return weights["states_only"]
    if not one.sectors or not other.sectors:
        return weights["state_or_organ"] if one.question.posture else 0.0
    if one.sectors == other.sectors:
        return 0.0
    return weights["other_press" if (one.sectors ^ other.sectors) & _PRESS else "other_organ"]


def _time_score(one: Aspect, other: Aspect) -> float:
    weights = thresholds()
    if one.claim.when is not None and other.claim.when is not None:
        return weights["same_dates"]  # others are forbidden
    mine, theirs = one.claim.when or one.anchor, other.claim.when or other.anchor
    if mine is None or theirs is None:
        return 0.0
    dated = one.claim.when is not None or other.claim.when is not None
    posture = one.question.posture and not (dated or one.sectors or other.sectors)
    days = weights["days_of_posture" if posture else "days_of_news"]
    return max(weights["unlikely_date"], weights["likely_date"] - _days_between(mine, theirs) / days)


def same_time(one: Aspect, other: Aspect) -> bool:
    """Tell whether two claims may speak of one time, by their dates or else their likely dates."""
    if one.claim.when is not None and other.claim.when is not None:
        return one.claim.when.overlaps(other.claim.when)
    mine, theirs = one.claim.when or one.anchor, other.claim.when or other.anchor
    return mine is None or theirs is None or _days_between(mine, theirs) <= threshold("days_of_news")


def _days_between(mine: DateSpan, theirs: DateSpan) -> int:
    """Return how many days lie between two periods, 0 when they meet or one is open."""
    gaps = [
        (later - earlier).days
        for later, earlier in ((mine.first, theirs.last), (theirs.first, mine.last))
        if later is not None and earlier is not None
    ]
    return max(0, *gaps, 0)

"""How well two claims of one question fit one fact: what forbids it, and how much speaks for it."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from entente.fusion.aspects import is_dated
from entente.fusion.thresholds import threshold, thresholds

if TYPE_CHECKING:
    from entente.fusion.aspects import Aspect, Days
    from entente.fusion.questions import Topic

_PRESS = frozenset({"MED"})


class Likeness:
    """Compares claims of one question.

    `disputed` tells that a party denies the thing itself: then claims that count it stand apart from
    claims that it exists, and counts that exclude one another stand apart.
    """

    def __init__(self, *, disputed: bool) -> None:
        self._disputed = disputed
        self._weights = thresholds()

    def __call__(self, one: Aspect, other: Aspect) -> float | None:
        """Return how much speaks for one fact, 0 being neither for nor against; None if it is forbidden."""
        if (
            _other_tense(one, other)
            or _other_time(one, other)
            or opposite(one, other)
            or _other_number(one, other, disputed=self._disputed)
        ):
            return None
        weights = self._weights
        if one.kind.pace == "moment":
            return _moment_score(one, other, weights) + weights["words_moment"] * _words(one, other)
        return _lasting_score(one, other, weights) + weights["words_lasting"] * _words(one, other)


def _words(one: Aspect, other: Aspect) -> float:
    """Return how many of their words two claims share, 0 to 1; no word weighs more than another."""
    shared = len(one.words & other.words)
    return shared / sqrt(len(one.words) * len(other.words)) if shared else 0.0


def opposite(one: Aspect, other: Aspect) -> bool:
    """Tell whether two claims name different doers: giver and receiver change places, or another acts."""
    if one.kind.joint or not (one.agents and other.agents) or one.agents & other.agents:
        return False
    return one.kind.doer or bool(one.agents & other.recipients or one.recipients & other.agents)


def _other_tense(one: Aspect, other: Aspect) -> bool:
    if one.tense == other.tense:
        return False
    # "may be helping" speaks of what others assert; "may fight" is no deployment
    return {one.tense, other.tense} != {"real", "possible"} or one.kind.name != "transfer"


def _other_time(one: Aspect, other: Aspect) -> bool:
    mine, theirs, pace = one.days, other.days, one.kind.pace
    if mine is None or theirs is None:
        if pace == "moment":
            return _gap(one, other) > _patience(one, other)
        return pace == "deed" and (_foreseen(one, other) or _foreseen(other, one))
    if pace == "deed" and one.tense == other.tense == "planned":
        return False  # a plan put off is the same plan
    if pace == "deed" and one.text == other.text and one.claim.when != other.claim.when:
        return True  # an article that dates two acts differently speaks of two acts
    counted = one.amount is not None and other.amount is not None
    strict = pace != "stream" or (counted and one.kind.name == "deployment")
    return strict and not _meet(mine, theirs)


def _meet(mine: Days, theirs: Days) -> bool:
    return mine[0] <= theirs[1] and theirs[0] <= mine[1]


def _foreseen(dated: Aspect, told: Aspect) -> bool:
    """Tell whether a thing is dated after the article that tells the other as done had appeared."""
    if told.tense != "real" or dated.days is None or told.appeared is None:
        return False
    return dated.days[0] > told.appeared


def _other_number(one: Aspect, other: Aspect, *, disputed: bool) -> bool:
    mine, theirs = one.amount, other.amount
    if disputed and (mine is None) != (theirs is None):
        return True
    if mine is None or theirs is None:
        return False
    if mine.measure[1] != theirs.measure[1]:
        return True  # a share of what is fired is not a number delivered
    if one.kind.name == "losses" and one.claim.flow != other.claim.flow:
        return False  # killed, and killed or wounded: two measures of one loss
    # contingents and plans are known by their numbers; what flows is counted again and again
    if disputed or one.kind.name == "deployment" or one.tense == other.tense == "planned":
        return not mine.reads_as(theirs)
    return mine.is_apart(theirs)


def carried_out(plan: Aspect, deed: Aspect) -> bool:
    """Tell whether a claim tells as done what another plans: a thing known again by its number or its day.

    What has no number and no day is no named thing, and a prospect of it is not the deed.
    """
    if (plan.tense, deed.tense) != ("planned", "real") or opposite(plan, deed):
        return False
    if plan.kind.pace == "moment" and _gap(plan, deed) > _patience(plan, deed):
        return False
    mine, theirs = plan.amount, deed.amount
    if mine is not None and theirs is not None:
        return not (mine.vague or theirs.vague) and mine.reads_as(theirs)
    then, now = plan.claim.when, deed.claim.when
    return then is not None and now is not None and is_dated(then) and is_dated(now) and then.overlaps(now)


Weights = dict[str, float]


def _common_score(one: Aspect, other: Aspect, weights: Weights) -> float:
    score = 0.0
    if one.text == other.text:
        score += weights["same_article"]
    if one.places & other.places:
        score += weights["same_place"]
    if one.amount is not None and other.amount is not None and one.amount.reads_as(other.amount):
        score += weights["same_count"]
    return score


def _lasting_score(one: Aspect, other: Aspect, weights: Weights) -> float:
    score = weights["lasting"] + _common_score(one, other, weights)
    if one.days is not None and other.days is not None:
        score += weights["same_dates"] * _meet(one.days, other.days)
    elif _foreseen(one, other) or _foreseen(other, one):
        score += weights["foreseen"]
    if one.tense == other.tense == "possible" and one.claim.holder != other.claim.holder:
        score += weights["other_speculation"]
    return score


def _moment_score(one: Aspect, other: Aspect, weights: Weights) -> float:
    score = _common_score(one, other, weights) + _time_score(one, other, weights)
    score += _organ_score(one, other, weights)
    if one.recipients == other.recipients and one.agents == other.agents:
        score += weights["same_sides"]
    if one.named != other.named:
        score += weights["other_voice"]
    return score


def _organ_score(one: Aspect, other: Aspect, weights: Weights) -> float:
    if not one.sectors and not other.sectors:
        return weights["states_only"]
    if not one.sectors or not other.sectors:
        return weights["state_or_organ"] if one.kind.posture else 0.0
    if one.sectors == other.sectors:
        return 0.0
    return weights["other_press" if (one.sectors ^ other.sectors) & _PRESS else "other_organ"]


def _time_score(one: Aspect, other: Aspect, weights: Weights) -> float:
    if one.days is not None and other.days is not None:
        return weights["same_dates"]  # others are forbidden
    if one.likely is None or other.likely is None:
        return 0.0
    return weights["likely_date"] - _gap(one, other) / _days_a_point(one, other)


def _gap(one: Aspect, other: Aspect) -> int:
    """Return how many days lie between the likely dates of two claims, 0 where one has none."""
    return _days_between(one.likely, other.likely) if one.likely and other.likely else 0


def _days_a_point(one: Aspect, other: Aspect) -> float:
    """Return how many days between two claims, one of them undated, cost a point of likeness."""
    dated = one.days is not None or other.days is not None
    posture = one.kind.posture and not (dated or one.sectors or other.sectors)
    return threshold("days_of_posture" if posture else "days_of_news")


def _patience(one: Aspect, other: Aspect) -> float:
    """Return how many days may lie between two claims of one moment, one of them undated."""
    return threshold("unlikely_date") * _days_a_point(one, other)


def horizon(kind: Topic) -> int | None:
    """Return how many days may lie between two claims of a kind at the most, None where days do not part."""
    if kind.pace != "moment":
        return None
    return (
        int(threshold("unlikely_date") * threshold("days_of_posture" if kind.posture else "days_of_news")) + 1
    )


def same_time(one: Aspect, other: Aspect) -> bool:
    """Tell whether two claims may speak of one time, by their dates or else their likely dates."""
    if one.days is not None and other.days is not None:
        return _meet(one.days, other.days)
    mine, theirs = one.likely, other.likely
    return mine is None or theirs is None or _days_between(mine, theirs) <= threshold("days_of_news")


def _days_between(mine: Days, theirs: Days) -> int:
    """Return how many days lie between two periods, 0 when they meet."""
    return max(0, mine[0] - theirs[1], theirs[0] - mine[1])

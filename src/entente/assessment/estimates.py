"""What the voices on a figure come to: a weighted median of intervals, with its spread.

The estimate is the value that lies nearest to what all voices say last, distances to their intervals
weighted by reliability and added up: a loss of the median type, so that one absurd figure moves it no
further than to its neighbours. Weights are whole numbers, and the sums exact.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from entente.errors import LexiconError
from entente.fusion.thresholds import threshold
from entente.model.actor import UNNAMED
from entente.model.fact import Estimate
from entente.model.rating import Reliability
from entente.vocabulary.rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entente.model.fact import Figure, Told

_PLACES: Final = 6
_FILE: Final = "assessment/weights.yaml"


@cache
def weights() -> dict[Reliability, int]:
    """Return how much a voice weighs, by its reliability.

    Raises:
        LexiconError: a rating without a weight, or a weight twice another: one voice of three would rule.
    """
    rows = read_rows(_FILE)
    known = {Reliability(row["reliability"]): row["weight"] for row in rows}
    if set(known) != set(Reliability) or not all(isinstance(each, int) for each in known.values()):
        raise LexiconError(f"{_FILE}: every rating from A to F needs a weight, a whole number")
    if max(known.values()) >= 2 * min(known.values()):
        raise LexiconError(f"{_FILE}: no weight may be twice as large as another")
    return known


def estimate(figure: Figure, reliability: Mapping[str, Reliability]) -> Estimate | None:
    """Estimate a figure from what each voice says last; None where nobody says anything of it.

    Voices that nobody named count, as one, only where no named one speaks.

    Args:
        figure: with what is told by each voice.
        reliability: of every voice in it.
    """
    last: dict[str, Told] = {told.voice: told for told in figure.told}
    named = {voice: told for voice, told in last.items() if voice != UNNAMED} or last
    intervals = [(*_meant(told), weights()[reliability[voice]]) for voice, told in named.items()]
    if not intervals:
        return None
    return combine(intervals)


def _meant(told: Told) -> tuple[float, float]:
    """Return the interval that a voice means: who gives one bound means a number not far from it."""
    reach = threshold("one_sided_reach")
    low = told.low if told.low is not None else (told.high or 0.0) * (1 - reach)
    high = told.high if told.high is not None else low * (1 + reach)
    return low, high


def combine(intervals: Sequence[tuple[float, float, int]]) -> Estimate:
    """Combine intervals with their weights (low, high, weight), one a voice, in any order.

    The value lies in the middle of those that are nearest to all. The spread holds the middle half of all
    bounds, and whatever value would come out if any one voice said anything else; of one or two voices,
    all that they say.
    """
    ends = sorted(end for low, high, weight in intervals for end in ((low, weight), (high, weight)))
    sums = list(accumulate(weight for _, weight in ends))
    total, heaviest = sums[-1], 2 * max(weight for _, _, weight in intervals)

    def reached(twice: int) -> float:
        """Return the least bound up to which half of `twice` the weight, or more, has been said."""
        return next(
            (end for (end, _), told in zip(ends, sums, strict=True) if 2 * told >= twice), ends[-1][0]
        )

    off = max(2 * heaviest, -(-total // 2))
    return Estimate(
        value=round((reached(total) + reached(total + 1)) / 2, _PLACES),
        low=round(reached(total - off), _PLACES),
        high=round(reached(total + off + 1), _PLACES),
        voices=len(intervals),
    )

"""Grouping: claims of one question into facts, nearest pairs first, nothing forbidden put together.

Agglomerative, average link on scores, complete link on what is forbidden. Ties go to the smaller keys,
so that the result does not depend on the order of arrival. Many items are grouped chunk by chunk, then
the groups themselves, so that the work grows with the number of items and not with its square.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from entente.fusion.thresholds import threshold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

T = TypeVar("T")
_ENDS = 2  # members at either end of its order that speak for a large group
_WORTH = 0.9  # a round that leaves more groups than this share is the last


def group(
    items: Sequence[T],
    score: Callable[[T, T], float | None],
    *,
    least: float,
    chunk: int | None = None,
) -> tuple[tuple[T, ...], ...]:
    """Group items as long as an average score of at least `least` speaks for it.

    Args:
        items: what to group, in a fixed order with likely partners near one another; it breaks ties.
        score: how much speaks for a pair, None when the pair is forbidden.
        least: the average score that two groups need to be put together.
        chunk: how many items are compared all with all; the threshold `chunk` unless given.
    """
    size = chunk or int(threshold("chunk"))
    groups: list[tuple[int, ...]] = [(number,) for number in range(len(items))]

    def between(one: tuple[int, ...], other: tuple[int, ...]) -> float | None:
        if len(one) == len(other) == 1:
            return score(items[one[0]], items[other[0]])
        return _average([score(items[a], items[b]) for a in _speakers(one) for b in _speakers(other)])

    shift = 0
    while True:
        before = len(groups)
        cuts = [0, *range(shift or size, before, size), before]
        groups = sorted(
            joined
            for start, end in pairwise(cuts)
            for joined in _agglomerate(groups[start:end], between, least)
        )
        if before <= size or (shift and len(groups) > _WORTH * before):
            break
        shift = 0 if shift else size // 2  # the next round meets across the cuts of this one
    return tuple(tuple(items[i] for i in members) for members in groups)


def _speakers(members: tuple[int, ...]) -> tuple[int, ...]:
    return members if len(members) <= 2 * _ENDS else members[:_ENDS] + members[-_ENDS:]


def _average(scores: Sequence[float | None]) -> float | None:
    known = [score for score in scores if score is not None]
    return sum(known) / len(known) if len(known) == len(scores) else None


def _agglomerate(
    bundles: Sequence[tuple[int, ...]],
    score: Callable[[tuple[int, ...], tuple[int, ...]], float | None],
    least: float,
) -> list[tuple[int, ...]]:
    groups = _Groups([len(bundle) for bundle in bundles], least)
    groups.start(
        (left, right, value)
        for left, one in enumerate(bundles)
        for right in range(left + 1, len(bundles))
        if (value := score(one, bundles[right])) is not None
    )
    groups.merge()
    return [
        tuple(sorted(i for number in members for i in bundles[number])) for members in groups.members.values()
    ]


class _Groups:
    """Groups by number of their first bundle, what speaks for each pair, and the queue of pairs."""

    def __init__(self, sizes: Sequence[int], least: float) -> None:
        self._least = least
        self.members = {number: [number] for number in range(len(sizes))}
        self._sizes = list(sizes)
        self._links: dict[int, dict[int, float]] = {number: {} for number in self.members}
        self._queue: list[tuple[float, int, int]] = []

    def start(self, scores: Iterable[tuple[int, int, float]]) -> None:
        """Set how much speaks for each pair of bundles, the left one before the right one."""
        for left, right, exact in scores:
            value = round(exact, 6)
            self._links[left][right] = self._links[right][left] = value
            if value >= self._least:
                self._queue.append((-value, left, right))
        heapify(self._queue)

    def _link(self, left: int, right: int, exact: float) -> None:
        """Set how much speaks for two groups; queue the pair if it is enough to put them together."""
        value = round(exact, 6)
        self._links[left][right] = self._links[right][left] = value
        if value >= self._least:
            heappush(self._queue, (-value, min(left, right), max(left, right)))

    def merge(self) -> None:
        """Put groups together, most spoken for first."""
        while self._queue and len(self.members) > 1:
            cost, left, right = heappop(self._queue)
            if left in self.members and right in self.members and self._links[left].get(right) == -cost:
                self._join(left, right)

    def _join(self, left: int, right: int) -> None:
        here, there = self._sizes[left], self._sizes[right]
        self._sizes[left] += there
        self.members[left] += self.members.pop(right)
        mine, theirs = self._links.pop(left), self._links.pop(right)
        for other in (mine.keys() | theirs.keys()) - {left, right}:
            self._links[other].pop(right, None)
            self._links[other].pop(left, None)
        self._links[left] = {}
        for other in sorted((mine.keys() & theirs.keys()) - {left, right}):
            self._link(left, other, (mine[other] * here + theirs[other] * there) / (here + there))

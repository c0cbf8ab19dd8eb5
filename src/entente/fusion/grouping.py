"""Grouping: claims of one question into facts, nearest pairs first, nothing forbidden put together.

Agglomerative, average link on scores, complete link on what is forbidden. Ties go to the smaller keys,
so that the result does not depend on the order of arrival.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")


def group(
    items: Sequence[T],
    score: Callable[[T, T], float | None],
    *,
    least: float,
) -> tuple[tuple[T, ...], ...]:
    """Group items, given in a fixed order, as long as an average score of at least `least` speaks for it.

    Args:
        items: what to group; their order breaks ties.
        score: how much speaks for a pair, None when the pair is forbidden.
        least: the average score that two groups need to be put together.
    """
    groups = _Groups(len(items))
    for left, one in enumerate(items):
        for right in range(left + 1, len(items)):
            value = score(one, items[right])
            if value is not None:
                groups.link(left, right, value)
    groups.merge(least)
    return tuple(tuple(items[i] for i in sorted(members)) for _, members in sorted(groups.members.items()))


class _Groups:
    """Groups by number of their first item, what speaks for each pair, and the queue of pairs."""

    def __init__(self, size: int) -> None:
        self.members = {number: [number] for number in range(size)}
        self._links: dict[int, dict[int, float]] = {number: {} for number in range(size)}
        self._queue: list[tuple[float, int, int]] = []

    def link(self, left: int, right: int, value: float) -> None:
        """Set how much speaks for two groups, and queue the pair."""
        value = round(value, 6)
        self._links[left][right] = self._links[right][left] = value
        heappush(self._queue, (-value, min(left, right), max(left, right)))

    def merge(self, least: float) -> None:
        """Put groups together, most spoken for first."""
        while self._queue:
            cost, left, right = heappop(self._queue)
            fresh = left in self.members and right in self.members and self._links[left].get(right) == -cost
            if fresh and -cost >= least:
                self._join(left, right)

    def _join(self, left: int, right: int) -> None:
        here, there = len(self.members[left]), len(self.members[right])
        self.members[left] += self.members.pop(right)
        mine, theirs = self._links.pop(left), self._links.pop(right)
        for other in (mine.keys() | theirs.keys()) - {left, right}:
            self._links[other].pop(right, None)
            self._links[other].pop(left, None)
        self._links[left] = {}
        for other in sorted((mine.keys() & theirs.keys()) - {left, right}):
            self.link(left, other, (mine[other] * here + theirs[other] * there) / (here + there))

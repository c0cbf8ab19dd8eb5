"""Grouping: claims of one question into facts, nearest pairs first, nothing forbidden put together.

Agglomerative, average link on scores, complete link on what is forbidden. Ties go to the smaller
keys, so that the result does not depend on the order of arrival.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
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
    groups = {number: [number] for number in range(len(items))}
    links: dict[int, dict[int, float]] = {number: {} for number in groups}
    for left in groups:
        for right in range(left + 1, len(items)):
            value = score(items[left], items[right])
            if value is not None:
                links[left][right] = links[right][left] = round(value, 6)
    heap = [(-value, left, right) for left in groups for right, value in links[left].items() if left < right]
    heapify(heap)
    while heap:
        value, left, right = heappop(heap)
        if -value < least:
            break
        if left in groups and right in groups and links[left].get(right) == -value:
            _join(left, right, groups, links, heap)
    return tuple(tuple(items[i] for i in sorted(members)) for _, members in sorted(groups.items()))


def _join(
    left: int,
    right: int,
    groups: dict[int, list[int]],
    links: dict[int, dict[int, float]],
    heap: list[tuple[float, int, int]],
) -> None:
    """Put `right` into `left`, and average what speaks for each third group."""
    here, there = len(groups[left]), len(groups[right])
    groups[left] += groups.pop(right)
    mine, theirs = links.pop(left), links.pop(right)
    for other in (mine.keys() | theirs.keys()) - {left, right}:
        links[other].pop(right, None)
        links[other].pop(left, None)
    links[left] = {}
    for other in sorted((mine.keys() & theirs.keys()) - {left, right}):
        value = round((mine[other] * here + theirs[other] * there) / (here + there), 6)
        links[left][other] = links[other][left] = value
        heappush(heap, (-value, min(left, other), max(left, other)))

"""Grouping by scores: average link, nothing forbidden together, chunks or not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.fusion.grouping import group


def _near(one: int, other: int) -> float | None:
    """Numbers less than ten apart speak for each other, odd and even are never one."""
    return None if (one + other) % 2 else 1 - abs(one - other) / 10


def test_nearest_first() -> None:
    """The closest pair is put together before others are compared with it."""
    assert ((0, 4), (14, 16)) == group((0, 4, 14, 16), _near, least=0.2)


def test_nothing_forbidden_stands_together() -> None:
    """A forbidden pair keeps whole groups apart."""
    assert ((0, 2), (1, 3)) == group((0, 1, 2, 3), _near, least=-9)


def test_nothing_and_one() -> None:
    """No item makes no group, one item makes one."""
    assert () == group((), _near, least=0)
    assert ((7,),) == group((7,), _near, least=0)


@settings(deadline=None)
@given(st.lists(st.integers(0, 60), unique=True).map(sorted), st.sampled_from([None, 3, 8]))
def test_groups_partition_and_keep_apart(items: list[int], chunk: int | None) -> None:
    """Every item stands in one group and no group holds a forbidden pair, in chunks of any size."""
    groups = group(items, _near, least=0.3, chunk=chunk)

    assert items == sorted(item for members in groups for item in members)
    assert all(_near(one, other) is not None for members in groups for one in members for other in members)


@pytest.mark.parametrize("chunk", [None, 10, 40])
def test_chunks_find_the_same_clear_groups(chunk: int | None) -> None:
    """Groups far apart from one another come out the same in chunks."""
    items = [1000 * place + 2 * step for place in range(12) for step in range(3)]

    assert 12 == len(group(items, _near, least=0.3, chunk=chunk))

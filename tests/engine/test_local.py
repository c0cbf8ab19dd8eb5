"""Work is done once for each item, in order, in as many processes as pay."""

from __future__ import annotations

import os

import pytest

from entente.engine import local


@pytest.mark.parametrize(
    ("items", "wanted", "cores", "expected"),
    [
        (0, None, 8, 1),
        (5, None, 8, 1),
        (130, None, 8, 2),
        (10_000, None, 8, 8),
        (3, 8, 8, 3),
        (10_000, 12, 8, 12),
        (0, 4, 8, 1),
    ],
)
def test_workers_for(
    monkeypatch: pytest.MonkeyPatch, items: int, wanted: int | None, cores: int, expected: int
) -> None:
    """Few items stay in one process; more never exceed the cores unless the user says so."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: set(range(cores)), raising=False)

    assert expected == local.workers_for(items, wanted)


@pytest.mark.parametrize("workers", [1, 2])
def test_run_each_keeps_the_order(workers: int) -> None:
    """Results come in the order of the items."""
    found = local.run_each(abs, [-3, 2, -1], workers=workers, lose=abs)

    assert list(found) == [3, 2, 1]

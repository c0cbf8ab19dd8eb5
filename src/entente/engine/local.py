"""Runs one piece of work for each item on this machine: here, or in a pool of processes.

Results come in the order of the items, whatever the number of workers. A process loads its models
and lexicons once, with its first item.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

ITEMS_PER_WORKER: Final = 60
"""A process needs some seconds to load its models; for fewer items than these one more does not pay."""
AHEAD: Final = 8
"""Items given out for each process before their results are taken: more would only fill the memory."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def workers_for(items: int, wanted: int | None = None) -> int:
    """Return how many processes to use: as many as wanted, else what the items and the machine bear."""
    most = items if wanted is not None else items // ITEMS_PER_WORKER
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, min(most, cores if wanted is None else wanted))


def run_each(
    work: Callable[[Item], Result], items: Sequence[Item], *, workers: int, lose: Callable[[Item], Result]
) -> Iterator[Result]:
    """Do the work on each item, and yield the results in the order of the items.

    Args:
        work: picklable when there are several workers.
        items: what to work on.
        workers: number of processes; 1 works in this one.
        lose: gives the result of an item whose process died.
    """
    if workers == 1:
        yield from map(work, items)
        return
    done = 0
    while done < len(items):
        for result in _run_until_broken(work, items[done:], workers):
            yield result
            done += 1
        if done < len(items):
            # Some process died, over this item or a later one: try this one by itself.
            yield next(_run_until_broken(work, items[done : done + 1], 1), None) or lose(items[done])
            done += 1


def _run_until_broken(
    work: Callable[[Item], Result], items: Sequence[Item], workers: int
) -> Iterator[Result]:
    """Yield results in order, until all are there or a process dies."""
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_take_up, initargs=(work,))
    waiting: deque[Future[Result]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(_work_on, item))
            if len(waiting) >= workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(cancel_futures=True)


_WORK: list[Callable[[Any], Any]] = []
"""In a process of the pool: the work it took up, sent once and not with every item."""


def _take_up(work: Callable[[Any], Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the process that gives out the work
    _WORK[:] = [work]


def _work_on(item: Any) -> Any:
    return _WORK[0](item)

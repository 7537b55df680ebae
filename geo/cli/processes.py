"""Work spread over several processes, its results in the order of what was worked on."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def spread(
    work: Callable[[tuple[Item, ...]], list[Result]], items: Iterable[Item], *, chunk: int, jobs: int
) -> Iterator[Result]:
    """Yield what `work`, a function of a module, makes of `items`: `chunk` at a time, in `jobs` processes.

    Raises
    ------
    BrokenProcessPool
        If a process dies.
    """
    rest = iter(items)
    waiting: deque[Future[list[Result]]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        while part := tuple(islice(rest, chunk)):
            waiting.append(pool.submit(work, part))
            if len(waiting) > 2 * jobs:  # neither idle processes nor a heap of items
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def cores() -> int:
    """Return how many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

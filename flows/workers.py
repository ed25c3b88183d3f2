"""Processes for the stages that burn CPU (extract, code): an ordered, bounded map over an input of any length."""

from __future__ import annotations

import atexit
import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

#: chunks that wait per process: enough to keep it busy, few enough to keep memory flat
AHEAD = 3
#: objects made until the collector looks for circles among them: one text makes thousands, and hardly any circle
GARBAGE = 20_000


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Cut an iterable into lists of `size` items; the last one may be shorter."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def ordered_map(
    function: Callable[[Sequence[Item]], list[Result]],
    items: Iterable[Item],
    *,
    jobs: int,
    chunk: int,
    initializer: Callable[..., None] | None = None,
    initargs: tuple[Any, ...] = (),
) -> Iterator[Result]:
    """Yield the results of `function` over chunks of `items`, in the order of the input.

    With one job all happens in this process. With more, chunks go to spawned processes (never forked: the caller
    may have threads), each of which runs `initializer(*initargs)` first; at most a few
    chunks a process are in memory at a time.
    """
    if jobs <= 1:
        usual = gc.get_threshold()
        _prepare(initializer, initargs)
        try:
            for batch in batches(items, chunk):
                yield from function(batch)
        finally:
            gc.unfreeze()
            gc.set_threshold(*usual)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        jobs, mp_context=context, initializer=_prepare_child, initargs=(initializer, initargs)
    ) as pool:
        waiting: deque[Future[list[Result]]] = deque()
        try:
            for batch in batches(items, chunk):
                waiting.append(pool.submit(function, batch))
                if len(waiting) >= jobs * AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _prepare_child(initializer: Callable[..., None] | None, initargs: tuple[Any, ...]) -> None:
    _prepare(initializer, initargs)
    # What stays frozen when a process ends is never let go, and DuckDB tells of it on stderr as leaks.
    atexit.register(gc.unfreeze)


def _prepare(initializer: Callable[..., None] | None, initargs: tuple[Any, ...]) -> None:
    if initializer:
        initializer(*initargs)
    gc.freeze()  # lexicons and modules stay for good: the collector need not walk them again and again
    gc.set_threshold(GARBAGE, *gc.get_threshold()[1:])

"""How far a stage has come: stages tell it, and whoever watches a run (a terminal's bars) listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: what is done (with its unit: "articles coded"), how much of it, and how much there is where that is known
Listener = Callable[[str, float, float | None], None]

_listeners: list[Listener] = []


def tell(what: str, done: float, total: float | None = None) -> None:
    """Say how far something has come; `done == total` where it has ended. Called from any thread."""
    for listener in _listeners:
        listener(what, done, total)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Have the listener told what stages of this process tell within the block."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)

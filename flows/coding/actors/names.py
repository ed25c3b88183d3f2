"""The people whom a text names: "Galan" later in it is the "Luis Carlos Galan" that it introduced."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from flows.coding.sentences.document import fold

_WORD = re.compile(r"[^\W_][\w'’.-]*")


class FullNames:
    """The names of one text, by each of their words; a short form stands for the one long name that holds it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = dict.fromkeys(name for name in names if 2 <= len(_words(name)) <= 6)
        self._by_word: dict[str, list[str]] = {}
        for name in self._names:
            for word in _words(name):
                self._by_word.setdefault(word, []).append(name)

    def of(self, name: str) -> str:
        """The fullest name that holds this one; itself where there is none, or several people could be meant."""
        words = _words(name)
        if not words:
            return name
        longer = [other for other in self._by_word.get(words[0], ()) if _holds(_words(other), words)]
        if not longer:
            return name
        best = max(longer, key=lambda other: len(_words(other)))
        whole = _words(best)
        return best if all(_holds(whole, _words(other)) for other in longer) else name

    def knows(self, name: str) -> bool:
        """Whether a longer name of the text holds this one."""
        return self.of(name) != name


@lru_cache(maxsize=10_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(name)))


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether a name is in a longer one: "Porta" or "Luis Porta" in "Luis Carlos Porta Sarn"."""
    size = len(part)
    if any(whole[at : at + size] == part for at in range(len(whole) - size + 1)):
        return True
    rest = iter(whole)
    return size > 1 and whole[0] == part[0] and all(word in rest for word in part)

"""Examples of what a regular expression matches: each of its alternatives once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

_PARSE = re._parser.parse  # type: ignore[attr-defined]


def examples_of(pattern: re.Pattern[str]) -> list[str]:
    """Short texts that a pattern matches from their start on: each of its alternatives once."""
    return [text for text in _examples(_PARSE(pattern.pattern)) if pattern.match(text)]


def _examples(parsed: Iterable[Any]) -> list[str]:
    """Short texts that a parsed pattern matches: each of its alternatives once, what may be left out left out."""
    whole = [""]
    for operation, value in parsed:
        pieces = _examples_of(str(operation), value)
        # All that was found goes on with the first piece, and the first with all pieces.
        whole = [text + pieces[0] for text in whole] + [whole[0] + piece for piece in pieces[1:]]
    return whole


def _examples_of(operation: str, value: Any) -> list[str]:
    if operation == "LITERAL":
        return [chr(value)]
    if operation == "IN":
        return [next(iter(_characters(value)))]
    if operation in ("ANY", "NOT_LITERAL"):
        return ["x"]
    if operation == "BRANCH":
        return list(chain.from_iterable(_examples(branch) for branch in value[1]))
    if operation == "SUBPATTERN":
        return _examples(value[3])
    if operation in ("MAX_REPEAT", "MIN_REPEAT"):
        least, _, inner = value
        if least == 0:  # a stretch of anything parts two words
            return [" " if "NEGATE" in repr(inner) else ""]
        return [example * least for example in _examples(inner)]
    return [""]  # what only looks around


def _characters(value: Any) -> Iterator[str]:
    for operation, what in value:
        if str(operation) == "NEGATE":
            yield "x"
        elif str(operation) == "LITERAL":
            yield chr(what)
        elif str(operation) == "RANGE":
            yield chr(what[0])
        else:
            yield {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " "}.get(str(what), "x")

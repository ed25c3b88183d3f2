"""No alternative of a cue lacks its key: wherever its pattern matches, one of its keys stands."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

import pytest

import flows.coding
from flows.coding.words.cues import Cue

_PARSE = re._parser.parse  # type: ignore[attr-defined]


def cues() -> Iterator[Any]:
    """Every cue that a module of the coder holds."""
    for module in pkgutil.walk_packages(flows.coding.__path__, "flows.coding."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, Cue):
                yield pytest.param(value, id=f"{module.name.removeprefix('flows.coding.')}.{name}")


def examples(parsed: Iterable[Any]) -> list[str]:
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
        return list(chain.from_iterable(examples(branch) for branch in value[1]))
    if operation == "SUBPATTERN":
        return examples(value[3])
    if operation in ("MAX_REPEAT", "MIN_REPEAT"):
        least, _, inner = value
        if least == 0:  # a stretch of anything parts two words
            return [" " if "NEGATE" in repr(inner) else ""]
        return [example * least for example in examples(inner)]
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


@pytest.mark.parametrize("cue", list(cues()))
def test_no_alternative_lacks_its_key(cue: Cue) -> None:
    told = [text for text in examples(_PARSE(cue.pattern.pattern)) if cue.pattern.search(text)]
    assert told, "no example could be made of the pattern"
    assert [text for text in told if not any(key in text for key in cue.keys)] == []


def test_a_missing_key_is_found() -> None:
    cue = Cue(r"\b(?:(?:up|down) to|since)\b", "since")
    assert [text for text in examples(_PARSE(cue.pattern.pattern)) if cue.search(text) is None] == ["up to", "down to"]

"""No alternative of a cue lacks its key: wherever its pattern matches, one of its keys stands."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest

import flows.coding
from flows.coding.words.cues import Cue
from tests.flows.coding.pattern_examples import examples_of


def cues() -> Iterator[Any]:
    """Every cue that a module of the coder holds."""
    for module in pkgutil.walk_packages(flows.coding.__path__, "flows.coding."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for cue in value if isinstance(value, tuple) else (value,):
                if isinstance(cue, Cue):
                    yield pytest.param(cue, id=f"{module.name.removeprefix('flows.coding.')}.{name}")


@pytest.mark.parametrize("cue", list(cues()))
def test_no_alternative_lacks_its_key(cue: Cue) -> None:
    told = examples_of(cue.pattern)
    assert told, "no example could be made of the pattern"
    assert [text for text in told if not any(key in text for key in cue.keys)] == []


def test_a_missing_key_is_found() -> None:
    cue = Cue(r"\b(?:(?:up|down) to|since)\b", "since")
    assert [text for text in examples_of(cue.pattern) if cue.search(text) is None] == ["up to", "down to"]

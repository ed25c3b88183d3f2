"""What lexicon files are held to: known keys, lists of words; errors that name the file, the line and what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message names file, line where one can be told, key and remedy."""


def strings(path: Path, key: str, value: Any) -> list[str]:
    """A list of words; raises LexiconError for anything else."""
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise LexiconError(f'{path}: {key}: a list of words is expected, as ["one", "other"]')
    return value


def only(path: Path, key: str, table: Mapping[str, Any], allowed: set[str]) -> None:
    """Raises LexiconError where a table has a key that nobody reads."""
    for name in table:
        if name not in allowed:
            raise LexiconError(f"{path}: {key}.{name}: unknown key; known are {', '.join(sorted(allowed))}")


def place_of(path: Path, table: str, number: int, key: str = "") -> str:
    """Where the ``number``-th ``[[table]]`` of a file stands, or a key in it: "FILE, line N"."""
    seen = line = 0
    for at, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if re.match(rf"\s*\[\[\s*{table}\s*\]\]", text):
            seen += 1
            line = at if seen == number else line
        elif seen == number and key and re.match(rf"\s*{re.escape(key)}\s*=", text):
            return f"{path}, line {at}"
    return f"{path}, line {line}" if line else str(path)

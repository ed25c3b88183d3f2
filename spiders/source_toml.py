"""A source as the text of its .toml file, for `dateline sources new`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from spiders.source import Source
from spiders.source_checks import SourceError


def write_source(source: Source, folder: Path) -> Path:
    """Write the source's .toml into the folder, made if missing. Raises `SourceError` if the file exists."""
    path = Path(folder) / f"{source.id}.toml"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as out:
            out.write(to_toml(source))
    except FileExistsError as error:
        raise SourceError(f"{path} exists already; edit it, or remove it first") from error
    return path


def to_toml(source: Source) -> str:
    """The source as the text of its .toml file."""
    lines = [
        f"{key} = {_toml(value)}"
        for key, value in source.to_dict().items()
        if key not in ("id", "crawl") and value is not None
    ]
    for rule in source.crawl:
        lines += ["", "[[crawl]]"]
        lines += [f"{key} = {_toml(value)}" for key, value in asdict(rule).items() if value not in (None, ())]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # TOML's basic strings are escaped as JSON's are, but for DEL, which no source needs.
        return (
            '"' + "".join(_ESCAPES.get(c, c) if c >= " " or c in _ESCAPES else f"\\u{ord(c):04x}" for c in value) + '"'
        )
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{k} = {_toml(v)}" for k, v in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_toml(v) for v in value) + "]"
    return repr(value)


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}

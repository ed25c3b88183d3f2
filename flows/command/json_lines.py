"""JSON Lines through a stage: a line out for every line in; a bad line is told and costs nothing beside it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from flows.command.output import fail, warn

#: the line to print, and the error to tell or None; a blank line gives ("", None)
Answer = tuple[str, str | None]


class LineError(Exception):
    """A line that a stage cannot take; the message says why."""


def convert(
    answers: Callable[[Sequence[tuple[int, bytes]]], list[Answer]],
    file: Path | None,
    what: str,
    *,
    jobs: int,
    chunk: int,
    initializer: Callable[..., None] | None = None,
    initargs: tuple[Any, ...] = (),
) -> int:
    """Print the answers to the lines of a file or of stdin; returns the exit status, 1 where a line was refused."""
    from flows.workers import ordered_map

    refused = 0
    lines = enumerate(read_lines(file, what), 1)
    for out, error in ordered_map(answers, lines, jobs=jobs, chunk=chunk, initializer=initializer, initargs=initargs):
        if out:
            sys.stdout.write(out + "\n")
        if error:
            refused += 1
            warn(f"{file or 'stdin'}, {error}")
    sys.stdout.flush()
    return 1 if refused else 0


def answer(number: int, line: bytes, work: Callable[[Any], dict[str, Any]]) -> Answer:
    """Answer one line with what `work` makes of its JSON; a "refusal" in that is told as an error too."""
    if not line.strip():
        return "", None
    row: Any = None
    try:
        row = parse(line)
        out = work(row)
    except LineError as error:
        name = row.get("id") if isinstance(row, dict) else None
        return dump({"id": name, "line": number, "error": str(error)}), f"line {number}: {error}"
    return dump(out), f"line {number}: {out['refusal']}" if "refusal" in out else None


def parse(line: bytes) -> Any:
    """Read a line of JSON. Raises LineError."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LineError(f"not JSON ({error})") from error


def dump(value: object) -> str:
    """One line of JSON, letters as they are."""
    return json.dumps(value, ensure_ascii=False)


def read_lines(file: Path | None, what: str) -> Iterator[bytes]:
    """Yield the lines of a file or of stdin; ends with status 2 where the file cannot be read."""
    if file is None or str(file) == "-":
        if sys.stdin.isatty():
            warn(f"reading JSON Lines of {what} from the keyboard; end with Ctrl-D")
        yield from sys.stdin.buffer
        return
    try:
        with file.open("rb") as stream:
            yield from stream
    except OSError as error:
        fail(f"{file}: {error.strerror}")

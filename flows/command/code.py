"""`dateline code`: articles in, coded reports out, line by line. No warehouse, no Prefect."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.command.output import HomeOption, fail, settings_of, warn

if TYPE_CHECKING:
    from flows.coding.coder import Coder

#: lines that go to a process together: enough that handing over costs nothing, few enough that both end together
CHUNK = 32


def code(
    file: Annotated[
        Path | None, typer.Argument(help="JSON Lines of articles; stdin where none is named or '-'.")
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="Processes to code with.")] = 1,
    explain: Annotated[
        bool, typer.Option("--explain", help="For a person: each text with its marks, which words gave which value.")
    ] = False,
    home: HomeOption = None,
) -> None:
    """Code articles: JSON Lines of articles in, JSON Lines of reports out, a line for every line."""
    from flows.workers import ordered_map

    lexicons = (str(settings_of(home).lexicon_dir),)
    refused = 0
    lines = read_lines(file, "articles")
    if explain:
        sys.exit(_explain(lines, lexicons))
    for answer, error in ordered_map(
        code_lines, enumerate(lines, 1), jobs=jobs, chunk=CHUNK, initializer=_load, initargs=(lexicons,)
    ):
        if answer:
            sys.stdout.write(answer + "\n")
        if error:
            refused += 1
            warn(f"{file or 'stdin'}, {error}")
    sys.stdout.flush()
    sys.exit(1 if refused else 0)


_coder: Coder | None = None


def _load(lexicons: Sequence[str]) -> None:
    from flows.coding.coder import load_coder
    from flows.coding.places.gazetteer import GazetteerError
    from flows.coding.words.lexicon_files import LexiconError

    global _coder
    try:
        _coder = load_coder([Path(folder) for folder in lexicons])
    except (LexiconError, GazetteerError) as error:
        fail(str(error))


def code_lines(numbered: Sequence[tuple[int, bytes]]) -> list[tuple[str, str | None]]:
    """Code lines of JSON; each gives (the output line, the error to tell or None). A blank line gives ('', None)."""
    return [_code_line(number, line) for number, line in numbered]


def _code_line(number: int, line: bytes) -> tuple[str, str | None]:
    from flows.coding.article import Article, ArticleError

    if not line.strip():
        return "", None
    row: Any = None
    try:
        row = json.loads(line)
        article = Article.from_dict(row)
    except (ValueError, RecursionError) as error:
        word = str(error) if isinstance(error, ArticleError) else f"not JSON ({error})"
        return _refusal(row, number, word)
    assert _coder is not None
    try:
        reports = [report.to_dict() for report in _coder.code(article)]
    except Exception as error:  # a fault of the coder's at one text must not cost the texts beside it; it is told
        return _refusal(row, number, f"the coder failed at this text: {type(error).__name__}: {error}")
    return json.dumps({"id": row.get("id"), "reports": reports}, ensure_ascii=False), None


def _refusal(row: Any, number: int, word: str) -> tuple[str, str]:
    name = row.get("id") if isinstance(row, dict) else None
    return json.dumps({"id": name, "line": number, "error": word}, ensure_ascii=False), f"line {number}: {word}"


def _explain(lines: Iterator[bytes], lexicons: Sequence[str]) -> int:
    from flows.coding.article import Article, ArticleError
    from flows.coding.coder import RuleCoder
    from flows.coding.explain import explain

    _load(lexicons)
    assert isinstance(_coder, RuleCoder)
    refused = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            article = Article.from_dict(json.loads(line))
        except ValueError as error:
            refused += 1
            warn(f"line {number}: {error if isinstance(error, ArticleError) else f'not JSON: {error}'}")
            continue
        print(explain(_coder, article, has_colour=sys.stdout.isatty()))
    return 1 if refused else 0


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

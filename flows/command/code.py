"""`dateline code`: articles in, coded reports out, line by line. No warehouse, no Prefect."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.command.json_lines import Answer, LineError, answer, convert, parse, read_lines
from flows.command.output import HomeOption, fail, settings_of, warn

if TYPE_CHECKING:
    from flows.coding.article import Article
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
    lexicons = (str(settings_of(home).lexicon_dir),)
    if explain:
        sys.exit(_explain(file, lexicons))
    sys.exit(convert(code_lines, file, "articles", jobs=jobs, chunk=CHUNK, initializer=_load, initargs=(lexicons,)))


_coder: Coder | None = None


def _load(lexicons: Sequence[str]) -> None:
    from flows.coding.coder import load_coder
    from flows.coding.places.gazetteer import GazetteerError
    from flows.coding.words.lexicon_checks import LexiconError

    global _coder
    try:
        _coder = load_coder([Path(folder) for folder in lexicons])
    except (LexiconError, GazetteerError) as error:
        fail(str(error))


def code_lines(numbered: Sequence[tuple[int, bytes]]) -> list[Answer]:
    """Code numbered lines of JSON articles."""
    return [answer(number, line, _code) for number, line in numbered]


def _code(row: Any) -> dict[str, Any]:
    assert _coder is not None
    article = _article(row)
    try:
        reports = [report.to_dict() for report in _coder.code(article)]
    except Exception as error:  # a fault of the coder's at one text must not cost the texts beside it; it is told
        raise LineError(f"the coder failed at this text: {type(error).__name__}: {error}") from error
    return {"id": row.get("id"), "reports": reports}


def _article(row: Any) -> Article:
    from flows.coding.article import Article, ArticleError

    try:
        return Article.from_dict(row)
    except ArticleError as error:
        raise LineError(str(error)) from error


def _explain(file: Path | None, lexicons: Sequence[str]) -> int:
    from flows.coding.coder import RuleCoder
    from flows.coding.explain import explain

    _load(lexicons)
    assert isinstance(_coder, RuleCoder)
    refused = 0
    for number, line in enumerate(read_lines(file, "articles"), 1):
        if not line.strip():
            continue
        try:
            article = _article(parse(line))
        except LineError as error:
            refused += 1
            warn(f"{file or 'stdin'}, line {number}: {error}")
            continue
        print(explain(_coder, article, has_colour=sys.stdout.isatty()))
    return 1 if refused else 0

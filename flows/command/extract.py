"""`dateline extract`: pages in, articles out, a line a page. No warehouse, no Prefect."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.command.output import fail, warn

#: pages that go to a process together
CHUNK = 8


def extract(
    file: Annotated[
        Path | None, typer.Argument(help="An HTML file, or JSON Lines with --jsonl; stdin where none is named.")
    ] = None,
    url: Annotated[str | None, typer.Option("--url", help="Where the page came from.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help='The input is JSON Lines {"id","url","html"}.')] = False,
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="Processes to extract with.")] = 1,
) -> None:
    """Extract articles from pages: JSON Lines of {"id","url","articles"} out, one line a page."""
    if not jsonl:
        sys.exit(_one_page(file, url))
    from flows.workers import ordered_map

    refused = 0
    for answer, error in ordered_map(extract_lines, enumerate(_lines(file), 1), jobs=jobs, chunk=CHUNK):
        if answer:
            sys.stdout.write(answer + "\n")
        if error:
            refused += 1
            warn(f"{file or 'stdin'}, {error}")
    sys.stdout.flush()
    sys.exit(1 if refused else 0)


def extract_lines(numbered: Sequence[tuple[int, bytes]]) -> list[tuple[str, str | None]]:
    """Extract lines of JSON pages; each gives (the output line, the error to tell or None)."""
    return [_extract_line(number, line) for number, line in numbered]


def _extract_line(number: int, line: bytes) -> tuple[str, str | None]:
    if not line.strip():
        return "", None
    row: Any = None
    try:
        row = json.loads(line)
        html = row["html"]
        body = html.encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        word = f"not JSON ({error})" if isinstance(error, ValueError) else 'a page needs "html", a string'
        name = row.get("id") if isinstance(row, dict) else None
        return _line({"id": name, "line": number, "error": word}), f"line {number}: {word}"
    answer, refusal = _articles(body, row.get("url"), "text/html; charset=utf-8")
    out = {"id": row.get("id"), "url": row.get("url"), "articles": answer}
    if refusal:
        out["refusal"] = refusal
    return _line(out), f"line {number}: {refusal}" if refusal else None


def _one_page(file: Path | None, url: str | None) -> int:
    try:
        body = sys.stdin.buffer.read() if file is None or str(file) == "-" else file.read_bytes()
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    answer, refusal = _articles(body, url, None)
    out: dict[str, Any] = {"id": str(file) if file else None, "url": url, "articles": answer}
    if refusal:
        out["refusal"] = refusal
        warn(f"{file or 'stdin'}: {refusal}")
    print(_line(out))
    return 1 if refusal else 0


def _articles(body: bytes, url: str | None, content_type: str | None) -> tuple[list[dict[str, Any]], str | None]:
    from datetime import UTC, datetime

    from spiders.extract import extract_page
    from spiders.page import Page

    page = Page(
        url=url or "", final_url=url or "", status=200, content_type=content_type or "text/html", body=body,
        fetched_at=datetime.now(UTC),
    )  # fmt: skip
    extraction = extract_page(page)
    return [article.to_contract() for article in extraction.articles], extraction.refusal


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(file: Path | None) -> Iterator[bytes]:
    from flows.command.code import read_lines

    return read_lines(file, "pages")

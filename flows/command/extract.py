"""`dateline extract`: pages in, articles out, a line a page. No warehouse, no Prefect."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.command.json_lines import Answer, LineError, answer, convert, dump
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
    sys.exit(convert(extract_lines, file, "pages", jobs=jobs, chunk=CHUNK))


def extract_lines(numbered: Sequence[tuple[int, bytes]]) -> list[Answer]:
    """Extract numbered lines of JSON pages."""
    return [answer(number, line, _extract) for number, line in numbered]


def _extract(row: Any) -> dict[str, Any]:
    if not isinstance(row, dict) or not isinstance(row.get("html"), str):
        raise LineError('a page needs "html", a string')
    body = row["html"].encode("utf-8", "surrogatepass")
    return _page_line(row.get("id"), row.get("url"), body, "text/html; charset=utf-8")


def _one_page(file: Path | None, url: str | None) -> int:
    try:
        body = sys.stdin.buffer.read() if file is None or str(file) == "-" else file.read_bytes()
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    out = _page_line(str(file) if file else None, url, body, None)
    print(dump(out))
    if "refusal" in out:
        warn(f"{file or 'stdin'}: {out['refusal']}")
        return 1
    return 0


def _page_line(name: Any, url: str | None, body: bytes, content_type: str | None) -> dict[str, Any]:
    from datetime import UTC, datetime

    from spiders.extract import extract_page
    from spiders.page import Page

    page = Page(
        url=url or "", final_url=url or "", status=200, content_type=content_type or "text/html", body=body,
        fetched_at=datetime.now(UTC),
    )  # fmt: skip
    extraction = extract_page(page)
    out = {"id": name, "url": url, "articles": [article.to_contract() for article in extraction.articles]}
    return {**out, "refusal": extraction.refusal} if extraction.refusal else out

"""Watching sources: what a crawl should know beforehand, what became of it, and how the source fares."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from warehouse import statement
from warehouse.rows import fetch_dicts, now

#: pages of a source that teach what its articles' addresses look like
MOST_EXAMPLES = 400


@dataclass(frozen=True)
class Known:
    """What the tables know of a source's addresses.

    `pages`: (url, first and last fetch in seconds since 1970, whether it is gone), for a source whose frontier is lost
    or was never kept. `articles` and `others`: addresses out of which an article was read, or none.
    """

    pages: tuple[tuple[str, float, float, bool], ...] = ()
    articles: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @classmethod
    def of(cls, con: duckdb.DuckDBPyConnection, source_id: str, with_pages: bool) -> Known:
        """What is known of one source, without the pages where they are not asked for."""
        pages = con.execute(statement.sql("statements/known_pages"), {"source_id": source_id}) if with_pages else None
        rows = pages.fetchall() if pages else []
        examples = con.execute(
            statement.sql("statements/page_examples"), {"source_id": source_id, "most": MOST_EXAMPLES}
        ).fetchall()
        return cls(
            tuple(rows),
            tuple(url for url, is_article in examples if is_article),
            tuple(url for url, is_article in examples if not is_article),
        )


def note_crawls(con: duckdb.DuckDBPyConnection, run_id: str, crawls: Iterable[Mapping[str, Any]]) -> None:
    """Write one row per crawl: the columns of `crawls` without run_id and ended_at; `causes` is {cause: count}."""
    names = [
        "source_id",
        "status",
        "seconds",
        "requests",
        "pages",
        "new_pages",
        "unchanged",
        "gone",
        "queued",
        "bytes",
        "failures",
        "reason",
        "expected_min",
        "expected_max",
        "country",
    ]
    for crawl in crawls:
        con.execute(
            f"INSERT INTO crawls (run_id, ended_at, causes, {', '.join(names)}) "
            f"VALUES (?, ?, ?, {', '.join('?' * len(names))})",
            [run_id, now(), json.dumps(dict(crawl["causes"])), *(crawl.get(name) for name in names)],
        )


def health(con: duckdb.DuckDBPyConnection, source_ids: Iterable[str] | None = None) -> list[dict[str, Any]]:
    """The rows of `source_health`, of all sources or of those named, on a snapshot or on the writing connection."""
    wanted = None if source_ids is None else set(source_ids)
    rows = fetch_dicts(con, f"{statement.sql('models/marts/source_health')} ORDER BY source_id")
    return [row for row in rows if wanted is None or row["source_id"] in wanted]

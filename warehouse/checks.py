"""Data-quality checks: each .sql file in `checks/` returns the rows that offend; none is good.

A check whose second line begins with `-- Blocks` finds what would make a snapshot wrong, not only doubtful: where the
setting `checks_block_publish` is on, a run that finds such rows leaves the published snapshot as it is.

A check that would have to read everything takes `$since`: only rows that came or changed at that moment or later are
looked at. A run gives that of the last publish: what is published was looked at before it was. One with a line
`-- Whole` can only read everything, and is left out there: the first run of a day and `dateline check` run it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from warehouse import statement


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found."""

    check: str
    """Name of the check: its file."""
    title: str
    """What offends, in words."""
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    """The offending rows, `limit` of them at the most."""
    count: int
    """How many rows offend in all."""
    is_blocking: bool
    """Whether a snapshot with such rows would be wrong."""


def run(con: duckdb.DuckDBPyConnection, limit: int = 100, since: datetime | None = None) -> list[Finding]:
    """Run all checks, on a snapshot or on the writing connection (then before publishing); returns those that found
    rows. With `since` the dear ones look only at what came then or later.
    """
    found = []
    parameters = {"since": since or "-infinity"}
    with _readers_view(con):
        for name in statement.names("checks"):
            text = statement.sql(f"checks/{name}")
            if since and "\n-- Whole" in text:
                continue
            cursor = con.execute(text, parameters if "$since" in text else None)
            columns = tuple(column[0] for column in cursor.description or ())
            rows = cursor.fetchmany(limit)
            if rows:
                count = len(rows) + len(cursor.fetchall())
                title = text.splitlines()[0].removeprefix("--").strip()
                is_blocking = "\n-- Blocks" in text
                found.append(Finding(name, title, columns, tuple(rows), count, is_blocking))
    return found


@contextmanager
def _readers_view(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """On the writing connection the tables of readers are the views of schema `published`."""
    row = con.execute("SELECT count(*) FROM duckdb_schemas() WHERE schema_name = 'published'").fetchone()
    if not row or not row[0]:
        yield
        return
    con.execute("SET search_path = 'published,main'")
    try:
        yield
    finally:
        con.execute("RESET search_path")

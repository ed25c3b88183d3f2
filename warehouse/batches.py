"""Stages that take what is pending batch by batch, each in a transaction of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import duckdb

from warehouse.writer import transaction


def until_done(
    con: duckdb.DuckDBPyConnection,
    take: Callable[[Counter[str]], int],
    counts: Counter[str],
    on_progress: Callable[[int], None] | None,
) -> dict[str, int]:
    """Let `take` do one batch after another, until it says that it took no articles; a killed run goes on from there.

    `take` adds to `counts` what it did; the articles are counted here, and `on_progress` gets their number so far.
    """
    while True:
        with transaction(con):
            done = take(counts)
        if not done:
            return dict(counts)
        counts["articles"] += done
        if on_progress:
            on_progress(counts["articles"])


def number(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    """The one number that a query answers."""
    row = con.execute(sql).fetchone()
    return int(row[0]) if row else 0

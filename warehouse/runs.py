"""Runs: what a flow did, when, and how it ended."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from typing import Any

import duckdb

from warehouse import statement
from warehouse.rows import fetch_dicts, now

COUNTS = ("pages", "articles", "reports", "incidents_new", "incidents_changed", "errors")


def start(con: duckdb.DuckDBPyConnection, flow: str) -> str:
    """A new running run; returns its id. Runs that a killed process left running are marked `killed` first.

    (There is one writer at a time, so a run that is still running when another one starts has died.)
    """
    con.execute("UPDATE runs SET status = 'killed', ended_at = ? WHERE status = 'running'", [now()])
    run_id = "run-" + uuid.uuid4().hex[:12]
    con.execute(
        "INSERT INTO runs (run_id, flow, started_at, status) VALUES (?, ?, ?, 'running')", [run_id, flow, now()]
    )
    return run_id


def finish(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    status: str = "finished",
    counts: Mapping[str, int] | None = None,
    details: Mapping[str, object] | None = None,
) -> None:
    """Close a run: status finished | finished_with_refusals | failed; `counts` as the columns of `runs`, `details`
    any JSON.
    """
    given = counts or {}
    con.execute(
        "UPDATE runs SET ended_at = ?, status = ?, pages = ?, articles = ?, reports = ?, incidents_new = ?, "
        "incidents_changed = ?, errors = ?, details = ? WHERE run_id = ?",
        [now(), status, *(given.get(name, 0) for name in COUNTS), json.dumps(dict(details or {})), run_id],
    )


def totals(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """What the warehouse holds in use: numbers of pages, articles, stories, reports and incidents."""
    return dict(fetch_dicts(con, statement.sql("statements/count_totals"))[0])


def changed_incidents(con: duckdb.DuckDBPyConnection, run_id: str, limit: int) -> list[dict[str, Any]]:
    """The incidents that are new or changed since the run began, latest first, as plain rows."""
    return fetch_dicts(con, statement.sql("statements/run_incidents"), {"run_id": run_id, "limit": limit})

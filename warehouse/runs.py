"""Runs: what a flow did, when, and how it ended."""

from __future__ import annotations

import json
import os
import socket
import uuid
from collections.abc import Mapping
from typing import Any

import duckdb

from warehouse import statement
from warehouse.rows import fetch_dicts, now

COUNTS = ("pages", "articles", "reports", "incidents_new", "incidents_changed", "errors")


def start(con: duckdb.DuckDBPyConnection, flow: str) -> str:
    """A new running run; returns its id. Runs that a killed process left running are marked `killed` first.

    (A run that crawls does not hold the writer's lock, so others may be running beside this one.)
    """
    rows = con.execute("SELECT run_id, details FROM runs WHERE status = 'running'").fetchall()
    dead = [run_id for run_id, details in rows if not _lives(json.loads(details or "{}"))]
    con.execute("UPDATE runs SET status = 'killed', ended_at = ? WHERE run_id IN (SELECT unnest(?))", [now(), dead])
    run_id = "run-" + uuid.uuid4().hex[:12]
    holder = json.dumps({"pid": os.getpid(), "host": socket.gethostname()})
    con.execute(
        "INSERT INTO runs (run_id, flow, started_at, status, details) VALUES (?, ?, ?, 'running', ?)",
        [run_id, flow, now(), holder],
    )
    return run_id


def _lives(holder: Mapping[str, Any]) -> bool:
    """Whether the process that started a run is still there; one on another host is not asked and held to be dead."""
    if holder.get("host") != socket.gethostname():
        return False
    try:
        os.kill(int(holder["pid"]), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


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

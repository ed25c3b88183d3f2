"""Decisions: a person merges or splits incidents; the linker keeps to it, also after recoding, until it is undone."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from warehouse import identity, incidents, statement
from warehouse.errors import UnknownDecision, UnknownIncident
from warehouse.rows import now
from warehouse.writer import transaction


def merge(
    con: duckdb.DuckDBPyConnection, incident_ids: Sequence[str], by: str | None = None, reason: str | None = None
) -> str:
    """Have two or more incidents count as one from now on; the oldest id is kept. Returns the decision's id."""
    founders = [_founder(con, incident_id) for incident_id in incident_ids]
    if len(set(founders)) < 2:
        raise UnknownIncident("a merge needs two or more different incidents")
    pairs = [(founders[0], other, True) for other in founders[1:]]
    return _decide(con, "merge", incident_ids, pairs, by, reason)


def split(
    con: duckdb.DuckDBPyConnection,
    incident_id: str,
    report_ids: Sequence[str],
    by: str | None = None,
    reason: str | None = None,
) -> str:
    """Have some reports of an incident count as another one from now on. Returns the decision's id.

    Those that leave count as one, and so do those that stay: an earlier merge may have hung on a report that leaves.
    """
    members = _members(con, incident_id)
    away = sorted(set(report_ids))
    strangers = [report_id for report_id in away if report_id not in members]
    if strangers or not away or len(away) == len(members):
        raise UnknownIncident(
            f"{incident_id} cannot be split so: name some, not all, of its reports"
            + (f"; {strangers[0]} is none of them" if strangers else "")
        )
    stay = [report_id for report_id in members if report_id not in away]
    pairs = [(report_id, other, False) for report_id in away for other in stay]
    pairs += [(group[0], other, True) for group in (away, stay) for other in group[1:]]
    return _decide(con, "split", [incident_id], pairs, by, reason)


def undo(con: duckdb.DuckDBPyConnection, decision_id: str) -> None:
    """Take a decision back: what it ruled on is linked again as if it had never been."""
    row = con.execute("SELECT undone_at FROM decisions WHERE decision_id = ?", [decision_id]).fetchone()
    if row is None or row[0] is not None:
        raise UnknownDecision(f"no decision {decision_id} is in force; they stand in the table decisions")
    at = now()
    with transaction(con):
        con.execute("UPDATE decisions SET undone_at = ? WHERE decision_id = ?", [at, decision_id])
        concerned = _concerned(con, decision_id)
        statement.run(con, "mark_for_linking", {"incident_ids": concerned})
    incidents.link(con, because="a decision was undone")
    _note(con, decision_id, "a decision was undone")


def _decide(
    con: duckdb.DuckDBPyConnection,
    kind: str,
    incident_ids: Sequence[str],
    pairs: Sequence[tuple[str, str, bool]],
    by: str | None,
    reason: str | None,
) -> str:
    at = now()
    decision_id = identity.short_id("d", kind, *incident_ids, at)
    with transaction(con):
        con.execute(
            "INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, NULL)",
            [decision_id, kind, list(incident_ids), by, reason, at],
        )
        con.executemany("INSERT INTO verdicts VALUES (?, ?, ?, ?)", [[decision_id, *pair] for pair in pairs])
        statement.run(con, "mark_for_linking", {"incident_ids": _concerned(con, decision_id)})
    told = f"{kind} decided by {by or 'somebody'}" + (f": {reason}" if reason else "")
    incidents.link(con, because=told)
    _note(con, decision_id, told)
    return decision_id


def _note(con: duckdb.DuckDBPyConnection, decision_id: str, reason: str) -> None:
    note: dict[str, object] = {"decision_id": decision_id, "reason": reason, "now": now()}
    with transaction(con):
        statement.run(con, "note_decision", note | {"incident_ids": _concerned(con, decision_id)})


def _concerned(con: duckdb.DuckDBPyConnection, decision_id: str) -> list[str]:
    rows = con.execute(statement.sql("statements/incidents_of_decision"), {"decision_id": decision_id}).fetchall()
    return [row[0] for row in rows]


def _founder(con: duckdb.DuckDBPyConnection, incident_id: str) -> str:
    return _members(con, incident_id)[0]


def _members(con: duckdb.DuckDBPyConnection, incident_id: str) -> list[str]:
    rows = con.execute(statement.sql("statements/reports_of_incident"), {"incident_id": incident_id}).fetchall()
    if not rows:
        raise UnknownIncident(f"no incident in use has the id {incident_id}")
    return [row[0] for row in rows]

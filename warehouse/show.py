"""Everything about one incident as plain data: values, who said what, the sentences, the sources, the history."""

from __future__ import annotations

import json
from typing import Any

import duckdb

from warehouse import statement
from warehouse.errors import UnknownIncident
from warehouse.rows import fetch_dicts


def show(con: duckdb.DuckDBPyConnection, incident_id: str) -> dict[str, Any]:
    """All that is known of an incident, from a connection on the snapshot. An id that was merged shows the one it went
    to.

    {"incident": columns of `incidents`, "asked_for": the id as given, "merged_from": [ids],
     "reports": [{columns of `reports` with those of its article, "told": the report in the contract's form,
                  "evidence": [{"start", "end", "text", "marks": [{"start", "end", "field", "value", "by"}]}]}],
     "claims": [columns of `claims` with outlet and url],
     "sources": [{"story_id", "wire_agency", "outlets", "articles", ...}],
     "links": [{"report_id", "other_id", "score", "reasons"}], "history": [columns of `incident_revisions`]}
    Marks are counted from the start of their sentence. Raises `UnknownIncident`.
    """
    kept = _kept_id(con, incident_id)
    incident = fetch_dicts(con, "SELECT * FROM incidents WHERE incident_id = ?", [kept])
    if not incident:
        raise UnknownIncident(
            f"no incident has the id {incident_id}; the ids stand in the table incidents: "
            'dateline sql "select incident_id, place, date_start from incidents"'
        )
    parameters = {"incident_id": kept}
    claims = fetch_dicts(con, statement.sql("models/show/claims"), parameters)
    reports = fetch_dicts(con, statement.sql("models/show/reports"), parameters)
    return {
        "incident": incident[0],
        "asked_for": incident_id,
        "merged_from": [
            row[0]
            for row in con.execute(
                "SELECT incident_id FROM merged_incidents WHERE kept_id = ? ORDER BY merged_at", [kept]
            ).fetchall()
        ],
        "reports": [
            _report(row, [claim for claim in claims if claim["report_id"] == row["report_id"]]) for row in reports
        ],
        "claims": claims,
        "sources": fetch_dicts(con, statement.sql("models/show/sources"), parameters),
        "links": fetch_dicts(con, statement.sql("models/show/links"), parameters),
        "history": fetch_dicts(con, statement.sql("models/show/history"), parameters),
    }


def _kept_id(con: duckdb.DuckDBPyConnection, incident_id: str) -> str:
    row = con.execute("SELECT kept_id FROM merged_incidents WHERE incident_id = ?", [incident_id]).fetchone()
    return row[0] if row else incident_id


def _report(row: dict[str, Any], claims: list[dict[str, Any]]) -> dict[str, Any]:
    text, told = row.pop("text"), json.loads(row.pop("report"))
    sentences = []
    for span in told.get("evidence") or ():
        start, end = span["start"], span["end"]
        marks = [
            {
                "start": claim["start_offset"] - start,
                "end": claim["end_offset"] - start,
                "field": claim["field"],
                "value": claim["value"],
                "by": claim["attributed_to"],
            }
            for claim in claims
            if start <= claim["start_offset"] and claim["end_offset"] <= end
        ]
        sentences.append({"start": start, "end": end, "text": text[start:end], "marks": marks})
    return {**row, "told": told, "evidence": sentences}

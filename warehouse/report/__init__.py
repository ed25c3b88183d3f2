"""One self-contained HTML page of incidents: map, timeline, incidents with their evidence, sources and revisions.

The page asks nobody for anything: styles and script stand in it, and a content security policy forbids all else. Text
of the web is escaped by the template (Jinja2, autoescape), links are http and https alone. `choose` the incidents, then
`to_html`.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import duckdb
import jinja2

from warehouse import export, statement
from warehouse.report.map import Frame, Town, graticule, marker
from warehouse.report.timeline import bars
from warehouse.rows import fetch_dicts

Row = dict[str, Any]
MOST_INCIDENTS = 500
"""Beyond this a page is slow to open; narrow it with --since and --where."""


def choose(
    con: duckdb.DuckDBPyConnection, since: date | None = None, where: str | None = None, limit: int = MOST_INCIDENTS
) -> tuple[list[Row], int]:
    """The newest `limit` incidents that changed since a day and fulfil a condition in SQL; and how many there are."""
    export.choose(con, since, where)
    count = export.count_chosen(con)
    chosen = fetch_dicts(con, f"{statement.sql('models/report/incidents')} LIMIT {limit}")
    kept = [row["incident_id"] for row in chosen]
    con.execute("DELETE FROM chosen_incidents WHERE incident_id NOT IN (SELECT unnest(?))", [kept])
    return chosen, count


def to_html(
    con: duckdb.DuckDBPyConnection, incidents: Sequence[Row], towns: Sequence[Town] = (), left_out: int = 0
) -> str:
    """The page of the incidents that `choose` gave; `towns` of their region are drawn below them.

    `frame_of` says which region that is; `left_out` older incidents are mentioned.
    """
    evidence, history = defaultdict(list), defaultdict(list)
    for row in fetch_dicts(con, statement.sql("models/report/evidence")):
        evidence[row["incident_id"]].append(row)
    for row in fetch_dicts(con, statement.sql("models/report/history")):
        history[row["incident_id"]].append(row)
    frame = frame_of(incidents)
    shown = [
        {**row, "reports": _reports(evidence[row["incident_id"]]), "history": history[row["incident_id"]]}
        for row in incidents
    ]
    published = con.execute("SELECT published_at FROM snapshot_info").fetchall()[0][0]
    script = _file("page.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _template().render(
        incidents=shown,
        left_out=left_out,
        published_at=published,
        frame=frame,
        graticule=graticule(frame),
        towns=frame.visible(towns),
        markers=[marker(frame, row) for row in incidents if row["latitude"] is not None],
        bars=bars(incidents),
        actors=sorted({row["perpetrator"] for row in incidents if row["perpetrator"]}),
        places=sorted({row[part] for row in incidents for part in ("place", "admin1") if row[part]}),
        style=_file("page.css"),
        script=script,
        script_digest=digest,
    )


def frame_of(incidents: Sequence[Row]) -> Frame:
    """The region of a map that holds all incidents."""
    return Frame.around([(row["latitude"], row["longitude"]) for row in incidents if row["latitude"] is not None])


def _reports(rows: Sequence[Row]) -> list[Row]:
    """The reports of an incident, each with its `sentences` cut into `parts`."""
    reports: dict[str, Row] = {}
    for row in rows:
        report = reports.setdefault(row["report_id"], {**row, "sentences": []})
        report["sentences"].append(parts(row["sentence"], row["marks"]))
    return list(reports.values())


def parts(sentence: str, marks: Sequence[Mapping[str, Any]]) -> list[Row]:
    """A sentence cut at its marks: {"text", "field": null} or {"text", "field", "value", "by"}.

    Where marks overlap, the one that begins first stands.
    """
    found: list[Row] = []
    at = 0
    for mark in marks:
        if mark["start"] < at:
            continue
        found.append({"text": sentence[at : mark["start"]], "field": None})
        found.append({**mark, "text": sentence[mark["start"] : mark["end"]]})
        at = mark["end"]
    return [part for part in [*found, {"text": sentence[at:], "field": None}] if part["text"]]


def _link(url: str | None) -> str | None:
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _range(row: Row, field: str) -> str:
    least, best, most = (row[f"{field}_{part}"] for part in ("min", "best", "max"))
    if best is None:
        return "not told"
    if least == most:
        return str(best)
    return f"{best} ({least} to {'open' if most is None else most})"


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"words": lambda code: (code or "not told").replace("_", " "), "link": _link}
    environment.globals |= {"range_of": _range}
    return environment.from_string(_file("page.html"))


@cache
def _file(name: str) -> str:
    return files("warehouse").joinpath("report", name).read_text(encoding="utf-8")

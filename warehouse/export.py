"""Exports of the incidents in other people's formats: each a select in `models/exports/`, checked in the tests."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from datetime import date
from typing import IO, Any

import duckdb

from warehouse import query, statement
from warehouse.errors import QueryFailed, UnknownFormat

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def formats() -> list[str]:
    """Names of the export formats."""
    return sorted({*statement.names("models/exports"), "csv", "parquet"} - {"incidents"})


def export(
    con: duckdb.DuckDBPyConnection,
    format_name: str,
    stream: IO[bytes],
    since: date | None = None,
    where: str | None = None,
) -> int:
    """Write the incidents of a snapshot to `stream`; returns how many rows.

    `since` takes those that changed on that day or later; `where` is a condition in SQL on the table `incidents`. CSV
    cells that a spreadsheet would take for a formula get a leading apostrophe. Raises `UnknownFormat`, `QueryFailed`.
    """
    if format_name not in formats():
        raise UnknownFormat(f"no export is called {format_name}; there are {', '.join(formats())}")
    _choose(con, since, where)
    table = "incidents" if format_name in ("csv", "parquet") else format_name
    answer = query.run(con, statement.sql(f"models/exports/{table}"))
    if format_name == "parquet":
        return answer.write("parquet", stream)
    if format_name == "geojson":
        return _geojson(answer, stream)
    return _csv(answer, stream)


def _choose(con: duckdb.DuckDBPyConnection, since: date | None, where: str | None) -> None:
    """The table `chosen_incidents`, which every export selects from."""
    try:
        relation = con.sql("SELECT * FROM incidents")
        if where:
            relation = relation.filter(where)
        if since:
            relation = relation.filter(f"updated_at >= DATE '{since.isoformat()}'")
        con.execute("DROP TABLE IF EXISTS temp.chosen_incidents")
        relation.order("date_start, incident_id").query(
            "chosen", "CREATE TEMP TABLE chosen_incidents AS SELECT * FROM chosen"
        )
    except duckdb.Error as failure:
        raise QueryFailed(f"--where {where}: {query.explain(str(failure))}") from failure


def _csv(answer: query.Answer, stream: IO[bytes]) -> int:
    lines = query.ByteLines(stream)
    writer = csv.writer(lines, lineterminator="\n")
    # A column named "Date|#date" has a header and, in the row below, an HXL tag.
    headers = [name.split("|") for name in answer.columns]
    writer.writerow([header[0] for header in headers])
    if any(len(header) > 1 for header in headers):
        writer.writerow([header[-1] if len(header) > 1 else "" for header in headers])
    count = 0
    for row in answer:
        writer.writerow([safe_cell(value) for value in row])
        count += 1
    return count


def safe_cell(value: Any) -> Any:
    """A value as a CSV cell that no spreadsheet takes for a formula."""
    cell = query.cell(value)
    return f"'{cell}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else cell


def _geojson(answer: query.Answer, stream: IO[bytes]) -> int:
    features = list(_features(answer))
    collection = {"type": "FeatureCollection", "features": features}
    stream.write(json.dumps(collection, ensure_ascii=False, default=query.plain, indent=1).encode() + b"\n")
    return len(features)


def _features(answer: query.Answer) -> Iterable[dict[str, Any]]:
    for row in answer:
        properties = dict(zip(answer.columns, row, strict=True))
        longitude, latitude = properties.pop("longitude"), properties.pop("latitude")
        located = longitude is not None and latitude is not None
        yield {
            "type": "Feature",
            "id": properties["incident_id"],
            "geometry": {"type": "Point", "coordinates": [longitude, latitude]} if located else None,
            "properties": properties,
        }

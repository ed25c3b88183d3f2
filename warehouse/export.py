"""Exports of the incidents in other people's formats: each a select in `models/exports/`, checked in the tests."""

from __future__ import annotations

import csv
import json
import struct
from collections.abc import Iterable
from datetime import date
from typing import IO, Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse import query, statement
from warehouse.errors import QueryFailed, UnknownFormat

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
SAME_ROWS = {"csv": "incidents", "parquet": "incidents", "geoparquet": "geojson"}
"""Formats that write the rows of another one's select."""
POINT = struct.Struct("<BIdd")
"""A point in well-known binary: byte order, kind of geometry, x, y."""


def formats() -> list[str]:
    """Names of the export formats."""
    return sorted({*statement.names("models/exports"), *SAME_ROWS} - {"incidents"})


def export(
    con: duckdb.DuckDBPyConnection,
    format_name: str,
    stream: IO[bytes],
    since: date | None = None,
    where: str | None = None,
) -> int:
    """Write the incidents of a snapshot to `stream`; returns how many rows.

    `since` takes those that changed on that day or later; `where` is a condition in SQL on the table `incidents`. The
    format `removed` writes the ids that went instead. What a standard has no place for (no date, no country) is left
    out: `count_chosen` tells how many there were. CSV cells that a spreadsheet would take for a formula get a leading
    apostrophe. Raises `UnknownFormat`, `QueryFailed`.
    """
    if format_name not in formats():
        raise UnknownFormat(f"no export is called {format_name}; there are {', '.join(formats())}")
    text = statement.sql(f"models/exports/{SAME_ROWS.get(format_name, format_name)}")
    if format_name == "removed":
        return _csv(query.run(con, text.replace("$since", f"DATE '{since.isoformat()}'" if since else "NULL")), stream)
    choose(con, since, where)
    answer = query.run(con, text)
    if format_name == "parquet":
        return answer.write("parquet", stream)
    if format_name == "geoparquet":
        return _geoparquet(answer, stream)
    if format_name == "geojson":
        return _geojson(answer, stream)
    return _csv(answer, stream)


def count_chosen(con: duckdb.DuckDBPyConnection) -> int:
    """How many incidents `since` and `where` of the last export chose."""
    rows = con.execute("SELECT count(*) FROM chosen_incidents").fetchall()
    return int(rows[0][0])


def choose(con: duckdb.DuckDBPyConnection, since: date | None, where: str | None) -> None:
    """Make the table `chosen_incidents`, which every export selects from. Raises `QueryFailed`."""
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


def _geoparquet(answer: query.Answer, stream: IO[bytes]) -> int:
    """GeoParquet 1.1: points in well-known binary; longitude and latitude of WGS 84 where no other system is named."""
    geometry = pa.field("geometry", pa.binary())
    column = {"encoding": "WKB", "geometry_types": ["Point"]}
    about = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    schema = answer.schema.append(geometry).with_metadata({"geo": json.dumps(about)})
    count = 0
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        for batch in answer.batches():
            pairs = zip(batch.column("longitude").to_pylist(), batch.column("latitude").to_pylist(), strict=True)
            points = [None if x is None or y is None else POINT.pack(1, 1, x, y) for x, y in pairs]
            writer.write_batch(pa.record_batch([*batch.columns, pa.array(points, pa.binary())], schema=schema))
            count += batch.num_rows
    return count

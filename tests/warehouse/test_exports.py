"""Exports against the standards that they follow, and back: ids and counts."""

from __future__ import annotations

import csv
import io
import json
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from tests.warehouse.line import through
from tests.warehouse.standards import STANDARDS, faults
from tests.warehouse.world import Told
from warehouse import actors, decisions, export, publish, query, watching, writer

HOMES = {"The Velmar Post": "SY", "Ostrin Herald": "GB", "Radio Karsk": "SY"}
"""Where some of the outlets are at home."""
CRAWL = {"status": "finished", "causes": {}} | dict.fromkeys(
    ("seconds", "requests", "pages", "new_pages", "unchanged", "gone", "queued", "bytes", "failures"), 0
)


@pytest.fixture(scope="module", name="home")
def warehouse_of_all_kinds(tmp_path_factory: pytest.TempPathFactory, told: list[Told]) -> Path:
    """Incidents of known countries and of none, vague tolls, claims and denials, a protest, formulas, and a merge."""
    home = tmp_path_factory.mktemp("exports")
    with writer.open_writer(home) as con:
        through(con, told, batch=50)
        ids = [row[0] for row in con.execute("SELECT incident_id FROM incidents_held ORDER BY 1").fetchall()]
        changes = [
            "country = 'SY', perpetrator = 'Red Wolves', claimed_by = 'Red Wolves'",
            "country = 'IQ', perpetrator = 'Turkey', geo_precision = 'admin2'",
            "country = 'SY', perpetrator = 'Police', event_type = 'protests', sub_event_type = 'excessive_force_against_protesters'",
            "date_start = NULL, date_end = NULL, date_precision = NULL",
            "country = 'TR', killed_best = NULL, killed_min = NULL, killed_max = NULL, date_precision = 'month'",
            "place = '=HYPERLINK(1)', latitude = NULL, longitude = NULL",
            "perpetrator = 'unidentified gunmen', killed_max = NULL, injured_best = 3, injured_min = 3, country = NULL",
        ]
        for incident_id, change in zip(ids, changes, strict=False):
            con.execute(
                f"UPDATE incidents_held SET {change}, updated_at = '2026-01-01' WHERE incident_id = ?", [incident_id]
            )
        actors.replace(
            con, [{"name": "Red Wolves", "kind": "armed_group", "countries": ["SY"], "parent": "Wolf Front"}]
        )
        con.execute("UPDATE article_versions SET source_id = outlet")
        watching.note_crawls(con, "run-1", [{**CRAWL, "source_id": name, "country": at} for name, at in HOMES.items()])
        decisions.merge(con, ids[-2:], by="desk")
        publish.publish(con, home)
    return home


@pytest.fixture(name="reader")
def reading_connection(home: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with query.connect(home) as con:
        yield con


def written(con: duckdb.DuckDBPyConnection, name: str, **choice: Any) -> bytes:
    stream = io.BytesIO()
    export.export(con, name, stream, **choice)
    return stream.getvalue()


def rows_of(con: duckdb.DuckDBPyConnection, name: str, **choice: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(con, name, **choice).decode())))


@pytest.mark.parametrize("name", STANDARDS)
def test_a_file_keeps_to_its_standard(reader: duckdb.DuckDBPyConnection, name: str) -> None:
    assert faults(name, written(reader, name).decode().splitlines(keepends=True)) == []


@pytest.mark.parametrize("name", STANDARDS)
def test_ids_and_counts_come_back(reader: duckdb.DuckDBPyConnection, name: str) -> None:
    point = "" if name == "gtd" else "AND latitude IS NOT NULL"
    known = reader.execute(
        f"SELECT incident_id, killed_best FROM incidents WHERE date_start IS NOT NULL AND country IS NOT NULL {point}"
    ).fetchall()
    key, toll = {"acled": ("event_id_cnty", "fatalities"), "ged": ("relid", "best"), "gtd": ("eventid", "nkill")}[name]
    told = {row[key]: int(row[toll] or 0) for row in rows_of(reader, name)}
    assert told == {incident_id: killed or 0 for incident_id, killed in known}
    assert export.count_chosen(reader) > len(told), "what has no date or country is left out, and counted"


def test_the_validator_finds_what_is_wrong(reader: duckdb.DuckDBPyConnection) -> None:
    lines = written(reader, "acled").decode().splitlines(keepends=True)
    assert "column tags is missing" in faults("acled", [line.replace(",tags,", ",labels,") for line in lines])
    assert any("stands twice" in fault for fault in faults("acled", [*lines, lines[1]]))
    assert any(
        "time_precision" in fault for fault in faults("acled", [lines[0], lines[1].replace(",2021,1,", ",2021,4,")])
    )


def test_codes_follow_who_is_who(reader: duckdb.DuckDBPyConnection) -> None:
    found = {row["actor1"]: (row["inter1"], row["iso"], row["region"]) for row in rows_of(reader, "acled")}
    assert found["Red Wolves"] == ("2", "760", "Middle East")
    assert found["Turkey"] == ("8", "368", "Middle East"), "an army outside its country is an external force"
    assert found["Police"][0] == "1"


def test_what_an_actor_is_part_of_and_where_its_sources_are_at_home(reader: duckdb.DuckDBPyConnection) -> None:
    rows = rows_of(reader, "acled")
    assert {row["assoc_actor_1"] for row in rows if row["actor1"] == "Red Wolves"} == {"Wolf Front"}
    scales = set()
    for row in rows:
        countries = {HOMES[outlet] for outlet in row["source"].split("; ") if outlet in HOMES}
        is_home = {"760": "SY"}.get(row["iso"]) in countries
        scale = (
            "National" if is_home and len(countries) == 1 else "National-International" if is_home else "International"
        )
        assert row["source_scale"] == (scale if countries else "")
        scales.add(row["source_scale"])
    assert len(scales) > 2


def test_no_number_stands_for_two_countries(reader: duckdb.DuckDBPyConnection) -> None:
    for column in ("iso_number", "gw_number", "gtd_number"):
        twice = (
            f"SELECT {column}, list(country) FROM countries WHERE {column} IS NOT NULL GROUP BY 1 HAVING count(*) > 1"
        )
        assert reader.execute(twice).fetchall() == []


def test_removed_ids_are_told_to_those_who_sync(reader: duckdb.DuckDBPyConnection) -> None:
    removed = rows_of(reader, "removed")
    ids = {row["event_id_cnty"] for row in rows_of(reader, "acled")}
    assert [(row["kind"], row["kept_id"] in ids) for row in removed] == [("merged", True)]
    tomorrow = datetime.now(UTC).date() + timedelta(days=2)
    assert rows_of(reader, "removed", since=tomorrow) == []


def test_geoparquet_says_where_its_points_are(reader: duckdb.DuckDBPyConnection) -> None:
    table = pq.read_table(io.BytesIO(written(reader, "geoparquet")))
    about = json.loads(table.schema.metadata[b"geo"])
    assert (about["version"], about["columns"]["geometry"]["encoding"]) == ("1.1.0", "WKB")
    for row in table.to_pylist():
        if row["latitude"] is None:
            assert row["geometry"] is None
        else:
            assert struct.unpack("<BIdd", row["geometry"]) == (1, 1, row["longitude"], row["latitude"])


def test_formulas_of_the_web_are_text_in_a_spreadsheet(reader: duckdb.DuckDBPyConnection) -> None:
    places = {row["place"] for row in rows_of(reader, "csv")}
    assert "'=HYPERLINK(1)" in places

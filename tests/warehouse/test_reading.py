"""What readers do with a snapshot: query, show, export, check."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from warehouse import checks, export, query, show
from warehouse.errors import QueryFailed, UnknownFormat, UnknownIncident
from warehouse.export import safe_cell


@pytest.fixture
def reader(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with query.connect(published) as con:
        yield con


def written(answer: query.Answer, name: str) -> bytes:
    stream = io.BytesIO()
    answer.write(name, stream)
    return stream.getvalue()


SAMPLE = (
    "SELECT incident_id, date_start, killed_best, [1, 2] AS parts, NULL AS nothing FROM incidents ORDER BY incident_id"
)


def test_all_formats_tell_the_same(reader: duckdb.DuckDBPyConnection) -> None:
    rows = list(query.run(reader, SAMPLE))
    assert [row["incident_id"] for row in json.loads(written(query.run(reader, SAMPLE), "json"))] == [
        row[0] for row in rows
    ]
    lines = written(query.run(reader, SAMPLE), "jsonl").decode().splitlines()
    assert json.loads(lines[0]) == {
        "incident_id": rows[0][0],
        "date_start": str(rows[0][1]),
        "killed_best": rows[0][2],
        "parts": [1, 2],
        "nothing": None,
    }
    table = list(csv.reader(io.StringIO(written(query.run(reader, SAMPLE), "csv").decode())))
    assert table[1] == [rows[0][0], str(rows[0][1]), str(rows[0][2]), "[1, 2]", ""]
    assert pq.read_table(io.BytesIO(written(query.run(reader, SAMPLE), "parquet"))).num_rows == len(rows)
    assert pa.ipc.open_stream(written(query.run(reader, SAMPLE), "arrow")).read_all().num_rows == len(rows)


def test_no_rows_are_no_trouble(reader: duckdb.DuckDBPyConnection) -> None:
    empty = "SELECT incident_id FROM incidents WHERE false"
    assert written(query.run(reader, empty), "json") == b"[]\n"
    assert written(query.run(reader, empty), "csv") == b"incident_id\n"


@pytest.mark.parametrize(
    ("sql", "word"),
    [
        ("SELEC 1", r"(?s)syntax error.*LINE 1"),
        ("SELECT\n wrong FROM incidents", r"(?s)wrong.*LINE 2"),
        ("SELECT error('late') FROM incidents", "late"),
        ("DROP TABLE incidents", "read-only"),
        ("CREATE TABLE x AS SELECT 1", "read-only"),
        ("SELECT * FROM read_csv('/etc/hostname')", "reach nothing but the warehouse"),
        ("COPY incidents TO 'stolen.csv'", "reach nothing but the warehouse"),
        ("ATTACH 'other.duckdb'", "reach nothing but the warehouse"),
        ("INSTALL httpfs", "reach nothing but the warehouse"),
        ("SET enable_external_access = true", "locked"),
        (" ", "no SQL"),
    ],
)
def test_what_a_query_may_not_do_is_said(reader: duckdb.DuckDBPyConnection, sql: str, word: str) -> None:
    with pytest.raises(QueryFailed, match=word):
        list(query.run(reader, sql))


def test_show_marks_the_words_in_the_sentences(reader: duckdb.DuckDBPyConnection) -> None:
    ids = reader.execute("SELECT incident_id FROM incidents ORDER BY report_count DESC, incident_id").fetchall()
    told = show.show(reader, ids[0][0])
    sentence = told["reports"][0]["evidence"][0]
    (mark,) = sentence["marks"]
    assert sentence["text"][mark["start"] : mark["end"]] == f"{mark['value']} people"
    assert len(told["reports"]) == told["incident"]["report_count"]
    assert sum(source["articles"] for source in told["sources"]) == len(told["reports"])
    assert told["history"][0]["reason"] == "first report"
    assert told["links"]


def test_an_unknown_incident_is_said_so(reader: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(UnknownIncident, match="no incident has the id i0"):
        show.show(reader, "i0")


def exported(con: duckdb.DuckDBPyConnection, name: str, **choice: Any) -> bytes:
    stream = io.BytesIO()
    export.export(con, name, stream, **choice)
    return stream.getvalue()


@pytest.mark.parametrize("name", sorted(set(export.formats()) - {"removed"}))
def test_every_export_has_every_incident(reader: duckdb.DuckDBPyConnection, name: str) -> None:
    [(count,)] = reader.execute("SELECT count(*) FROM incidents").fetchall()
    stream = io.BytesIO()
    assert export.export(reader, name, stream) == count
    assert stream.getvalue()


def test_exports_keep_to_their_standards(reader: duckdb.DuckDBPyConnection) -> None:
    acled = list(csv.DictReader(io.StringIO(exported(reader, "acled").decode())))
    assert len(acled[0]) == 31
    assert {row["time_precision"] for row in acled} | {row["geo_precision"] for row in acled} <= {"1", "2", "3"}
    assert {row["event_type"] for row in acled} <= {
        "Battles",
        "Explosions/Remote violence",
        "Violence against civilians",
    }
    ged = list(csv.DictReader(io.StringIO(exported(reader, "ged").decode())))
    assert all(int(row["low"]) <= int(row["best"]) <= int(row["high"]) for row in ged)
    assert {row["where_prec"] for row in ged} <= set("1234567")
    hxl = list(csv.reader(io.StringIO(exported(reader, "hxl").decode())))
    assert all(tag.startswith("#") for tag in hxl[1])
    points = json.loads(exported(reader, "geojson"))["features"]
    assert all(-180 <= point["geometry"]["coordinates"][0] <= 180 for point in points)


def test_exports_can_be_narrowed(reader: duckdb.DuckDBPyConnection) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(reader, "csv", where="killed_best >= 10").decode())))
    assert rows
    assert all(int(row["killed_best"]) >= 10 for row in rows)
    assert exported(reader, "jsonl" if False else "csv", since=date(2999, 1, 1)).count(b"\n") == 1
    with pytest.raises(QueryFailed, match="--where nonsense"):
        exported(reader, "csv", where="nonsense = 1")
    with pytest.raises(UnknownFormat, match="acled"):
        exported(reader, "xlsx")


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@now", "\tx"])
def test_spreadsheets_are_not_given_formulas(value: str) -> None:
    assert safe_cell(value) == "'" + value
    assert safe_cell(-1) == -1


def test_a_sound_warehouse_passes_all_checks(reader: duckdb.DuckDBPyConnection, con: duckdb.DuckDBPyConnection) -> None:
    assert checks.run(reader) == []
    assert checks.run(con) == []


@pytest.mark.parametrize(
    ("damage", "check"),
    [
        ("UPDATE claims SET quote = 'made up'", "quotes_not_verbatim"),
        ("UPDATE incidents SET killed_min = killed_best + 1", "tolls_out_of_order"),
        ("UPDATE incidents SET date_start = '2999-01-01'", "dates_after_the_report"),
        ("UPDATE incidents SET latitude = 99", "coordinates_off_the_map"),
        ("UPDATE incidents SET country = 'NZ'", "coordinates_outside_the_country"),
        ("UPDATE incidents SET killed_best = 3000", "tolls_out_of_line_with_the_type"),
        ("DELETE FROM reports", "incidents_without_evidence"),
        ("UPDATE reports SET report = json_merge_patch(report, '{\"evidence\": []}')", "incidents_without_evidence"),
        ("DELETE FROM articles", "reports_of_nothing"),
        ("DELETE FROM reports", "claims_of_nothing"),
        ("UPDATE articles SET story_id = NULL", "articles_in_no_story"),
        ("DELETE FROM stories", "stories_not_there"),
        ("INSERT INTO incidents SELECT * FROM incidents", "ids_not_unique"),
        ("INSERT INTO merged_incidents VALUES ('i1', 'i2', now()::TIMESTAMP, 'x')", "forwards_to_nothing"),
        ("UPDATE reports SET incident_id = (SELECT min(incident_id) FROM incidents), article_id = 'a1'", "incidents_twice_in_one_article"),
    ],
)  # fmt: skip
def test_each_check_finds_its_damage(published: Path, tmp_path: Path, damage: str, check: str) -> None:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes((published / "published" / "dateline.duckdb").read_bytes())
    with duckdb.connect(str(copy)) as con:
        con.execute(damage)
        found = {finding.check: finding for finding in checks.run(con, limit=2)}
    assert check in found
    assert 0 < len(found[check].rows) <= 2
    assert found[check].count >= len(found[check].rows)


def test_what_a_headline_alone_tells_needs_no_evidence_in_the_text(published: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes((published / "published" / "dateline.duckdb").read_bytes())
    with duckdb.connect(str(copy)) as con:
        con.execute("""UPDATE reports SET report = json_merge_patch(report, '{"evidence": [], "headline": true}')""")
        assert "incidents_without_evidence" not in {finding.check for finding in checks.run(con)}

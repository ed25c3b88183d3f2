"""The published snapshot: the contract's tables, always readable, replaced as a whole."""

from __future__ import annotations

import random
import re
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest

import warehouse
from tests.warehouse.line import through
from tests.warehouse.world import OUTLETS, Event, Told, tell
from warehouse import models, pages, publish, runs, statement, writer
from warehouse.errors import NothingPublished, SnapshotTooNew, WarehouseDamaged

CONTRACT = {
    "articles": "article_id url page_url part outlet title published_at fetched_at language text story_id",
    "stories": "story_id first_article_id article_count outlet_count wire_agency",
    "reports": "report_id article_id incident_id prominence",
    "claims": "claim_id report_id incident_id field value attributed_to start_offset end_offset quote",
    "incidents": "incident_id event_type sub_event_type date_start date_end date_precision place admin1 country "
    "latitude longitude geo_precision perpetrator target weapon killed_min killed_best killed_max injured_min "
    "injured_best injured_max claimed_by report_count independent_source_count first_reported_at updated_at",
    "incident_revisions": "incident_id revision changed_at field old_value new_value reason article_id",
    "runs": "run_id flow started_at ended_at status pages articles reports incidents_new incidents_changed errors",
}


@pytest.mark.parametrize("table", CONTRACT)
def test_tables_have_the_columns_of_the_contract(published: Path, table: str) -> None:
    con = warehouse.open(published)
    columns = [row[0] for row in con.execute(f"DESCRIBE {table}").fetchall()]
    assert set(CONTRACT[table].split()) <= set(columns)


def test_any_client_can_open_it_while_a_writer_writes(published: Path, tmp_path: Path, told: list[Told]) -> None:
    with writer.open_writer(tmp_path) as con:
        through(con, told[:3])
        publish.publish(con, tmp_path)
        with warehouse.open(tmp_path) as old:
            through(con, told[3:9])
            publish.publish(con, tmp_path)
            assert old.execute("SELECT count(*) FROM articles").fetchone() == (3,)
            with warehouse.open(tmp_path) as new:
                assert new.execute("SELECT count(*) FROM articles").fetchone() == (9,)
    assert not list((tmp_path / "published").glob("*.new"))


def test_nothing_published_yet_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(NothingPublished, match="dateline demo"):
        warehouse.open(tmp_path)


def test_a_newer_snapshot_and_a_strange_file_are_told_apart(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    path = publish.publish(con, tmp_path)
    with duckdb.connect(str(path)) as other:
        other.execute("UPDATE snapshot_info SET schema_version = 99")
    with pytest.raises(SnapshotTooNew, match="upgrade dateline"):
        warehouse.open(tmp_path)
    path.write_bytes(b"nonsense" * 1000)
    with pytest.raises(WarehouseDamaged):
        warehouse.open(tmp_path)


def test_a_failed_publish_leaves_the_old_snapshot(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, told: list[Told]
) -> None:
    pages.load(con, "r", articles=[told[0].article])
    publish.publish(con, tmp_path)
    runs.start(con, "ingest")
    con.execute("CREATE OR REPLACE VIEW published.runs AS SELECT * REPLACE (error('broken') AS status) FROM main.runs")
    with pytest.raises(duckdb.Error, match="broken"):
        publish.publish(con, tmp_path)
    assert warehouse.open(tmp_path).execute("SELECT count(*) FROM articles").fetchone() == (1,)
    assert not list((tmp_path / "published").glob("*.new"))


def test_runs_are_told_with_their_end(con: duckdb.DuckDBPyConnection) -> None:
    died, crawling = runs.start(con, "ingest"), runs.start(con, "ingest")
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    con.execute(
        "UPDATE runs SET details = json_object('pid', ?, 'host', ?) WHERE run_id = ?",
        [ended.pid, socket.gethostname(), died],
    )
    done = runs.start(con, "ingest")
    runs.finish(con, done, counts={"articles": 3})
    told = {row[0]: row[1:] for row in con.execute("SELECT run_id, status, articles FROM published.runs").fetchall()}
    assert told == {died: ("killed", None), crawling: ("running", None), done: ("finished", 3)}


MODELS = [
    f"{folder}/{name}"
    for folder in (
        *("models/staging", "models/marts", "models/readers", "models/macros", "models/exports", "models/show", "models/report"),
        *(f"models/intermediate/{stage}" for stage in ("fingerprints", "boilerplate", "linking", "values", "revising")),
    )
    for name in statement.names(folder)
]  # fmt: skip


@pytest.mark.parametrize("name", MODELS)
def test_a_model_is_one_select_that_says_what_a_row_is(name: str) -> None:
    text = statement.sql(name)
    assert text.startswith("-- One row per "), text.splitlines()[0]
    assert len(duckdb.extract_statements(re.sub(r"\s+$", "", text))) == 1


def test_models_come_after_those_they_refer_to(con: duckdb.DuckDBPyConnection) -> None:
    order = models.ordered(con, "models/intermediate/linking")
    assert (
        order.index("candidate_pairs")
        < order.index("pair_features")
        < order.index("pair_points")
        < order.index("pair_scores")
    )


def test_what_was_known_when(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    rng = random.Random(3)
    event = Event(1, "bomb", "Velmar", date(2021, 3, 4), 8, "walnut anchor street")
    through(con, [tell(rng, event, OUTLETS[0], 1)])
    row = con.execute("SELECT max(changed_at) FROM incident_revisions_kept").fetchone()
    assert row
    through(con, [tell(rng, event, OUTLETS[1], 9, killed=11)])
    publish.publish(con, tmp_path)
    with warehouse.open(tmp_path) as reader:
        then = reader.execute("SELECT killed_best, report_count FROM incidents_as_of(?)", [row[0]]).fetchall()
        today = reader.execute("SELECT * FROM incidents_as_of(now())").fetchall()
        held = reader.execute(
            f"SELECT {', '.join(column[0] for column in reader.description)} FROM incidents"
        ).fetchall()
        before = reader.execute("SELECT * FROM incidents_as_of(TIMESTAMP '2001-01-01')").fetchall()
        near = reader.execute("SELECT round(distance_km) FROM incidents_near(41.2, 21.2, 20)").fetchall()
        assert reader.execute("SELECT count(*) FROM incidents_of('nobody')").fetchone() == (0,)
    assert then == [(8, 1)]
    assert today == held
    assert before == []
    assert near == [(11.0,)]

"""Publishing what changed: the same snapshot as one built anew, old readers undisturbed, Parquet that is one state."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

import warehouse
from tests.warehouse.line import through
from tests.warehouse.world import Told
from warehouse import decisions, pages, parquet, pending, publish, writer
from warehouse import marts as marts_module
from warehouse.errors import NothingPublished, SnapshotTooNew, UnknownTable
from warehouse.marts import marts
from warehouse.snapshot import SNAPSHOT


def held(home: Path) -> dict[str, list[Any]]:
    """All rows of all published tables; words of the search index by their names, as numbers are given in passing."""
    with warehouse.open(home) as con:
        tables = {mart.name: f"SELECT * FROM {mart.name} ORDER BY ALL" for mart in marts()}
        tables["search"] = (
            "SELECT word, article_key, times FROM search_postings JOIN search_words USING (word_id) ORDER BY ALL"
        )
        tables["words"] = "SELECT word, article_count FROM search_words WHERE article_count > 0 ORDER BY ALL"
        tables["lengths"] = "FROM search_lengths ORDER BY ALL"
        return {name: con.execute(query).fetchall() for name, query in tables.items()}


def parquet_rows(home: Path) -> dict[str, list[Any]]:
    with duckdb.connect() as con:
        return {
            mart.name: con.execute(
                f"SELECT * FROM read_parquet('{parquet.folder_of(home, mart.name)}/**/*.parquet', hive_partitioning = false) "
                "ORDER BY ALL"
            ).fetchall()
            for mart in marts()
        }


@pytest.fixture(scope="module", name="batches")
def warehouse_of_batches(tmp_path_factory: pytest.TempPathFactory, told: list[Told]) -> Path:
    """A warehouse that was published after each of three batches; the last one went into a file that was there before."""
    home = tmp_path_factory.mktemp("batches")
    with writer.open_writer(home) as con:
        for start in range(0, 24, 8):
            through(con, told[start : start + 8], batch=8)
            publish.publish(con, home)
    return home


@pytest.fixture(name="grown")
def grown_warehouse(batches: Path, tmp_path: Path) -> Iterator[tuple[duckdb.DuckDBPyConnection, Path]]:
    home = tmp_path / "home"
    shutil.copytree(batches, home, symlinks=True)
    with writer.open_writer(home) as con:
        yield con, home


def test_what_is_written_piece_by_piece_is_what_is_built_anew(
    grown: tuple[duckdb.DuckDBPyConnection, Path], told: list[Told]
) -> None:
    con, home = grown
    # An edited text, a withdrawn page that comes back, a merge by a person, undone, another coder, everything linked
    # again: rows that change and rows that go, each published by itself or some together.
    edited = {
        **told[0].article,
        "text": told[0].article["text"] + "\n\nCorrected on Friday.",
        "fetched_at": "2021-06-01",
    }
    gone = {"url": told[3].article["url"], "status": 404, "fetched_at": "2021-06-01"}
    pages.load(con, "r", articles=[edited], pages=[gone])
    publish.publish(con, home)
    through(con, told, batch=40)
    ids = [row[0] for row in con.execute("SELECT incident_id FROM incidents_held ORDER BY 1 LIMIT 2").fetchall()]
    decision = decisions.merge(con, ids, reason="one event", by="desk")
    publish.publish(con, home)
    pages.load(con, "r", articles=[{**told[3].article, "fetched_at": "2021-07-01"}])
    decisions.undo(con, decision)
    publish.publish(con, home)
    pending.mark(con, "link")
    through(con, [replace(item, reports=item.reports[:1]) for item in told], batch=40, coder="world-2")
    publish.publish(con, home)
    pieces, files = held(home), parquet_rows(home)
    publish.publish(con, home, whole=True)
    assert pieces == held(home)
    assert files == parquet_rows(home) == {name: rows for name, rows in pieces.items() if name in files}


def test_a_snapshot_of_which_nothing_is_known_is_built_anew(
    grown: tuple[duckdb.DuckDBPyConnection, Path],
) -> None:
    con, home = grown
    con.execute("DELETE FROM changed_articles")  # as in tables of another home, or of a backup
    con.execute("UPDATE publications SET published_at = published_at + INTERVAL 1 HOUR")
    con.execute("UPDATE article_versions SET title = 'Told otherwise'")
    publish.publish(con, home)
    with warehouse.open(home) as reader:
        assert reader.execute("SELECT DISTINCT title FROM articles").fetchall() == [("Told otherwise",)]


def test_files_that_are_full_are_never_written_again(
    grown: tuple[duckdb.DuckDBPyConnection, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    con, home = grown
    monkeypatch.setattr(marts_module, "ROWS_A_FILE", 10)
    publish.publish(con, home, whole=True)
    before = {path.stat().st_ino for path in parquet.folder_of(home, "incident_revisions").rglob("*.parquet")}
    ids = [row[0] for row in con.execute("SELECT incident_id FROM incidents_held ORDER BY 1 LIMIT 2").fetchall()]
    decisions.merge(con, ids)
    publish.publish(con, home)
    after = {path.stat().st_ino for path in parquet.folder_of(home, "incident_revisions").rglob("*.parquet")}
    assert len(before) > 2
    assert len(before - after) <= 1
    assert parquet_rows(home)["incident_revisions"] == held(home)["incident_revisions"]


def test_every_mart_says_by_what_its_rows_are_known() -> None:
    leaders = {mart.name for mart in marts() if mart.leader is None}
    assert [mart.name for mart in marts() if mart.leader is not None and mart.leader not in leaders] == []


def test_a_file_that_is_being_read_is_never_written_to(
    grown: tuple[duckdb.DuckDBPyConnection, Path], told: list[Told]
) -> None:
    con, home = grown
    count = "SELECT count(*), count(DISTINCT incident_id) FROM reports"
    with warehouse.open(home) as old:
        before = old.execute(count).fetchall()
        for _ in range(3):
            rows = con.execute("SELECT report_id, article_key FROM report_incidents LIMIT 1").fetchall()
            con.execute("DELETE FROM report_incidents WHERE report_id = ?", [rows[0][0]])
            con.execute("INSERT INTO changed_articles (article_key, kind) VALUES (?, 'reports')", [rows[0][1]])
            publish.publish(con, home)
        assert old.execute(count).fetchall() == before
    with warehouse.open(home) as new:
        assert new.execute(count).fetchall() != before


def test_a_crash_between_the_two_names_is_seen(grown: tuple[duckdb.DuckDBPyConnection, Path]) -> None:
    con, home = grown
    published = home / SNAPSHOT
    previous = published.with_name(f".{published.name}.previous")
    previous.unlink()
    os.link(published, previous)
    inode = published.stat().st_ino
    publish.publish(con, home)
    assert published.stat().st_ino != inode, "readers of the old name would have seen it change"


@pytest.mark.parametrize("damage", [b"", b"nonsense" * 1000])
def test_damaged_leftovers_are_built_anew(grown: tuple[duckdb.DuckDBPyConnection, Path], damage: bytes) -> None:
    con, home = grown
    before = held(home)
    for path in (home / "published").glob("*dateline.duckdb*"):
        path.write_bytes(damage)
    for path in (home / "published").glob("parquet*/manifest.json"):
        path.write_bytes(damage)
    publish.publish(con, home)
    assert held(home) == before


def test_parquet_is_read_directly_by_polars_pandas_and_duckdb(published: Path) -> None:
    folder = parquet.folder_of(published, "incidents")
    with warehouse.open(published) as con:
        row = con.execute("SELECT count(*), sum(killed_best) FROM incidents").fetchone()
    assert row
    frame = pd.read_parquet(folder)
    lazy = pl.scan_parquet(folder / "**/*.parquet", hive_partitioning=True).collect()
    with duckdb.connect() as con:
        direct = con.execute(
            f"SELECT count(*), sum(killed_best) FROM read_parquet('{folder}/*/*.parquet', hive_partitioning = true) WHERE year = 2021"
        ).fetchone()
    assert (len(frame), frame["killed_best"].sum()) == (len(lazy), lazy["killed_best"].sum()) == direct == row


def test_a_generation_stays_while_the_next_ones_come(grown: tuple[duckdb.DuckDBPyConnection, Path]) -> None:
    con, home = grown
    publish.publish(con, home)
    folder = parquet.folder_of(home, "reports")
    files = {path: path.stat().st_ino for path in folder.rglob("*.parquet")}
    con.execute("UPDATE incidents_held SET revision = revision + 1, updated_at = now()::TIMESTAMP")
    publish.publish(con, home)
    newest = parquet.folder_of(home, "reports")
    assert newest != folder
    assert {path: path.stat().st_ino for path in folder.rglob("*.parquet")} == files
    assert {path.stat().st_ino for path in newest.rglob("*.parquet")} == set(files.values()), (
        "unchanged months are shared"
    )
    publish.publish(con, home)
    publish.publish(con, home)
    assert len(list((home / "published").glob("parquet-*"))) == parquet.GENERATIONS


def test_what_is_not_there_or_of_another_version_is_said(published: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownTable, match="articles"):
        parquet.folder_of(published, "casualties")
    with pytest.raises(NothingPublished, match="dateline run"):
        parquet.folder_of(tmp_path, "incidents")
    (tmp_path / "published" / "parquet").mkdir(parents=True)
    (tmp_path / "published" / "parquet" / "manifest.json").write_text(json.dumps({"schema_version": 99, "tables": {}}))
    with pytest.raises(SnapshotTooNew, match="upgrade dateline"):
        parquet.folder_of(tmp_path, "incidents")

"""The data dictionary describes every published column, no other, and is the same everywhere."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

import warehouse
from warehouse import dictionary, publish
from warehouse.writer import open_writer


@pytest.fixture(name="snapshot")
def published_snapshot(tmp_path: Path) -> duckdb.DuckDBPyConnection:
    with open_writer(tmp_path) as con:
        publish.publish(con, tmp_path)
    return warehouse.open(tmp_path)


def test_every_column_is_described_and_no_other(snapshot: duckdb.DuckDBPyConnection) -> None:
    rows = snapshot.execute("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal").fetchall()
    described = {
        (table, column) for table, meanings in dictionary.tables().items() for column in meanings if column != "about"
    }
    assert set(rows) - described == set(), "describe these in warehouse/dictionary.toml"
    assert described - set(rows) == set(), "these are published no more: take them out of warehouse/dictionary.toml"


def test_the_comments_stand_in_the_database(snapshot: duckdb.DuckDBPyConnection) -> None:
    bare = "SELECT table_name FROM duckdb_tables() WHERE NOT internal AND comment IS NULL"
    assert snapshot.execute(bare).fetchall() == []
    row = snapshot.execute(
        "SELECT comment FROM duckdb_columns() WHERE table_name = 'incidents' AND column_name = 'killed_max'"
    ).fetchone()
    assert row == (dictionary.tables()["incidents"]["killed_max"],)


def test_the_page_is_up_to_date() -> None:
    page = Path(dictionary.__file__).with_name("DICTIONARY.md").read_text()
    assert page == dictionary.to_markdown(), "python -m warehouse.dictionary > warehouse/DICTIONARY.md"

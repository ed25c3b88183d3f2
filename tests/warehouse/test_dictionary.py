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
    described = {(name, column) for name, table in dictionary.tables().items() for column in table.columns}
    assert set(rows) - described == set(), "describe these in warehouse/dictionary.toml"
    assert described - set(rows) == set(), "these are published no more: take them out of warehouse/dictionary.toml"


def test_the_comments_stand_in_the_database(snapshot: duckdb.DuckDBPyConnection) -> None:
    bare = "SELECT table_name FROM duckdb_tables() WHERE NOT internal AND comment IS NULL"
    assert snapshot.execute(bare).fetchall() == []
    row = snapshot.execute(
        "SELECT comment FROM duckdb_columns() WHERE table_name = 'incidents' AND column_name = 'killed_max'"
    ).fetchone()
    assert row == (str(dictionary.tables()["incidents"].columns["killed_max"]),)
    assert row[0].endswith(
        "Unit: people. Null: open or not told. Rule: ACLED (the most conservative credible figure is best), GTD (attackers count)."
    )


def test_the_page_is_up_to_date() -> None:
    page = Path(dictionary.__file__).with_name("DICTIONARY.md").read_text()
    assert page == dictionary.to_markdown(), "python -m warehouse.dictionary > warehouse/DICTIONARY.md"


def test_every_code_list_is_used_and_known() -> None:
    used = {column.codes for table in dictionary.tables().values() for column in table.columns.values() if column.codes}
    assert used == set(dictionary.codes()) - {"change"}, "change is of a macro"

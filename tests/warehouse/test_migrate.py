"""The schema's ledger: each migration once, none edited, none unknown, none half."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from warehouse import migrate, writer
from warehouse.errors import MigrationChanged, WarehouseTooNew


def ledger(con: duckdb.DuckDBPyConnection) -> list[tuple[int, str]]:
    return con.execute("SELECT version, name FROM migrations ORDER BY version").fetchall()


def test_migrations_are_numbered_without_gap_and_recorded(con: duckdb.DuckDBPyConnection) -> None:
    assert [version for version, _ in ledger(con)] == list(range(1, len(migrate.migrations()) + 1))


def test_migrating_again_does_nothing(con: duckdb.DuckDBPyConnection) -> None:
    assert migrate.migrate(con) == []


def test_an_edited_migration_is_refused(con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    first, *others = migrate.migrations()
    monkeypatch.setattr(migrate, "migrations", lambda: [(first[0], first[1], first[2] + "-- edited"), *others])
    with pytest.raises(MigrationChanged, match=rf"{first[0]:04d}_{first[1]}\.sql differs"):
        migrate.migrate(con)


def test_a_newer_warehouse_is_refused(tmp_path: Path) -> None:
    with writer.open_writer(tmp_path) as con:
        con.execute("INSERT INTO migrations VALUES (9999, 'time_travel', 'x', now()::TIMESTAMP)")
    with pytest.raises(WarehouseTooNew, match="time_travel"), writer.open_writer(tmp_path):
        pass


def test_a_failing_migration_leaves_no_trace(con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ledger(con)
    broken = (9000, "half", "CREATE TABLE half_done (x INTEGER); SELECT nonsense FROM nowhere;")
    known = migrate.migrations()
    monkeypatch.setattr(migrate, "migrations", lambda: [*known, broken])
    with pytest.raises(duckdb.CatalogException):
        migrate.migrate(con)
    assert ledger(con) == before
    assert con.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'half_done'").fetchone() == (0,)

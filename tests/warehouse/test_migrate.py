"""The schema's ledger: each migration once, none edited, none unknown, none half."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

import warehouse
from warehouse import migrate, publish, writer
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


@pytest.mark.parametrize("released", range(1, len(migrate.migrations()) + 1))
def test_a_warehouse_of_every_released_schema_is_upgraded_and_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, released: int
) -> None:
    known = migrate.migrations()
    with monkeypatch.context() as older, duckdb.connect(str(tmp_path / writer.FILE_NAME)) as con:
        older.setattr(migrate, "migrations", lambda: known[:released])
        migrate.migrate(con)
        con.execute(
            "INSERT INTO article_versions (article_key, article_id, version, is_current, part, site, text, content_digest, "
            "text_digest, day, fetched_at, first_seen_at) VALUES (1, 'a1', 1, true, 0, '', 'Kept.', '', '', 0, now(), now())"
        )
        con.execute("INSERT INTO pages (url, first_fetched_at, fetched_at, fetch_count) VALUES ('u', now(), now(), 1)")
    with writer.open_writer(tmp_path) as con:
        assert [version for version, _ in ledger(con)] == [version for version, _, _ in known]
        publish.publish(con, tmp_path)
    with warehouse.open(tmp_path) as reader:
        assert reader.execute("SELECT text FROM articles").fetchall() == [("Kept.",)]
        assert reader.execute("SELECT url FROM pages").fetchall() == [("u",)]

"""The published snapshot as readers find it: where it lies, which schema it has, opening it read-only."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import duckdb

from warehouse.errors import NothingPublished, SnapshotTooNew, SnapshotTooOld, WarehouseDamaged, WarehouseError
from warehouse.models import quoted

FOLDER = "published"
SNAPSHOT = Path(FOLDER) / "dateline.duckdb"
SCHEMA_VERSION = 4
"""Of the published tables: a reader refuses what it cannot read. 2: search, code lists, months; 3: homes of sources;
4: numbers of changes, and of the articles of linked pairs."""

READER_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
}


def open_snapshot(home: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection on the snapshot of `home`; see `warehouse.open`."""
    path = home / SNAPSHOT
    if not path.exists():
        raise NothingPublished(
            f"{path} is not there: nothing has been published under {home} yet; "
            "run `dateline demo` or `dateline run` first"
        )
    # Attached to a connection of its own: two connections of one process on one path would share the older snapshot.
    con = duckdb.connect(config=READER_SETTINGS)
    try:
        con.execute(f"ATTACH {quoted(path)} AS dateline (READ_ONLY)")
        con.execute("USE dateline")
        con.execute("SET TimeZone = 'UTC'")
        con.execute("SET enable_progress_bar = false")
        version = _schema_version(con, path)
    except duckdb.IOException as failure:
        con.close()
        raise WarehouseDamaged(
            f"{path} cannot be opened: {str(failure).splitlines()[0]}; run `dateline recode` to publish it anew"
        ) from failure
    except WarehouseDamaged:
        con.close()
        raise
    if version != SCHEMA_VERSION:
        con.close()
        refuse_version(version, path)
    return con


def refuse_version(version: int, path: Path) -> None:
    """Raise `SnapshotTooNew` or `SnapshotTooOld` where `version` is not the one that this dateline reads."""
    if version > SCHEMA_VERSION:
        raise SnapshotTooNew(
            f"{path} has schema version {version}, this dateline reads {SCHEMA_VERSION}: upgrade dateline"
        )
    if version < SCHEMA_VERSION:
        raise SnapshotTooOld(
            f"{path} has schema version {version}, this dateline reads {SCHEMA_VERSION}: "
            "run any flow (`dateline run`, `dateline ingest`) to publish it anew"
        )


def published_at(home: Path) -> datetime | None:
    """When the snapshot of `home` was published; None where there is none that can be read."""
    try:
        with open_snapshot(home) as con:
            row = con.execute("SELECT published_at FROM snapshot_info").fetchone()
    except WarehouseError:
        return None
    return row[0] if row else None


def _schema_version(con: duckdb.DuckDBPyConnection, path: Path) -> int:
    try:
        # All rows are fetched: with a result left open the caller's con.sql() would refuse to work.
        rows = con.execute("SELECT schema_version FROM snapshot_info").fetchall()
    except duckdb.CatalogException as failure:
        raise WarehouseDamaged(f"{path} is no snapshot of dateline: it has no table snapshot_info") from failure
    return int(rows[0][0]) if rows else 0

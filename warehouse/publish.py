"""Publishing: readers get a snapshot of their own, replaced as a whole; who has the old one open keeps reading it."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from warehouse import dictionary, models
from warehouse.errors import NothingPublished, SnapshotTooNew, SnapshotTooOld, WarehouseDamaged
from warehouse.rows import now
from warehouse.writer import explained

SNAPSHOT = Path("published") / "dateline.duckdb"
SCHEMA_VERSION = 1
"""Of the published tables: a reader refuses what it cannot read."""


READER_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
}


def publish(con: duckdb.DuckDBPyConnection, home: str | os.PathLike[str]) -> Path:
    """Write the marts to HOME/published/dateline.duckdb, whole or not at all; returns its path.

    The new file is written beside the old one, synced, and renamed over it. A full disk raises `WarehouseFull` and
    leaves the old snapshot as it was.
    """
    target = Path(home) / SNAPSHOT
    fresh = target.with_name(f".{target.name}.new")
    with explained(Path(home)):
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _remove(fresh)
            _write(con, fresh)
            _sync(fresh)
            fresh.replace(target)
            _sync(target.parent)
        except BaseException:
            _remove(fresh)
            raise
    return target


def _write(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    home = con.execute("SELECT current_catalog()").fetchone()
    con.execute(f"ATTACH {models.quoted(path)} AS snapshot")
    try:
        con.execute("BEGIN")
        for name in models.marts():
            con.execute(f"CREATE TABLE snapshot.main.{name} AS SELECT * FROM published.{name}")
        con.execute(
            "CREATE TABLE snapshot.main.snapshot_info AS SELECT ? AS schema_version, ? AS published_at",
            [SCHEMA_VERSION, now()],
        )
        # Views and macros are read from within the snapshot, and bound there.
        con.execute("USE snapshot")
        models.create_readers(con)
        dictionary.comment(con)
        con.execute("COMMIT")
    except BaseException:
        _rollback(con)
        raise
    finally:
        con.execute(f"USE {home[0] if home else 'memory'}")
        con.execute("DETACH snapshot")


def _rollback(con: duckdb.DuckDBPyConnection) -> None:
    try:
        con.execute("ROLLBACK")
    except duckdb.TransactionException:
        return  # the COMMIT itself failed and has ended the transaction


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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
        con.execute(f"ATTACH {models.quoted(path)} AS dateline (READ_ONLY)")
        con.execute("USE dateline")
        con.execute("SET TimeZone = 'UTC'")
    except duckdb.IOException as failure:
        con.close()
        raise WarehouseDamaged(
            f"{path} cannot be opened: {str(failure).splitlines()[0]}; run `dateline recode` to publish it anew"
        ) from failure
    try:
        row = con.execute("SELECT schema_version FROM snapshot_info").fetchone()
    except duckdb.CatalogException as failure:
        con.close()
        raise WarehouseDamaged(f"{path} is no snapshot of dateline: it has no table snapshot_info") from failure
    version = row[0] if row else 0
    if version != SCHEMA_VERSION:
        con.close()
        if version > SCHEMA_VERSION:
            raise SnapshotTooNew(
                f"{path} has schema version {version}, this dateline reads {SCHEMA_VERSION}: upgrade dateline"
            )
        raise SnapshotTooOld(
            f"{path} has schema version {version}, this dateline reads {SCHEMA_VERSION}: "
            "run any flow to publish it anew"
        )
    return con


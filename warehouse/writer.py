"""The one connection that writes: a lock that names its holder, settings, migrations, models, whole transactions."""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import duckdb

from warehouse import migrate, models
from warehouse.errors import WarehouseBusy, WarehouseDamaged, WarehouseFull

FILE_NAME = "warehouse.duckdb"
LOCK_NAME = "warehouse.lock"
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 2,
    "memory_limit": "2GB",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
}
FULL_WORDS = (
    "no space left",
    "disk quota",
    "could not write",
    "read-only file system",
    "file too large",
    "out of disk",
)
FULL_NUMBERS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM})


@contextmanager
def open_writer(
    home: str | os.PathLike[str],
    *,
    wait_seconds: float = 0.0,
    memory_limit: str | None = None,
    threads: int | None = None,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The writing connection on HOME/warehouse.duckdb, migrated, with its models; closed at the end.

    Only one process at a time: another one gets `WarehouseBusy` (after `wait_seconds`), which names the holder. The
    lock is the kernel's, so that a dead process holds nothing. `WarehouseFull` where the disk is full: the file then
    holds the state of the last whole batch.
    """
    home = Path(home)
    with _lock(home, wait_seconds):
        settings = dict(SETTINGS)
        settings["memory_limit"] = memory_limit or os.environ.get("DATELINE_MEMORY_LIMIT") or settings["memory_limit"]
        settings["threads"] = threads or settings["threads"]
        settings["temp_directory"] = str(home / "warehouse.duckdb.tmp")
        con = _connect(home / FILE_NAME, settings)
        try:
            with explained(home):
                con.execute("SET TimeZone = 'UTC'")
                # What a flow prints goes to logs: a bar of what DuckDB is doing has no place in them.
                con.execute("SET enable_progress_bar = false")
                migrate.migrate(con)
                models.create_views(con)
                yield con
        finally:
            con.close()


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All of it or none: commits at the end, rolls back on any error."""
    con.execute("BEGIN")
    try:
        yield
        con.execute("COMMIT")
    except BaseException:
        # An error at COMMIT (a full disk) has already ended the transaction.
        try:
            con.execute("ROLLBACK")
        except duckdb.Error as failure:
            if "no transaction" not in str(failure).lower():
                raise
        raise


@contextmanager
def explained(home: Path) -> Iterator[None]:
    """Turns DuckDB's and the system's words for a full disk into `WarehouseFull`; other errors stay what they are."""
    try:
        yield
    except (duckdb.Error, OSError) as failure:
        if _is_full(failure):
            raise WarehouseFull(
                f"{home}: cannot write: {str(failure).splitlines()[0]}; "
                "the warehouse holds the state of the last whole batch: "
                "make room (or choose another --home) and run the same command again"
            ) from failure
        raise


def _is_full(failure: Exception) -> bool:
    if isinstance(failure, OSError):
        return failure.errno in FULL_NUMBERS
    return any(word in str(failure).lower() for word in FULL_WORDS)


def _connect(path: Path, settings: dict[str, str | bool | int | float | list[str]]) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), config=settings)
    except duckdb.IOException as failure:
        said = str(failure)
        if "conflicting lock" in said.lower():
            raise WarehouseBusy(
                f"{path} is open in another program ({said.splitlines()[0]}); close it there, "
                "or query HOME/published/dateline.duckdb, which blocks nobody"
            ) from failure
        if _is_full(failure):
            raise WarehouseFull(
                f"{path}: cannot be opened for writing: {said.splitlines()[0]}; make room and run again"
            ) from failure
        raise WarehouseDamaged(
            f"{path} cannot be opened: {said.splitlines()[0]}; move it away and run `dateline recode`, "
            "which builds it anew from the archive, or restore a backup"
        ) from failure


@contextmanager
def _lock(home: Path, wait_seconds: float) -> Iterator[None]:
    try:
        home.mkdir(parents=True, exist_ok=True)
        handle = (home / LOCK_NAME).open("a+", encoding="utf-8")
    except OSError as failure:
        raise WarehouseFull(
            f"{home}: cannot be written to ({failure.strerror}); choose another --home or make room"
        ) from failure
    with handle:
        _take(handle, home, time.monotonic() + wait_seconds)
        _write_holder(handle)
        yield
        # The file stays: removing it would let two processes lock two files of one name.


def _take(handle: IO[str], home: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() < deadline:
                time.sleep(0.1)
                continue
            handle.seek(0)
            holder = handle.read().strip() or "another process"
            raise WarehouseBusy(
                f"{home / FILE_NAME} is being written by {holder}; wait until it has finished, or stop it; "
                "reading goes on meanwhile (dateline sql, dateline show)"
            ) from None
        return


def _write_holder(handle: IO[str]) -> None:
    handle.seek(0)
    handle.truncate()
    try:
        handle.write(f"process {os.getpid()}, since {time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime())} UTC\n")
        handle.flush()
    except OSError:  # a full disk: the lock holds without a name in it, and the load will say what is wrong
        handle.truncate(0)

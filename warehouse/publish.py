"""Publishing: readers get a snapshot of their own, replaced as a whole; who has the old one open keeps reading it.

Two files take turns: readers open `published/dateline.duckdb`; beside it lies the one before, hidden. Publishing brings
the hidden one up to date (`warehouse.refresh`) and exchanges the two, so it costs what changed, not what is stored. The
hidden file is only written to where nobody has it open any more; else, and where there is none, the work begins with a
copy of the newest. The same goes for Parquet, see `warehouse.parquet`.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import duckdb

from warehouse import parquet, publications, refresh
from warehouse.models import quoted
from warehouse.rows import now
from warehouse.snapshot import READER_SETTINGS, SCHEMA_VERSION, SNAPSHOT
from warehouse.writer import explained, transaction

FICLONE = 0x40049409
"""Linux's request to share a file's blocks with a copy of it (Btrfs, XFS); the copy then costs nothing."""


def publish(con: duckdb.DuckDBPyConnection, home: str | os.PathLike[str], whole: bool = False) -> Path:
    """Write the marts to HOME/published/dateline.duckdb and HOME/published/parquet; returns the path of the first.

    `whole` builds both anew instead of writing what changed: after a recoding, which changes most of it. Both are
    replaced whole or not at all. A full disk raises `WarehouseFull` and leaves what was published as it was.
    """
    target = Path(home) / SNAPSHOT
    fresh = target.with_name(f".{target.name}.new")
    with explained(Path(home)):
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _remove(fresh)
            base = None if whole else _take_base(con, target, fresh)
            published_at = now()
            publications.begin(con, base, published_at)
            with _attached(con, fresh):
                since, months = _write(con, base is not None, published_at)
                generation = parquet.write(con, target.parent, months, since, published_at)
            sync(fresh)
            _exchange(fresh, target)
            parquet.switch(generation)
        except BaseException:
            _remove(fresh)
            raise
    return target


def _previous(target: Path) -> Path:
    return target.with_name(f".{target.name}.previous")


def _take_base(con: duckdb.DuckDBPyConnection, target: Path, fresh: Path) -> int | None:
    """Put an older snapshot at `fresh` to begin with; returns the number of its publication, None where there is none
    of today's schema of which it is known what changed after it.
    """
    previous = _previous(target)
    if _is_ours_alone(previous) and (publication := _publication(con, previous)):
        previous.replace(fresh)
        return publication
    if target.exists() and (publication := _publication(con, target)):
        _copy(target, fresh)
        return publication
    return None


def _is_ours_alone(path: Path) -> bool:
    """Whether a file has one name and nobody, this process included, has it open: only then may it be written to.

    The kernel knows: a write lease is granted on no file that is open elsewhere. Where there are no leases (systems
    other than Linux, some network file systems) the answer is no.
    """
    if not hasattr(fcntl, "F_SETLEASE"):
        return False
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_WRLCK)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        return os.fstat(handle).st_nlink == 1
    except OSError:
        return False
    finally:
        os.close(handle)


def _publication(con: duckdb.DuckDBPyConnection, path: Path) -> int | None:
    with duckdb.connect(config=READER_SETTINGS) as reader:
        try:
            reader.execute(f"ATTACH {quoted(path)} AS snapshot (READ_ONLY)")
            row = reader.execute("SELECT schema_version, published_at FROM snapshot.snapshot_info").fetchone()
        except duckdb.Error:
            return None  # damaged or no snapshot at all: it is built anew
    return publications.number_of(con, row[1]) if row and row[0] == SCHEMA_VERSION else None


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as old, target.open("wb") as new:
        try:
            fcntl.ioctl(new.fileno(), FICLONE, old.fileno())
        except OSError:
            shutil.copyfileobj(old, new, 1 << 20)


@contextmanager
def _attached(con: duckdb.DuckDBPyConnection, path: Path) -> Iterator[None]:
    home = con.execute("SELECT current_catalog()").fetchone()
    con.execute(f"ATTACH {quoted(path)} AS snapshot")
    try:
        yield
    finally:
        con.execute(f"USE {home[0] if home else 'memory'}")
        con.execute("DETACH snapshot")


def _write(
    con: duckdb.DuckDBPyConnection, has_base: bool, published_at: datetime
) -> tuple[datetime | None, refresh.Months]:
    """Fill or refresh the attached snapshot; returns of when its base was, and the months in which rows changed."""
    since = con.execute("SELECT published_at FROM snapshot.snapshot_info").fetchone() if has_base else None
    with transaction(con):
        months = refresh.refresh(con, published_at) if has_base else refresh.build(con, published_at)
    return (since[0] if since else None), months


def _exchange(fresh: Path, target: Path) -> None:
    """Put the fresh file in the place of the published one, which stays beside it as the next one's base."""
    previous = _previous(target)
    _remove(previous)
    if target.exists():
        with suppress(OSError):  # a file system without hard links: the next publish begins with a copy
            previous.hardlink_to(target)
    fresh.replace(target)
    sync(target.parent)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""State files: the small SQLite databases in which crawls keep what they know, opened so that a kill costs nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def open_state(path: Path | None, schema: str, *, wait_seconds: float, exclusive: bool = False) -> sqlite3.Connection:
    """Open a state file, made where it is missing; without a path it lies in memory. Statements commit one by one.

    `exclusive`: no other process can open it as long as this connection, or its process, lives. Raises
    `sqlite3.OperationalError` where another one holds it for longer than `wait_seconds`, and `sqlite3.DatabaseError`
    where the file is no database any more.
    """
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    where = ":memory:" if path is None else path
    db = sqlite3.connect(where, timeout=wait_seconds, isolation_level=None, check_same_thread=False)
    try:
        if path is not None:
            if exclusive:
                db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
        db.execute("BEGIN EXCLUSIVE")
        for command in schema.split(";"):
            db.execute(command)
        db.execute("COMMIT")
    except sqlite3.Error:
        db.close()
        raise
    return db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All that the block writes, or nothing of it."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")

"""The pace: when each site may be asked next, for all crawls of a home together.

Two sources may live on one site (one host, several languages), and their crawls are processes of their own. So each
request reserves its moment in one small SQLite file, at least the site's delay after the one before, whoever makes it.
A site that asks to be left alone is left alone by all, and by later crawls too.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from spiders.state_file import open_state, transaction

_BUSY_SECONDS = 5.0
_SCHEMA = """CREATE TABLE IF NOT EXISTS sites (
    origin TEXT PRIMARY KEY, next_at REAL NOT NULL DEFAULT 0, held_until REAL NOT NULL DEFAULT 0,
    strikes INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID"""


@dataclass(frozen=True, slots=True)
class Hold:
    """Until when (seconds since 1970) a site is left alone, after how many refusals in a row."""

    until: float = 0.0
    strikes: int = 0


class Pace:
    """The moments reserved at each site (origin). Without a path they hold for this object alone.

    Raises `sqlite3.Error` where the file cannot be used and cannot be made anew.
    """

    def __init__(self, path: Path | None = None) -> None:
        try:
            self._db = open_state(path, _SCHEMA, wait_seconds=_BUSY_SECONDS)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            assert path is not None
            path.unlink()  # moments that are past in minutes: nothing that would be missed
            self._db = open_state(path, _SCHEMA, wait_seconds=_BUSY_SECONDS)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def reserve(self, origin: str, gap_seconds: float, now: float) -> float:
        """The moment (seconds since 1970) at which the next request may go; the one after it waits `gap_seconds`."""
        with transaction(self._db):
            row = self._db.execute("SELECT next_at, held_until FROM sites WHERE origin = ?", (origin,)).fetchone()
            at = max(now, *row) if row else now
            self._db.execute(
                "INSERT INTO sites (origin, next_at) VALUES (?, ?) "
                "ON CONFLICT (origin) DO UPDATE SET next_at = excluded.next_at",
                (origin, at + gap_seconds),
            )
        return float(at)

    def hold(self, origin: str, hold: Hold) -> None:
        """Leave the site alone until then; a hold with no strikes lifts one."""
        self._db.execute(
            "INSERT INTO sites (origin, held_until, strikes) VALUES (?, ?, ?) ON CONFLICT (origin) DO UPDATE SET "
            "held_until = excluded.held_until, strikes = excluded.strikes",
            (origin, hold.until, hold.strikes),
        )

    def held(self, origin: str) -> Hold:
        """How the site is held."""
        row = self._db.execute("SELECT held_until, strikes FROM sites WHERE origin = ?", (origin,)).fetchone()
        return Hold(*row) if row else Hold()

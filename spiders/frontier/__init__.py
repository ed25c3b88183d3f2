"""The frontier: what the crawls of one source know of its addresses, kept where a `kill -9` costs nothing.

One state file a source. It holds the queue of articles that were found and not yet fetched; of every page and listing
the validators for a conditional request; and when each page is to be visited again. Whatever a listing gave is queued
in the transaction that notes the listing as read, so that a listing which answers 304 the next time hides nothing. A
page is noted as fetched after it is in the archive: a crawl that was killed in between reads it there
(`unfinished_files`). How fast sites may be asked is in `spiders.pace`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from spiders.frontier.notes import Found, Held, ListingNote, Revisits
from spiders.frontier.pages import MOST_ATTEMPTS, PAGES_SCHEMA, Pages
from spiders.state_file import open_state, transaction

__all__ = ["MOST_ATTEMPTS", "Found", "Frontier", "FrontierBusy", "Held", "ListingNote", "Pages", "Revisits"]

BUSY_SECONDS = 10.0

_SCHEMA = """
CREATE TABLE IF NOT EXISTS listings (
    url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT, digest TEXT, children TEXT NOT NULL, stamp TEXT,
    read_at REAL NOT NULL, changed_at REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS policies (
    origin TEXT PRIMARY KEY, policy TEXT NOT NULL, read_at REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS open_files (name TEXT PRIMARY KEY) WITHOUT ROWID
"""


class FrontierBusy(Exception):
    """Another crawl of the same source is under way."""


class Frontier:
    """One source's frontier; without a path it lives as long as the object. One crawl has it at a time.

    Raises `FrontierBusy` where another crawl holds it for longer than `BUSY_SECONDS`. A file that is no database any
    more is put aside (`NAME.damaged`) and `damaged` says so: what is known is then learned anew.
    """

    def __init__(self, path: Path | None = None, revisits: Revisits | None = None) -> None:
        self.damaged: str | None = None
        self._db = self._open(path)
        self.pages = Pages(self._db, revisits or Revisits())

    def _open(self, path: Path | None) -> sqlite3.Connection:
        # Exclusive, for as long as the process lives: two crawls of one source would ask for everything twice.
        schema = PAGES_SCHEMA + _SCHEMA
        try:
            return open_state(path, schema, wait_seconds=BUSY_SECONDS, exclusive=True)
        except sqlite3.OperationalError as error:
            raise FrontierBusy(f"another crawl of this source is under way ({error})") from error
        except sqlite3.DatabaseError as error:
            assert path is not None
            aside = path.with_name(path.name + ".damaged")
            path.replace(aside)
            self.damaged = f"{path} was damaged ({error}) and put aside as {aside.name}"
            return open_state(path, schema, wait_seconds=BUSY_SECONDS, exclusive=True)

    def close(self) -> None:
        """Give the frontier free."""
        self._db.close()

    # --- listings

    def listing(self, url: str) -> ListingNote:
        """What is known of a listing; empty where it was never read."""
        row = self._db.execute(
            "SELECT etag, last_modified, digest, children, stamp, read_at, changed_at FROM listings WHERE url = ?",
            (url,),
        ).fetchone()
        if row is None:
            return ListingNote()
        children = tuple((child, kind, stamp) for child, kind, stamp in json.loads(row[3]))
        return ListingNote(row[0], row[1], row[2], children, *row[4:])

    def read_unchanged(self, url: str, stamp: str | None, now: float) -> None:
        """Note a listing that was asked for and is as it was."""
        self._db.execute("UPDATE listings SET read_at = ?, stamp = ? WHERE url = ?", (now, stamp, url))

    def read(self, url: str, note: ListingNote, found: Iterable[Found], now: float) -> list[Found]:
        """Note a listing as read and queue what it found, all in one; returns what was not known before."""
        with transaction(self._db):
            new, is_whole = self.pages.queue(found, now)
            if not is_whole:  # it is to be read again
                note = replace(note, etag=None, last_modified=None, digest=None, stamp=None)
            self._db.execute(
                "INSERT OR REPLACE INTO listings VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (url, note.etag, note.last_modified, note.digest, json.dumps(note.children), note.stamp, now, now),
            )
        return new

    # --- sites

    def policy(self, origin: str, newer_than: float) -> str | None:
        """The site's policy file for text and data mining as it was kept, unless it is older."""
        row = self._db.execute(
            "SELECT policy FROM policies WHERE origin = ? AND read_at > ?", (origin, newer_than)
        ).fetchone()
        return row[0] if row else None

    def keep_policy(self, origin: str, text: str, now: float) -> None:
        """Keep the site's policy file."""
        self._db.execute("INSERT OR REPLACE INTO policies VALUES (?, ?, ?)", (origin, text, now))

    # --- archive files of crawls that did not end well

    def opened(self, name: str) -> None:
        """Note an archive file that is being written."""
        self._db.execute("INSERT OR IGNORE INTO open_files VALUES (?)", (name,))

    def closed(self) -> None:
        """Note that all archive files are whole, and everything in them is noted here."""
        self._db.execute("DELETE FROM open_files")

    def unfinished_files(self) -> list[str]:
        """Archive files that earlier crawls were killed over."""
        return [row[0] for row in self._db.execute("SELECT name FROM open_files ORDER BY name")]

"""The frontier: what the crawls of one source know of its addresses, kept where a `kill -9` costs nothing.

One SQLite file a source. It holds the queue of articles that were found and not yet fetched; of every page and listing
the validators for a conditional request; and when each page is to be visited again. Whatever a listing gave is queued
in the transaction that notes the listing as read, so that a listing which answers 304 the next time hides nothing. A
page is noted as fetched after it is in the archive: a crawl that was killed in between reads it there
(`unfinished_files`). How fast sites may be asked is in `spiders.pace`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from spiders.addresses import same_page_key
from spiders.notes import Found, Held, ListingNote, Revisits

__all__ = ["Found", "Frontier", "FrontierBusy", "Held", "ListingNote", "Revisits"]

BUSY_SECONDS = 10.0
MOST_ATTEMPTS = 5  # of fetching one page, over several crawls
MOST_QUEUED = 100_000
LONGEST_TEXT = 2000  # characters of an address; a longer one is taken from nobody

_HOUR = 3600.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS pages (
    key TEXT PRIMARY KEY, url TEXT NOT NULL, state TEXT NOT NULL, title TEXT, published TEXT, kind TEXT,
    found_at REAL NOT NULL, due_at REAL, attempts INTEGER NOT NULL DEFAULT 0, reason TEXT, alias_of TEXT,
    first_fetched_at REAL, fetched_at REAL, digest TEXT, etag TEXT, last_modified TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pages_due ON pages (state, due_at);
CREATE TABLE IF NOT EXISTS listings (
    url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT, digest TEXT, children TEXT NOT NULL, stamp TEXT,
    read_at REAL NOT NULL, changed_at REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS policies (
    origin TEXT PRIMARY KEY, policy TEXT NOT NULL, read_at REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS open_files (name TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class FrontierBusy(Exception):
    """Another crawl of the same source is under way."""


class Frontier:
    """One source's frontier; without a path it lives as long as the object. One crawl has it at a time.

    Raises `FrontierBusy` where another crawl holds it for longer than `BUSY_SECONDS`. A file that is no database any
    more is put aside (`NAME.damaged`) and `damaged` says so: what is known is then learned anew.
    """

    def __init__(self, path: Path | None = None, revisits: Revisits | None = None) -> None:
        self.revisits = revisits or Revisits()
        self.damaged: str | None = None
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = _open(path)
        except sqlite3.OperationalError as error:
            raise FrontierBusy(f"another crawl of this source is under way ({error})") from error
        except sqlite3.DatabaseError as error:
            assert path is not None
            aside = path.with_name(path.name + ".damaged")
            path.replace(aside)
            self.damaged = f"{path} was damaged ({error}) and put aside as {aside.name}"
            self._db = _open(path)

    def close(self) -> None:
        """Give the frontier free."""
        self._db.close()

    # --- pages

    def is_empty(self) -> bool:
        """Whether nothing was ever noted here."""
        return self._db.execute("SELECT 1 FROM pages LIMIT 1").fetchone() is None

    def count_queued(self) -> int:
        """How many articles are found and not yet fetched."""
        return int(self._db.execute("SELECT count(*) FROM pages WHERE state = 'queued'").fetchone()[0])

    def seed(self, known: Iterable[tuple[str, float, float, bool]]) -> None:
        """Note pages that are held without this frontier knowing: (url, first_fetched_at, fetched_at, is gone)."""
        with self._transaction():
            self._db.executemany(
                "INSERT OR IGNORE INTO pages (key, url, state, found_at, first_fetched_at, fetched_at, due_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (same_page_key(url), url, "gone" if gone else "held", first, first, last,
                     None if gone else self.revisits.next_at(first, last))
                    for url, first, last, gone in known
                ),
            )  # fmt: skip

    def look_up(self, url: str) -> Held | None:
        """What is known of the page, by any of its addresses."""
        row = self._db.execute(
            "SELECT state, etag, last_modified, digest, fetched_at, alias_of FROM pages WHERE key = ?",
            (same_page_key(url),),
        ).fetchone()
        return None if row is None else Held(*row)

    def due(self, now: float, limit: int) -> list[Found]:
        """Pages to be visited again, the longest overdue first."""
        return self._found("WHERE state IN ('held', 'gone') AND due_at <= ? ORDER BY due_at LIMIT ?", now, limit)

    def fresh(self, now: float, limit: int) -> list[Found]:
        """Pages that are still being watched, whether or not a visit is due; newest first."""
        oldest = now - max(self.revisits.after_hours, default=0.0) * _HOUR
        return self._found(
            "WHERE state IN ('held', 'gone') AND first_fetched_at >= ? ORDER BY first_fetched_at DESC, key LIMIT ?",
            oldest,
            limit,
        )

    def queued(self, now: float, limit: int) -> list[Found]:
        """Articles found and not yet fetched, newest first."""
        return self._found(
            "WHERE state = 'queued' AND due_at <= ? ORDER BY coalesce(published, datetime(found_at, 'unixepoch')) DESC,"
            " key LIMIT ?",
            now,
            limit,
        )

    def urls_found_by(self, kinds: Sequence[str], limit: int) -> list[str]:
        """Addresses that came from listings of these kinds, newest first: what an article of this site looks like."""
        marks = ", ".join("?" * len(kinds))
        rows = self._db.execute(
            f"SELECT url FROM pages WHERE kind IN ({marks}) ORDER BY found_at DESC LIMIT ?", (*kinds, limit)
        )
        return [row[0] for row in rows]

    def fetched(self, url: str, now: float, digest: str, etag: str | None, last_modified: str | None) -> None:
        """Note a page that is in the archive."""
        self._visited(url, now, "held", digest, etag, last_modified)

    def unchanged(self, url: str, now: float) -> None:
        """Note a page whose server said that it is still the same."""
        first = self._first_fetch(url) or now
        with self._transaction():
            self._db.execute(
                "UPDATE pages SET state = 'held', fetched_at = ?, attempts = 0, due_at = ? WHERE key = ?",
                (now, self.revisits.next_at(first, now), same_page_key(url)),
            )

    def gone(self, url: str, now: float) -> None:
        """Note a page that answers 404 or 410; one that was held is looked for again while it would be watched."""
        self._visited(url, now, "gone", None, None, None)

    def failed(self, url: str, now: float, reason: str) -> None:
        """Note a page that could not be had: it is tried again later and later, `MOST_ATTEMPTS` times in all."""
        key = same_page_key(url)
        row = self._db.execute("SELECT attempts, state FROM pages WHERE key = ?", (key,)).fetchone()
        if row is None:
            return
        attempts, state = row[0] + 1, row[1]
        given_up = attempts >= MOST_ATTEMPTS
        due = None if given_up else now + 0.25 * _HOUR * 4**attempts
        with self._transaction():
            self._db.execute(
                "UPDATE pages SET attempts = ?, due_at = ?, reason = ?, state = ? WHERE key = ?",
                (attempts, due, reason, "left" if given_up and state == "queued" else state, key),
            )

    def left(self, url: str, now: float, reason: str, again_after_hours: float | None = None) -> None:
        """Note a page that is left out on purpose, for good or for some hours."""
        due = None if again_after_hours is None else now + again_after_hours * _HOUR
        with self._transaction():
            self._db.execute(
                "UPDATE pages SET state = CASE WHEN state IN ('held', 'gone') THEN state WHEN ? IS NULL THEN 'left' "
                "ELSE 'queued' END, due_at = ?, reason = ? WHERE key = ?",
                (due, due, reason, same_page_key(url)),
            )

    def alias(self, url: str, of: str, now: float) -> None:
        """Note an address that is another's page: it is not fetched under both."""
        with self._transaction():
            self._db.execute(
                "INSERT INTO pages (key, url, state, found_at, alias_of) VALUES (?, ?, 'alias', ?, ?) "
                "ON CONFLICT (key) DO UPDATE SET state = 'alias', alias_of = excluded.alias_of, due_at = NULL",
                (same_page_key(url), url, now, same_page_key(of)),
            )

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
        with self._transaction():
            self._db.execute("UPDATE listings SET read_at = ?, stamp = ? WHERE url = ?", (now, stamp, url))

    def read(self, url: str, note: ListingNote, found: Iterable[Found], now: float) -> list[Found]:
        """Note a listing as read and queue what it found, all in one; returns what was not known before."""
        new: list[Found] = []
        with self._transaction():
            queued = self._db.execute("SELECT count(*) FROM pages WHERE state = 'queued'").fetchone()[0]
            for link in found:
                if queued + len(new) >= MOST_QUEUED:
                    note = replace(
                        note, etag=None, last_modified=None, digest=None, stamp=None
                    )  # it is to be read again
                    break
                if len(link.url) > LONGEST_TEXT:
                    continue
                added = self._db.execute(
                    "INSERT OR IGNORE INTO pages (key, url, state, title, published, kind, found_at, due_at) "
                    "VALUES (?, ?, 'queued', ?, ?, ?, ?, ?)",
                    (same_page_key(link.url), link.url, link.title, link.published, link.kind, now, now),
                )
                if added.rowcount > 0:
                    new.append(link)
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
        with self._transaction():
            self._db.execute("INSERT OR REPLACE INTO policies VALUES (?, ?, ?)", (origin, text, now))

    # --- archive files of crawls that did not end well

    def opened(self, name: str) -> None:
        """Note an archive file that is being written."""
        with self._transaction():
            self._db.execute("INSERT OR IGNORE INTO open_files VALUES (?)", (name,))

    def closed(self) -> None:
        """Note that all archive files are whole, and everything in them is noted here."""
        with self._transaction():
            self._db.execute("DELETE FROM open_files")

    def unfinished_files(self) -> list[str]:
        """Archive files that earlier crawls were killed over."""
        return [row[0] for row in self._db.execute("SELECT name FROM open_files ORDER BY name")]

    # --- within

    def _visited(
        self, url: str, now: float, state: str, digest: str | None, etag: str | None, last_modified: str | None
    ) -> None:
        first = self._first_fetch(url)
        watched = state == "held" or first is not None  # a 404 of what never was there is not watched
        first = first or now
        with self._transaction():
            self._db.execute(
                "INSERT INTO pages (key, url, state, found_at, first_fetched_at, fetched_at, digest, etag, "
                "last_modified, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET "
                "state = excluded.state, first_fetched_at = excluded.first_fetched_at, attempts = 0, reason = NULL, "
                "fetched_at = excluded.fetched_at, digest = excluded.digest, etag = excluded.etag, "
                "last_modified = excluded.last_modified, due_at = excluded.due_at",
                (same_page_key(url), url, state, now, first if watched else None, now, digest, etag, last_modified,
                 self.revisits.next_at(first, now) if watched else None),
            )  # fmt: skip

    def _first_fetch(self, url: str) -> float | None:
        query = "SELECT first_fetched_at FROM pages WHERE key = ?"
        row = self._db.execute(query, (same_page_key(url),)).fetchone()
        return None if row is None else row[0]

    def _found(self, where: str, *values: object) -> list[Found]:
        rows = self._db.execute(f"SELECT url, title, published, kind FROM pages {where}", values)
        return [Found(*row) for row in rows]

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")


def _open(path: Path | None) -> sqlite3.Connection:
    where: Path | str = ":memory:" if path is None else path
    db = sqlite3.connect(where, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        if path is not None:
            # The lock goes with the process, however it dies. Without it two crawls of a source would ask twice.
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
        db.execute("BEGIN EXCLUSIVE")
        for command in _SCHEMA.split(";"):
            db.execute(command)
        db.execute("COMMIT")
    except sqlite3.Error:
        db.close()
        raise
    return db

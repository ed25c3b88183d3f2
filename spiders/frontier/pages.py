"""The pages of a frontier: which are queued, held, gone or left out, and when each is to be asked for again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from spiders.addresses import same_page_key
from spiders.frontier.notes import Found, Held, Revisits
from spiders.state_file import transaction

MOST_ATTEMPTS = 5  # of fetching one page, over several crawls
MOST_QUEUED = 100_000
LONGEST_TEXT = 2000  # characters of an address; a longer one is taken from nobody

_HOUR = 3600.0
PAGES_SCHEMA = """
CREATE TABLE IF NOT EXISTS pages (
    key TEXT PRIMARY KEY, url TEXT NOT NULL, state TEXT NOT NULL, title TEXT, published TEXT, kind TEXT,
    found_at REAL NOT NULL, due_at REAL, attempts INTEGER NOT NULL DEFAULT 0, reason TEXT, alias_of TEXT,
    first_fetched_at REAL, fetched_at REAL, digest TEXT, etag TEXT, last_modified TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pages_due ON pages (state, due_at);
"""


class Pages:
    """The pages of one source. All moments are seconds since 1970; a page is meant by any of its addresses."""

    def __init__(self, db: sqlite3.Connection, revisits: Revisits) -> None:
        self._db = db
        self._revisits = revisits

    # --- which there are

    def is_empty(self) -> bool:
        """Whether no page was ever noted."""
        return self._db.execute("SELECT 1 FROM pages LIMIT 1").fetchone() is None

    def count_queued(self) -> int:
        """How many articles are found and not yet fetched."""
        return int(self._db.execute("SELECT count(*) FROM pages WHERE state = 'queued'").fetchone()[0])

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
        oldest = now - max(self._revisits.after_hours, default=0.0) * _HOUR
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

    # --- what becomes of them

    def queue(self, found: Iterable[Found], now: float) -> tuple[list[Found], bool]:
        """Queue what was not known before, in the caller's transaction: that, and whether there was room for all."""
        new: list[Found] = []
        queued = self.count_queued()
        for link in found:
            if queued + len(new) >= MOST_QUEUED:
                return new, False
            if len(link.url) > LONGEST_TEXT:
                continue
            added = self._db.execute(
                "INSERT OR IGNORE INTO pages (key, url, state, title, published, kind, found_at, due_at) "
                "VALUES (?, ?, 'queued', ?, ?, ?, ?, ?)",
                (same_page_key(link.url), link.url, link.title, link.published, link.kind, now, now),
            )
            if added.rowcount > 0:
                new.append(link)
        return new, True

    def seed(self, known: Iterable[tuple[str, float, float, bool]]) -> None:
        """Note pages that are held without this frontier knowing: (url, first_fetched_at, fetched_at, is gone)."""
        with transaction(self._db):
            self._db.executemany(
                "INSERT OR IGNORE INTO pages (key, url, state, found_at, first_fetched_at, fetched_at, due_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (same_page_key(url), url, "gone" if gone else "held", first, first, last,
                     None if gone else self._revisits.next_at(first, last))
                    for url, first, last, gone in known
                ),
            )  # fmt: skip

    def fetched(self, url: str, now: float, digest: str, etag: str | None, last_modified: str | None) -> None:
        """Note a page that is in the archive."""
        self._visited(url, now, "held", digest, etag, last_modified)

    def unchanged(self, url: str, now: float) -> None:
        """Note a page whose server said that it is still the same."""
        first = self._first_fetch(url) or now
        self._db.execute(
            "UPDATE pages SET state = 'held', fetched_at = ?, attempts = 0, due_at = ? WHERE key = ?",
            (now, self._revisits.next_at(first, now), same_page_key(url)),
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
        self._db.execute(
            "UPDATE pages SET attempts = ?, due_at = ?, reason = ?, state = ? WHERE key = ?",
            (attempts, due, reason, "left" if given_up and state == "queued" else state, key),
        )

    def left(self, url: str, now: float, reason: str, again_after_hours: float | None = None) -> None:
        """Note a page that is left out on purpose, for good or for some hours."""
        due = None if again_after_hours is None else now + again_after_hours * _HOUR
        self._db.execute(
            "UPDATE pages SET state = CASE WHEN state IN ('held', 'gone') THEN state WHEN ? IS NULL THEN 'left' "
            "ELSE 'queued' END, due_at = ?, reason = ? WHERE key = ?",
            (due, due, reason, same_page_key(url)),
        )

    def alias(self, url: str, of: str, now: float) -> None:
        """Note an address that is another's page: it is not fetched under both."""
        self._db.execute(
            "INSERT INTO pages (key, url, state, found_at, alias_of) VALUES (?, ?, 'alias', ?, ?) "
            "ON CONFLICT (key) DO UPDATE SET state = 'alias', alias_of = excluded.alias_of, due_at = NULL",
            (same_page_key(url), url, now, same_page_key(of)),
        )

    # --- within

    def _visited(
        self, url: str, now: float, state: str, digest: str | None, etag: str | None, last_modified: str | None
    ) -> None:
        first = self._first_fetch(url)
        watched = state == "held" or first is not None  # a 404 of what never was there is not watched
        first = first or now
        self._db.execute(
            "INSERT INTO pages (key, url, state, found_at, first_fetched_at, fetched_at, digest, etag, "
            "last_modified, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET "
            "state = excluded.state, first_fetched_at = excluded.first_fetched_at, attempts = 0, reason = NULL, "
            "fetched_at = excluded.fetched_at, digest = excluded.digest, etag = excluded.etag, "
            "last_modified = excluded.last_modified, due_at = excluded.due_at",
            (same_page_key(url), url, state, now, first if watched else None, now, digest, etag, last_modified,
             self._revisits.next_at(first, now) if watched else None),
        )  # fmt: skip

    def _first_fetch(self, url: str) -> float | None:
        query = "SELECT first_fetched_at FROM pages WHERE key = ?"
        row = self._db.execute(query, (same_page_key(url),)).fetchone()
        return None if row is None else row[0]

    def _found(self, where: str, *values: object) -> list[Found]:
        rows = self._db.execute(f"SELECT url, title, published, kind FROM pages {where}", values)
        return [Found(*row) for row in rows]

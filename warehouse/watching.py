"""Watching: which pages a crawl need not fetch again yet, and which it should look at once more."""

from __future__ import annotations

from dataclasses import dataclass, field

import duckdb

from warehouse import statement
from warehouse.rows import now


@dataclass(frozen=True)
class Watch:
    """Known pages as a crawl needs them.

    `fresh`: addresses that are not to be fetched (fetched lately, or too old to change, or gone).
    `due`: by source id, addresses to fetch again, whether or not the source still lists them.
    """

    fresh: list[str] = field(default_factory=list)
    due: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, con: duckdb.DuckDBPyConnection, after_hours: float, for_days: float) -> Watch:
        """Split the known pages: due are those last fetched over `after_hours` ago and first seen under `for_days`
        ago.
        """
        rows = con.execute(
            statement.sql("statements/watched_pages"), {"now": now(), "after_hours": after_hours, "for_days": for_days}
        ).fetchall()
        watch = cls()
        for url, source_id, is_due in rows:
            if is_due:
                watch.due.setdefault(source_id or "", []).append(url)
            else:
                watch.fresh.append(url)
        return watch

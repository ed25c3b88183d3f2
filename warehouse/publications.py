"""Publications: what changed since a snapshot was published.

Whatever changes the published rows of an article notes its key in the table `changed_articles`, in the transaction of
the change itself; so a killed run loses neither without the other. A snapshot is known here by the moment it was
published at. One that is not known (of another home, older than the last two, or brought back from a backup) is no base
to write changes into: it is built anew.
"""

from __future__ import annotations

from datetime import datetime

import duckdb

from warehouse import statement
from warehouse.writer import transaction


def number_of(con: duckdb.DuckDBPyConnection, published_at: datetime) -> int | None:
    """The number of the publication of this moment; None where it is not known what changed after it."""
    row = con.execute("SELECT publication FROM publications WHERE published_at = ?", [published_at]).fetchone()
    return int(row[0]) if row else None


def begin(con: duckdb.DuckDBPyConnection, base: int | None, published_at: datetime) -> None:
    """Begin the next publication; leaves the table `changed_since` (article_key, kind) of what its base lacks.

    Without a base everything is written anew, and no older snapshot is known any more.
    """
    with transaction(con):
        statement.run(con, "publication_begin", {"base": base, "published_at": published_at})

"""Boilerplate learned per site from the site's own pages: whole lines that repeat on many of them.

Not to be mixed up with the hashes of `models/intermediate/boilerplate`, which deduplication learns and texts keep.
"""

from __future__ import annotations

import duckdb

from warehouse import statement
from warehouse.rows import now
from warehouse.writer import transaction

SAMPLE = 300
"""Newest articles of a site that are learned from."""
LEAST_PAGES = 5
LEAST_SHARE = 0.2
"""A line is boilerplate on at least so many pages of the sample, and so large a share of it."""


def learn(con: duckdb.DuckDBPyConnection) -> int:
    """Learn the boilerplate of sites with new articles, and take it out of their texts; returns how many texts changed.

    Texts as extracted are kept (`article_versions.raw_text`), so that what is boilerplate no longer is put back. Texts
    that changed become pending for deduplication and coding. Articles that a user handed in as text are left alone.
    """
    with transaction(con):
        statement.run(
            con,
            "boilerplate_learn",
            {"sample": SAMPLE, "least_pages": LEAST_PAGES, "least_share": LEAST_SHARE, "now": now()},
        )
    row = con.execute("SELECT count(*) FROM cleaned_texts").fetchone()
    return int(row[0]) if row else 0

"""The warehouse's part of the line, as a flow calls it; `python -m tests.warehouse.line HOME SEED EVENTS` for
killing.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from tests.warehouse.world import Told, world
from warehouse import incidents, pages, publish, reports, stories, writer

CODER = "world-1"


def through(con: duckdb.DuckDBPyConnection, told: Sequence[Told], batch: int = 7, coder: str = CODER) -> None:
    """Load, dedupe, code and link, in small batches."""
    answers = {item.article["url"]: item.reports for item in told}
    for start in range(0, len(told), batch):
        pages.load(con, "run-1", articles=[item.article for item in told[start : start + batch]])
    stories.dedupe(con, batch)
    while waiting := reports.pending(con, coder, batch):
        reports.load(con, coder, [(article["article_id"], answers[article["url"]]) for article in waiting])
    incidents.link(con, batch)


def state(con: duckdb.DuckDBPyConnection) -> dict[str, list[Any]]:
    """What the warehouse holds, without the clock's times: equal states are equal."""
    queries = {
        "articles": "SELECT article_id, version, is_current, text_digest FROM article_versions ORDER BY ALL",
        "stories": "SELECT article_id, story_id, is_roundup FROM published.articles ORDER BY 1",
        "reports": "SELECT report_id, article_id, is_current, killed_best FROM report_versions ORDER BY ALL",
        "claims": "SELECT claim_id, report_id, quote FROM claim_versions ORDER BY ALL",
        "links": "SELECT report_id, incident_id FROM report_incidents ORDER BY ALL",
        "incidents": "SELECT * EXCLUDE (founded_at, updated_at, revision) FROM incidents_held ORDER BY incident_id",
        "refusals": "SELECT refusal_id FROM refusals ORDER BY ALL",
    }
    return {name: con.execute(query).fetchall() for name, query in queries.items()}


def partition(con: duckdb.DuckDBPyConnection, table: str) -> set[frozenset[str]]:
    """Which articles stand together: in stories, or in incidents by what their reports tell."""
    query = {
        "stories": "SELECT story_id, article_id FROM published.articles",
        "incidents": "SELECT incident_id, report_id FROM report_incidents",
    }[table]
    groups: dict[str, set[str]] = {}
    for group, member in con.execute(query).fetchall():
        groups.setdefault(group, set()).add(member)
    return {frozenset(members) for members in groups.values()}


def main(home: str, seed: str, events: str) -> None:
    """One whole run that says when each stage begins."""
    told = world(int(seed), int(events))
    with writer.open_writer(home) as con:
        print("started", flush=True)
        through(con, told)
        publish.publish(con, Path(home))
    print("finished", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

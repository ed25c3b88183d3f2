"""Health of sources: who is well, silent, failing, below or above what is expected, and what a crawl should know."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import duckdb
import pytest

from warehouse import checks, pages, watching

NOW = datetime(2026, 5, 20, 12)


def crawls(con: duckdb.DuckDBPyConnection, source: str, hours: range, **values: Any) -> None:
    """One crawl at each of these hours before now."""
    row = {"source_id": source, "status": "finished", "seconds": 9.0, "requests": 10, "pages": 1, "new_pages": 1,
           "unchanged": 4, "gone": 0, "queued": 0, "bytes": 9, "failures": 1, "causes": {"timeout": 1},
           "expected_min": 2, "expected_max": 20, **values}  # fmt: skip
    for hour in hours:
        watching.note_crawls(con, "run-1", [row])
        con.execute("UPDATE crawls SET ended_at = ? WHERE ended_at > ?", [NOW - timedelta(hours=hour), NOW])


def articles(con: duckdb.DuckDBPyConnection, source: str, hours: range, dated: bool = True) -> None:
    """One new article at each of these hours before now."""
    for hour in hours:
        url = f"https://{source}.example/{hour}"
        at = NOW - timedelta(hours=hour)
        page = {"url": url, "final_url": url, "status": 200, "fetched_at": at, "source_id": source}
        article = {"url": url, "page_url": url, "text": f"Ferry number {hour} of {source} left.", "source_id": source,
                   "published": at.isoformat() if dated else None, "fetched_at": at}  # fmt: skip
        pages.load(con, "run-1", pages=[page], articles=[article])
        con.execute("UPDATE article_versions SET first_seen_at = ? WHERE url = ?", [at, url])


@pytest.fixture(name="con")
def a_month(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    for source in ("well", "silent", "below", "above", "night"):
        crawls(con, source, range(1, 200, 6))
    articles(con, "well", range(1, 200, 6))
    articles(con, "silent", range(80, 300, 6))
    articles(con, "below", [*range(30, 200, 6), 2])  # type: ignore[arg-type]
    articles(con, "above", range(1, 100), dated=False)
    articles(con, "night", range(50, 900, 40))
    crawls(con, "dead", range(1, 100, 6), status="failed", reason="the host's name cannot be resolved")
    crawls(con, "young", range(1, 13, 6))
    pages.load(con, "run-1", refusals=[{"stage": "extract", "origin": "https://well.example/7", "reason": "no text"}])
    return con


def test_states(con: duckdb.DuckDBPyConnection) -> None:
    rows = {row["source_id"]: row for row in watching.health(con)}
    assert {source: row["state"] for source, row in rows.items()} == {
        "well": "well", "silent": "silent", "below": "below", "above": "above", "dead": "failing", "young": "new",
        "night": "below",
    }  # fmt: skip
    assert rows["dead"]["last_success_at"] is None
    assert rows["silent"]["silent_hours"] == pytest.approx(79, abs=0.1)
    assert rows["night"]["patience_hours"] == 120, "who is used to being silent is waited for longer"


def test_rates(con: duckdb.DuckDBPyConnection) -> None:
    rows = {row["source_id"]: row for row in watching.health(con, ["well", "above"])}
    assert set(rows) == {"well", "above"}
    well = rows["well"]
    assert (well["failure_rate"], well["undated_rate"], rows["above"]["undated_rate"]) == (0.1, 0.0, 1.0)
    assert well["extraction_failures"] == 1
    assert '"timeout"' in well["causes"]


def test_the_checks_name_them(con: duckdb.DuckDBPyConnection) -> None:
    found = {f.check: {row[0] for row in f.rows} for f in checks.run(con)}
    assert found["sources_silent_or_failing"] == {"silent", "dead"}
    assert found["sources_beyond_expectation"] == {"below", "above", "night"}


def test_what_a_crawl_should_know(con: duckdb.DuckDBPyConnection) -> None:
    pages.load(
        con,
        "run-1",
        pages=[{"url": "https://well.example/about", "status": 200, "fetched_at": NOW, "source_id": "well"}],
    )
    known = watching.Known.of(con, "well", with_pages=True)
    assert len(known.pages) == 35
    assert known.others == ("https://well.example/about",)
    assert "https://well.example/7" in known.articles
    assert watching.Known.of(con, "well", with_pages=False).pages == ()
    assert watching.Known.of(con, "nobody", with_pages=True) == watching.Known()


def test_a_304_confirms_a_page_and_changes_nothing_else(con: duckdb.DuckDBPyConnection) -> None:
    url = "https://well.example/7"
    before = con.execute("SELECT * EXCLUDE checked_at FROM pages WHERE url = ?", [url]).fetchall()
    pages.load(con, "run-2", pages=[{"url": url, "status": 304, "fetched_at": NOW, "source_id": "well"}])
    assert con.execute("SELECT * EXCLUDE checked_at FROM pages WHERE url = ?", [url]).fetchall() == before
    assert con.execute("SELECT checked_at FROM pages WHERE url = ?", [url]).fetchone() == (NOW,)
    assert con.execute("SELECT count(*) FROM pages WHERE status = 304").fetchone() == (0,)

"""Health of sources: who is well, silent, failing, below or above what is expected, and what a crawl should know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

import duckdb
import pytest

from warehouse import checks, pages, watching, writer

NOW = datetime(2026, 5, 20, 12)


def crawls(con: duckdb.DuckDBPyConnection, source: str, hours: range, **values: Any) -> None:
    """One crawl at each of these hours before now."""
    row = {"source_id": source, "status": "finished", "seconds": 9.0, "requests": 10, "pages": 1, "new_pages": 1,
           "unchanged": 4, "gone": 0, "queued": 0, "bytes": 9, "failures": 1, "causes": {"timeout": 1},
           "expected_min": 2, "expected_max": 20, **values}  # fmt: skip
    for hour in hours:
        watching.note_crawls(con, "run-1", [row])
        con.execute("UPDATE crawls SET ended_at = ? WHERE ended_at > ?", [NOW - timedelta(hours=hour), NOW])


def articles(con: duckdb.DuckDBPyConnection, source: str, hours: Iterable[int], dated: bool = True) -> None:
    """One new article at each of these hours before now."""
    told = [(f"https://{source}.example/{hour}", NOW - timedelta(hours=hour)) for hour in hours]
    held = [{"url": url, "final_url": url, "status": 200, "fetched_at": at, "source_id": source} for url, at in told]
    read = [{"url": url, "page_url": url, "text": f"The ferry left: {url}.", "source_id": source, "fetched_at": at,
             "published": at.isoformat() if dated else None} for url, at in told]  # fmt: skip
    pages.load(con, "run-1", pages=held, articles=read)
    con.execute("UPDATE article_versions SET first_seen_at = fetched_at")


@pytest.fixture(scope="module", name="month")
def a_month(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with writer.open_writer(tmp_path_factory.mktemp("month")) as con:
        for source in ("well", "silent", "below", "above", "night"):
            crawls(con, source, range(1, 200, 6))
        articles(con, "well", range(1, 200, 6))
        articles(con, "silent", range(80, 300, 6))
        articles(con, "below", [*range(30, 200, 6), 2])
        articles(con, "above", range(1, 100), dated=False)
        articles(con, "night", range(50, 900, 40))
        crawls(con, "dead", range(1, 100, 6), status="failed", reason="the host's name cannot be resolved")
        crawls(con, "young", range(1, 13, 6))
        refusal = {"stage": "extract", "origin": "https://well.example/7", "reason": "no text"}
        about = {"url": "https://well.example/about", "status": 200, "fetched_at": NOW, "source_id": "well"}
        pages.load(con, "run-1", pages=[about], refusals=[refusal])
        yield con


def test_states(month: duckdb.DuckDBPyConnection) -> None:
    rows = {row["source_id"]: row for row in watching.health(month)}
    assert {source: row["state"] for source, row in rows.items()} == {
        "well": "well", "silent": "silent", "below": "below", "above": "above", "dead": "failing", "young": "new",
        "night": "below",
    }  # fmt: skip
    assert rows["dead"]["last_success_at"] is None
    assert rows["silent"]["silent_hours"] == pytest.approx(79, abs=0.1)
    assert rows["night"]["patience_hours"] == 120, "who is used to being silent is waited for longer"


def test_rates(month: duckdb.DuckDBPyConnection) -> None:
    rows = {row["source_id"]: row for row in watching.health(month, ["well", "above"])}
    assert set(rows) == {"well", "above"}
    well = rows["well"]
    assert (well["failure_rate"], well["undated_rate"], rows["above"]["undated_rate"]) == (0.1, 0.0, 1.0)
    assert well["extraction_failures"] == 1
    assert '"timeout"' in well["causes"]


def test_the_checks_name_them(month: duckdb.DuckDBPyConnection) -> None:
    found = {f.check: {row[0] for row in f.rows} for f in checks.run(month)}
    assert found["sources_silent_or_failing"] == {"silent", "dead"}
    assert found["sources_beyond_expectation"] == {"below", "above", "night"}


def test_what_a_crawl_should_know(month: duckdb.DuckDBPyConnection) -> None:
    known = watching.Known.of(month, "well", with_pages=True)
    assert len(known.pages) == 35
    assert known.others == ("https://well.example/about",)
    assert "https://well.example/7" in known.articles
    assert watching.Known.of(month, "well", with_pages=False).pages == ()
    assert watching.Known.of(month, "nobody", with_pages=True) == watching.Known()


def test_a_304_confirms_a_page_and_changes_nothing_else(con: duckdb.DuckDBPyConnection) -> None:
    url = "https://well.example/7"
    articles(con, "well", [7])
    before = con.execute("SELECT * EXCLUDE checked_at FROM pages WHERE url = ?", [url]).fetchall()
    pages.load(con, "run-2", pages=[{"url": url, "status": 304, "fetched_at": NOW, "source_id": "well"}])
    assert con.execute("SELECT * EXCLUDE checked_at FROM pages WHERE url = ?", [url]).fetchall() == before
    assert con.execute("SELECT checked_at FROM pages WHERE url = ?", [url]).fetchone() == (NOW,)
    assert con.execute("SELECT count(*) FROM pages WHERE status = 304").fetchone() == (0,)

"""Pages and articles: identity, versions, withdrawals, and loading twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import duckdb
import pytest

from tests.warehouse.world import article, at
from warehouse import identity, pages
from warehouse.errors import InputUnusable

DAY = date(2021, 5, 4)
URL = "https://ostrin-herald.example/a"


def piece(text: str, hours: float = 3, **more: Any) -> dict[str, Any]:
    return {**article(text, "Ostrin Herald", at(DAY), "a", "A title"), "fetched_at": at(DAY, 9 + hours), **more}


def page(status: int, hours: float) -> dict[str, Any]:
    return {"url": URL, "final_url": URL, "status": status, "fetched_at": at(DAY, 9 + hours), "source_id": "ostrin"}


def versions(con: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    return con.execute("SELECT version, is_current, text FROM article_versions ORDER BY article_id, version").fetchall()


def test_loading_again_changes_nothing(con: duckdb.DuckDBPyConnection) -> None:
    batch = {
        "pages": [page(200, 3)],
        "articles": [piece("Rain.")],
        "refusals": [{"stage": "read", "origin": "x:1", "reason": "torn"}],
    }
    assert pages.load(con, "r", **batch)["articles"] == 1
    before = con.execute("SELECT * FROM article_versions").fetchall()
    again = pages.load(con, "s", **batch)
    assert (again["articles"], again["versions"], again["unchanged"]) == (0, 0, 1)
    assert con.execute("SELECT * FROM article_versions").fetchall() == before
    assert con.execute("SELECT count(*) FROM refusals").fetchone() == (1,)
    assert con.execute("SELECT fetch_count FROM pages").fetchall() == [(1,)]


def test_a_silent_edit_is_a_new_version(con: duckdb.DuckDBPyConnection) -> None:
    pages.load(con, "r", articles=[piece("Two died.")])
    assert pages.load(con, "r", articles=[piece("Three died.", hours=8)])["versions"] == 1
    assert versions(con) == [(1, False, "Two died."), (2, True, "Three died.")]


def test_versions_within_one_batch_come_in_order_of_time(con: duckdb.DuckDBPyConnection) -> None:
    pages.load(
        con,
        "r",
        articles=[
            piece("Third.", hours=9),
            piece("First.", hours=1),
            piece("Second.", hours=5),
            piece("Second.", hours=6),
        ],
    )
    assert versions(con) == [(1, False, "First."), (2, False, "Second."), (3, True, "Third.")]


def test_an_older_fetch_that_comes_late_is_not_the_current_version(con: duckdb.DuckDBPyConnection) -> None:
    pages.load(con, "r", articles=[piece("New words.", hours=9)])
    pages.load(con, "r", articles=[piece("Old words.", hours=1)])
    assert versions(con) == [(1, True, "New words."), (2, False, "Old words.")]
    again = pages.load(con, "r", articles=[piece("Old words.", hours=1), piece("New words.", hours=9)])
    assert again["versions"] == 0


def test_a_page_that_is_gone_withdraws_its_article_until_it_is_back(con: duckdb.DuckDBPyConnection) -> None:
    pages.load(con, "r", pages=[page(200, 3)], articles=[piece("Words.")])
    assert pages.load(con, "r", pages=[page(404, 20)])["withdrawn"] == 1
    assert pages.load(con, "r", pages=[page(410, 30)])["withdrawn"] == 0
    assert con.execute("SELECT withdrawn_at FROM article_versions").fetchall() == [(datetime(2021, 5, 5, 5),)]
    assert con.execute("SELECT gone_at FROM pages").fetchall() == [(datetime(2021, 5, 5, 5),)]
    assert pages.load(con, "r", pages=[page(200, 40)], articles=[piece("Words.", hours=40)])["restored"] == 1
    assert con.execute("SELECT withdrawn_at FROM article_versions").fetchall() == [(None,)]


def test_an_old_404_read_late_withdraws_nothing(con: duckdb.DuckDBPyConnection) -> None:
    pages.load(con, "r", pages=[page(200, 30)], articles=[piece("Words.", hours=30)])
    assert pages.load(con, "r", pages=[page(404, 3)])["withdrawn"] == 0


def test_a_404_of_an_unknown_page_is_no_page(con: duckdb.DuckDBPyConnection) -> None:
    pages.load(con, "r", pages=[page(404, 3)])
    assert con.execute("SELECT count(*) FROM pages").fetchone() == (0,)


def test_archive_progress_is_written_with_the_batch(con: duckdb.DuckDBPyConnection) -> None:
    pages.load(con, "r", archives=[{"archive_file": "a.warc.gz", "read_to": 10, "is_complete": False, "damage": None}])
    pages.load(
        con, "r", archives=[{"archive_file": "a.warc.gz", "read_to": 99, "is_complete": True, "damage": "cut at 99"}]
    )
    assert pages.read_to(con) == {"a.warc.gz": (99, True)}


def test_an_unusable_article_loads_nothing_of_its_batch(con: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(InputUnusable, match="ostrin-herald"):
        pages.load(con, "r", articles=[piece("Words."), piece("   ")])
    assert versions(con) == []


@pytest.mark.parametrize("text", ["null \x00 inside", "lone \ud83d surrogate", "مرحبا 漢字 🙂", "x" * 200_000])
def test_strange_text_is_stored(con: duckdb.DuckDBPyConnection, text: str) -> None:
    pages.load(con, "r", articles=[piece(text)])
    assert pages.load(con, "r", articles=[piece(text)])["unchanged"] == 1


@pytest.mark.parametrize(
    "published", [None, "yesterday", "2021-05-04", "2021-05-04T10:00:00+03:00", "9999-12-31T23:59:59-14:00"]
)
def test_any_publication_date_is_kept_as_given(con: duckdb.DuckDBPyConnection, published: str | None) -> None:
    pages.load(con, "r", articles=[piece("Words.", published=published)])
    assert con.execute("SELECT published FROM article_versions").fetchall() == [(published,)]


def test_times_are_utc(con: duckdb.DuckDBPyConnection) -> None:
    pages.load(con, "r", articles=[piece("Words.", published="2021-05-04T10:00:00+03:00")])
    assert con.execute("SELECT published_at FROM article_versions").fetchall() == [(datetime(2021, 5, 4, 7),)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.a.example/x/?utm_source=feed", "http://a.example/x"),
        ("https://a.example:443/x#top", "https://A.example/x/"),
        ("https://a.example/x?id=7&fbclid=abc", "https://a.example/x?id=7"),
    ],
)
def test_spellings_of_one_address_are_one_article(one: str, other: str) -> None:
    assert identity.article_id(one, 0, None, None, "d") == identity.article_id(other, 0, "given", None, "e")


def test_parts_ids_and_texts_tell_articles_apart() -> None:
    ids = {
        identity.article_id("https://a.example/x", 0, None, None, "d"),
        identity.article_id("https://a.example/x", 1, None, None, "d"),
        identity.article_id("https://a.example/x?id=2", 0, None, None, "d"),
        identity.article_id(None, 0, "7", "Nim Dispatch", "d"),
        identity.article_id(None, 0, "7", "Radio Karsk", "d"),
        identity.article_id(None, 0, None, None, "d"),
    }
    assert len(ids) == 6


def test_fetch_times_may_be_aware_in_any_zone(con: duckdb.DuckDBPyConnection) -> None:
    pages.load(con, "r", articles=[piece("Words.", fetched_at=datetime(2021, 5, 4, 12, tzinfo=UTC) + timedelta(0))])
    assert con.execute("SELECT fetched_at FROM article_versions").fetchall() == [(datetime(2021, 5, 4, 12),)]

"""Reports and claims: what is pending, what a recoding replaces, and that the ledger keeps everything."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import duckdb
import pytest

from tests.warehouse.world import Told, at
from warehouse import pages, reports
from warehouse.errors import InputUnusable


@pytest.fixture
def one(con: duckdb.DuckDBPyConnection, told: list[Told]) -> Told:
    """One loaded article."""
    pages.load(con, "r", articles=[told[0].article])
    return told[0]


def load(con: duckdb.DuckDBPyConnection, coder: str, answer: list[dict[str, Any]]) -> dict[str, int]:
    (waiting,) = reports.pending(con, coder)
    return reports.load(con, coder, [(waiting["article_id"], answer)])


def test_pending_articles_are_as_the_contract_gives_them(con: duckdb.DuckDBPyConnection, one: Told) -> None:
    (waiting,) = reports.pending(con, "c1")
    assert {"id", "url", "outlet", "title", "text", "published", "language"} <= waiting.keys()
    assert waiting["text"] == one.article["text"]
    assert waiting["id"] == waiting["article_id"]
    assert reports.count_pending(con, "c1") == 1


def test_coded_articles_are_pending_for_a_newer_coder_only(con: duckdb.DuckDBPyConnection, one: Told) -> None:
    load(con, "c1", one.reports)
    assert reports.pending(con, "c1") == []
    assert len(reports.pending(con, "c2")) == 1


def test_an_edited_article_is_pending_again(con: duckdb.DuckDBPyConnection, one: Told) -> None:
    load(con, "c1", one.reports)
    pages.load(con, "r", articles=[{**one.article, "title": "Corrected", "fetched_at": at(date(2022, 1, 1))}])
    assert len(reports.pending(con, "c1")) == 1


def test_an_article_that_cannot_be_coded_is_not_asked_for_again(con: duckdb.DuckDBPyConnection, one: Told) -> None:
    (waiting,) = reports.pending(con, "c1")
    reports.load(con, "c1", [], errors=[(waiting["article_id"], "the text is no text")])
    assert reports.pending(con, "c1") == []
    assert con.execute("SELECT error FROM coded").fetchall() == [("the text is no text",)]


def test_values_stand_in_columns_and_whole(con: duckdb.DuckDBPyConnection, one: Told) -> None:
    load(con, "c1", one.reports)
    row = con.execute(
        "SELECT place, date_precision, killed_best, target_kind, (report ->> '$.killed.best')::INT FROM current_reports"
    ).fetchone()
    killed = one.reports[0]["killed"]["best"]
    assert row == (one.reports[0]["place"]["name"], "day", killed, "civilians", killed)
    assert con.execute("SELECT quote FROM current_claims").fetchall() == [(f"{killed} people",)]


def test_the_same_answer_of_a_newer_coder_keeps_the_report(con: duckdb.DuckDBPyConnection, one: Told) -> None:
    load(con, "c1", one.reports)
    before = con.execute("SELECT report_id FROM current_reports").fetchall()
    assert load(con, "c2", one.reports)["retired"] == 0
    assert con.execute("SELECT report_id FROM current_reports").fetchall() == before
    assert con.execute("SELECT coder_version FROM claim_versions ORDER BY ALL").fetchall() == [("c1",), ("c2",)]
    assert con.execute("SELECT coder_version FROM current_claims").fetchall() == [("c2",)]


def test_another_answer_retires_the_report_and_names_its_successor(con: duckdb.DuckDBPyConnection, one: Told) -> None:
    load(con, "c1", one.reports)
    (old,) = con.execute("SELECT report_id FROM current_reports").fetchall()[0]
    changed = copy.deepcopy(one.reports)
    changed[0]["killed"]["max"] = 99
    assert load(con, "c2", changed)["retired"] == 1
    (new,) = con.execute("SELECT report_id FROM current_reports").fetchall()[0]
    assert con.execute("SELECT successor_id FROM report_versions WHERE report_id = ?", [old]).fetchall() == [(new,)]
    load(con, "c3", [])
    assert con.execute("SELECT count(*) FROM current_reports").fetchone() == (0,)
    assert con.execute("SELECT count(*) FROM report_versions").fetchone() == (2,)
    assert con.execute("SELECT count(*) FROM claim_versions").fetchone() == (2,)


def test_a_claim_outside_the_text_is_refused_whole(con: duckdb.DuckDBPyConnection, one: Told) -> None:
    wrong = copy.deepcopy(one.reports)
    wrong[0]["claims"][0]["end"] = 10**6
    with pytest.raises(InputUnusable, match="outside the text"):
        load(con, "c1", wrong)
    assert reports.count_pending(con, "c1") == 1


def test_an_answer_to_an_unknown_article_is_refused(con: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(InputUnusable, match="no such article"):
        reports.load(con, "c1", [("anothing", [])])

"""Decisions of people stand above the linker, survive recoding, and can be undone."""

from __future__ import annotations

import copy
from datetime import date

import duckdb
import pytest

from tests.warehouse.line import through
from tests.warehouse.test_incidents import EVENT, held, recode, teller
from tests.warehouse.world import OUTLETS, Event, Told, tell
from warehouse import checks, decisions, statement
from warehouse.errors import UnknownDecision, UnknownIncident

ELSEWHERE = Event(2, "shots", "Karsk", date(2021, 3, 9), 3, "needle basket street")


@pytest.fixture
def two(con: duckdb.DuckDBPyConnection) -> list[Told]:
    """Two incidents, told twice and once."""
    rng = teller()
    told = [tell(rng, EVENT, OUTLETS[0], 1), tell(rng, EVENT, OUTLETS[1], 4), tell(rng, ELSEWHERE, OUTLETS[2], 1)]
    through(con, told)
    return told


def ids(con: duckdb.DuckDBPyConnection) -> list[str]:
    return [
        row[0] for row in con.execute("SELECT incident_id FROM incidents_held ORDER BY report_count DESC").fetchall()
    ]


def reports(con: duckdb.DuckDBPyConnection, incident_id: str) -> list[str]:
    found = con.execute("SELECT report_id FROM report_incidents WHERE incident_id = ? ORDER BY 1", [incident_id])
    return [row[0] for row in found.fetchall()]


def test_a_merge_survives_recoding_and_can_be_undone(con: duckdb.DuckDBPyConnection, two: list[Told]) -> None:
    first, second = ids(con)
    decision = decisions.merge(con, [first, second], by="Ana", reason="one operation")
    (kept,) = ids(con)
    told = "merge decided by Ana: one operation"
    assert con.execute("SELECT kept_id, reason FROM incident_forwards").fetchall() == [(kept, told)]
    changes = con.execute("SELECT DISTINCT reason FROM incident_revisions_kept WHERE field = 'report_count'").fetchall()
    assert changes == [(told,)]
    better = copy.deepcopy(two)
    for item in better:
        item.reports[0]["weapons"] = [{"name": "explosives", "text": "bomb"}]
    recode(con, better, "world-2")
    assert ids(con) == [kept]
    decisions.undo(con, decision)
    assert sorted(row[0] for row in held(con, "report_count")) == [1, 2]
    assert kept in ids(con)
    reasons = con.execute("SELECT reason FROM incident_revisions_kept WHERE field = 'decision'").fetchall()
    assert ("merge decided by Ana: one operation",) in reasons
    assert ("a decision was undone",) in reasons


def test_a_split_holds_against_the_linker(con: duckdb.DuckDBPyConnection, two: list[Told]) -> None:
    whole = ids(con)[0]
    decision = decisions.split(con, whole, [reports(con, whole)[1]])
    assert len(ids(con)) == 3
    con.execute(statement.sql("statements/pending_link"))
    recode(con, two, "world-2")
    assert len(ids(con)) == 3
    decisions.undo(con, decision)
    assert len(ids(con)) == 2


def test_what_stays_after_a_split_stays_together(con: duckdb.DuckDBPyConnection, two: list[Told]) -> None:
    first, second = ids(con)
    merge = decisions.merge(con, [first, second])
    (whole,) = ids(con)
    founder = con.execute("SELECT report_id FROM verdicts WHERE decision_id = ?", [merge]).fetchall()[0][0]
    split = decisions.split(con, whole, [founder])
    assert sorted(row[0] for row in held(con, "report_count")) == [1, 2], "the merge hung on the report that left"
    recode(con, two, "world-2")
    assert sorted(row[0] for row in held(con, "report_count")) == [1, 2]
    rest = next(key for key in ids(con) if len(reports(con, key)) == 2)
    later = decisions.split(con, rest, [reports(con, rest)[0]])
    assert [row[0] for row in held(con, "report_count")] == [1, 1, 1], "a later split rules over an earlier one"
    decisions.undo(con, later)
    decisions.undo(con, split)
    assert ids(con) == [whole]


def test_what_cannot_be_decided_is_said(con: duckdb.DuckDBPyConnection, two: list[Told]) -> None:
    one = ids(con)[0]
    with pytest.raises(UnknownIncident, match="inothing"):
        decisions.merge(con, [one, "inothing"])
    with pytest.raises(UnknownIncident, match="two or more"):
        decisions.merge(con, [one, one])
    with pytest.raises(UnknownIncident, match="some, not all"):
        decisions.split(con, one, ["rnothing"])
    with pytest.raises(UnknownDecision, match="dnothing"):
        decisions.undo(con, "dnothing")


def test_a_merge_takes_whole_incidents(con: duckdb.DuckDBPyConnection, two: list[Told]) -> None:
    rng = teller()
    both = tell(rng, EVENT, OUTLETS[3], 6, also=[ELSEWHERE])
    through(con, [*two, both])
    assert sorted(row[0] for row in held(con, "report_count")) == [2, 3]
    first, second = ids(con)
    decisions.merge(con, [first, second], by="Ana")
    assert [row[0] for row in held(con, "report_count")] == [5], "also the article that tells of both"
    assert "incidents_twice_in_one_article" not in {finding.check for finding in checks.run(con)}
    later = tell(rng, ELSEWHERE, OUTLETS[4], 9)
    through(con, [*two, both, later])
    assert [row[0] for row in held(con, "report_count")] == [6], "a follow-up to one of the two is one to both"

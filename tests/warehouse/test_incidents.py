"""Incidents: one event counted once, in any order, with ids that last and a history that says why."""

from __future__ import annotations

import copy
import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb

from tests.warehouse.line import partition, state, through
from tests.warehouse.world import OUTLETS, Event, Told, copied, report, tell, world
from warehouse import incidents, reports, statement, writer

EVENT = Event(1, "bomb", "Velmar", date(2021, 3, 4), 8, "walnut anchor street")


def held(con: duckdb.DuckDBPyConnection, *columns: str) -> list[tuple[Any, ...]]:
    return con.sql("SELECT * FROM incidents_held").select(*columns).order(columns[0]).fetchall()


def teller(seed: int = 3) -> random.Random:
    return random.Random(seed)


def test_every_event_of_the_world_is_one_incident(laden: duckdb.DuckDBPyConnection, told: list[Told]) -> None:
    events = {(item.reports[0]["place"]["name"], item.reports[0]["date"]["start"]) for item in told}
    assert len(held(laden, "incident_id")) == len(events)


def test_accounts_of_independent_outlets_are_one_incident(con: duckdb.DuckDBPyConnection) -> None:
    rng = teller()
    first = tell(rng, EVENT, OUTLETS[0], 1)
    through(con, [first, tell(rng, EVENT, OUTLETS[1], 4), copied(first, OUTLETS[2], 30)])
    assert held(con, "report_count", "independent_source_count", "grade") == [(3, 2, "fair")]


def test_a_rising_toll_revises_the_incident_and_copies_of_old_tolls_do_not(con: duckdb.DuckDBPyConnection) -> None:
    rng = teller()
    first = tell(rng, EVENT, OUTLETS[0], 1)
    through(con, [first])
    assert held(con, "killed_best") == [(8,)]
    through(con, [tell(rng, EVENT, OUTLETS[1], 6, killed=11)])
    through(con, [copied(first, OUTLETS[2], 600)])
    assert held(con, "killed_min", "killed_best", "killed_max") == [(8, 11, 11)]
    changes = con.execute(
        "SELECT old_value, new_value, reason, article_id IS NOT NULL FROM incident_revisions_kept "
        "WHERE field = 'killed_best'"
    ).fetchall()
    assert changes == [("8", "11", "new report", True)]


def test_two_incidents_of_one_article_never_merge(con: duckdb.DuckDBPyConnection) -> None:
    twin = Event(2, "bomb", "Velmar", EVENT.day, 8, "basket needle street")
    through(con, [tell(teller(), EVENT, OUTLETS[0], 1, also=[twin])])
    assert len(held(con, "incident_id")) == 2


def test_distinct_places_and_days_are_distinct_incidents(con: duckdb.DuckDBPyConnection) -> None:
    rng = teller()
    elsewhere = Event(2, "bomb", "Karsk", EVENT.day, 8, EVENT.street)
    later = Event(3, "bomb", "Velmar", EVENT.day + timedelta(days=3), 8, EVENT.street)
    through(
        con, [tell(rng, event, outlet, 1) for event, outlet in zip((EVENT, elsewhere, later), OUTLETS, strict=False)]
    )
    assert len(held(con, "incident_id")) == 3


def test_a_vague_report_swallows_nothing(con: duckdb.DuckDBPyConnection) -> None:
    rng = teller()
    vague = tell(rng, EVENT, OUTLETS[2], 30)
    vague.reports[0]["date"].update(start="2021-03-01", end="2021-03-31", precision="month")
    vague.reports[0]["place"].update(name="Velmar District", precision="admin1", latitude=None, longitude=None)
    vague.reports[0]["killed"] = None
    other = Event(2, "bomb", "Velmar", EVENT.day + timedelta(days=8), 5, "candle donkey street")
    through(con, [tell(rng, EVENT, OUTLETS[0], 1), tell(rng, other, OUTLETS[1], 1), vague])
    assert len(held(con, "incident_id")) == 3


def test_linking_again_does_nothing(laden: duckdb.DuckDBPyConnection) -> None:
    before = state(laden)
    assert incidents.link(laden) == {
        "articles": 0,
        "pairs": 0,
        "incidents_new": 0,
        "incidents_changed": 0,
        "incidents_gone": 0,
    }
    assert state(laden) == before


def test_everything_pending_once_more_changes_nothing(laden: duckdb.DuckDBPyConnection) -> None:
    before = state(laden)
    laden.execute(statement.sql("statements/pending_link"))
    counts = incidents.link(laden, batch_size=5)
    assert (counts["incidents_new"], counts["incidents_changed"], counts["incidents_gone"]) == (0, 0, 0)
    assert state(laden) == before


def test_incidents_do_not_depend_on_the_order_of_loading(tmp_path: Path) -> None:
    found = []
    for seed, batch in ((0, 7), (1, 12), (2, 17)):
        told = world(seed=11, events=14)
        if seed:
            random.Random(seed).shuffle(told)
        with writer.open_writer(tmp_path / str(seed)) as con:
            for start in range(0, len(told), batch):
                through(con, told[start : start + batch], batch)
            found.append(partition(con, "incidents"))
    assert found[0] == found[1] == found[2]


def recode(con: duckdb.DuckDBPyConnection, told: Sequence[Told], coder: str, batch_size: int = 500) -> None:
    answers = {item.article["url"]: item.reports for item in told}
    waiting = reports.pending(con, coder, 1000)
    reports.load(con, coder, [(article["article_id"], answers[article["url"]]) for article in waiting])
    incidents.link(con, batch_size)


def test_recoding_keeps_incident_ids_and_says_why_values_changed(
    laden: duckdb.DuckDBPyConnection, told: list[Told]
) -> None:
    before = held(laden, "incident_id", "place")
    better = copy.deepcopy(told)
    for item in better:
        item.reports[0]["weapons"] = [{"name": "explosives", "text": "bomb"}]
    recode(laden, better, "world-2")
    assert held(laden, "incident_id", "place") == before
    reasons = laden.execute("SELECT DISTINCT reason FROM incident_revisions_kept WHERE field = 'weapon'").fetchall()
    assert reasons == [("coded anew",)]
    assert laden.execute("FROM incident_forwards").fetchall() == []


def test_a_merge_keeps_the_older_id_and_forwards_the_other(con: duckdb.DuckDBPyConnection) -> None:
    rng = teller()
    first, second = tell(rng, EVENT, OUTLETS[0], 1), tell(rng, EVENT, OUTLETS[1], 5)
    mistaken = copy.deepcopy(second)
    mistaken.reports[0]["place"].update(name="Karsk", latitude=42.05, longitude=20.40, admin1="Karsk District")
    through(con, [first])
    (older,) = held(con, "incident_id")[0]
    through(con, [mistaken])
    (newer,) = {row[0] for row in held(con, "incident_id")} - {older}
    recode(con, [first, second], "world-2")
    assert held(con, "incident_id", "report_count") == [(older, 2)]
    assert con.execute("SELECT incident_id, kept_id FROM incident_forwards").fetchall() == [(newer, older)]
    recode(con, [first, mistaken], "world-3")
    assert {row[0] for row in held(con, "incident_id")} > {older}
    assert len(held(con, "incident_id")) == 2


def test_an_incident_whose_reports_are_gone_is_gone_but_not_its_history(con: duckdb.DuckDBPyConnection) -> None:
    told = [tell(teller(), EVENT, OUTLETS[0], 1)]
    through(con, told)
    recode(con, [Told(told[0].article)], "world-2")
    assert held(con, "incident_id") == []
    reasons = con.execute("SELECT reason FROM incident_revisions_kept ORDER BY revision").fetchall()
    assert reasons == [("first report",), ("no report tells of it any more",)]


def test_every_pair_of_an_incident_has_its_reasons(con: duckdb.DuckDBPyConnection) -> None:
    rng = teller()
    through(con, [tell(rng, EVENT, OUTLETS[0], 1), tell(rng, EVENT, OUTLETS[1], 4)])
    ((score, reasons),) = con.execute("SELECT score, reasons FROM link_reasons").fetchall()
    assert score >= incidents.TOGETHER
    assert {reason.split(" ", 1)[0] for reason in reasons} >= {"killed", "telling"}


def test_a_recoding_linked_in_small_batches_keeps_ids_and_parts_what_it_tells_apart(
    con: duckdb.DuckDBPyConnection,
) -> None:
    rng = teller()
    told = [tell(rng, EVENT, OUTLETS[0], 1), tell(rng, EVENT, OUTLETS[1], 4)]
    through(con, told)
    ((before,),) = held(con, "incident_id")
    better = copy.deepcopy(told)
    for item, (town, latitude) in zip(better, (("Karsk", 42.05), ("Bresh", 40.1)), strict=True):
        item.reports[0]["place"].update(name=town, admin1=f"{town} District", latitude=latitude)
    recode(con, better, "world-2", batch_size=1)
    assert held(con, "place", "report_count") == [("Bresh", 1), ("Karsk", 1)]
    assert dict(held(con, "place", "incident_id"))["Karsk"] == before, "the founder's incident goes on"
    assert con.execute("FROM incident_forwards").fetchall() == []


def test_a_silent_edit_revises_the_incident_and_says_so(con: duckdb.DuckDBPyConnection) -> None:
    rng = teller()
    first = tell(rng, EVENT, OUTLETS[0], 1)
    through(con, [first])
    edited = copy.deepcopy(first)
    edited.article["text"] = edited.article["text"].replace("killing 8 people", "killing 11 people")
    edited.article["fetched_at"] = "2021-03-06T08:00"
    edited.reports = [report(edited.article["text"], EVENT, 11)]
    moment = incidents.now()
    through(con, [edited])
    changes = con.execute(
        "SELECT old_value, new_value, reason, article_id = (SELECT any_value(a.article_id) FROM article_versions AS a) "
        "FROM incident_revisions_kept WHERE field = 'killed_best' AND changed_at >= ?",
        [moment],
    ).fetchall()
    assert changes == [("8", "11", "article edited", True)]
    assert len(con.execute("SELECT DISTINCT value FROM claim_versions WHERE field = 'killed'").fetchall()) == 2

"""What brings reports together or keeps them apart, and which toll holds: the days of copies, towns off the map, roundups."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import duckdb
import pytest

from tests.warehouse.line import through
from tests.warehouse.world import OUTLETS, Event, Told, copied, tell
from warehouse import incidents

EVENT = Event(1, "bomb", "Velmar", date(2021, 3, 4), 8, "walnut anchor street")
OTHER = Event(2, "bomb", "Karsk", date(2021, 3, 4), 3, "basket needle street")


def held(con: duckdb.DuckDBPyConnection, *columns: str) -> list[tuple[Any, ...]]:
    return con.sql("SELECT * FROM incidents_held").select(*columns).order(columns[0]).fetchall()


def redated(told: Told, day: date, words: str) -> Told:
    told_day = {
        "start": day.isoformat(),
        "end": day.isoformat(),
        "precision": "day",
        "basis": "relative",
        "text": words,
    }
    return Told(told.article, [told.reports[0] | {"date": told_day}])


def unlocated(told: Told, name: str) -> Told:
    place = {"name": name, "admin1": "Velmar District", "country": "XQ", "precision": "admin1"}
    told.reports[0] = told.reports[0] | {"place": place | {"latitude": 42.0, "longitude": 20.0, "text": name}}
    return told


def test_the_days_of_copies_are_those_of_the_first_telling(con: duckdb.DuckDBPyConnection) -> None:
    rng = random.Random(3)
    first = redated(tell(rng, EVENT, OUTLETS[0], 14), EVENT.day, "today")
    late = [
        redated(copied(first, outlet, minutes), EVENT.day + timedelta(days=1), "today")
        for outlet, minutes in zip(OUTLETS[1:3], (70, 80), strict=True)
    ]
    through(con, [*late, first, tell(rng, EVENT, OUTLETS[3], 20)])
    assert held(con, "report_count", "date_start", "date_end") == [(4, EVENT.day, EVENT.day)]


def test_towns_that_no_gazetteer_knows_are_towns(con: duckdb.DuckDBPyConnection) -> None:
    rng = random.Random(3)
    twin = Event(2, "bomb", "Velmar", EVENT.day, 8, "candle donkey street")
    through(
        con,
        [
            unlocated(tell(rng, EVENT, OUTLETS[0], 1), "Haltan"),
            unlocated(tell(rng, EVENT, OUTLETS[1], 5), "Haltan"),
            unlocated(tell(rng, twin, OUTLETS[2], 3), "Orvin"),
        ],
    )
    assert held(con, "place", "report_count") == [("Haltan", 2), ("Orvin", 1)]


def test_a_roundup_that_repeats_an_old_toll_does_not_bring_it_back(con: duckdb.DuckDBPyConnection) -> None:
    rng = random.Random(3)
    risen = tell(rng, EVENT, OUTLETS[1], 6, killed=11)
    roundup = tell(rng, EVENT, OUTLETS[2], 12, killed=8, also=[OTHER])
    through(con, [tell(rng, EVENT, OUTLETS[0], 1), risen, roundup])
    assert ("Velmar", 11) in held(con, "place", "killed_best")


def test_a_trial_long_after_finds_its_incident_by_the_names(con: duckdb.DuckDBPyConnection) -> None:
    rng = random.Random(3)
    people = "Ada Quill, 31, and Ben Marlow were among the dead."
    first = tell(rng, EVENT, OUTLETS[0], 1)
    trial = tell(rng, EVENT, OUTLETS[1], 24 * 300)
    for told in (first, trial):
        told.article["text"] += f"\n\n{people}"
    trial.reports[0] = trial.reports[0] | {"date": None}
    through(con, [first, tell(rng, OTHER, OUTLETS[2], 3), trial])
    assert held(con, "place", "report_count") == [("Karsk", 1), ("Velmar", 2)]


def test_what_an_article_tells_besides_leaves_the_place_to_what_it_is_about(con: duckdb.DuckDBPyConnection) -> None:
    rng = random.Random(3)
    twice = tell(rng, EVENT, OUTLETS[1], 3)
    again = twice.reports[0] | {"prominence": "also", "injured": {"min": 3, "best": 3, "max": 3, "text": "8 people"}}
    twice.reports.append(again)
    through(con, [tell(rng, EVENT, OUTLETS[0], 1), twice, tell(rng, EVENT, OUTLETS[2], 5)])
    about = con.execute(
        "SELECT DISTINCT incident_id FROM report_incidents JOIN current_reports USING (report_id) WHERE prominence = 'main'"
    )
    assert len(about.fetchall()) == 1


def test_once_a_day_what_was_told_lately_is_linked_again(
    con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(3)
    lately = Event(3, "shots", "Bresh", datetime.now(UTC).date() - timedelta(days=3), 4, "ribbon shovel street")
    through(con, [tell(rng, EVENT, OUTLETS[0], 1), tell(rng, lately, OUTLETS[1], 1), tell(rng, lately, OUTLETS[2], 3)])
    con.execute("UPDATE link_reasons SET score = -9")  # as if the words of the day had not been counted then
    assert incidents.link(con)["articles"] == 0
    a_day_later = incidents.now() + timedelta(hours=incidents.AGAIN_HOURS)
    monkeypatch.setattr(incidents, "now", lambda: a_day_later)
    assert incidents.link(con)["articles"] == 2, "what is older than the window stays as it is linked"
    assert con.execute("SELECT count(*) FROM link_reasons WHERE score > 0").fetchone() == (1,)
    assert incidents.link(con)["articles"] == 0


def revised(told: Told) -> Told:
    told.reports[0]["killed"]["revised"] = True
    return told


def test_a_lone_lower_toll_does_not_overturn_what_two_origins_tell(con: duckdb.DuckDBPyConnection) -> None:
    rng = random.Random(3)
    told = [tell(rng, EVENT, outlet, hours) for outlet, hours in zip(OUTLETS[:2], (1, 5), strict=True)]
    through(con, [*told, tell(rng, EVENT, OUTLETS[2], 9, killed=6)])
    assert held(con, "killed_min", "killed_best", "killed_max") == [(6, 8, 8)]


def test_a_toll_told_as_revised_takes_the_place_of_all_before(con: duckdb.DuckDBPyConnection) -> None:
    rng = random.Random(3)
    told = [tell(rng, EVENT, outlet, hours) for outlet, hours in zip(OUTLETS[:3], (1, 5, 6), strict=True)]
    through(con, [*told, revised(tell(rng, EVENT, OUTLETS[3], 9, killed=6))])
    assert held(con, "killed_min", "killed_best", "killed_max") == [(6, 6, 8)]


def test_a_higher_toll_holds_against_two(con: duckdb.DuckDBPyConnection) -> None:
    rng = random.Random(3)
    told = [tell(rng, EVENT, outlet, hours) for outlet, hours in zip(OUTLETS[:2], (1, 5), strict=True)]
    through(con, [*told, tell(rng, EVENT, OUTLETS[2], 9, killed=11)])
    assert held(con, "killed_best") == [(11,)]

"""The ready views and macros, each on the few rows that show its rule."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse.snapshot import SNAPSHOT


@pytest.fixture(name="con")
def snapshot_to_write_in(published: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A snapshot's copy without rows in incidents, reports, claims and responsibility."""
    path = tmp_path / "copy.duckdb"
    shutil.copyfile(published / SNAPSHOT, path)
    with duckdb.connect(str(path)) as con:
        for table in ("incidents", "reports", "claims", "responsibility", "incident_revisions", "merged_incidents"):
            con.execute(f"DELETE FROM {table}")
        yield con


def insert(con: duckdb.DuckDBPyConnection, table: str, **values: Any) -> None:
    names = ", ".join(values)
    con.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})", list(values.values()))


def incident(con: duckdb.DuckDBPyConnection, incident_id: str, **values: Any) -> None:
    killed = values.pop("killed", None)
    day = values.pop("day", date(2026, 3, 1))
    row = {"date_start": day, "date_end": day, "date_precision": "day", "country": "SY", "place": "Velmar"}
    row |= {"killed_min": killed, "killed_best": killed, "killed_max": killed, "independent_source_count": 1}
    row |= {"event_type": "battles", "sub_event_type": "armed_clash", "updated_at": datetime(2026, 3, 2)}
    insert(con, "incidents", incident_id=incident_id, **(row | values))


def report(con: duckdb.DuckDBPyConnection, report_id: str, incident_id: str, **values: Any) -> None:
    row = {
        "article_id": "a",
        "article_key": 1,
        "prominence": "main",
        "told_at": datetime(2026, 3, 2),
        "is_vague": False,
    }
    insert(con, "reports", report_id=report_id, incident_id=incident_id, **(row | values))


def rows(con: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return con.execute(query).fetchall()


def test_dead_attackers_are_told_apart_from_those_attacked(con: duckdb.DuckDBPyConnection) -> None:
    incident(con, "i1", killed=7, killed_max=None, target="market", injured_best=2)
    report(con, "r1", "i1", target="market", target_kind="civilians")
    insert(con, "claims", claim_id="c1", report_id="r1", incident_id="i1", field="perpetrators_killed", value="2")
    incident(con, "i2", killed=3, target="patrol")
    report(con, "r2", "i2", target="patrol", target_kind="police")
    incident(con, "i3", killed=1)
    columns = "incident_id, side, killed_min, killed_best, killed_max"
    assert rows(con, f"SELECT {columns} FROM incident_casualties ORDER BY ALL") == [
        ("i1", "attackers", 2, 2, 2),
        ("i1", "civilians", 5, 5, None),
        ("i2", "state forces", 3, 3, 3),
        ("i3", "unknown", 1, 1, 1),
    ]
    total = rows(con, "SELECT sum(killed_best)::INTEGER, bool_or(is_open) FROM casualties_by_side")
    assert total == [(11, True)]


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ([("claim", "Red")], "claimed, nobody else blamed"),
        ([("claim", "Red"), ("attribution", "Red")], "claimed by whom it is attributed to"),
        ([("claim", "Red"), ("attribution", "Blue")], "claimed by one, attributed to another"),
        ([("claim", "Red"), ("claim", "Blue")], "claimed by several"),
        ([("claim", "Red"), ("denial", "Red")], "claimed and denied"),
        ([("attribution", "Blue")], "blamed, not claimed"),
        ([("attribution", "Blue"), ("denial", "Blue")], "blamed and denied"),
        ([("denial", "Blue")], "only denied"),
    ],
)
def test_claims_blame_and_denials_are_set_against_each_other(
    con: duckdb.DuckDBPyConnection, said: list[tuple[str, str]], finding: str
) -> None:
    incident(con, "i1")
    for kind, actor in said:
        insert(con, "responsibility", incident_id="i1", report_id="r1", kind=kind, actor=actor)
    assert rows(con, "SELECT finding FROM claims_and_attributions") == [(finding,)]


def test_only_last_words_make_a_toll_contested(con: duckdb.DuckDBPyConnection) -> None:
    for number, outlet, killed, hour in ((1, "Post", 3, 1), (2, "Post", 5, 9), (3, "Herald", 5, 2)):
        report(con, f"r{number}", "i1", outlet=outlet, killed_best=killed, told_at=datetime(2026, 3, 2, hour))
    incident(con, "i1", killed=5)
    assert rows(con, "FROM contested_incidents") == [], "a toll that rose is not contested"
    report(con, "r4", "i1", outlet="Courier", killed_best=9, told_at=datetime(2026, 3, 2, 3))
    told = rows(con, "SELECT is_toll_contested, is_perpetrator_contested, is_denied FROM contested_incidents")
    assert told == [(True, False, False)]


def test_reliability_judges_first_numbers_by_what_is_held(con: duckdb.DuckDBPyConnection) -> None:
    incident(con, "i1", killed=5, independent_source_count=2)
    report(con, "r1", "i1", outlet="Post", killed_best=3, told_at=datetime(2026, 3, 2, 1))
    report(con, "r2", "i1", outlet="Post", killed_best=5, told_at=datetime(2026, 3, 2, 9))
    report(con, "r3", "i1", outlet="Herald", killed_best=5, told_at=datetime(2026, 3, 2, 2))
    incident(con, "i2", killed=4)
    report(con, "r4", "i2", outlet="Herald", killed_best=4)
    columns = "outlet, incidents, judged, corrected, told_too_few, corrected_by_itself, mean_error"
    assert rows(con, f"SELECT {columns} FROM source_reliability ORDER BY outlet") == [
        ("Herald", 2, 1, 0, 0, 0, 0.0),
        ("Post", 1, 1, 1, 1, 1, 2.0),
    ]


def test_a_wave_ends_after_three_quiet_days(con: duckdb.DuckDBPyConnection) -> None:
    for number, offset in enumerate((0, 2, 5, 9, 10, 20)):
        incident(con, f"i{number}", day=date(2026, 3, 1) + timedelta(days=offset), perpetrator="Red Wolves", killed=1)
        incident(con, f"u{number}", day=date(2026, 3, 1), perpetrator="unidentified gunmen", killed=1)
    columns = "perpetrator, first_day, last_day, incidents, killed_best, incident_ids"
    assert rows(con, f"SELECT {columns} FROM attack_waves") == [
        ("Red Wolves", date(2026, 3, 1), date(2026, 3, 6), 3, 3, ["i0", "i1", "i2"])
    ]


def test_changes_since_a_moment_are_net(con: duckdb.DuckDBPyConnection) -> None:
    def change(incident_id: str, revision: int, hour: int, field: str, old: str | None, new: str | None) -> None:
        insert(
            con, "incident_revisions", incident_id=incident_id, revision=revision, changed_at=datetime(2026, 3, 2, hour),
            field=field, old_value=old, new_value=new, reason="new report",
        )  # fmt: skip

    change("old", 1, 1, "incident", None, "{}")
    change("old", 2, 5, "killed_best", "3", "4")
    change("old", 3, 6, "killed_best", "4", "5")
    change("old", 2, 5, "place", None, "Velmar")
    change("old", 3, 6, "place", "Velmar", None)
    change("new", 1, 5, "incident", None, "{}")
    change("gone", 1, 1, "incident", None, "{}")
    change("gone", 2, 5, "incident", "gone", None)
    change("merged", 1, 1, "incident", None, "{}")
    change("merged", 2, 5, "incident", "merged", "old")
    change("flash", 1, 4, "incident", None, "{}")
    change("flash", 2, 5, "incident", "flash", None)
    found = rows(
        con, "SELECT incident_id, change, field, old_value, new_value FROM changes_since('2026-03-02 03:00') ORDER BY 1"
    )
    assert found == [
        ("gone", "gone", None, "gone", None),
        ("merged", "merged", None, "merged", "old"),
        ("new", "new", None, None, "new"),
        ("old", "changed", "killed_best", "3", "5"),
    ]
    removed = rows(con, "SELECT incident_id, kind FROM removed_incidents ORDER BY 1")
    assert [row for row in removed if row[0] == "gone"] == [("gone", "withdrawn")]


def test_search_ranks_rare_words_and_titles_first(published: Path) -> None:
    with duckdb.connect(str(published / SNAPSHOT), read_only=True) as con:
        street = con.execute(
            "SELECT regexp_extract(text, 'at (\\w+) \\w+ street', 1) FROM articles WHERE text LIKE '% street%' LIMIT 1"
        ).fetchall()[0][0]
        found = rows(con, f"SELECT score, title, text FROM search_articles('{street} killing')")
        assert found[0][0] == max(row[0] for row in found)
        assert street in found[0][2].lower()
        assert rows(con, "SELECT count(*) FROM search_articles('nosuchwordatall')") == [(0,)]
        whole, prefix = (rows(con, f"SELECT count(*) FROM search_articles('{word}')")[0][0] for word in ("air", "ai*"))
        assert prefix >= whole
        assert (
            rows(con, "SELECT count(*) FROM search_articles('VÉLMAR')")
            == rows(con, "SELECT count(*) FROM search_articles('velmar')")
            != [(0,)]
        )

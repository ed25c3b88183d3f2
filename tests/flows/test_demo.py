"""The main job end to end: the demo's incidents equal the answer key, twice is not double, day two is a revision."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import warehouse
from tests.answer_key import disagreements
from tests.conftest import DemoRun, run_dateline
from warehouse import checks
from warehouse.rows import fetch_dicts


def rows(home: Path, query: str) -> list[dict[str, Any]]:
    with warehouse.open(home) as con:
        return fetch_dicts(con, query)


def contents(home: Path, more: Mapping[str, str] | None = None) -> dict[str, list[dict[str, Any]]]:
    """What the snapshot holds, without moments: those of writing differ from run to run. `more`: {table: its key}."""
    keys = {"incidents": "incident_id", "claims": "claim_id", "stories": "story_id"} | dict(more or {})
    return {
        table: [
            {name: value for name, value in row.items() if not isinstance(value, datetime)}
            for row in rows(home, f"SELECT * FROM {table} ORDER BY {key}")
        ]
        for table, key in keys.items()
    }


def test_the_incidents_equal_the_answer_key(demo: DemoRun) -> None:
    assert disagreements(rows(demo.home, "FROM incidents")) == []


def test_every_claim_quotes_its_article_verbatim(demo: DemoRun) -> None:
    assert rows(demo.home, "FROM claims") != []
    wrong = rows(
        demo.home,
        "SELECT c.* FROM claims c JOIN articles a ON c.article_id = a.article_id "
        "WHERE substr(a.text, c.start_offset + 1, c.end_offset - c.start_offset) <> c.quote",
    )
    assert wrong == []


def test_the_checks_find_nothing(demo: DemoRun) -> None:
    with warehouse.open(demo.home) as con:
        assert checks.run(con) == []


def test_the_command_says_what_it_did_and_what_comes_next(demo: DemoRun) -> None:
    assert re.search(
        r"The warehouse holds: \d+ pages, \d+ articles, \d+ stories, \d+ reports, \d+ incidents", demo.stdout
    )
    assert demo.stdout.split("Next:")[1].count("dateline ") == 3
    assert "\x1b" not in demo.stdout + demo.stderr, "without a terminal there is no colour"


def test_what_robots_txt_forbids_is_not_fetched(demo: DemoRun) -> None:
    assert rows(demo.home, "SELECT * FROM pages WHERE url LIKE '%/unchecked/%'") == []


def test_show_prints_the_evidence_with_the_counts_marked(demo: DemoRun) -> None:
    (row,) = rows(demo.home, "FROM incidents ORDER BY report_count DESC, incident_id LIMIT 1")
    shown = run_dateline("show", row["incident_id"], home=demo.home).stdout
    assert re.search(r"\[[^\]]*\]=killed:\d+", shown)
    for heading in ("Evidence", "Who said what", "Sources", "History"):
        assert heading in shown


@pytest.fixture(scope="module", name="again")
def run_again(demo: DemoRun, prefect_api_url: str, tmp_path_factory: pytest.TempPathFactory) -> DemoRun:
    """The demo run once more, on a copy of its home, with a Prefect server that is there already."""
    home = tmp_path_factory.mktemp("again") / "home"
    shutil.copytree(demo.home, home)
    done = run_dateline("demo", home=home, PREFECT_API_URL=prefect_api_url)
    return DemoRun(home, done.stdout, done.stderr)


def test_a_second_run_doubles_nothing(demo: DemoRun, again: DemoRun) -> None:
    assert "0 new or changed articles, 0 reports, 0 new and 0 changed incidents" in again.stdout
    assert contents(again.home) == contents(demo.home)


def test_the_second_day_revises(again: DemoRun, prefect_api_url: str) -> None:
    done = run_dateline("demo", "--day", "2", home=again.home, PREFECT_API_URL=prefect_api_url)
    assert done.returncode == 0, done.stderr
    assert disagreements(rows(again.home, "FROM incidents"), day=2) == []
    changed = rows(again.home, "SELECT DISTINCT field FROM incident_revisions WHERE revision > 1")
    assert {"killed_best"} <= {row["field"] for row in changed}
    gone = rows(again.home, "SELECT url FROM pages WHERE gone_at IS NOT NULL")
    assert len(gone) == 1

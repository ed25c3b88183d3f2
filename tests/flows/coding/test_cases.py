"""Walks tests/cases: each a text of our own and what a careful human coder reads from it.

A folder is the part of a report that its cases look at first (types, perpetrators, counts, ...; `no_incident` and
`several`: how many incidents there are); a file in it is one phenomenon, told by its first line. A case may look at
other parts too; what it leaves out is not looked at.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from flows.coding.article import Article
from flows.coding.coder import Coder, load_coder
from flows.coding.report import Count, Report

CASES = Path(__file__).parents[2] / "cases"
GIVEN = {"text", "published", "title", "outlet"}
OF_THE_FIRST = {
    *("killed", "killed_min", "killed_max", "injured", "injured_min", "injured_max", "said", "by"),
    *("date", "place", "admin1", "admin2", "country", "precision"),
    *("perpetrators", "members", "certainty", "targets", "weapons", "responsibility", "channel"),
}
OF_ALL = {"reports", "types", "doers", "dates", "tolls", "prominence"}


@lru_cache(maxsize=1)
def coder() -> Coder:
    return load_coder()


def walk() -> list[Any]:
    found = []
    for path in sorted(CASES.rglob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["cases"], 1):
            found.append(pytest.param(case, id=f"{path.parent.name}/{path.stem}-{number}"))
    return found


def best(count: Count | None) -> int | str:
    return "none" if count is None else count.best


def check_count(case: dict[str, Any], report: Report, field: str) -> None:
    count: Count | None = getattr(report, field)
    if field in case:
        assert best(count) == case[field]
    if f"{field}_min" in case:
        assert count is not None
        assert count.min == case[f"{field}_min"]
    if f"{field}_max" in case:
        assert count is not None
        assert ("open" if count.max is None else count.max) == case[f"{field}_max"]


def check_scene(case: dict[str, Any], report: Report) -> None:
    if "date" in case:
        dated = report.date
        assert ([dated.start.isoformat(), dated.end.isoformat()] if dated else []) == case["date"]
    if "place" in case:
        assert report.place is not None
        assert report.place.name == case["place"]
    for field in ("admin1", "admin2", "country", "precision"):
        if field in case:
            assert report.place is not None
            assert getattr(report.place, field) == case[field]


def check_main(case: dict[str, Any], report: Report) -> None:
    check_count(case, report, "killed")
    check_count(case, report, "injured")
    check_scene(case, report)
    if "perpetrators" in case:
        assert [p.name for p in report.perpetrators if p.acted_for is None] == case["perpetrators"]
    if "members" in case:
        assert [[p.name, p.acted_for] for p in report.perpetrators if p.acted_for] == case["members"]
    if "certainty" in case:
        assert report.perpetrators[0].certainty == case["certainty"]
    if "targets" in case:
        assert [t.name for t in report.targets] == case["targets"]
    if "weapons" in case:
        assert [w.name for w in report.weapons] == case["weapons"]
    if "responsibility" in case:
        assert [[r.kind, r.actor or ""] for r in report.responsibility] == case["responsibility"]
    if "channel" in case:
        assert report.responsibility[0].channel == case["channel"]
    if "said" in case:
        told = [c for c in report.claims if c.field.removesuffix("_withdrawn") in ("killed", "injured")]
        assert [[c.field, c.value, c.by or ""] for c in told] == case["said"]
    if "by" in case:
        assert [c.by for c in report.claims if c.field in ("killed", "injured")] == case["by"]


@pytest.mark.parametrize("case", walk())
def test_case(case: dict[str, Any]) -> None:
    assert not case.keys() - GIVEN - OF_THE_FIRST - OF_ALL, "a key that nothing checks"
    article = Article(case["text"], published=case.get("published"), title=case.get("title"), outlet=case.get("outlet"))
    reports = coder().code(article)
    if "reports" in case:
        assert len(reports) == case["reports"], [r.sub_event_type for r in reports]
    if case.get("reports") == 0:
        return
    assert reports, "no report"
    check_main(case, reports[0])
    if "types" in case:
        assert [r.sub_event_type for r in reports] == case["types"]
    if "doers" in case:
        assert [[p.name for p in r.perpetrators if p.acted_for is None] for r in reports] == case["doers"]
    if "dates" in case:
        days = [[r.date.start.isoformat(), r.date.end.isoformat()] if r.date else [] for r in reports]
        assert days == case["dates"]
    if "tolls" in case:
        assert [best(r.killed) for r in reports] == case["tolls"]
    if "prominence" in case:
        assert [r.prominence for r in reports] == case["prominence"]

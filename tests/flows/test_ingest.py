"""The flow `ingest` as real runs against a real Prefect API: files in, incidents out, again without doubles."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import warehouse
from flows.run_summary import RunSummary
from tests.flows.samples import CONVOY, HARVEST, MARKET, PAGE, write_jsonl
from warehouse.errors import WarehouseBusy
from warehouse.rows import fetch_dicts
from warehouse.writer import open_writer

Ingest = Callable[..., RunSummary]


@pytest.fixture(name="ingest")
def import_ingest(prefect_api_url: str) -> Ingest:
    """The flow; imported late, for Prefect reads its environment on import."""
    from flows.ingest import ingest

    def run(home: Path, *paths: Path, **options: Any) -> RunSummary:
        return RunSummary.from_dict(ingest(home=str(home), paths=[str(path) for path in paths], options=options))

    return run


def rows(home: Path, query: str) -> list[dict[str, Any]]:
    with warehouse.open(home) as con:
        return fetch_dicts(con, query)


def state(home: Path) -> dict[str, list[dict[str, Any]]]:
    """What the snapshot holds, without the moments at which it was written."""
    columns = "* EXCLUDE (first_reported_at, updated_at)"
    return {
        "incidents": rows(home, f"SELECT {columns} FROM incidents ORDER BY incident_id"),
        "claims": rows(home, "SELECT * FROM claims ORDER BY claim_id"),
        "articles": rows(home, "SELECT article_id, url, text, story_id FROM articles ORDER BY article_id"),
    }


def test_files_of_all_kinds_go_the_whole_way_and_only_once(tmp_path: Path, ingest: Ingest) -> None:
    home, folder = tmp_path / "home", tmp_path / "input"
    (folder / "pages").mkdir(parents=True)
    articles = write_jsonl(folder / "articles.jsonl", CONVOY, MARKET, HARVEST)
    (folder / "pages" / "tikrit.html").write_text(PAGE)
    (folder / "note.txt").write_text(
        "Two farmers were killed by a landmine near Manbij on 3 March 2026, residents said."
    )
    first = ingest(home, articles, folder / "pages", folder / "note.txt")
    assert (first.pages, first.articles, first.refusals) == (1, 5, [])
    places = {row["place"] for row in rows(home, "SELECT place FROM incidents")}
    assert {"Baqubah", "Tikrit", "Manbij"} <= places
    assert len(rows(home, "FROM incidents")) == 4, "the olives are no incident"
    assert rows(home, "SELECT count(*) AS n FROM claims WHERE quote = ''") == [{"n": 0}]
    before = state(home)
    again = ingest(home, folder)
    assert (again.articles, again.incidents_new, again.incidents_changed) == (0, 0, 0)
    assert state(home) == before
    archived = next((home / "archive").rglob("*.warc.gz"))
    elsewhere = tmp_path / "elsewhere"
    assert ingest(elsewhere, shutil.copy(archived, tmp_path / "copy.warc.gz")).pages == 1
    assert [row["place"] for row in rows(elsewhere, "FROM incidents")] == ["Tikrit"]


def test_bad_input_is_named_and_loses_nothing_beside_it(tmp_path: Path, ingest: Ingest) -> None:
    broken = write_jsonl(tmp_path / "broken.jsonl", CONVOY, '{"text": ', {"title": "no text"}, MARKET)
    (tmp_path / "empty.html").write_text("")
    (tmp_path / "junk.html").write_bytes(bytes(range(256)) * 300)
    (tmp_path / "good.html").write_text(PAGE)
    summary = ingest(
        tmp_path / "home", *(tmp_path / name for name in ("broken.jsonl", "empty.html", "junk.html", "good.html"))
    )
    told = {row.origin: row.reason for row in summary.refusals}
    assert f"{broken}:2" in told
    assert "text" in told[f"{broken}:3"]
    assert "empty" in told[str(tmp_path / "empty.html")]
    assert "binary" in told[(tmp_path / "junk.html").as_uri()]
    assert len(told) == 4
    assert summary.status == "finished_with_refusals"
    assert summary.articles == 3
    assert len(rows(tmp_path / "home", "FROM refusals")) == 4
    assert rows(tmp_path / "home", "SELECT status, errors FROM runs") == [
        {"status": "finished_with_refusals", "errors": 4}
    ]


def test_a_truncated_archive_is_read_to_the_damage(tmp_path: Path, ingest: Ingest) -> None:
    (tmp_path / "pages").mkdir()
    for number in range(3):
        (tmp_path / "pages" / f"{number}.html").write_text(
            PAGE.replace("Tikrit", ("Tikrit", "Ramadi", "Mosul")[number])
        )
    ingest(tmp_path / "home", tmp_path / "pages")
    whole = next((tmp_path / "home" / "archive").rglob("*.warc.gz"))
    torn = tmp_path / "torn.warc.gz"
    torn.write_bytes(whole.read_bytes()[:-200])
    summary = ingest(tmp_path / "other", torn)
    assert summary.articles == 2
    assert [row.origin for row in summary.refusals] == [str(torn)]
    assert "byte" in summary.refusals[0].reason


def test_recoding_changes_nothing_when_the_rules_are_the_same(tmp_path: Path, ingest: Ingest) -> None:
    from flows.recode import recode

    (tmp_path / "tikrit.html").write_text(PAGE)
    ingest(tmp_path / "home", write_jsonl(tmp_path / "a.jsonl", CONVOY, MARKET), tmp_path / "tikrit.html")
    before = state(tmp_path / "home")
    for stage in ("extract", "code", "link"):
        summary = RunSummary.from_dict(recode(home=str(tmp_path / "home"), stage=stage))
        assert summary.incidents_new == summary.incidents_changed == 0
        assert state(tmp_path / "home") == before


def test_a_second_writer_is_told_who_writes(tmp_path: Path, ingest: Ingest) -> None:
    file = write_jsonl(tmp_path / "a.jsonl", CONVOY)
    with open_writer(tmp_path / "home"), pytest.raises(WarehouseBusy, match="process"):
        ingest(tmp_path / "home", file)
    assert ingest(tmp_path / "home", file).articles == 1


def test_the_snapshot_stays_open_while_a_flow_writes(tmp_path: Path, ingest: Ingest) -> None:
    home = tmp_path / "home"
    ingest(home, write_jsonl(tmp_path / "a.jsonl", CONVOY))
    with warehouse.open(home) as reader:
        ingest(home, write_jsonl(tmp_path / "b.jsonl", MARKET))
        assert len(fetch_dicts(reader, "FROM incidents")) == 1, "a reader keeps the snapshot that it opened"
    assert len(rows(home, "FROM incidents")) == 2


def test_a_run_leaves_its_incidents_and_its_report_as_artifacts(tmp_path: Path, ingest: Ingest) -> None:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.sorting import ArtifactSort

    summary = ingest(tmp_path / "home", write_jsonl(tmp_path / "a.jsonl", CONVOY, '{"text": ""}'))
    with get_client(sync_client=True) as client:
        artifacts = client.read_artifacts(sort=ArtifactSort.CREATED_DESC, limit=2)
    found = {artifact.key: artifact for artifact in artifacts}
    assert "Homs" in json.dumps(json.loads(found["incidents"].data))
    assert summary.run_id in str(found["report"].data)
    assert "a.jsonl:2" in str(found["report"].data)

"""Schedules: `dateline schedule` fires runs by itself, shows them, stops cleanly; leftovers of a killed one are cleared."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import warehouse
from spiders.newsstand import SOURCES_DIR, open_newsstand
from spiders.source import Source
from tests.conftest import DATELINE
from warehouse.errors import NothingPublished

PATIENCE_SECONDS = 120


@pytest.fixture(name="home")
def home_with_a_hasty_source(tmp_path: Path) -> Iterator[Path]:
    """A home whose only source is crawled every few seconds, through the newsstand's proxy."""
    (tmp_path / "sources").mkdir()
    text = (SOURCES_DIR / "demo-steppe-watch.toml").read_text()
    hasty = re.sub(r"^schedule = .*$", "schedule = { interval_minutes = 0.1 }", text, flags=re.M)
    (tmp_path / "sources" / "steppe.toml").write_text(hasty)
    with open_newsstand() as stand:
        (tmp_path / "dateline.toml").write_text(f'proxy = "{stand.proxy_url}"\n')
        yield tmp_path


def test_a_schedule_fires_and_ends_without_leaving_a_process(home: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    command = [*DATELINE, "schedule", "steppe", "--port", "0", "--home", str(home)]
    with (home / "log").open("w") as log:
        schedule = subprocess.Popen(command, stderr=log, env=environment, start_new_session=True)
    try:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while _finished_runs(home) < 2:
            assert time.monotonic() < deadline, (home / "log").read_text()
            assert schedule.poll() is None, (home / "log").read_text()
            time.sleep(0.5)
        schedule.send_signal(signal.SIGTERM)
        assert schedule.wait(timeout=40) == 0
    finally:
        schedule.kill()
    assert "stopped" in (home / "log").read_text()
    assert _processes_of(home) == []


def test_a_source_becomes_a_deployment_of_its_own(prefect_api_url: str, tmp_path: Path) -> None:
    from flows.schedule import deployment_of
    from flows.settings import load_settings

    rule = {"type": "feed", "url": "https://harbourpost.example/rss"}
    base = {"name": "Harbour Post", "url": "https://harbourpost.example/", "crawl": [rule], "time_zone": "Asia/Beirut"}
    cron = Source.from_dict({**base, "id": "post", "schedule": {"cron": "0 6 * * *"}})
    deployment = deployment_of(cron, load_settings(tmp_path))
    (schedule,) = deployment.schedules or ()
    assert (schedule.schedule.cron, schedule.schedule.timezone) == ("0 6 * * *", "Asia/Beirut")  # type: ignore[union-attr]
    assert deployment.parameters["targets"] == ["post"]
    often = Source.from_dict({**base, "id": "often", "schedule": {"interval_minutes": 30}})
    (schedule,) = deployment_of(often, load_settings(tmp_path)).schedules or ()
    assert schedule.schedule.interval.total_seconds() == 1800  # type: ignore[union-attr]


def test_runs_of_a_killed_schedule_give_their_slot_back(prefect_api_url: str, tmp_path: Path) -> None:
    from prefect.client.orchestration import get_client
    from prefect.states import Running, Scheduled

    from flows.ingest import ingest
    from flows.schedule import TAG, clear_leftovers, deployment_of
    from flows.settings import load_settings

    rule = {"type": "feed", "url": "https://harbourpost.example/rss"}
    source = Source.from_dict(
        {"id": "post", "name": "Harbour Post", "url": "https://harbourpost.example/", "crawl": [rule]}
    )
    gone = Source.from_dict({**source.to_dict(), "id": "gone"})
    deployment_id = deployment_of(source, load_settings(tmp_path)).apply()
    gone_id = deployment_of(gone, load_settings(tmp_path)).apply()
    with get_client(sync_client=True) as client:
        running = client.create_flow_run_from_deployment(deployment_id, state=Running(), tags=[TAG])
        missed = [client.create_flow_run_from_deployment(deployment_id, state=Scheduled(scheduled_time=when), tags=[TAG])
                  for when in _past_moments()]  # fmt: skip
        clear_leftovers(client, {"post"})
        states = [client.read_flow_run(run.id).state_name for run in [running, *missed]]
        left = {deployment.id for deployment in client.read_deployments()}
    assert states == ["Crashed", "Cancelled", "Cancelled", "Scheduled"], "the last missed run is caught up, once"
    assert deployment_id in left
    assert gone_id not in left
    assert ingest.name == "ingest"


def _past_moments() -> list[object]:
    from datetime import UTC, datetime, timedelta

    return [datetime.now(UTC) - timedelta(hours=hours) for hours in (3, 2, 1)]


def _finished_runs(home: Path) -> int:
    try:
        with warehouse.open(home) as con:
            row = con.execute("SELECT count(*) FROM runs WHERE status LIKE 'finished%'").fetchone()
    except NothingPublished:
        return 0
    return int(row[0]) if row else 0


def _processes_of(home: Path) -> list[str]:
    """Command lines and environments of live processes that name the home."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        if folder.name == str(os.getpid()):
            continue
        try:
            told = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
        except OSError:
            continue
        if str(home).encode() in told:
            found.append(told.decode(errors="replace")[:300])
    return found

"""Schedules: `dateline schedule` fires runs by itself, shows them, stops cleanly; leftovers of a killed one are cleared."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import warehouse
from spiders.newsstand import SOURCES_DIR, open_newsstand
from spiders.source import Source, SourceError
from tests.conftest import DATELINE
from warehouse.errors import NothingPublished

PATIENCE_SECONDS = 600  # for machines at ten times their load


@pytest.fixture(name="home")
def home_with_a_hasty_source(tmp_path: Path) -> Iterator[Path]:
    """A home whose only source is crawled every few seconds, through the newsstand's proxy."""
    (tmp_path / "sources").mkdir()
    text = (SOURCES_DIR / "demo-steppe-watch.toml").read_text()
    hasty = re.sub(r"^schedule = .*$", "schedule = { interval_minutes = 0.2 }", text, flags=re.M)
    (tmp_path / "sources" / "steppe.toml").write_text(hasty)
    with open_newsstand() as stand:
        (tmp_path / "dateline.toml").write_text(f'proxy = "{stand.proxy_url}"\n')
        yield tmp_path


def test_a_schedule_fires_and_ends_without_leaving_a_process(home: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment["PREFECT_RUNNER_POLL_FREQUENCY"] = "1"  # seconds; usually ten
    command = [*DATELINE, "schedule", "steppe", "--port", "0", "--home", str(home)]
    with (home / "log").open("w") as log:
        # As a shell starts what it puts into the background: with SIGINT ignored.
        deaf = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *command]
        schedule = subprocess.Popen(deaf, stderr=log, env=environment, start_new_session=True)
    try:
        deadline = time.monotonic() + PATIENCE_SECONDS
        killed = False
        while _finished_runs(home) < 2:
            if not killed and _finished_runs(home) == 1:
                killed = _kill_server(home)  # the schedule begins anew with another
            assert time.monotonic() < deadline, (home / "log").read_text()
            assert schedule.poll() is None, (home / "log").read_text()
            time.sleep(0.5)
        for pid in _processes_of(home):  # as systemd does
            os.kill(pid, signal.SIGTERM)
        assert schedule.wait(timeout=40) == 0
    finally:
        schedule.kill()
        schedule.wait()
    assert "stopped" in (home / "log").read_text()
    assert "begins anew" in (home / "log").read_text()
    assert _processes_of(home) == {}


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
    from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterId
    from prefect.states import Running, Scheduled

    from flows.ingest import ingest
    from flows.schedule import TAG, catch_up, clear_leftovers, deployment_of, home_tag
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
        settings = load_settings(tmp_path)
        found = clear_leftovers(client, {"post"}, home_tag(settings))
        states = [client.read_flow_run(run.id).state_name for run in [running, *missed]]
        left = {deployment.id for deployment in client.read_deployments()}
        deployment_of(source, settings).apply()  # as a restart does: Prefect then drops what it had scheduled itself
        for _ in range(2):
            catch_up(client, deployment_id, found["post"])
        ours = DeploymentFilter(id=DeploymentFilterId(any_=[deployment_id]))
        waiting = [run for run in client.read_flow_runs(deployment_filter=ours) if run.state_name == "Scheduled"]
    assert states == ["Crashed", "Cancelled", "Cancelled", "Cancelled"]
    assert len(waiting) == 1, "what was missed is caught up, once"
    assert deployment_id in left
    assert gone_id not in left
    assert ingest.name == "ingest"


def test_schedules_stay_where_they_are_and_do_not_march(prefect_api_url: str) -> None:
    from flows.schedule import jitter_of, schedule_of

    base = {"name": "P", "url": "https://p.example/", "crawl": [{"type": "feed", "url": "https://p.example/rss"}]}
    sources = [Source.from_dict({**base, "id": name, "schedule": {"interval_minutes": 60}}) for name in ("a", "b")]
    anchors = [schedule_of(source).anchor_date for source in sources]
    assert anchors == [schedule_of(source).anchor_date for source in sources]
    assert anchors[0] != anchors[1]
    calm = Source.from_dict({**base, "id": "c", "schedule": {"cron": "0 6 * * *", "jitter_seconds": 90}})
    assert (jitter_of(calm), jitter_of(sources[0])) == (90, 10)
    never = Source.from_dict({**base, "id": "d", "schedule": {"cron": "99 6 * * *"}})
    with pytest.raises(SourceError, match="source d: schedule"):
        schedule_of(never)


def test_a_worker_of_a_server_elsewhere_runs_a_source_with_checked_parameters(
    prefect_api_url: str, tmp_path: Path
) -> None:
    from prefect.client.orchestration import get_client
    from prefect.exceptions import PrefectHTTPStatusError

    from flows.schedule import deployment_of, hand_over
    from flows.settings import load_settings

    with open_newsstand() as stand:
        (tmp_path / "dateline.toml").write_text(f'proxy = "{stand.proxy_url}"\n')
        settings = load_settings(tmp_path)
        source = Source.from_file(SOURCES_DIR / "demo-the-relay.toml")
        hand_over([source], settings, "desk", SOURCES_DIR)
        with get_client(sync_client=True) as client:
            deployment = client.read_deployment_by_name(f"ingest/{source.id}")
            described = str(deployment.parameter_openapi_schema)
            assert "Backfill: follow listings" in described
            for wrong in ({"sinse": "2026-01-01"}, {"max_pages": 0}):
                with pytest.raises(PrefectHTTPStatusError):
                    client.create_flow_run_from_deployment(deployment.id, parameters={"options": wrong})
            run = client.create_flow_run_from_deployment(deployment.id, parameters={"options": {"max_pages": 3}})
            worker = [sys.executable, "-m", "prefect", "worker", "start", "--pool", "desk", "--run-once"]
            done = subprocess.run(worker, capture_output=True, text=True, timeout=PATIENCE_SECONDS)
            assert client.read_flow_run(run.id).state_name == "Completed", done.stdout + done.stderr
    assert _finished_runs(tmp_path) == 1
    assert deployment_of(source, settings).work_pool_name is None


def _past_moments() -> list[object]:
    from datetime import UTC, datetime, timedelta

    return [datetime.now(UTC) - timedelta(hours=hours) for hours in (3, 2, 1)]


def _kill_server(home: Path) -> bool:
    """Kill -9 Prefect's server; whether there was one."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            told = (folder / "cmdline").read_bytes(), (folder / "environ").read_bytes()
        except OSError:
            continue
        if b"flows.prefect_child" in told[0] and str(home).encode() in told[1]:
            os.kill(int(folder.name), signal.SIGKILL)
            return True
    return False


def _finished_runs(home: Path) -> int:
    try:
        with warehouse.open(home) as con:
            row = con.execute("SELECT count(*) FROM runs WHERE status LIKE 'finished%'").fetchone()
    except NothingPublished:
        return 0
    return int(row[0]) if row else 0


def _processes_of(home: Path) -> dict[int, str]:
    """Live processes that name the home: the beginnings of their command lines and environments."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        if folder.name == str(os.getpid()):
            continue
        try:
            told = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
        except OSError:
            continue
        if str(home).encode() in told:
            found[int(folder.name)] = told.decode(errors="replace")[:300]
    return found

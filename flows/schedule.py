"""Scheduled crawls: one Prefect deployment a source, each with its own cron or interval, one run at a time a source.

The deployments are served by this process (`serve_sources`), or handed to a work pool of a Prefect server elsewhere,
whose worker runs them (`hand_over`). Imports Prefect: import this module only after `flows.prefect_server` has set the
environment.
"""

from __future__ import annotations

import asyncio
import hashlib
import signal
import socket
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    DeploymentFilterTags,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import (
    ConcurrencyLimitConfig,
    ConcurrencyLimitStrategy,
    FlowRun,
    StateType,
)
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectNotFound
from prefect.runner import Runner
from prefect.schedules import Cron, Interval, Schedule
from prefect.states import Cancelled, Crashed, Scheduled
from prefect.types.entrypoint import EntrypointType

from flows.ingest import ingest
from flows.settings import Settings
from spiders.source import Source, SourceError

#: every deployment of ours carries it, for people who look for them
TAG = "dateline"
#: a scheduled run waits this long for another run that is writing
WRITER_WAIT_SECONDS = 3600.0
#: where a source's schedule says nothing: runs begin within so many seconds, but within a tenth of an interval
JITTER_SECONDS = 10.0

_ANCHOR = datetime(2026, 1, 1, tzinfo=UTC)
_LIVE = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]


def deployment_of(
    source: Source, settings: Settings, folder: Path | None = None, work_pool: str | None = None
) -> RunnerDeployment:
    """The deployment that crawls one source on its schedule and takes what it finds through the whole line."""
    parameters: dict[str, Any] = {
        "home": str(settings.home),
        "targets": [source.id],
        "options": {
            "writer_wait_seconds": max(settings.writer_wait_seconds, WRITER_WAIT_SECONDS),
            "jitter_seconds": jitter_of(source),
        },
    }
    if folder:
        parameters["sources_folder"] = str(folder)
    deployment = ingest.to_deployment(
        name=source.id,
        description=f"Crawl {source.name} ({source.url}) and take its articles through the whole line.",
        schedule=schedule_of(source),
        parameters=parameters,
        tags=[TAG, home_tag(settings)],
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        work_pool_name=work_pool,
        entrypoint_type=EntrypointType.MODULE_PATH if work_pool else EntrypointType.FILE_PATH,
    )
    assert isinstance(deployment, RunnerDeployment)  # not a coroutine: we are not called from one
    return deployment


def schedule_of(source: Source) -> Schedule:
    """The source's cron (in its own time zone) or interval as Prefect has it.

    Intervals are counted from a fixed day, each source's shifted by a share of its own: they do not march together, and
    a restart does not move them. Raises `SourceError` for a cron that names no moment.
    """
    if cron := source.schedule.get("cron"):
        try:
            return Cron(cron, timezone=source.time_zone or "UTC")
        except ValueError as error:
            told = 'write minute, hour, day, month and weekday, as in "0 6 * * *"'
            raise SourceError(f"source {source.id}: schedule.cron {cron!r} names no moment; {told}") from error
    interval = timedelta(minutes=float(source.schedule["interval_minutes"]))
    share = int.from_bytes(hashlib.sha256(source.id.encode()).digest()[:4], "big") / 2**32
    return Interval(interval, anchor_date=_ANCHOR + share * interval, timezone="UTC")


def jitter_of(source: Source) -> float:
    """Seconds within which a run of the source begins."""
    if "jitter_seconds" in source.schedule:
        return float(source.schedule["jitter_seconds"])
    return min(JITTER_SECONDS, float(source.schedule.get("interval_minutes", 60.0)) * 6)


def home_tag(settings: Settings) -> str:
    """The tag of this home's deployments: on a server that others use too, housekeeping touches nobody else's."""
    place = f"{socket.gethostname()}:{settings.home}"
    return f"{TAG}-home-{hashlib.sha256(place.encode()).hexdigest()[:8]}"


def serve_sources(sources: Iterable[Source], settings: Settings, folder: Path | None = None) -> None:
    """Serve the sources' deployments until the process is told to stop."""
    deployments = [deployment_of(source, settings, folder) for source in sources]
    runner = _Runner(pause_on_shutdown=False, limit=settings.crawls_at_once)
    with get_client(sync_client=True) as client:
        missed = clear_leftovers(client, {str(deployment.name) for deployment in deployments}, home_tag(settings))
        for deployment in deployments:
            identity = runner.add_deployment(deployment)
            assert isinstance(identity, UUID)
            catch_up(client, identity, missed.get(str(deployment.name)))
    with suppress(KeyboardInterrupt):
        asyncio.run(runner.start())


def hand_over(sources: Iterable[Source], settings: Settings, work_pool: str, folder: Path | None = None) -> None:
    """Register the sources' deployments with a process work pool, made where it is missing; its workers run them."""
    with get_client(sync_client=True) as client:
        try:
            client.read_work_pool(work_pool)
        except ObjectNotFound:
            client.create_work_pool(WorkPoolCreate(name=work_pool, type="process"))
        names = set()
        for source in sources:
            deployment_of(source, settings, folder, work_pool).apply()
            names.add(source.id)
        _delete_others(client, names, home_tag(settings))


class _Runner(Runner):
    """A runner that ends at SIGTERM as at Ctrl-C: its flow runs are stopped with it."""

    def handle_sigterm(self, *_: Any, **__: Any) -> None:
        # Prefect's own handler leaves its coroutine un-awaited and exits over running children.
        signal.raise_signal(signal.SIGINT)


def clear_leftovers(client: SyncPrefectClient, names: set[str], tag: str) -> dict[str, datetime]:
    """Put right what an earlier, killed server left; returns the newest missed moment of each source that missed one.

    A run killed in flight stays Running and would keep its source's only slot for ever: it becomes Crashed, and counts
    as missed. Runs that came due meanwhile would start as a crowd: they are cancelled. Deployments of sources that are
    gone or disabled are deleted.
    """
    _delete_others(client, names, tag)
    ours = _tagged(tag)
    called = {deployment.id: str(deployment.name) for deployment in client.read_deployments(deployment_filter=ours)}
    missed: dict[str, datetime] = {}
    now = datetime.now(UTC)
    for run in _runs(client, ours, _LIVE):
        client.set_flow_run_state(run.id, Crashed(message="its process ended with an earlier server"), force=True)
        _note(missed, called, run, now)
    for run in _runs(client, ours, [StateType.SCHEDULED]):
        if run.expected_start_time is not None and run.expected_start_time < now:
            client.set_flow_run_state(run.id, Cancelled(message="missed while no server ran"), force=True)
            _note(missed, called, run, now)
    return missed


def catch_up(client: SyncPrefectClient, deployment_id: UUID, missed: datetime | None) -> None:
    """Run once what was missed; a source that never ran runs at once. Prefect itself drops late runs at each start."""
    this = DeploymentFilter(id=DeploymentFilterId(any_=[deployment_id]))
    ran = client.read_flow_runs(deployment_filter=this, limit=1)
    if missed is None and ran:
        return
    moment = missed.isoformat() if missed else "first"
    client.create_flow_run_from_deployment(
        deployment_id, state=Scheduled(), idempotency_key=f"catch-up-{deployment_id}-{moment}"
    )


def _note(missed: dict[str, datetime], called: dict[UUID, str], run: FlowRun, now: datetime) -> None:
    name = called.get(run.deployment_id) if run.deployment_id else None
    when = run.expected_start_time or now
    if name is not None:
        missed[name] = max(when, missed.get(name, when))


def _delete_others(client: SyncPrefectClient, names: set[str], tag: str) -> None:
    for deployment in client.read_deployments(deployment_filter=_tagged(tag)):
        if deployment.name not in names:
            client.delete_deployment(deployment.id)


def _tagged(tag: str) -> DeploymentFilter:
    return DeploymentFilter(tags=DeploymentFilterTags(all_=[tag]))


def _runs(client: SyncPrefectClient, ours: DeploymentFilter, states: list[StateType]) -> list[FlowRun]:
    wanted = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=states)))
    found: list[FlowRun] = []
    while page := client.read_flow_runs(flow_run_filter=wanted, deployment_filter=ours, limit=200, offset=len(found)):
        found += page
    return found

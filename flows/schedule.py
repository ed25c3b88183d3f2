"""Scheduled crawls: one Prefect deployment a source, each with its own cron or interval, one run at a time a source.

Imports Prefect: import this module only after `flows.prefect_server` has set the environment.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
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
from prefect.runner import Runner
from prefect.schedules import Cron, Interval, Schedule
from prefect.states import Cancelled, Crashed

from flows.ingest import ingest
from flows.settings import Settings
from spiders.source import Source

#: every deployment of ours carries it, so that housekeeping touches nobody else's
TAG = "dateline"
#: a scheduled run waits this long for another run that is writing
WRITER_WAIT_SECONDS = 3600.0


def deployment_of(source: Source, settings: Settings, folder: Path | None = None) -> RunnerDeployment:
    """The deployment that crawls one source on its schedule and takes what it finds through the whole line."""
    parameters: dict[str, Any] = {
        "home": str(settings.home),
        "targets": [source.id],
        "options": {"writer_wait_seconds": max(settings.writer_wait_seconds, WRITER_WAIT_SECONDS)},
    }
    if folder:
        parameters["sources_folder"] = str(folder)
    deployment = ingest.to_deployment(
        name=source.id,
        description=f"Crawl {source.name} ({source.url}) and take its articles through the whole line.",
        schedule=schedule_of(source),
        parameters=parameters,
        tags=[TAG],
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
    )
    assert isinstance(deployment, RunnerDeployment)  # not a coroutine: we are not called from one
    return deployment


def schedule_of(source: Source) -> Schedule:
    """The source's cron (in its own time zone) or interval as Prefect has it."""
    if cron := source.schedule.get("cron"):
        return Cron(cron, timezone=source.time_zone or "UTC")
    # The anchor lies in the past on purpose: the first run comes one interval after some fixed moment, not all at once.
    return Interval(
        timedelta(minutes=float(source.schedule["interval_minutes"])), anchor_date=datetime.now(UTC), timezone="UTC"
    )


def serve_sources(sources: Iterable[Source], settings: Settings, folder: Path | None = None) -> None:
    """Serve the sources' deployments until the process is told to stop."""
    deployments = [deployment_of(source, settings, folder) for source in sources]
    with get_client(sync_client=True) as client:
        clear_leftovers(client, {str(deployment.name) for deployment in deployments})
    runner = _Runner(pause_on_shutdown=False, limit=settings.crawls_at_once)
    for deployment in deployments:
        runner.add_deployment(deployment)
    with suppress(KeyboardInterrupt):
        asyncio.run(runner.start())


class _Runner(Runner):
    """A runner that ends at SIGTERM as at Ctrl-C: its flow runs are stopped with it."""

    def handle_sigterm(self, *_: Any, **__: Any) -> None:
        # Prefect's own handler leaves its coroutine un-awaited and exits over running children.
        signal.raise_signal(signal.SIGINT)


def clear_leftovers(client: SyncPrefectClient, names: set[str]) -> None:
    """Put right what an earlier, killed server left.

    A run killed in flight stays Running and would keep its source's only slot for ever: it becomes Crashed. Runs that
    came due meanwhile would start as a crowd: all but the last of each source are cancelled. Deployments of sources
    that are gone or disabled are deleted.
    """
    ours = DeploymentFilter(tags=DeploymentFilterTags(all_=[TAG]))
    for deployment in client.read_deployments(deployment_filter=ours):
        if deployment.name not in names:
            client.delete_deployment(deployment.id)
    for run in _runs(client, ours, [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]):
        client.set_flow_run_state(run.id, Crashed(message="its process ended with an earlier server"), force=True)
    now = datetime.now(UTC)
    caught_up: set[object] = set()
    due = [
        run
        for run in _runs(client, ours, [StateType.SCHEDULED])
        if run.expected_start_time is not None and run.expected_start_time < now
    ]
    for run in sorted(due, key=lambda run: run.expected_start_time or now, reverse=True):
        if run.deployment_id in caught_up:
            client.set_flow_run_state(run.id, Cancelled(message="missed while no server ran"), force=True)
        caught_up.add(run.deployment_id)


def _runs(client: SyncPrefectClient, ours: DeploymentFilter, states: list[StateType]) -> list[FlowRun]:
    wanted = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=states)))
    found: list[FlowRun] = []
    while page := client.read_flow_runs(flow_run_filter=wanted, deployment_filter=ours, limit=200, offset=len(found)):
        found += page
    return found

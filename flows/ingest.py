"""The flow `ingest`: the way of an article, from crawl to published snapshot. Reads as the product's table of contents.

Each task is a batch wide, never one an article: Prefect costs milliseconds a task. What the tasks do stands in plain
functions (`flows.crawling`, `flows.reading`, `flows.recoding`, `warehouse`), which know nothing of Prefect. Every stage
takes what is pending for it, so that a run that died is simply run again.

Imports Prefect: import this module only after `flows.prefect_server` has set the environment.
"""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any

import duckdb
from prefect import State, flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import wait
from prefect.runtime import flow_run
from prefect.states import Failed
from prefect.task_runners import ThreadPoolTaskRunner

from flows import artifacts, checking, crawling, reading, recoding
from flows.run_options import AS_CONFIGURED, RunOptions
from flows.run_summary import RunSummary, SourcesFailed, recorded_run
from flows.settings import Settings, load_settings
from spiders.crawl import CrawlResult
from spiders.source import Source
from warehouse import actors, incidents, publish, stories
from warehouse.watching import Known
from warehouse.writer import open_writer

#: where nobody says otherwise: the command takes the setting `crawls_at_once`, a schedule crawls one source a run
CRAWLS_AT_ONCE = 4


def _run_name() -> str:
    """The run's name in Prefect's UI: what it is about."""
    given = flow_run.parameters
    about = given.get("targets") or [Path(path).name for path in given.get("paths") or []] or ["all sources"]
    return ", ".join(about)[:100]


@flow(
    name="ingest",
    flow_run_name=_run_name,
    description="Crawl (or read files), extract, dedupe, code, link, load and publish.",
    task_runner=ThreadPoolTaskRunner(max_workers=CRAWLS_AT_ONCE),  # type: ignore[arg-type]
    persist_result=False,
)
def ingest(
    home: str,
    targets: list[str] | None = None,
    paths: list[str] | None = None,
    crawl: bool = True,
    sources_folder: str | None = None,
    options: RunOptions = AS_CONFIGURED,
) -> dict[str, Any] | State[SourcesFailed]:
    """Take articles the whole way. A run has failed, in the end, where none of its sources could be had.

    Args:
        home: The folder of all state.
        targets: Sources by id, or sites by URL; all enabled sources where none is named.
        paths: Files or folders to read instead of a crawl.
        crawl: Whether to crawl. Without it only what is pending is taken further.
        sources_folder: Take the sources of this folder alone.
        options: What this run does otherwise than dateline.toml and the sources say.
    """
    settings = load_settings(Path(home), **options.settings())
    time.sleep(random.uniform(0, options.jitter_seconds))  # noqa: S311 - no secret
    with recorded_run(settings, "ingest") as summary:
        if paths:
            with open_writer(settings.home, wait_seconds=settings.writer_wait_seconds) as con:
                read_files(con, settings, paths, summary)
        elif crawl:
            folder = Path(sources_folder) if sources_folder else None
            sources = crawling.choose_sources(targets or [], crawling.configured_sources(settings, folder))
            summary.add_crawls(sources, crawl_all(sources, settings, options.errand()))
        # The lock is not held while crawling: crawls are slow, and other runs may write meanwhile.
        with open_writer(settings.home, wait_seconds=settings.writer_wait_seconds) as con:
            archive_to_snapshot(con, settings, summary)
    return _outcome_of(summary)


def _outcome_of(summary: RunSummary) -> dict[str, Any] | State[SourcesFailed]:
    if not summary.is_in_vain:
        return summary.to_dict()
    error = SourcesFailed(summary)  # returned, not raised: the reason is the sources', and no traceback tells more
    return Failed(message=str(error), data=error)


def archive_to_snapshot(
    con: duckdb.DuckDBPyConnection, settings: Settings, summary: RunSummary, *, whole: bool = False
) -> None:
    """Take what is pending for each stage the way from the archive to the published snapshot."""
    read_archive(con, settings, summary)
    dedupe(con)
    code(con, settings, summary)
    link(con, summary)
    is_sound = check(con, settings, summary)
    summary.close(con)
    if is_sound:
        publish_snapshot(con, settings, whole)
    artifacts.leave(con, summary)


def crawl_all(sources: list[Source], settings: Settings, errand: crawling.Errand) -> list[CrawlResult]:
    """Crawl the sources, some side by side, each isolated and within its own limits; one that fails stops no other."""
    with open_writer(settings.home, wait_seconds=settings.writer_wait_seconds) as con:
        known = {s.id: Known.of(con, s.id, not crawling.frontier_file(s, settings).exists()) for s in sources}
    futures = [
        crawl_source.with_options(task_run_name=f"crawl {s.id}").submit(s, settings, known[s.id], errand)
        for s in sources
    ]
    wait(futures)
    return [_outcome(future, source) for future, source in zip(futures, sources, strict=True)]


class CrawlFailed(Exception):
    """A crawl did not end well. Raised so that its task shows as failed, and is tried once more."""

    def __init__(self, result: CrawlResult) -> None:
        self.result = result
        super().__init__(result.failures[0]["reason"] if result.failures else result.status)


@task(
    cache_policy=NO_CACHE, retries=1, retry_delay_seconds=5, retry_condition_fn=lambda _task, _run, state: _retry(state)
)
def crawl_source(source: Source, settings: Settings, known: Known, errand: crawling.Errand) -> CrawlResult:
    """Crawl one source into the archive. Raises `CrawlFailed`."""
    result = crawling.crawl(source, settings, known, errand)
    if result.status != "finished":
        raise CrawlFailed(result)
    get_run_logger().info(
        f"{result.pages} pages ({result.new} new), {result.unchanged} as they were, {result.gone} gone, "
        f"{sum(result.causes.values())} failures, {result.queued} left for later; {result.requests} requests in "
        f"{result.seconds:.0f} s"
    )
    return result


def _retry(state: Any) -> bool:
    # A crawler that died may live the next time. Requests themselves were repeated by the crawl where that helps.
    error = state.result(raise_on_failure=False)
    return not isinstance(error, CrawlFailed) or "crawler ended" in str(error)


def _outcome(future: Any, source: Source) -> CrawlResult:
    found = future.result(raise_on_failure=False)
    if isinstance(found, CrawlResult):
        return found
    if isinstance(found, CrawlFailed):
        return found.result
    return CrawlResult(
        source.id, "failed", failures=[{"url": source.url, "reason": f"{type(found).__name__}: {found}"}]
    )


@task(cache_policy=NO_CACHE, name="read files")
def read_files(con: duckdb.DuckDBPyConnection, settings: Settings, paths: list[str], summary: RunSummary) -> None:
    """Read the files that the user handed in."""
    reading.read_files(con, settings, [Path(path) for path in paths], summary)
    _log_read(summary)


@task(cache_policy=NO_CACHE, name="extract and load")
def read_archive(con: duckdb.DuckDBPyConnection, settings: Settings, summary: RunSummary) -> None:
    """Extract and load what the archive holds and the tables do not."""
    reading.read_archive(con, settings, summary)
    _log_read(summary)


def _log_read(summary: RunSummary) -> None:
    get_run_logger().info(
        f"{summary.pages} pages, {summary.articles} new or changed articles, {len(summary.refusals)} refusals so far"
    )


@task(cache_policy=NO_CACHE)
def dedupe(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Group articles of the same text into stories."""
    counts = stories.dedupe(con)
    get_run_logger().info(", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items()))
    return counts


@task(cache_policy=NO_CACHE)
def code(con: duckdb.DuckDBPyConnection, settings: Settings, summary: RunSummary) -> None:
    """Code the articles that have no reports of today's coder."""
    report_count, refused = recoding.code_pending(con, settings)
    summary.reports += report_count
    for refusal in refused:
        summary.refuse(**refusal)
    get_run_logger().info(f"{report_count} reports, {len(refused)} articles refused")


@task(cache_policy=NO_CACHE)
def link(con: duckdb.DuckDBPyConnection, summary: RunSummary) -> None:
    """Link reports of one event into incidents."""
    counts = incidents.link(con)
    summary.incidents_new += counts["incidents_new"]
    summary.incidents_changed += counts["incidents_changed"]
    get_run_logger().info(f"{counts['incidents_new']} new and {counts['incidents_changed']} changed incidents")


@task(cache_policy=NO_CACHE)
def check(con: duckdb.DuckDBPyConnection, settings: Settings, summary: RunSummary) -> bool:
    """Run the data-quality checks and leave what they find as an artifact; whether what is held may be published."""
    findings, is_sound = checking.check(con, settings, summary)
    artifacts.leave_findings(findings)
    get_run_logger().info(f"{len(findings)} checks found something; fit to be published: {'yes' if is_sound else 'no'}")
    return is_sound


@task(cache_policy=NO_CACHE, name="publish")
def publish_snapshot(con: duckdb.DuckDBPyConnection, settings: Settings, whole: bool = False) -> None:
    """Replace the snapshot that readers open; `whole` writes it anew instead of what changed."""
    actors.replace(con, recoding.known_actors(settings))
    publish.publish(con, settings.home, whole)

"""What a run did: counts, refusals and failed sources, for its record, its artifacts and the person who started it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

import duckdb

from flows.settings import Settings
from spiders.crawl import CrawlResult
from spiders.source import Source
from warehouse import runs, watching
from warehouse.errors import WarehouseError
from warehouse.writer import open_writer


@dataclass(frozen=True)
class Refusal:
    """Input that was not used: at which stage, where it stands (URL, or file and line), and why."""

    stage: str
    origin: str
    reason: str


@dataclass
class RunSummary:
    """Counts of one run, filled by its stages."""

    run_id: str = ""
    #: fetched or read in this run
    pages: int = 0
    #: new articles and new versions of known ones
    articles: int = 0
    reports: int = 0
    incidents_new: int = 0
    incidents_changed: int = 0
    #: requests that a crawl made
    requests: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    failed_sources: list[Refusal] = field(default_factory=list)
    #: sources that gave nothing new for longer than usual, or whose crawls keep failing
    troubled_sources: list[Refusal] = field(default_factory=list)
    #: the health of the sources that were crawled: rows of `source_health`
    sources: list[dict[str, Any]] = field(default_factory=list)
    #: rows of the whole warehouse after the run: pages, articles, stories, reports, incidents
    totals: dict[str, int] = field(default_factory=dict)
    #: what each crawl of the run did: rows of `crawls`
    crawls: list[dict[str, Any]] = field(default_factory=list)

    def add_crawls(self, sources: Iterable[Source], results: Iterable[CrawlResult]) -> None:
        """Add what crawls did; a crawl that did not finish is a failed source, a page that failed a refusal."""
        for source, result in zip(sources, results, strict=True):
            self.requests += result.requests
            self.crawls.append(_crawl_row(source, result))
            for failure in result.failures:
                self.refusals.append(Refusal("crawl", failure["url"], failure["reason"]))
            if result.status != "finished":
                reason = result.failures[0]["reason"] if result.failures else result.status
                self.failed_sources.append(Refusal("crawl", result.source_id, reason))

    def refuse(self, stage: str, origin: str, reason: str) -> None:
        """Add input that was not used."""
        self.refusals.append(Refusal(stage, origin, reason))

    def counts(self) -> dict[str, int]:
        """The columns of `runs`."""
        return {
            "pages": self.pages,
            "articles": self.articles,
            "reports": self.reports,
            "incidents_new": self.incidents_new,
            "incidents_changed": self.incidents_changed,
            "errors": len(self.refusals) + len(self.failed_sources),
        }

    def close(self, con: duckdb.DuckDBPyConnection) -> None:
        """Finish the run's row, and take the warehouse's totals."""
        details = {"failed_sources": [asdict(row) for row in self.failed_sources], "requests": self.requests}
        watching.note_crawls(con, self.run_id, self.crawls)
        self.sources = _plain(watching.health(con, [row["source_id"] for row in self.crawls]))
        self.troubled_sources = [_trouble(row) for row in self.sources if row["state"] in ("silent", "failing")]
        runs.finish(con, self.run_id, self.status, self.counts(), details)
        self.totals = runs.totals(con)

    @property
    def status(self) -> str:
        """`finished`, or `finished_with_refusals` where some input was not used or some source failed."""
        troubled = self.refusals or self.failed_sources or self.troubled_sources
        return "finished_with_refusals" if troubled else "finished"

    @property
    def is_in_vain(self) -> bool:
        """Whether it crawled, and none of its sources could be had."""
        return bool(self.crawls) and all(row["status"] != "finished" for row in self.crawls)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON, without what the tables hold (`crawls`)."""
        values = asdict(self)
        del values["crawls"]
        return values

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> RunSummary:
        """The reverse of `to_dict`."""
        kept = dict(values)
        for key in ("refusals", "failed_sources", "troubled_sources"):
            kept[key] = [Refusal(**row) for row in kept[key]]
        return cls(**kept)


class SourcesFailed(Exception):
    """None of a run's sources could be had. `summary` tells what the run did all the same with what was pending."""

    def __init__(self, summary: RunSummary) -> None:
        self.summary = summary
        super().__init__("; ".join(f"source {row.origin} failed: {row.reason}" for row in summary.failed_sources))


def _crawl_row(source: Source, result: CrawlResult) -> dict[str, Any]:
    """The crawl as `warehouse.watching.note_crawls` takes it."""
    expected = source.articles_per_day or {}
    finished = result.status == "finished"
    return {
        "source_id": source.id,
        **{
            name: getattr(result, name)
            for name in ["status", "seconds", "requests", "pages", "unchanged", "gone", "queued", "bytes"]
        },
        "new_pages": result.new,
        "failures": sum(result.causes.values()),
        "causes": result.causes,
        "reason": None if finished or not result.failures else result.failures[0]["reason"],
        "expected_min": expected.get("min"),
        "expected_max": expected.get("max"),
        "country": source.country,
    }


def _plain(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{k: v.isoformat(" ", "seconds") if isinstance(v, datetime) else v for k, v in r.items()} for r in rows]


def _trouble(row: dict[str, Any]) -> Refusal:
    if row["state"] == "failing":
        told = f"its crawls keep failing: {row['last_reason'] or row['last_status']}"
    else:
        since = f"since {row['last_article_at']}" if row["last_article_at"] else "ever"
        told = f"no new article {since}; it is usual to wait up to {row['patience_hours']:.0f} hours"
    return Refusal("crawl", row["source_id"], told)


@contextmanager
def recorded_run(settings: Settings, flow: str) -> Iterator[RunSummary]:
    """A run with its row in `runs`: opened now, closed as failed if the block raises before `RunSummary.close`."""
    summary = RunSummary()
    with open_writer(settings.home, wait_seconds=settings.writer_wait_seconds) as con:
        summary.run_id = runs.start(con, flow)
    try:
        yield summary
    except BaseException as error:
        with suppress(WarehouseError), open_writer(settings.home, wait_seconds=5) as con:
            # What stopped the run is what its starter must read; that its row stays open is put right by the next run.
            runs.finish(con, summary.run_id, "failed", summary.counts(), {"error": f"{type(error).__name__}: {error}"})
        raise

"""What a run did: counts, refusals and failed sources, for its record, its artifacts and the person who started it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from spiders.crawl import CrawlResult


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
    #: rows of the whole warehouse after the run: pages, articles, stories, reports, incidents
    totals: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def add_crawls(self, results: Iterable[CrawlResult]) -> None:
        """Add what crawls did; a crawl that did not finish is a failed source, a page that failed a refusal."""
        for result in results:
            self.requests += result.requests
            for failure in result.failures:
                self.refusals.append(Refusal("crawl", failure["url"], failure["reason"]))
            if result.status != "finished":
                reason = result.failures[0]["reason"] if result.failures else result.status
                self.failed_sources.append(Refusal("crawl", result.source_id, reason))

    def refuse(self, stage: str, origin: str, reason: str) -> None:
        """Add input that was not used."""
        self.refusals.append(Refusal(stage, origin, reason))

    @property
    def status(self) -> str:
        """`finished`, or `finished_with_refusals` where some input was not used or some source failed."""
        return "finished_with_refusals" if self.refusals or self.failed_sources else "finished"

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> RunSummary:
        """The reverse of `to_dict`."""
        kept = dict(values)
        for key in ("refusals", "failed_sources"):
            kept[key] = [Refusal(**row) for row in kept[key]]
        return cls(**kept)

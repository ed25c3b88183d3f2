"""The report of a run, as markdown: what it did, what each crawl gave, and what was not used and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from flows.run_summary import Refusal, RunSummary

#: refusals that a person still reads
MOST_ROWS = 500
_CRAWL_COLUMNS = ("source_id", "status", "pages", "new_pages", "unchanged", "gone", "queued", "failures", "seconds")


def report(summary: RunSummary) -> str:
    """The whole report; the commonest reasons of refusals first."""
    parts = [
        f"# {summary.run_id}",
        f"{summary.pages} pages and {summary.articles} new or changed articles were read, {summary.reports} reports "
        f"coded; {summary.incidents_new} incidents are new, {summary.incidents_changed} changed.",
    ]
    if summary.crawls:
        rows = ([str(crawl[name]) for name in _CRAWL_COLUMNS] for crawl in summary.crawls)
        parts += ["## Crawls", table([name.removesuffix("_id").replace("_", " ") for name in _CRAWL_COLUMNS], rows)]
    if summary.failed_sources:
        parts += ["## Sources that failed", _told(summary.failed_sources)]
    if summary.troubled_sources:
        parts += ["## Sources that went silent or keep failing", _told(summary.troubled_sources)]
    parts += ["## Refused", _refused(summary.refusals)] if summary.refusals else ["Nothing was refused."]
    return "\n\n".join(parts)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A markdown table; what the web says in a cell is no markup."""
    lines = [columns, ["---"] * len(columns), *([cell(value) for value in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def cell(value: str) -> str:
    """A value as the text of a markdown table's cell."""
    return value.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")[:300]


def _told(rows: Iterable[Refusal]) -> str:
    return "\n".join(f"- **{cell(row.origin)}**: {cell(row.reason)}" for row in rows)


def _refused(refusals: Sequence[Refusal]) -> str:
    reasons = Counter(row.reason for row in refusals)
    rows = sorted(refusals, key=lambda row: (-reasons[row.reason], row.reason, row.origin))
    told = table(["stage", "where", "why"], ([row.stage, row.origin, row.reason] for row in rows[:MOST_ROWS]))
    more = len(rows) - MOST_ROWS
    return f"{told}\n\n... and {more} more; see the table `refusals`." if more > 0 else told

"""The check stage: data-quality checks before publishing. Knows nothing of Prefect."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import duckdb

from flows.run_report import cell, table
from flows.run_summary import RunSummary
from flows.settings import Settings
from warehouse import checks, snapshot
from warehouse.checks import Finding

#: offending rows of one check that are shown
MOST_ROWS = 20


def check(con: duckdb.DuckDBPyConnection, settings: Settings, summary: RunSummary) -> tuple[list[Finding], bool]:
    """What the checks find in what came since the last publish (once a day: in everything), and whether it may be
    published.

    Where the setting `checks_block_publish` is on, wrong rows become refusals of the run, and nothing is published.
    """
    findings = checks.run(con, limit=MOST_ROWS, since=_looked_at(settings))
    blocking = [finding for finding in findings if finding.is_blocking] if settings.checks_block_publish else []
    for finding in blocking:
        reason = f"not published: {finding.count} rows: {finding.title}"
        summary.refuse("publish", f"check {finding.check}", reason)
    return findings, not blocking


def _looked_at(settings: Settings) -> datetime | None:
    """Up to when rows need not be looked at again: the last publish. None where that was on another day (UTC): the
    first run of a day looks at everything.
    """
    published = snapshot.published_at(settings.home)
    return published if published and published.date() == datetime.now(UTC).date() else None


def to_markdown(findings: Sequence[Finding]) -> str:
    """The findings, those that make a snapshot wrong first."""
    lines = ["# Data-quality checks", ""]
    for finding in sorted(findings, key=lambda finding: not finding.is_blocking):
        lines += [f"## {cell(finding.title)} ({finding.count}{', wrong' if finding.is_blocking else ''})", ""]
        lines += [table(finding.columns, ([str(value) for value in row] for row in finding.rows)), ""]
    return "\n".join(lines if findings else [*lines, "All find nothing."])

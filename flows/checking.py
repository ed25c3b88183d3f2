"""The check stage: data-quality checks before publishing. Knows nothing of Prefect."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from flows.run_summary import RunSummary
from flows.settings import Settings
from warehouse import checks
from warehouse.checks import Finding

#: offending rows of one check that are shown
MOST_ROWS = 20


def check(con: duckdb.DuckDBPyConnection, settings: Settings, summary: RunSummary) -> tuple[list[Finding], bool]:
    """What the checks find, and whether it may be published.

    Where the setting `checks_block_publish` is on, wrong rows become refusals of the run, and nothing is published.
    """
    findings = checks.run(con, limit=MOST_ROWS)
    blocking = [finding for finding in findings if finding.is_blocking] if settings.checks_block_publish else []
    for finding in blocking:
        reason = f"not published: {finding.count} rows: {finding.title}"
        summary.refuse("publish", f"check {finding.check}", reason)
    return findings, not blocking


def to_markdown(findings: Sequence[Finding]) -> str:
    """The findings, those that make a snapshot wrong first."""
    lines = ["# Data-quality checks", ""]
    for finding in sorted(findings, key=lambda finding: not finding.is_blocking):
        lines += [f"## {_cell(finding.title)} ({finding.count}{', wrong' if finding.is_blocking else ''})", ""]
        lines += ["| " + " | ".join(finding.columns) + " |", "|---" * len(finding.columns) + "|"]
        lines += ["| " + " | ".join(_cell(str(value)) for value in row) + " |" for row in finding.rows]
        lines.append("")
    return "\n".join(lines if findings else [*lines, "All find nothing."])


def _cell(value: str) -> str:
    return value.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")[:300]

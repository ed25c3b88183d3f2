"""What a run leaves to be read in Prefect's UI: its incidents as a table, what was refused as markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import duckdb
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.events import emit_event

from flows import checking
from flows.run_summary import Refusal, RunSummary
from warehouse import runs
from warehouse.checks import Finding

#: rows that a person still reads
MOST_ROWS = 500


def leave(con: duckdb.DuckDBPyConnection, summary: RunSummary) -> None:
    """Write the run's artifacts: `incidents` (new and changed ones), `refused`, and the health of what was crawled."""
    create_table_artifact(
        key="incidents",
        table=runs.changed_incidents(con, summary.run_id, MOST_ROWS),
        description=f"New and changed incidents of {summary.run_id}: {summary.incidents_new} new, "
        f"{summary.incidents_changed} changed.",
    )
    create_markdown_artifact(
        key="refused", markdown=refusals_markdown(summary), description="What was not used, and why."
    )
    if summary.sources:
        create_table_artifact(
            key="sources",
            table=summary.sources,
            description=" ".join(
                ["How the sources fare.", *(f"{row.origin}: {row.reason}." for row in summary.troubled_sources)]
            ),
        )

    for row in summary.troubled_sources:
        # What an automation of Prefect's can listen for: see "When a source goes silent" in the README.
        emit_event(
            event="dateline.source.troubled",
            resource={"prefect.resource.id": f"dateline.source.{row.origin}", "prefect.resource.name": row.origin},
            payload={"reason": row.reason},
        )


def leave_findings(findings: Sequence[Finding]) -> None:
    """Write the artifact `checks`: what the data-quality checks found, each with its first rows."""
    create_markdown_artifact(
        key="checks", markdown=checking.to_markdown(findings), description=f"{len(findings)} checks found something."
    )


def refusals_markdown(summary: RunSummary) -> str:
    """Failed sources, then refusals with the commonest reasons first."""
    lines = [f"# {summary.run_id}", ""]
    lines += (
        ["## Sources that failed", "", *(_row(row) for row in summary.failed_sources), ""]
        if summary.failed_sources
        else []
    )
    if summary.troubled_sources:
        lines += [
            "## Sources that went silent or keep failing",
            "",
            *(_row(row) for row in summary.troubled_sources),
            "",
        ]
    if not summary.refusals:
        return "\n".join([*lines, "Nothing was refused."])
    reasons = Counter(row.reason for row in summary.refusals)
    rows = sorted(summary.refusals, key=lambda row: (-reasons[row.reason], row.reason, row.origin))
    lines += ["## Refused", "", "| stage | where | why |", "|---|---|---|"]
    lines += [f"| {_cell(row.stage)} | {_cell(row.origin)} | {_cell(row.reason)} |" for row in rows[:MOST_ROWS]]
    if len(rows) > MOST_ROWS:
        lines.append(f"\n... and {len(rows) - MOST_ROWS} more; see the table `refusals`.")
    return "\n".join(lines)


def _row(row: Refusal) -> str:
    return f"- **{_cell(row.origin)}**: {_cell(row.reason)}"


def _cell(value: str) -> str:
    return value.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")[:300]

"""What a run leaves to be read in Prefect's UI: its report, its incidents, how its sources fare, what checks found."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.events import emit_event

from flows import checking, run_report
from flows.run_summary import RunSummary
from warehouse import runs
from warehouse.checks import Finding

#: rows that a person still reads
MOST_ROWS = 500


def leave(con: duckdb.DuckDBPyConnection, summary: RunSummary) -> None:
    """Write the run's artifacts: `report`, `incidents` (new and changed ones), and the health of what was crawled."""
    create_table_artifact(
        key="incidents",
        table=runs.changed_incidents(con, summary.run_id, MOST_ROWS),
        description=f"New and changed incidents of {summary.run_id}: {summary.incidents_new} new, "
        f"{summary.incidents_changed} changed.",
    )
    create_markdown_artifact(
        key="report", markdown=run_report.report(summary), description="What the run did, what was not used, and why."
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

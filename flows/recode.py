"""The flow `recode`: today's rules over the whole archive, without a crawl.

It marks everything as pending for its first stage and lets the line's own stages do the rest; so a recoding that was
killed goes on with the next run, and only what really changes gets a revision.

Imports Prefect: import this module only after `flows.prefect_server` has set the environment.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from prefect import flow

from flows.ingest import archive_to_snapshot
from flows.run_options import AS_CONFIGURED, RunOptions
from flows.run_summary import recorded_run
from flows.settings import load_settings
from warehouse import pending
from warehouse.writer import open_writer


@flow(
    name="recode", description="Extract, code and link anew what is archived, with today's rules.", persist_result=False
)
def recode(
    home: str, stage: Literal["extract", "code", "link"] = "extract", options: RunOptions = AS_CONFIGURED
) -> dict[str, Any]:
    """Run the stages from `stage` on over everything.

    Args:
        home: The folder of all state.
        stage: The stage to begin with; all after it follow.
        options: What this run does otherwise than dateline.toml says.
    """
    settings = load_settings(Path(home), **options.settings())
    with (
        recorded_run(settings, "recode") as summary,
        open_writer(settings.home, wait_seconds=settings.writer_wait_seconds) as con,
    ):
        pending.mark(con, stage)
        # A recoding changes most of what is published.
        archive_to_snapshot(con, settings, summary, whole=True)
    return summary.to_dict()

"""`dateline ingest`: the flow from files instead of a crawl."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.command.output import HomeOption, settings_of


def ingest(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help=".html, .txt, .jsonl or .warc[.gz] files, or folders of them."),
    ],
    wait: Annotated[
        float | None,
        typer.Option("--wait", min=0, help="Seconds to wait for another run that is writing.", show_default=False),
    ] = None,
    home: HomeOption = None,
) -> None:
    """Read files, then extract, dedupe, code, link, load and publish."""
    from flows.command.flow_run import end, existing_paths, run_flow, tell

    found = existing_paths(paths)
    settings = settings_of(home, writer_wait_seconds=wait)
    options = {} if wait is None else {"writer_wait_seconds": wait}
    end(tell(run_flow(settings, "ingest", paths=found, options=options)))

"""`dateline run`: crawl sources or sites and take what they tell the whole way, once."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from flows.command.output import HomeOption, settings_of
from flows.command.targets import sources_to_crawl


def run(
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE|URL]...",
            help="Sources by id, or any site by its URL; all enabled sources where none is named.",
            show_default=False,
        ),
    ] = None,
    allow_private_hosts: Annotated[
        bool, typer.Option("--allow-private-hosts", help="Let crawls reach loopback and private addresses.")
    ] = False,
    refetch: Annotated[
        bool, typer.Option("--refetch", help="Ask anew for all pages still watched, as if nothing were known of them.")
    ] = False,
    since: Annotated[
        datetime | None,
        typer.Option(
            "--since",
            formats=["%Y-%m-%d"],
            help="Backfill: follow listings to older pages, until articles of this day.",
            show_default=False,
        ),
    ] = None,
    max_pages: Annotated[
        int | None,
        typer.Option("--max-pages", min=1, help="Pages of each crawl, instead of the sources' max_pages."),
    ] = None,
    wait: Annotated[
        float | None,
        typer.Option("--wait", min=0, help="Seconds to wait for another run that is writing.", show_default=False),
    ] = None,
    home: HomeOption = None,
) -> None:
    """Crawl, extract, dedupe, code, link, load and publish, once."""
    from flows.command.flow_run import end, run_flow, tell

    known = {"allow_private_hosts": True if allow_private_hosts else None, "writer_wait_seconds": wait}
    settings = settings_of(home, **known)
    day = since.date().isoformat() if since else None
    options = {**known, "refetch": True if refetch else None, "since": day, "max_pages": max_pages}
    sources_to_crawl(settings, targets or [])  # what cannot be crawled is told before a flow begins
    given = {key: value for key, value in options.items() if value is not None}
    end(tell(run_flow(settings, "ingest", targets=targets or [], options=given)))

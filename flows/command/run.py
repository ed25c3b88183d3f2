"""`dateline run`: crawl sources or sites and take what they tell the whole way, once."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.command.output import HomeOption, fail, settings_of


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
        bool, typer.Option("--refetch", help="Fetch known pages again, however lately they were fetched.")
    ] = False,
    wait: Annotated[
        float | None,
        typer.Option("--wait", min=0, help="Seconds to wait for another run that is writing.", show_default=False),
    ] = None,
    home: HomeOption = None,
) -> None:
    """Crawl, extract, dedupe, code, link, load and publish, once."""
    from flows.command.flow_run import end, run_flow, tell
    from flows.crawling import UnknownSource, choose_sources, configured_sources
    from spiders.source import SourceError

    options = {
        "allow_private_hosts": True if allow_private_hosts else None,
        "revisit_after_hours": 0.0 if refetch else None,
        "writer_wait_seconds": wait,
    }
    settings = settings_of(home, **options)
    try:
        chosen = choose_sources(targets or [], configured_sources(settings))
    except (SourceError, UnknownSource) as error:
        fail(str(error))
    if not chosen:
        fail("no source is enabled; see 'dateline sources list'")
    given = {key: value for key, value in options.items() if value is not None}
    end(tell(run_flow(settings, "ingest", targets=targets or [], options=given)))

"""`dateline demo`: the main job on a bundled newsstand of fictional outlets, served on loopback."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.command.output import HomeOption, print_table, settings_of


def demo(
    day: Annotated[int, typer.Option("--day", min=1, max=2, help="The newsstand's state: on day 2 a toll rises and a page is gone.")] = 1,
    home: HomeOption = None,
) -> None:
    """Serve a small newsstand, crawl it, run the whole line into --home, and print the incidents."""
    from flows.command.flow_run import counts_line, end, run_flow, tell
    from flows.command.output import warn
    from spiders.newsstand import SOURCES_DIR, open_newsstand

    settings = settings_of(home)
    with open_newsstand(day=day) as stand:
        warn(f"a newsstand of fictional outlets is open (day {day}); crawling it into {settings.home}")
        summary = run_flow(
            settings,
            "ingest",
            sources_folder=str(SOURCES_DIR),
            options={"proxy": stand.proxy_url, "revisit_after_hours": 0.0},
        )
    status = tell_incidents(settings, summary)
    end(status)

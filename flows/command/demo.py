"""`dateline demo`: the main job on a bundled newsstand of fictional outlets, served on loopback."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from flows.command.output import HomeOption, print_table, settings_of, warn

if TYPE_CHECKING:
    from flows.settings import Settings


def demo(
    day: Annotated[
        int,
        typer.Option("--day", min=1, max=2, help="The newsstand's state: on day 2 a toll rises and a page is gone."),
    ] = 1,
    home: HomeOption = None,
) -> None:
    """Serve a small newsstand, crawl it, run the whole line into --home, and print the incidents."""
    from flows.command.flow_run import end, run_flow, tell
    from spiders.newsstand import SOURCES_DIR, open_newsstand

    settings = settings_of(home)
    with open_newsstand(day=day) as stand:
        warn(f"a newsstand of fictional outlets is open on loopback (day {day}); crawling it into {settings.home}")
        summary = run_flow(
            settings,
            "ingest",
            sources_folder=str(SOURCES_DIR),
            # Ask anew for pages that are held: a second run shows that nothing doubles.
            options={"proxy": stand.proxy_url, "refetch": True},
        )
    tell_incidents(settings)
    tell(summary)
    first = next(iter(incident_rows(settings)), None)
    option = f" --home {home}" if home else ""
    # uv keeps the command in an environment of its own: what is printed has to work when it is typed.
    name = "python3 -m uv run dateline" if "UV_RUN_RECURSION_DEPTH" in os.environ else "dateline"
    print("\nNext:")
    if first:
        print(f"  {name} show {first[0]}{option}")
    print(f'  {name} sql{option} "select place, sum(killed_best) from incidents group by all order by 2 desc"')
    print(f"  {name} demo --day 2{option}")
    # Dead links and refused pages belong to the show; only a source that fails is a failure here.
    end(1 if summary.failed_sources else 0)


def tell_incidents(settings: Settings) -> None:
    """Print the incidents of the published snapshot as a table."""
    print_table(COLUMNS, incident_rows(settings))


COLUMNS = ("incident_id", "date", "place", "country", "what", "perpetrator", "target", "killed", "injured", "sources")


def incident_rows(settings: Settings) -> list[tuple[object, ...]]:
    """The published incidents, oldest first, as `COLUMNS` has them."""
    import warehouse
    from warehouse import statement

    with warehouse.open(settings.home) as con:
        return con.execute(statement.sql("statements/incident_list")).fetchall()

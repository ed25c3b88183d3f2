"""`dateline report`: one HTML page of incidents that needs nothing else: map, timeline, evidence, revisions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.command.output import HomeOption, SinceOption, WhereOption, fail, settings_of, warn


def report(
    output: Annotated[Path, typer.Option("-o", "--output", help="Write to this file.")] = Path("incidents.html"),
    since: SinceOption = None,
    where: WhereOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many, the newest.")] = 500,
    home: HomeOption = None,
) -> None:
    """Write one self-contained HTML page of the published incidents; it needs no network."""
    from flows.coding.places.gazetteer import load_gazetteer
    from warehouse import query
    from warehouse import report as reports
    from warehouse.errors import NothingPublished, WarehouseError
    from warehouse.report.map import Town

    settings = settings_of(home)
    try:
        with query.connect(settings.home) as con:
            incidents, count = reports.choose(con, since.date() if since else None, where, limit)
            frame = reports.frame_of(incidents)
            towns = [
                Town(entry.name, entry.latitude, entry.longitude, entry.population)
                for entry in load_gazetteer().towns(frame.south, frame.west, frame.north, frame.east)
            ]
            page = reports.to_html(con, incidents, towns, count - len(incidents))
        output.write_text(page, encoding="utf-8")
    except NothingPublished as error:
        fail(str(error), status=1)
    except WarehouseError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{output}: {error.strerror}")
    warn(f"{len(incidents)} incidents in {output}")
    if count > len(incidents):
        warn(f"{count - len(incidents)} older ones are left out: --limit, or narrow with --since and --where")

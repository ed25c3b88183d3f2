"""`dateline export`: the incidents in other people's formats."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.command.output import HomeOption, SinceOption, WhereOption, fail, settings_of, warn


def export(
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="csv, parquet, geojson, geoparquet, acled, ged, gtd or hxl; removed: the ids that went.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Write to this file; stdout where none is named.", show_default=False),
    ] = None,
    since: SinceOption = None,
    where: WhereOption = None,
    home: HomeOption = None,
) -> None:
    """Write the published incidents in another format."""
    from warehouse import export as exports
    from warehouse import query
    from warehouse.errors import NothingPublished, WarehouseError

    try:
        if form not in exports.formats():
            fail(f"no export is called {form}; there are {', '.join(exports.formats())}")
        with query.connect(settings_of(home).home) as con:
            day = since.date() if since else None
            if output is None:
                if form in ("parquet", "geoparquet") and sys.stdout.isatty():
                    fail("Parquet is no text for a terminal; name a file with -o")
                count = exports.export(con, form, sys.stdout.buffer, since=day, where=where)
                sys.stdout.buffer.flush()
            else:
                with output.open("wb") as stream:
                    count = exports.export(con, form, stream, since=day, where=where)
                warn(f"{count} {'removed ids' if form == 'removed' else 'incidents'} in {output}")
            left = 0 if form == "removed" else exports.count_chosen(con) - count
            if left:
                warn(f"{left} incidents have no date, country or point, without which {form} knows no event: left out")
    except NothingPublished as error:
        fail(str(error), status=1)
    except WarehouseError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{output}: {error.strerror}")

"""`dateline gazetteer`: more places for the coder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.command.output import HomeOption, fail, progress, settings_of, warn

app = typer.Typer(help="More places for the coder: import a country's file of GeoNames.", rich_markup_mode=None)

_SHOWN = 10  # refused lines told one by one


@app.callback()
def gazetteer() -> None:
    """More places for the coder: import a country's file of GeoNames."""


@app.command("import")
def import_country(
    file: Annotated[Path, typer.Argument(help="A country file of GeoNames, such as SY.txt (tab-separated, unzipped).")],
    home: HomeOption = None,
) -> None:
    """Import a full country file of GeoNames (CC BY 4.0) into HOME/lexicon; importing it again replaces it."""
    from flows.coding.places.gazetteer import GazetteerError
    from flows.coding.places.geonames import import_geonames

    folder = settings_of(home).lexicon_dir
    try:
        with progress(f"reading {file}"):
            done = import_geonames(file, folder)
    except GazetteerError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    for line in done.refused[:_SHOWN]:
        warn(line)
    if len(done.refused) > _SHOWN:
        warn(f"{file}: {len(done.refused) - _SHOWN} more lines were refused")
    print(f"{done.places} places of {', '.join(done.countries)}, {done.left_out} left out, {len(done.refused)} refused")
    warn(f"the places are in {folder}; 'dateline recode --from code' codes with them what is there already")
    sys.exit(1 if done.refused else 0)

"""`dateline incidents`: a person's decisions on which reports tell one event. They survive recoding and later links."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.command.output import HomeOption, fail, settings_of

if TYPE_CHECKING:
    import duckdb

app = typer.Typer(help="Decide what is one event: merge, split, undo.", rich_markup_mode=None, no_args_is_help=True)

By = Annotated[str | None, typer.Option("--by", help="Who decides.", show_default=False)]
Reason = Annotated[str | None, typer.Option("--reason", help="Why.", show_default=False)]


@app.command("merge")
def merge(
    incident_ids: Annotated[list[str], typer.Argument(help="Two or more incidents; the oldest id is kept.")],
    by: By = None,
    reason: Reason = None,
    home: HomeOption = None,
) -> None:
    """Have two or more incidents count as one."""
    from warehouse import decisions

    _decide(home, lambda con: decisions.merge(con, incident_ids, by, reason))


@app.command("split")
def split(
    incident_id: Annotated[str, typer.Argument(help="The incident.")],
    report_ids: Annotated[list[str], typer.Argument(help="Its reports that tell of another event.")],
    by: By = None,
    reason: Reason = None,
    home: HomeOption = None,
) -> None:
    """Have some reports of an incident count as another one."""
    from warehouse import decisions

    _decide(home, lambda con: decisions.split(con, incident_id, report_ids, by, reason))


@app.command("undo")
def undo(
    decision_id: Annotated[str, typer.Argument(help="As merge or split printed it; see the table decisions.")],
    home: HomeOption = None,
) -> None:
    """Take a decision back."""
    from warehouse import decisions

    _decide(home, lambda con: decisions.undo(con, decision_id))


def _decide(home: Path | None, decision: Callable[[duckdb.DuckDBPyConnection], str | None]) -> None:
    from warehouse import publish
    from warehouse.errors import UnknownDecision, UnknownIncident, WarehouseError
    from warehouse.writer import open_writer

    settings = settings_of(home)
    try:
        with open_writer(settings.home, wait_seconds=settings.writer_wait_seconds) as con:
            decided = decision(con)
            publish.publish(con, settings.home)
    except (UnknownIncident, UnknownDecision) as error:
        fail(str(error))
    except WarehouseError as error:
        fail(str(error), status=1)
    print(f"decision {decided}; take it back with: dateline incidents undo {decided}" if decided else "undone")

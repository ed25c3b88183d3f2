"""`dateline recode`: today's rules over what is archived, without a crawl."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from flows.command.output import HomeOption, settings_of


class Stage(StrEnum):
    """Where a recoding begins; all stages after it follow."""

    extract = "extract"
    code = "code"
    link = "link"


def recode(
    since: Annotated[
        Stage, typer.Option("--from", help="The stage to begin with; those after it follow.")
    ] = Stage.extract,
    home: HomeOption = None,
) -> None:
    """Extract, code and link anew what is archived, with today's rules; only what really changes is changed."""
    from flows.command.flow_run import end, run_flow, tell

    end(tell(run_flow(settings_of(home), "recode", stage=since.value)))

"""`dateline show`: one incident whole."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.command.output import HomeOption


def show(incident_id: Annotated[str, typer.Argument(help="As in the table incidents.")], home: HomeOption = None) -> None:
    """Show one incident: values, who said what, evidence sentences, sources, history."""

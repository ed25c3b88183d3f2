"""`dateline sql`: query the published warehouse."""

from __future__ import annotations

from flows.command.output import HomeOption


def sql(home: HomeOption = None) -> None:
    """Query the published warehouse."""

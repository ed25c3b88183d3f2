"""`dateline export`: the incidents in other people's formats."""

from __future__ import annotations

from flows.command.output import HomeOption


def export(home: HomeOption = None) -> None:
    """Write the incidents in another format."""

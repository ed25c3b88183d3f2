"""Hatch's build hook: makes the gazetteer's index once, at installation, and takes it into the wheel.

Named in ``pyproject.toml``; hatch loads it by its path, so nothing imports it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface[Any]):
    """Builds ``flows/coding/gazetteer.bin`` unless it is there and newer than what it is made of."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatch before it packs a target; an sdist carries no index."""
        if self.target_name == "sdist":
            return
        sys.path.insert(0, self.root)
        from flows.coding.places.build_gazetteer import HERE, INDEX_NAME, build, is_current

        path = HERE / INDEX_NAME
        if not is_current(path):
            build(path)
        if version != "editable":  # an editable install reads the file where it lies
            build_data["force_include"][str(path)] = str(Path("flows", "coding", INDEX_NAME))

"""A crawl's figures: what was had, what was not and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from spiders.masking import masked

MAX_NAMED = 1000  # failures that are named one by one; beyond it they are only counted


@dataclass(slots=True)
class Tally:
    """Counts of one crawl."""

    pages: int = 0  # archived whole
    unchanged: int = 0  # asked for, and the same as before
    gone: int = 0
    new: int = 0  # of the pages: such as were never held
    listings: int = 0
    bytes: int = 0
    failures: list[dict[str, str]] = field(default_factory=list)
    skipped: list[dict[str, str]] = field(default_factory=list)
    causes: Counter[str] = field(default_factory=Counter)
    read: list[dict[str, Any]] = field(default_factory=list)  # each listing: url, kind, links, new, unchanged

    @property
    def failure_count(self) -> int:
        """Everything that could not be had."""
        return sum(self.causes.values())

    def fail(self, url: str, reason: str, cause: str = "other") -> None:
        """Note what could not be had."""
        self.causes[cause] += 1
        if len(self.failures) < MAX_NAMED:
            self.failures.append({"url": masked(url), "reason": masked(reason), "cause": cause})

    def skip(self, url: str, reason: str, cause: str = "other") -> None:
        """Note what was left out on purpose."""
        if len(self.skipped) < MAX_NAMED:
            self.skipped.append({"url": masked(url), "reason": masked(reason), "cause": cause})

    def listed(self, url: str, kind: str, links: int, new: int, unchanged: bool = False) -> None:
        """Note a listing that was read."""
        self.listings += 1
        if len(self.read) < MAX_NAMED:
            self.read.append({"url": masked(url), "kind": kind, "links": links, "new": new, "unchanged": unchanged})

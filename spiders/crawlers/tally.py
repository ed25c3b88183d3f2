"""A crawl's figures, and the reasons of its failures in a reader's words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from scrapy import exceptions
from twisted.internet import error as twisted_error

from spiders.archive import MAX_PAGE_BYTES

MAX_NAMED = 1000  # failures that are named one by one; beyond it they are only counted


@dataclass(slots=True)
class Tally:
    """Counts of one crawl."""

    pages: int = 0
    listings: int = 0
    bytes: int = 0
    failures: list[dict[str, str]] = field(default_factory=list)
    skipped: list[dict[str, str]] = field(default_factory=list)
    failure_count: int = 0

    def fail(self, url: str, reason: str) -> None:
        """Note what could not be had."""
        self.failure_count += 1
        if len(self.failures) < MAX_NAMED:
            self.failures.append({"url": url, "reason": reason})

    def skip(self, url: str, reason: str) -> None:
        """Note what was left out on purpose."""
        if len(self.skipped) < MAX_NAMED:
            self.skipped.append({"url": url, "reason": reason})


def reason_of(error: BaseException) -> str:
    """Why a request failed, for people."""
    text = " ".join(str(error).split())
    too_large = f"larger than {MAX_PAGE_BYTES // 2**20} MB, refused"
    if "DOWNLOAD_MAXSIZE" in text:
        return too_large
    for kind, words in _WORDS.items():
        if isinstance(error, kind):
            return words or too_large
    if text == "Forbidden by robots.txt":
        return "robots.txt forbids it"
    return text or type(error).__name__


_WORDS: dict[Any, str] = {
    exceptions.CannotResolveHostError: "the host's name cannot be resolved",
    exceptions.DownloadConnectionRefusedError: "the connection was refused",
    exceptions.DownloadTimeoutError: "no whole answer in time",
    exceptions.DownloadCancelledError: "",
    exceptions.ResponseDataLossError: "the connection ended before the answer did",
    twisted_error.ConnectionLost: "the connection was lost",
}

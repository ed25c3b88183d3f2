"""A crawl: one source, fetched once by a subprocess of its own, its pages archived as they arrive.

Scrapy wants a process to itself, and a crawl that hangs or dies must not touch the others. The child gets its
`CrawlSpec` as the first line on its standard input, and dies when that closes, so with its parent. It prints its
progress as JSON lines, the last one with the crawl's figures.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from spiders.archive import ROTATE_BYTES, recover
from spiders.frontier import Revisits
from spiders.masking import masked
from spiders.source import Source

#: of a crawl for which nobody names a contact: one of loopback, in tests
USER_AGENT = "dateline/0.1 (news crawler; obeys robots.txt)"

_GRACE_SECONDS = 15.0  # beyond its time limit a child closes its archive; then it is killed


@dataclass(frozen=True, slots=True)
class CrawlSpec:
    """What one crawl is to do.

    `frontier_file` keeps what the source's crawls know of its addresses (`spiders.frontier`); without it nothing is
    known, and nothing kept. `proxy` is an HTTP proxy's address; it resolves host names, so that the check for private
    addresses then sees numeric hosts only. `max_pages` and `time_limit_seconds` override the source's. `refetch` asks
    for all pages that are being watched as if nothing were known of them. `since` (ISO date) makes a backfill: listings
    are followed to older pages until that day. `example_urls` are addresses of the source that turned out to be
    articles, `other_urls` such as turned out to be none. `contact` goes into the header `From` where it is an e-mail
    address.
    """

    source: Source
    archive_dir: Path
    frontier_file: Path | None = None
    time_limit_seconds: float | None = None
    allow_private_hosts: bool = False
    proxy: str | None = None
    user_agent: str = USER_AGENT
    contact: str | None = None
    max_pages: int | None = None
    revisit_after_hours: tuple[float, ...] = Revisits().after_hours
    refetch: bool = False
    since: str | None = None
    example_urls: tuple[str, ...] = ()
    other_urls: tuple[str, ...] = ()
    rotate_bytes: int = ROTATE_BYTES
    answer_seconds: float = 30.0  # for one answer, its body included

    @property
    def seconds(self) -> float:
        """The time limit that holds, in seconds."""
        return self.time_limit_seconds or self.source.time_limit_seconds

    @property
    def pages(self) -> int:
        """The number of article pages that are fetched at most."""
        return self.max_pages or self.source.max_pages

    def to_json(self) -> str:
        """The spec as one line."""
        return json.dumps(asdict(self), default=str)

    @classmethod
    def from_json(cls, line: str) -> CrawlSpec:
        """The spec that `to_json` wrote."""
        values = json.loads(line)
        values["source"] = Source.from_dict(values["source"])
        for key in ("archive_dir", "frontier_file"):
            values[key] = Path(values[key]) if values[key] is not None else None
        for key in ("revisit_after_hours", "example_urls", "other_urls"):
            values[key] = tuple(values[key])
        return cls(**values)


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """How a crawl went. `status` is "finished", "timed_out" or "failed" (nothing could be had from the source).

    `failures` and `skipped` are {"url", "reason", "cause"}: what could not be had, and what was left out on purpose
    (robots.txt, opt-outs, no HTML); `causes` counts all failures by cause (`spiders.crawlers.causes.NAMES`). `pages`
    are those archived whole, `new` of them such as were never held; `unchanged` were asked for and are as they were;
    `gone` answered 404 or 410. `bytes` counts the pages' bodies, `requests` every request that was sent. `listings`
    says of each feed, sitemap and section {"url", "kind", "links", "new", "unchanged"}; `queued` counts the articles
    that are left for the next crawl.
    """

    source_id: str
    status: str
    pages: int = 0
    new: int = 0
    unchanged: int = 0
    gone: int = 0
    queued: int = 0
    requests: int = 0
    bytes: int = 0
    seconds: float = 0.0
    failures: list[dict[str, str]] = field(default_factory=list)
    skipped: list[dict[str, str]] = field(default_factory=list)
    causes: dict[str, int] = field(default_factory=dict)
    listings: list[dict[str, Any]] = field(default_factory=list)
    archive_files: list[str] = field(default_factory=list)


def run_crawl(spec: CrawlSpec, on_progress: Callable[[dict[str, int]], None] | None = None) -> CrawlResult:
    """Crawl the source in a subprocess and wait for it. Never raises for what goes wrong out there: see the result.

    `on_progress` is called about once a second with the counts of pages, requests and failures so far.
    """
    began = time.monotonic()
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(
            [sys.executable, "-m", "spiders.crawl"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=_environment(),
        )
        overdue = threading.Timer(spec.seconds + _GRACE_SECONDS, child.kill)
        overdue.daemon = True
        overdue.start()
        try:
            stats, last = _follow(child, spec, on_progress)
            code = child.wait()
        finally:
            overdue.cancel()
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None and not pipe.closed:
                    _close(pipe)
        seconds = round(time.monotonic() - began, 3)
        if stats is not None:
            return CrawlResult(**{**stats, "seconds": seconds})
        left = [str(p) for p in recover(spec.archive_dir) if p.name.startswith(f"{spec.source.id}-")]
        timed_out = seconds >= spec.seconds + _GRACE_SECONDS
        return CrawlResult(
            source_id=spec.source.id,
            status="timed_out" if timed_out else "failed",
            pages=last.get("pages", 0),
            requests=last.get("requests", 0),
            bytes=last.get("bytes", 0),
            seconds=seconds,
            failures=[{"url": spec.source.url, "reason": _death(code, timed_out, errors), "cause": "other"}],
            causes={"other": 1},
            archive_files=left,
        )


def _follow(
    child: subprocess.Popen[bytes], spec: CrawlSpec, on_progress: Callable[[dict[str, int]], None] | None
) -> tuple[dict[str, Any] | None, dict[str, int]]:
    """Hand the child its spec and read its lines to the end: the last figures, and the last progress."""
    assert child.stdin is not None
    assert child.stdout is not None
    stats, progress = None, {}
    try:
        child.stdin.write(spec.to_json().encode("utf-8") + b"\n")
        child.stdin.flush()
    except BrokenPipeError:
        return None, {}  # dead already: its exit status and last words tell why
    for line in child.stdout:
        try:
            message = json.loads(line)
        except ValueError:
            continue  # a library that prints
        if "stats" in message:
            stats = message["stats"]
        elif "progress" in message:
            progress = message["progress"]
            if on_progress is not None:
                on_progress(progress)
    return stats, progress


def _close(pipe: IO[bytes]) -> None:
    with contextlib.suppress(BrokenPipeError):  # the child left unread input behind
        pipe.close()


def _environment() -> dict[str, str]:
    """The child finds this very package, also where it is not installed."""
    here = str(Path(__file__).resolve().parent.parent)
    paths = [here, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def _death(code: int, timed_out: bool, errors: IO[bytes]) -> str:
    if timed_out:
        return "the crawl did not end within its time limit and was killed"
    errors.seek(0)
    words = errors.read()[-4000:].decode("utf-8", "replace").strip().splitlines()
    cause = f"by signal {-code}" if code < 0 else f"with exit status {code}"
    return f"the crawler ended {cause}" + (f": {masked(words[-1])}" if words else "")


if __name__ == "__main__":
    from spiders.crawlers.process import main

    sys.exit(main())

"""The crawler's own process: reads its spec, runs the spider, prints figures, and ends when it must.

It ends when the crawl is done, at its time limit, or when its standard input closes because its parent died; and
hard, a grace time later, where a hung download keeps it from ending in order.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import threading
import time
from typing import Any, NoReturn

GRACE_SECONDS = 3.0
_PROGRESS_SECONDS = 1.0
_ORPHAN_STATUS = 3
#: a server that sends header after header must not take the machine down with its crawl
_MEMORY_BYTES = 2 * 2**30


def main() -> int:
    """Run the crawl whose spec is on standard input; the exit status is 0 where the figures were printed."""
    from spiders.crawl import CrawlSpec
    from spiders.crawlers.browser import BrowserMissing
    from spiders.frontier import FrontierBusy

    spec = CrawlSpec.from_json(_first_line())
    if not spec.source.javascript:  # a browser reserves more than it uses
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY_BYTES, _MEMORY_BYTES))
    try:
        return _Process(spec).run()
    except (FrontierBusy, BrowserMissing) as error:
        failure = {"url": spec.source.url, "reason": str(error), "cause": "other"}
        _print({"stats": {"source_id": spec.source.id, "status": "failed", "failures": [failure]}})
        return 0


def _first_line() -> str:
    data = b""
    while not data.endswith(b"\n"):
        byte = os.read(0, 65536)
        if not byte:
            raise SystemExit("no spec on standard input")
        data += byte
    return data.decode("utf-8")


class _Process:
    def __init__(self, spec: Any) -> None:
        from spiders.archive import ArchiveWriter
        from spiders.crawlers.tally import Tally
        from spiders.frontier import Frontier, Revisits
        from spiders.pace import Pace

        self.spec = spec
        file = spec.frontier_file
        self.frontier = Frontier(file, Revisits(spec.source.revisit_after_hours or spec.revisit_after_hours))
        # The sites' pace is kept beside the frontiers of all sources.
        self.pace = Pace(file.with_name("sites.pace") if file is not None else None)
        self.archive = ArchiveWriter(spec.archive_dir, spec.source.id, spec.rotate_bytes, self.frontier.opened)
        self.tally = Tally()
        self.crawler: Any = None
        self.browser_proxy: Any = None
        self.timed_out = False
        self._printed = threading.Lock()

    def run(self) -> int:
        from scrapy.crawler import AsyncCrawlerProcess

        from spiders.crawlers.outlet import OutletSpider
        from spiders.crawlers.scrapy_settings import settings_of

        self._take_up()
        settings = settings_of(self.spec)
        if self.spec.source.javascript:
            from spiders.crawlers import browser

            self.browser_proxy = browser.BrowserProxy(self.spec.allow_private_hosts)
            settings |= browser.settings_of(self.spec, self.browser_proxy)
        process = AsyncCrawlerProcess(settings)
        self.crawler = process.create_crawler(OutletSpider)
        parts = {"archive": self.archive, "frontier": self.frontier, "pace": self.pace, "tally": self.tally}
        parts["browser_proxy"] = self.browser_proxy
        process.crawl(self.crawler, spec=self.spec, **parts)
        for target in (self._watch_parent, self._watch_time, self._report):
            threading.Thread(target=target, daemon=True).start()
        process.start(install_signal_handlers=False)
        self._finish()
        self.frontier.close()
        return 0

    def _take_up(self) -> None:
        """Note what a killed crawl had archived and not noted: it is not asked for again."""
        from spiders.archive import find_file, recover
        from spiders.warc_file import ArchiveDamaged, read_pages

        if self.frontier.damaged:
            self.tally.fail(self.spec.source.url, self.frontier.damaged)
        names = self.frontier.unfinished_files()
        if names:
            recover(self.spec.archive_dir)
        for file in filter(None, (find_file(self.spec.archive_dir, name) for name in names)):
            try:
                for page in read_pages(file):
                    self._note(page)
            except (ArchiveDamaged, OSError) as error:
                self.tally.fail(self.spec.source.url, f"what an earlier crawl left cannot be read: {error}", "archive")
        self.frontier.closed()

    def _note(self, page: Any) -> None:
        at, held = page.fetched_at.timestamp(), self.frontier.pages.look_up(page.url)
        if held is not None and (held.fetched_at or 0) >= at - 1e-3:
            return
        if page.gone:
            self.frontier.pages.gone(page.url, at)
            return
        marks = {name.lower(): value for name, value in page.headers.items()}
        self.frontier.pages.fetched(page.url, at, page.payload_digest, marks.get("etag"), marks.get("last-modified"))

    def _watch_parent(self) -> None:
        while os.read(0, 1024):
            pass
        self._stop("parent_gone")
        time.sleep(GRACE_SECONDS)
        self._leave(_ORPHAN_STATUS)

    def _watch_time(self) -> None:
        time.sleep(self.spec.seconds)
        self.timed_out = True
        self._stop("timed_out")
        time.sleep(GRACE_SECONDS)
        self._finish()
        self._leave(0)

    def _stop(self, reason: str) -> None:
        """Ask the engine, in its own thread, to close the spider; what is under way may end."""
        from twisted.internet import reactor

        def close() -> None:
            if self.crawler.engine is not None and self.crawler.engine.spider is not None:
                from scrapy.utils.defer import deferred_from_coro

                deferred_from_coro(self.crawler.engine.close_spider_async(reason=reason))

        reactor.callFromThread(close)

    def _report(self) -> None:
        while True:
            time.sleep(_PROGRESS_SECONDS)
            counts = {"pages": self.tally.pages, "requests": self._requests(), "bytes": self.tally.bytes}
            _print({"progress": {**counts, "failures": self.tally.failure_count}})

    def _finish(self) -> None:
        """Complete the archive and print the figures, once."""
        if not self._printed.acquire(blocking=False):
            return
        spider = self.crawler.spider
        if spider is not None and spider.broken:
            self.tally.fail(self.spec.source.url, spider.broken, "archive")
        try:
            self.archive.close()
            self.frontier.closed()
        except OSError as error:
            self.tally.fail(self.spec.source.url, f"the archive cannot be completed: {error}", "archive")
        if self.timed_out:
            reason = f"the time limit of {self.spec.seconds:g} seconds was reached"
            self.tally.fail(self.spec.source.url, reason, "timeout")
        stats = {
            "source_id": self.spec.source.id,
            "status": self._status(bool(spider is not None and spider.broken)),
            "pages": self.tally.pages,
            "new": self.tally.new,
            "unchanged": self.tally.unchanged,
            "gone": self.tally.gone,
            "queued": self.frontier.pages.count_queued(),
            "requests": self._requests(),
            "bytes": self.tally.bytes,
            "failures": self.tally.failures,
            "skipped": self.tally.skipped,
            "causes": dict(self.tally.causes),
            "listings": self.tally.read,
            "archive_files": [str(p) for p in self.archive.files],
        }
        _print({"stats": stats})

    def _status(self, broken: bool) -> str:
        if self.timed_out:
            return "timed_out"
        if broken or not (self.tally.listings or self.tally.pages or self.tally.unchanged):
            return "failed"
        return "finished"

    def _requests(self) -> int:
        return int(self.crawler.stats.get_value("downloader/request_count", 0)) if self.crawler.stats else 0

    @staticmethod
    def _leave(status: int) -> NoReturn:
        sys.stdout.flush()
        os._exit(status)


def _print(message: dict[str, Any]) -> None:
    # One write a line: the progress thread must not cut into the figures.
    os.write(1, json.dumps(message).encode("utf-8") + b"\n")

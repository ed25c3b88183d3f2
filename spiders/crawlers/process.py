"""The crawler's own process: reads its spec, runs the spider, prints figures, and ends when it must.

It ends when the crawl is done, at its time limit, or when its standard input closes because its parent died; and
hard, a grace time later, where a hung download keeps it from ending in order.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from typing import Any, NoReturn
from urllib.parse import urlsplit
from urllib.request import getproxies

GRACE_SECONDS = 3.0
_PROGRESS_SECONDS = 1.0
_ORPHAN_STATUS = 3


def main() -> int:
    """Run the crawl whose spec is on standard input; the exit status is 0 where the figures were printed."""
    from spiders.crawl import CrawlSpec

    spec = CrawlSpec.from_json(_first_line())
    return _Process(spec).run()


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

        self.spec = spec
        self.archive = ArchiveWriter(spec.archive_dir, spec.source.id)
        self.tally = Tally()
        self.crawler: Any = None
        self.timed_out = False
        self._printed = threading.Lock()

    def run(self) -> int:
        from scrapy.crawler import AsyncCrawlerProcess

        from spiders.crawlers.outlet import OutletSpider

        process = AsyncCrawlerProcess(_settings(self.spec))
        self.crawler = process.create_crawler(OutletSpider)
        process.crawl(self.crawler, spec=self.spec, archive=self.archive, tally=self.tally)
        for target in (self._watch_parent, self._watch_time, self._report):
            threading.Thread(target=target, daemon=True).start()
        process.start(install_signal_handlers=False)
        self._finish()
        return 0

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
            self.tally.fail(self.spec.source.url, spider.broken)
        try:
            self.archive.close()
        except OSError as error:
            self.tally.fail(self.spec.source.url, f"the archive cannot be completed: {error}")
        if self.timed_out:
            reason = f"the time limit of {self.spec.seconds:g} seconds was reached"
            self.tally.fail(self.spec.source.url, reason)
        stats = {
            "source_id": self.spec.source.id,
            "status": self._status(bool(spider is not None and spider.broken)),
            "pages": self.tally.pages,
            "requests": self._requests(),
            "bytes": self.tally.bytes,
            "failures": self.tally.failures,
            "skipped": self.tally.skipped,
            "archive_files": [str(p) for p in self.archive.files],
        }
        _print({"stats": stats})

    def _status(self, broken: bool) -> str:
        if self.timed_out:
            return "timed_out"
        if broken or not (self.tally.listings or self.tally.pages):
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


def _settings(spec: Any) -> dict[str, Any]:
    from spiders.archive import MAX_PAGE_BYTES

    proxies = [spec.proxy] if spec.proxy else list(getproxies().values())
    delay = spec.source.delay_seconds
    return {
        "USER_AGENT": spec.user_agent,
        "ROBOTSTXT_OBEY": True,
        "ROBOTSTXT_USER_AGENT": "dateline",
        "DOWNLOAD_DELAY": delay,
        "CONCURRENT_REQUESTS": 16,
        # Scrapy starts so many tasks for what each response yields; ours yield nothing but requests.
        "CONCURRENT_ITEMS": 1,
        # In the order of the listing, which is mostly newest first.
        "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
        "CONCURRENT_REQUESTS_PER_DOMAIN": 8 if delay < 0.1 else 2,
        "DOWNLOAD_MAXSIZE": MAX_PAGE_BYTES,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_TIMEOUT": 30,
        "DNS_TIMEOUT": 15,
        "RETRY_TIMES": 2,
        "REDIRECT_MAX_TIMES": 8,
        # A page that reloads itself every minute is no redirect.
        "METAREFRESH_MAXDELAY": 2,
        "COOKIES_ENABLED": False,
        "HTTPERROR_ALLOW_ALL": True,
        "DOWNLOAD_HANDLERS": {"data": None, "file": None, "ftp": None, "s3": None},
        "DOWNLOADER_MIDDLEWARES": {
            "spiders.crawlers.guard.GuardMiddleware": 560,
            "spiders.crawlers.guard.RobotsAnswerMiddleware": 540,
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
        },
        "SPIDER_MIDDLEWARES": {"scrapy.spidermiddlewares.depth.DepthMiddleware": None},
        "TWISTED_DNS_RESOLVER": _RESOLVERS[bool(spec.allow_private_hosts)],
        "GUARD_PROXY": spec.proxy,
        "GUARD_ALLOW_PRIVATE": spec.allow_private_hosts,
        "GUARD_ALLOWED_HOSTS": [host for p in proxies if (host := urlsplit(p).hostname)],
        "EXTENSIONS": {
            "scrapy.extensions.logstats.LogStats": None,
            "scrapy.extensions.memusage.MemoryUsage": None,
            "scrapy.extensions.feedexport.FeedExporter": None,
        },
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "STATS_DUMP": False,
        "LOG_LEVEL": "CRITICAL",
        "LOG_INSTALL_ROOT_HANDLER": False,
    }


_RESOLVERS = {True: "scrapy.resolver.CachingThreadedResolver", False: "spiders.crawlers.guard.GuardedResolver"}

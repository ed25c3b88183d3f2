"""robots.txt as RFC 9309 wants it: none is leave, one that cannot be had forbids all, only its first 500 KiB count."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest, StopDownload
from scrapy.http import Response

from spiders.addresses import origin
from spiders.crawlers import causes

ROBOTS_BYTES = 500 * 1024


class RulesMissing(IgnoreRequest):
    """A request to a site whose robots.txt cannot be had. The site's failure is told once, not with each request."""


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's own, but that it tells a missing file from a failing server."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        crawler.signals.connect(self._stop_after_limit, signal=signals.bytes_received)
        self._received: dict[int, int] = {}
        self._without_rules: set[str] = set()

    async def process_request(self, request: Request, spider: Any = None) -> None:
        """Refuse what the rules forbid, and everything where they cannot be had."""
        await super().process_request(request, spider)
        if urlsplit(request.url).netloc in self._without_rules and not request.meta.get("dont_obey_robotstxt"):
            raise RulesMissing(f"{origin(request.url)} does not give its robots.txt")

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        body = response.body[:ROBOTS_BYTES]
        if response.status >= 500 or response.status == 429:
            self._leave(netloc, response.url, f"HTTP {response.status}", causes.of_status(response.status))
            body = b""
        elif response.status >= 400:
            body = b""
        kept = response.replace(body=body, headers={"Content-Type": "text/plain"})
        await super()._parse_robots(kept, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if not isinstance(exc, IgnoreRequest):  # else it is refused by ourselves, as will be what is behind it
            cause, reason = causes.of_error(exc)
            self._leave(netloc, f"{netloc}/robots.txt", reason, cause)
        super()._robots_error(exc, netloc)

    def _leave(self, netloc: str, url: str, reason: str, cause: str) -> None:
        self._without_rules.add(netloc)
        spider: Any = self.crawler.spider
        spider.tally.fail(url, f"{reason}: without its robots.txt nothing is fetched from a site", cause)

    def _stop_after_limit(self, data: bytes, request: Request) -> None:
        if not request.meta.get("dont_obey_robotstxt"):
            return
        received = self._received.get(id(request), 0) + len(data)
        self._received[id(request)] = received
        if received > ROBOTS_BYTES:
            raise StopDownload(fail=False)

"""What stands between a crawl and the network: private addresses, the proxy, each site's rate and Crawl-delay."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.http import Response
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError
from twisted.python.failure import Failure

from spiders.addresses import origin, private_address, private_reason

MAX_CRAWL_DELAY_SECONDS = 300.0

# Why names were refused when they were resolved; the resolver's own error reaches nobody with its words.
_refused: dict[str, str] = {}


class AddressRefused(IgnoreRequest):
    """A request to a host that this crawl may not reach."""


class GuardedResolver(CachingThreadedResolver):
    """Resolves names, refusing private addresses at the moment of use, so that no later DNS answer slips through."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._allowed: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> GuardedResolver:
        """The resolver with the proxy's host, which may be private, let through."""
        resolver = super().from_crawler(crawler, reactor)
        resolver._allowed = set(crawler.settings.getlist("GUARD_ALLOWED_HOSTS"))
        return resolver

    def getHostByName(self, name: str, timeout: Any = ()) -> Deferred[str]:
        """The name's IPv4 address; fails with `DNSLookupError` where it is private."""
        found: Deferred[str] = super().getHostByName(name, timeout)
        if name not in self._allowed:
            found.addCallback(self._check, name)
        return found

    def _check(self, address: str, name: str) -> str | Failure:
        if private_address(address):
            _refused[name] = f"{name} resolves to the private address {address}"
            return Failure(DNSLookupError(_refused[name]))  # type: ignore[no-untyped-call]
        return address


class GuardMiddleware:
    """Sends requests through the proxy, gives each site (origin) its own rate, and refuses private hosts."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._proxy: str | None = crawler.settings.get("GUARD_PROXY")
        self._allow_private: bool = crawler.settings.getbool("GUARD_ALLOW_PRIVATE")
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        crawler.signals.connect(self.robots_parsed, signal=signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> GuardMiddleware:
        """Scrapy's way to make a middleware."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Refuse or prepare a request; redirects pass here too, each one anew."""
        host = urlsplit(request.url).hostname or ""
        if not self._allow_private and (reason := private_reason(host)):
            raise AddressRefused(f"{reason}; --allow-private-hosts permits it")
        if self._proxy:
            request.meta["proxy"] = self._proxy
        # Scrapy's slots go by host; two sites on ports of one host would share a rate.
        request.meta["download_slot"] = origin(request.url)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Say why a name was refused, before the retries take it for a passing fault."""
        reason = _refused.get(urlsplit(request.url).hostname or "")
        if reason and isinstance(exception, CannotResolveHostError):
            raise AddressRefused(f"{reason}; --allow-private-hosts permits it") from exception

    def robots_parsed(self, robotparser: Any, request: Request) -> None:
        """Keep to the Crawl-delay of the site's robots.txt, which Scrapy passes over."""
        delay = robotparser.rp.crawl_delay(self._agent)
        downloader = self._crawler.engine.downloader if self._crawler.engine else None
        if not delay or downloader is None:
            return
        key = origin(request.url)
        delay = max(min(float(delay), MAX_CRAWL_DELAY_SECONDS), downloader.settings.getfloat("DOWNLOAD_DELAY"))
        downloader.per_slot_settings[key] = {"delay": delay, "jitter": 0.0, "concurrency": 1}
        if slot := downloader.slots.get(key):
            slot.delay, slot.jitter, slot.concurrency = delay, 0.0, 1


class RobotsAnswerMiddleware:
    """Takes a robots.txt as RFC 9309 wants it: none is leave, one that the server fails to give forbids all.

    Only its first 500 KiB count. Stands behind the retries.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsAnswerMiddleware:
        """Scrapy's way to make a middleware."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """The answer as the rules are to be read from it."""
        if not request.meta.get("dont_obey_robotstxt") or urlsplit(request.url).path != "/robots.txt":
            return response
        if response.status >= 500:
            spider: Any = self._crawler.spider
            spider.tally.fail(request.url, f"HTTP {response.status}: without its rules nothing is fetched there")
            return response.replace(body=b"User-agent: *\nDisallow: /\n", headers=_PLAIN)
        if response.status >= 400:
            return response.replace(body=b"", headers=_PLAIN)
        return response.replace(body=response.body[:_ROBOTS_BYTES], headers=_PLAIN)


_ROBOTS_BYTES = 500 * 1024
_PLAIN = {"Content-Type": "text/plain"}

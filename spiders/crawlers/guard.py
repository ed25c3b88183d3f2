"""The guard between a crawl and the network: no private address is reached, however a request was led there."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError
from twisted.python.failure import Failure

from spiders.addresses import origin, private_address, private_reason

# Why names were refused when they were resolved; the resolver's own error reaches nobody with its words.
_refused: dict[str, str] = {}


class AddressRefused(IgnoreRequest):
    """A request to a host that this crawl may not reach."""

    cause_name = "private_address"


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
    """Sends requests through the proxy, gives each site (origin) a slot of its own, and refuses private hosts."""

    def __init__(self, crawler: Crawler) -> None:
        self._proxy: str | None = crawler.settings.get("GUARD_PROXY")
        self._allow_private: bool = crawler.settings.getbool("GUARD_ALLOW_PRIVATE")

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
        # Scrapy's slots go by host; two sites on ports of one host would share one.
        request.meta["download_slot"] = origin(request.url)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Say why a name was refused, before the retries take it for a passing fault."""
        reason = _refused.get(urlsplit(request.url).hostname or "")
        if reason and isinstance(exception, CannotResolveHostError):
            raise AddressRefused(f"{reason}; --allow-private-hosts permits it") from exception

"""Scrapy's settings for one crawl."""

from __future__ import annotations

import copy
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from spiders.crawl import CrawlSpec
from spiders.warc import MAX_PAGE_BYTES

_RESOLVERS = {True: "scrapy.resolver.CachingThreadedResolver", False: "spiders.crawlers.guard.GuardedResolver"}


#: the same for every crawl
_OF_ALL: dict[str, Any] = {
    "ROBOTSTXT_OBEY": True,
    "ROBOTSTXT_USER_AGENT": "dateline",
    # A request waits for its site's turn in `RateMiddleware`, which knows of other crawls too.
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS": 16,
    # Scrapy starts so many tasks for what each response yields; ours yield nothing but requests.
    "CONCURRENT_ITEMS": 1,
    # In the order of the listing, which is mostly newest first.
    "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
    "DOWNLOAD_MAXSIZE": MAX_PAGE_BYTES,
    "DOWNLOAD_WARNSIZE": 0,
    "DNS_TIMEOUT": 15,
    "RETRY_TIMES": 2,
    # 429 and 503 are `RateMiddleware`'s.
    "RETRY_HTTP_CODES": [408, 500, 502, 504, 522, 524],
    "REDIRECT_MAX_TIMES": 8,
    # A page that reloads itself every minute is no redirect.
    "METAREFRESH_MAXDELAY": 2,
    "COOKIES_ENABLED": False,
    "HTTPERROR_ALLOW_ALL": True,
    "DOWNLOAD_HANDLERS": {"data": None, "file": None, "ftp": None, "s3": None},
    "DOWNLOADER_MIDDLEWARES": {
        "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
        "spiders.crawlers.robots.RobotsMiddleware": 100,
        "spiders.crawlers.optout.OptOutMiddleware": 110,
        "spiders.crawlers.guard.GuardMiddleware": 560,
        "spiders.crawlers.rates.RateMiddleware": 570,
        "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    },
    "SPIDER_MIDDLEWARES": {"scrapy.spidermiddlewares.depth.DepthMiddleware": None},
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


def settings_of(spec: CrawlSpec) -> dict[str, Any]:
    """The settings of one crawl; those that Scrapy does not know are our own middlewares'."""
    proxies = [spec.proxy] if spec.proxy else list(getproxies().values())
    delay = spec.source.delay_seconds
    return {
        **copy.deepcopy(_OF_ALL),
        "USER_AGENT": spec.user_agent,
        "DEFAULT_REQUEST_HEADERS": _headers(spec),
        "CONCURRENT_REQUESTS_PER_DOMAIN": 8 if delay < 0.1 else 2,
        "DOWNLOAD_TIMEOUT": spec.answer_seconds,
        "DOWNLOAD_VERIFY_CERTIFICATES": spec.source.verify_certificates,
        "TWISTED_DNS_RESOLVER": _RESOLVERS[bool(spec.allow_private_hosts)],
        "GUARD_PROXY": spec.proxy,
        "GUARD_ALLOW_PRIVATE": spec.allow_private_hosts,
        "GUARD_ALLOWED_HOSTS": [host for p in proxies if (host := urlsplit(p).hostname)],
        "SITE_DELAY": delay,
        "CRAWL_SECONDS": spec.seconds,
    }


def _headers(spec: CrawlSpec) -> dict[str, str]:
    language = spec.source.language
    headers = {
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Language": f"{language},en;q=0.5" if language and language != "en" else "en",
    }
    if spec.contact and "@" in spec.contact and "://" not in spec.contact:
        headers["From"] = spec.contact.removeprefix("mailto:")
    return headers

"""Rates: how often a site is asked, and what happens when it says that this is too often.

A site (origin) is asked no faster than the source's `delay_seconds`, its robots.txt's Crawl-delay, and the time that it
takes to answer. An answer 429 or 503 holds the site for its Retry-After, else for a time that doubles with each; where
that is longer than a crawl can wait, the site is left alone until then, by this crawl and by later ones.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from spiders.addresses import origin
from spiders.pace import Hold, Pace

MAX_CRAWL_DELAY_SECONDS = 300.0
MAX_ADAPTED_SECONDS = 60.0
FIRST_HOLD_SECONDS = 2.0
LONGEST_WAIT_SECONDS = 90.0  # within a crawl; a longer hold ends it for this site
LONGEST_HOLD_SECONDS = 24 * 3600.0
STRIKES_TO_LEAVE = 5
LEFT_ALONE_SECONDS = 900.0  # at the first time that a site is left; doubled with each further strike
TRIES = 3  # of one request that is answered 429 or 503

_JITTER = 0.3  # of the delay, on top: never less than the delay
_SLOW = (429, 503)


class SiteHeld(IgnoreRequest):
    """A site asked to be left alone for longer than this crawl may wait."""

    cause_name = "rate_limited"


class RateMiddleware:
    """Lets a request go when its site's turn has come; reads from the answers how fast the site wants to be asked."""

    def __init__(self, crawler: Crawler) -> None:
        spider: Any = crawler.spider
        self._pace: Pace = spider.pace
        self._delay: float = crawler.settings.getfloat("SITE_DELAY")
        self._ends_at: float = time.time() + crawler.settings.getfloat("CRAWL_SECONDS")
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._asked: dict[str, float] = {}  # the delay that a robots.txt asks for
        self._latency: dict[str, float] = {}
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        crawler.signals.connect(self.robots_parsed, signal=signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RateMiddleware:
        """Scrapy's way to make a middleware."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait for the site's turn. Raises `SiteHeld` where it will not come within this crawl."""
        site = origin(request.url)
        delay = self.delay(site)
        self._refuse_held(site)
        if not delay and not self._pace.held(site).until:
            return
        # One waits at a time: a crawl that dies leaves one moment reserved, not a queue of them.
        async with self._turns[site]:
            gap = delay * (1 + random.uniform(0, _JITTER))  # noqa: S311 - no secret
            at = self._pace.reserve(site, gap, time.time())
            while (wait := max(at, self._pace.held(site).until) - time.time()) > 0:
                self._refuse_held(site)
                await asyncio.sleep(wait)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """The answer; or the request anew, to go when the site wants to be asked again."""
        site = origin(request.url)
        if response.status not in _SLOW:
            self._learn(site, request.meta.get("download_latency", 0.0))
            if response.status < 500 and self._pace.held(site).strikes:
                self._pace.hold(site, Hold())
            return response
        held = self._pace.held(site)
        now = time.time()
        if held.until <= now:  # else several were under way when the site had enough: that is one strike
            self._pace.hold(site, self._next_hold(held.strikes + 1, retry_after(response, now), now))
        self._refuse_held(site)
        tries = request.meta.get("slow_answers", 0) + 1
        if tries >= TRIES:
            return response
        again = request.replace(dont_filter=True)
        again.meta["slow_answers"] = tries
        return again

    def robots_parsed(self, robotparser: Any, request: Request) -> None:
        """Keep to the Crawl-delay of the site's robots.txt, which Scrapy passes over."""
        delay = robotparser.rp.crawl_delay(self._agent)
        if delay:
            self._asked[origin(request.url)] = min(float(delay), MAX_CRAWL_DELAY_SECONDS)

    def delay(self, site: str) -> float:
        """Seconds between two requests to the site; 0 where the source sets no rate and the site wants none."""
        wanted = max(self._delay, self._asked.get(site, 0.0))
        return max(wanted, min(self._latency.get(site, 0.0), MAX_ADAPTED_SECONDS)) if wanted else 0.0

    def _learn(self, site: str, latency: float) -> None:
        known = self._latency.get(site, latency)
        self._latency[site] = max(latency, known) if latency > 2 * known else 0.8 * known + 0.2 * latency

    def _next_hold(self, strikes: int, told: float | None, now: float) -> Hold:
        seconds = told if told is not None else FIRST_HOLD_SECONDS * 2 ** (strikes - 1)
        if strikes >= STRIKES_TO_LEAVE:
            seconds = max(seconds, LEFT_ALONE_SECONDS * 2 ** min(strikes - STRIKES_TO_LEAVE, 10))
        return Hold(now + min(seconds, LONGEST_HOLD_SECONDS), strikes)

    def _is_left(self, site: str) -> bool:
        until = self._pace.held(site).until
        return until > min(self._ends_at, time.time() + LONGEST_WAIT_SECONDS)

    def _refuse_held(self, site: str) -> None:
        if self._is_left(site):
            until = datetime.fromtimestamp(self._pace.held(site).until, UTC)
            raise SiteHeld(f"{urlsplit(site).hostname} asks to be left alone until {until:%Y-%m-%d %H:%M} UTC")


def retry_after(response: Response, now: float) -> float | None:
    """The seconds that the answer's Retry-After asks for, as a number or as a date; None where it says nothing."""
    told = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if told.isdigit():
        return float(told[:9])
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - now)
    except (ValueError, TypeError):
        return None

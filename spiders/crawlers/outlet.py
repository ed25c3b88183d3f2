"""The spider: walks a source's listings, and asks for the articles that are new, left over, or to be seen again."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import date
from typing import Any

import scrapy
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response

from spiders.addresses import request_url, same_page_key
from spiders.archive import ArchiveWriter
from spiders.crawl import CrawlSpec
from spiders.crawlers import causes
from spiders.crawlers.browser import BrowserProxy
from spiders.crawlers.intake import Intake
from spiders.crawlers.listing import Link, Listing, ListingError, kind_of
from spiders.crawlers.listings import Listings, conditions, read_listing
from spiders.crawlers.rates import SiteHeld
from spiders.crawlers.reach import Reach
from spiders.crawlers.robots import RulesMissing
from spiders.crawlers.shapes import SiteShapes
from spiders.crawlers.tally import Tally
from spiders.frontier import Found, Frontier, ListingNote
from spiders.pace import Pace
from spiders.page import digest
from spiders.source import CrawlRule

MAX_SITEMAP_DEPTH = 3
LISTING_BYTES = 20 * 1024 * 1024
EXAMPLES = 500

_LISTING_PRIORITY = 100


class OutletSpider(scrapy.Spider):
    """One source's crawl. Only article pages are archived: answers 200, 404 and 410 that are HTML."""

    name = "outlet"

    def __init__(
        self,
        spec: CrawlSpec,
        archive: ArchiveWriter,
        frontier: Frontier,
        pace: Pace,
        tally: Tally,
        browser_proxy: BrowserProxy | None = None,
    ) -> None:
        super().__init__()
        self.spec = spec
        self.frontier = frontier
        self.pace = pace
        self.browser_proxy = browser_proxy
        self.tally = tally
        self.intake = Intake(spec, archive, frontier, tally)
        self.broken: str | None = None  # why the crawl cannot go on: a full disk
        self._reach = Reach(date.fromisoformat(spec.since) if spec.since else None, frontier.pages.is_empty())
        self._listings = Listings(frontier, trusts_notes=not spec.refetch and self._reach.since is None)
        self._asked: set[str] = set()
        self._held_sites: set[str] = set()
        self._robots_sitemaps: list[str] = []
        self._fallbacks: list[tuple[CrawlRule, str, list[Link]]] = []
        examples = [*frontier.pages.urls_found_by(("feed",), EXAMPLES), *spec.example_urls]
        self._shapes = SiteShapes(examples, spec.other_urls)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> OutletSpider:
        """Scrapy's way to make a spider, with the signals that it needs."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.robots_parsed, signal=signals.robots_parsed)
        crawler.signals.connect(spider.idle, signal=signals.spider_idle)
        return spider

    # --- requests

    async def start(self) -> AsyncIterator[Request]:
        """The source's listings, then the pages that are to be seen again: never all that a crawl may ask for."""
        if self.browser_proxy is not None:
            await self.browser_proxy.serve()
        for rule in self.spec.source.crawl:
            callback = self.parse_site if rule.type == "site" else self.parse_listing
            yield self._listing(rule, rule.url, rule.type, callback=callback)
        if self._reach.since is None:
            now, most = time.time(), self.spec.pages
            pages = self.frontier.pages
            again = pages.fresh(now, most) if self.spec.refetch else pages.due(now, max(1, most // 2))
            for request in self._articles(again):
                yield request

    def idle(self) -> None:
        """When nothing is under way: the links of a front page without feeds, then what earlier crawls left over."""
        requests: list[Request] = []
        while self._fallbacks and not requests:
            rule, url, links = self._fallbacks.pop()
            if not self._asked:
                found = self.frontier.read(url, ListingNote(), self._reach.wanted(links, rule, "section"), time.time())
                requests = list(self._articles(found))
        room = self.spec.pages - len(self._asked)
        if not requests and room > 0:
            left_over = self.frontier.pages.queued(time.time(), room + len(self._asked))
            requests = list(self._articles(link for link in left_over if same_page_key(link.url) not in self._asked))
        for request in requests:
            self.crawler.engine.crawl(request)
        if requests:
            raise DontCloseSpider

    def _articles(self, links: Iterable[Found]) -> Iterator[Request]:
        """Requests for articles, as many as this crawl may still ask for."""
        for found in links:
            key = same_page_key(found.url)
            if len(self._asked) >= self.spec.pages:
                return
            if key in self._asked:
                continue
            self._asked.add(key)
            url = request_url(found.url)
            yield Request(
                url,
                callback=self.parse_article,
                errback=self.failed,
                cb_kwargs={"link": Link(url, found.title, found.published)},
                headers={} if self.spec.refetch else self._validators(found.url),
                dont_filter=True,
                meta={"asked": url, "obeys_policy": self.spec.source.obey_opt_outs, **self._browser()},
            )

    def _browser(self) -> dict[str, Any]:
        return {"playwright": True} if self.spec.source.javascript else {}

    def _validators(self, url: str) -> dict[str, str]:
        # A browser that is answered 304 has nothing to show.
        held = self.frontier.pages.look_up(url) if not self.spec.source.javascript else None
        return conditions(held.etag, held.last_modified) if held is not None and held.state == "held" else {}

    def _further(self, rule: CrawlRule, url: str, kind: str, depth: int, **more: Any) -> Iterator[Request]:
        """A listing that another one led to, unless it was asked for, or nothing new is expected, or it is too much."""
        if self._listings.is_wanted(Listings.key(rule, url), kind, more.get("stamp")):
            yield self._listing(rule, url, kind, depth, **more)

    def _listing(
        self,
        rule: CrawlRule,
        url: str,
        kind: str,
        depth: int = 0,
        quiet: bool = False,
        older: int = 0,
        stamp: str | None = None,
        callback: Any = None,
    ) -> Request:
        key = Listings.key(rule, url)
        headers = self._listings.conditions(key)
        browser = self._browser() if kind == "section" else {}
        return Request(
            url,
            callback=callback or self.parse_listing,
            errback=self.failed,
            cb_kwargs={"rule": rule, "kind": kind, "depth": depth, "quiet": quiet, "older": older, "stamp": stamp},
            headers={} if browser else headers,
            priority=_LISTING_PRIORITY - depth,
            dont_filter=True,
            meta={"download_maxsize": LISTING_BYTES, "listing_key": key, **browser},
        )

    # --- answers

    def parse_listing(
        self, response: Response, rule: CrawlRule, kind: str, depth: int, quiet: bool, older: int, stamp: str | None
    ) -> Iterator[Request]:
        """Requests for what a feed, sitemap or section lists."""
        key, now = response.meta["listing_key"], time.time()
        note = self.frontier.listing(key)
        kept = digest(response.body)
        if response.status == 304 or (response.status == 200 and kept == note.digest and self._listings.trusts_notes):
            self.tally.listed(response.url, kind, 0, 0, unchanged=True)
            self.frontier.read_unchanged(key, stamp, now)
            for url, child_kind, child_stamp in note.children:
                yield from self._further(rule, url, child_kind, depth + 1, quiet=quiet, stamp=child_stamp)
            return
        if response.status != 200:
            self._fail_listing(response.url, f"HTTP {response.status}", causes.of_status(response.status), quiet)
            return
        kind = kind_of(response.body) or "html" if kind == "any" else kind
        try:
            listing = read_listing(response, rule, kind, self._shapes)
        except ListingError as error:
            self._fail_listing(response.url, str(error), "not_a_listing", quiet)
            return
        children = [(url, "sitemap", listing.stamps.get(url)) for url in listing.sitemaps]
        children = children if depth < MAX_SITEMAP_DEPTH else []
        wanted = list(self._reach.wanted(listing.links, rule, kind))
        fresh = self._listings.keep(key, response, kept, children, stamp, wanted)
        self.tally.listed(response.url, kind, len(listing.links), len(fresh))
        for url, child_kind, child_stamp in children:
            if not self._reach.is_passed(child_stamp):
                yield from self._further(rule, url, child_kind, depth + 1, stamp=child_stamp)
        yield from self._articles(fresh)
        yield from self._older(response, rule, kind, listing, older, all_new=bool(wanted) and len(fresh) == len(wanted))

    def parse_site(self, response: Response, rule: CrawlRule, **_: Any) -> Iterator[Request]:
        """Requests for the feeds and sitemaps that a site names or has in the usual places."""
        from spiders.crawlers import site

        kind = "site" if response.status == 304 else kind_of(response.body)
        if kind in ("site", "feed", "sitemap"):
            yield from self.parse_listing(response, rule, str(kind), 0, False, 0, None)
            return
        named: list[tuple[str, str, str | None]] = []
        if response.status != 200:
            self._fail_listing(response.url, f"HTTP {response.status}", causes.of_status(response.status), False)
        else:
            self.tally.listed(response.url, "site", 0, 0)
            links = read_listing(response, rule, "section", self._shapes).links
            self._fallbacks.append((rule, Listings.key(rule, response.url) + " links", links))
            named = [(url, "feed", None) for url in site.feeds_named_in(response.body, response.url)]
        named += [(url, "sitemap", None) for url in site.choose_sitemaps(self._robots_sitemaps)]
        for url, child_kind, _stamp in named:
            yield from self._further(rule, url, child_kind, 1)
        if not named:
            for url in site.well_known(response.url):
                yield from self._further(rule, url, "any", 1, quiet=True)
        if response.status == 200:
            yield from self._archives(response, rule)

    def parse_article(self, response: Response, link: Link) -> None:
        """Hand an answer to the intake."""
        try:
            self.intake.take(response, link)
        except OSError as error:
            self.broken = f"the archive cannot be written: {error}"
            raise scrapy.exceptions.CloseSpider("archive") from error

    def failed(self, failure: Any) -> None:
        """Count a request that brought no answer."""
        request: Request = failure.request
        if request.cb_kwargs.get("quiet") or isinstance(failure.value, RulesMissing):
            return
        cause, reason = causes.of_error(failure.value)
        asked = request.meta.get("asked")
        if isinstance(failure.value, SiteHeld):
            # The rest stays queued as it is: one word for the site is enough.
            if reason not in self._held_sites:
                self._held_sites.add(reason)
                self.tally.fail(asked or request.url, reason, cause)
        elif cause in ("robots", "opted_out"):
            if asked:
                self.intake.leave(asked, reason, cause)
            else:
                self.tally.skip(request.url, reason, cause)
        elif asked:
            self.intake.fail(asked, reason, cause)
        else:
            self.tally.fail(request.url, reason, cause)

    def robots_parsed(self, robotparser: Any) -> None:
        """Keep the sitemaps that a robots.txt names."""
        self._robots_sitemaps += [s for s in robotparser.rp.sitemaps if s not in self._robots_sitemaps]

    # --- within

    def _fail_listing(self, url: str, reason: str, cause: str, quiet: bool) -> None:
        if not quiet:
            self.tally.fail(url, reason, cause)

    def _older(
        self, response: Response, rule: CrawlRule, kind: str, listing: Listing, older: int, all_new: bool
    ) -> Iterator[Request]:
        """The listing's next page, and the site's archives, where they are within reach."""
        if self._reach.goes_on(listing, older, all_new):
            for url in listing.older[:1]:
                yield from self._further(rule, url, kind, 1, quiet=True, older=older + 1)
        if kind == "section":
            yield from self._archives(response, rule)

    def _archives(self, response: Response, rule: CrawlRule) -> Iterator[Request]:
        for url in self._reach.archives(response):
            yield from self._further(rule, url, "section", 1, quiet=True, older=1)

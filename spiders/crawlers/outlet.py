"""The spider: walks a source's listings and archives the article pages that they lead to."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import scrapy
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, IgnoreRequest
from scrapy.http import Response

from spiders.addresses import request_url, same_page_key
from spiders.archive import ArchiveWriter
from spiders.crawl import CrawlSpec
from spiders.crawlers.listing import Link, Listing, ListingError, kind_of
from spiders.crawlers.tally import Tally, reason_of
from spiders.page import Page
from spiders.source import CrawlRule

MAX_LISTINGS = 300  # of one crawl: an index of thousands of sitemaps is read from its newest
MAX_SITEMAP_DEPTH = 3
LISTING_BYTES = 20 * 1024 * 1024

_LISTING_PRIORITY = 100


class OutletSpider(scrapy.Spider):
    """One source's crawl. Only article pages are archived: answers 200, 404 and 410 that are HTML."""

    name = "outlet"

    def __init__(self, spec: CrawlSpec, archive: ArchiveWriter, tally: Tally) -> None:
        super().__init__()
        self.spec = spec
        self.archive = archive
        self.tally = tally
        self.broken: str | None = None  # why the crawl cannot go on: a full disk
        self._known = _keys(spec)
        self._listings = 0
        self._wanted = 0
        self._robots_sitemaps: list[str] = []
        self._fallbacks: list[tuple[CrawlRule, list[Link]]] = []
        self._now = datetime.now(UTC)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> OutletSpider:
        """Scrapy's way to make a spider, with the signals that it needs."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.robots_parsed, signal=signals.robots_parsed)
        crawler.signals.connect(spider.idle, signal=signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """The source's listings, then the pages that are to be visited again."""
        for rule in self.spec.source.crawl:
            callback = self.parse_site if rule.type == "site" else self.parse_listing
            yield self._listing(rule, rule.url, rule.type, callback=callback)
        if self.spec.visit_urls_file:
            links = (Link(url) for url in _lines(self.spec.visit_urls_file))
            for request in self._articles(links, None):
                yield request

    def parse_listing(
        self, response: Response, rule: CrawlRule, kind: str, depth: int, quiet: bool
    ) -> Iterator[Request]:
        """Requests for what a feed, sitemap or section lists."""
        if response.status != 200:
            if not quiet:
                self.tally.fail(response.url, f"HTTP {response.status}")
            return
        try:
            listing = self._read(response, rule, kind)
        except ListingError as error:
            if not quiet:
                self.tally.fail(response.url, str(error))
            return
        self.tally.listings += 1
        if depth < MAX_SITEMAP_DEPTH:
            for url in listing.sitemaps:
                yield from self._further(rule, url, "sitemap", depth + 1)
        yield from self._articles(listing.links, rule)

    def parse_site(self, response: Response, rule: CrawlRule, **_: Any) -> Iterator[Request]:
        """Requests for the feeds and sitemaps that a site names or has in the usual places."""
        from spiders.crawlers import site

        if response.status != 200:
            self.tally.fail(response.url, f"HTTP {response.status}")
        elif (kind := kind_of(response.body)) in ("feed", "sitemap"):
            yield from self.parse_listing(response, rule, str(kind), 0, False)
            return
        else:
            self.tally.listings += 1
            self._fallbacks.append((rule, self._section_links(response, rule)))
        feeds = site.feeds_named_in(response.body, response.url) if response.status == 200 else []
        sitemaps = site.choose_sitemaps(self._robots_sitemaps)
        for url in feeds:
            yield from self._further(rule, url, "feed", 1)
        for url in sitemaps:
            yield from self._further(rule, url, "sitemap", 1)
        if not feeds and not sitemaps:
            for url in site.well_known(response.url):
                yield from self._further(rule, url, "any", 1, quiet=True)

    def parse_article(self, response: Response, link: Link) -> None:
        """Archive an article page."""
        asked = link.url
        if response.status not in (200, 404, 410):
            self.tally.fail(asked, f"HTTP {response.status}")
            return
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        if not _is_html(content_type, response.body):
            self.tally.skip(asked, f"no HTML page, but {content_type or 'something unnamed'}")
            return
        if response.url != response.meta.get("asked", response.url):
            if urlsplit(response.url).path in ("", "/") and urlsplit(asked).path not in ("", "/"):
                self.tally.fail(asked, "leads to the front page: the article is gone or moved")
                return
            key = same_page_key(response.url)
            if key != same_page_key(asked) and key in self._known:
                return  # reached under its own address already
            self._known.add(key)
        page = Page(
            url=asked,
            final_url=response.url,
            status=response.status,
            content_type=content_type,
            fetched_at=datetime.now(UTC),
            body=response.body,
            headers={k.decode("latin-1"): b", ".join(v).decode("latin-1") for k, v in response.headers.items()},
            source_id=self.spec.source.id,
            hint_title=link.title,
            hint_outlet=self.spec.source.name,
            hint_published=link.published,
        )
        try:
            self.archive.write(page)
        except OSError as error:
            self.broken = f"the archive cannot be written: {error}"
            raise scrapy.exceptions.CloseSpider("archive") from error
        self.tally.pages += 1
        self.tally.bytes += len(page.body)

    def failed(self, failure: Any) -> None:
        """Count a request that brought no answer."""
        request: Request = failure.request
        if request.cb_kwargs.get("quiet"):
            return
        asked = request.meta.get("asked", request.url)
        reason = reason_of(failure.value)
        if isinstance(failure.value, IgnoreRequest) and "robots.txt" in reason:
            self.tally.skip(asked, reason)
        else:
            self.tally.fail(asked, reason)

    def robots_parsed(self, robotparser: Any) -> None:
        """Keep the sitemaps that a robots.txt names."""
        self._robots_sitemaps += [s for s in robotparser.rp.sitemaps if s not in self._robots_sitemaps]

    def idle(self) -> None:
        """Where a site's feeds and sitemaps gave no article, take the links of its front page."""
        while self._fallbacks:
            rule, links = self._fallbacks.pop()
            requests = [] if self._wanted else list(self._articles(links, rule))
            for request in requests:
                self.crawler.engine.crawl(request)
            if requests:
                raise DontCloseSpider

    def _read(self, response: Response, rule: CrawlRule, kind: str) -> Listing:
        kind = kind_of(response.body) or "html" if kind == "any" else kind
        if kind == "feed":
            from spiders.crawlers.feed import read_feed

            return read_feed(
                response.body, response.url, (response.headers.get("Content-Type") or b"").decode("latin-1")
            )
        if kind == "sitemap":
            from spiders.crawlers.sitemap import read_sitemap

            return read_sitemap(response.body, response.url)
        if kind == "section":
            return Listing(links=self._section_links(response, rule))
        raise ListingError("neither feed nor sitemap")

    def _section_links(self, response: Response, rule: CrawlRule) -> list[Link]:
        from spiders.crawlers.section import read_section

        return read_section(response.body, response.url, any_link=bool(rule.include)).links

    def _further(self, rule: CrawlRule, url: str, kind: str, depth: int, quiet: bool = False) -> Iterator[Request]:
        """A listing that another one led to, unless it is known or there are too many."""
        key = "listing " + same_page_key(url)
        if self._listings >= MAX_LISTINGS or key in self._known:
            return
        yield self._listing(rule, url, kind, depth, quiet)

    def _listing(
        self, rule: CrawlRule, url: str, kind: str, depth: int = 0, quiet: bool = False, callback: Any = None
    ) -> Request:
        self._listings += 1
        self._known.add("listing " + same_page_key(url))
        return Request(
            url,
            callback=callback or self.parse_listing,
            errback=self.failed,
            cb_kwargs={"rule": rule, "kind": kind, "depth": depth, "quiet": quiet},
            priority=_LISTING_PRIORITY - depth,
            dont_filter=True,
            meta={"download_maxsize": LISTING_BYTES},
        )

    def _articles(self, links: Iterable[Link], rule: CrawlRule | None) -> Iterator[Request]:
        """Requests for the articles that are new, wanted by the rule, and within the limits."""
        for link in links:
            key = same_page_key(link.url)
            if rule is not None:
                age = link.age_days(self._now) if rule.max_age_days is not None else None
                too_old = age is not None and rule.max_age_days is not None and age > rule.max_age_days
                if key in self._known or too_old or not rule.accepts(link.url):
                    continue
            if self._wanted >= self.spec.pages:
                return
            self._known.add(key)
            self._wanted += 1
            url = request_url(link.url)
            yield Request(
                url,
                callback=self.parse_article,
                errback=self.failed,
                cb_kwargs={"link": Link(url, link.title, link.published)},
                dont_filter=True,
                meta={"asked": url},
            )


def _keys(spec: CrawlSpec) -> set[str]:
    return {same_page_key(url) for url in _lines(spec.skip_urls_file)} if spec.skip_urls_file else set()


def _lines(path: Any) -> list[str]:
    with open(path, encoding="utf-8") as lines:
        return [line.strip() for line in lines if line.strip()]


def _is_html(content_type: str, body: bytes) -> bool:
    kind = content_type.partition(";")[0].strip().lower()
    if kind in ("text/html", "application/xhtml+xml"):
        return True
    # Servers that name no type, or the wrong one, for what is a page all the same.
    return kind in ("", "text/plain", "application/octet-stream", "application/xml", "text/xml") and bool(
        re.search(rb"<html|<!doctype html", body[:2000], re.IGNORECASE)
    )

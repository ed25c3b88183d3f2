"""The listings of one crawl: which were asked for, what is known of each, and how one is read, by its kind."""

from __future__ import annotations

import hashlib
import time

from scrapy.http import Response

from spiders.crawlers.listing import Listing, ListingError
from spiders.crawlers.shapes import SiteShapes
from spiders.frontier import Found, Frontier, ListingNote
from spiders.source import CrawlRule

MAX_LISTINGS = 300  # of one crawl: an index of thousands of sitemaps is read from its newest


class Listings:
    """What a crawl asks of listings, on top of what the frontier keeps of them.

    `trusts_notes`: a listing that is as it was may be passed over; not so where what it led to is wanted all the same.
    """

    def __init__(self, frontier: Frontier, trusts_notes: bool) -> None:
        self.trusts_notes = trusts_notes
        self._frontier = frontier
        self._asked: set[str] = set()

    @staticmethod
    def key(rule: CrawlRule, url: str) -> str:
        """The name under which a listing is kept: with other rules the same listing gives other articles."""
        rules = hashlib.sha256(repr((rule.include, rule.exclude, rule.max_age_days)).encode()).hexdigest()[:8]
        return f"{rules} {url}"

    def is_wanted(self, key: str, kind: str, stamp: str | None) -> bool:
        """Whether a listing that another one led to is worth a request: once, and where something new is expected."""
        if len(self._asked) >= MAX_LISTINGS or key in self._asked:
            return False
        note = self._frontier.listing(key)
        rests = kind == "sitemap" and (note.stamp == stamp if stamp and note.stamp else note.rests(time.time()))
        return not (rests and self.trusts_notes)

    def conditions(self, key: str) -> dict[str, str]:
        """Note a listing as asked for; the headers of its request."""
        self._asked.add(key)
        note = self._frontier.listing(key) if self.trusts_notes else ListingNote()
        return conditions(note.etag, note.last_modified)

    def keep(
        self,
        key: str,
        response: Response,
        digest: str,
        children: list[tuple[str, str, str | None]],
        stamp: str | None,
        wanted: list[Found],
    ) -> list[Found]:
        """Note a listing as read, with what it led to; returns the articles that were not known before."""
        etag, modified = (response.headers.get(name) for name in ("ETag", "Last-Modified"))
        note = ListingNote(
            etag=etag.decode("latin-1") if etag else None,
            last_modified=modified.decode("latin-1") if modified else None,
            digest=digest,
            children=tuple(children),
            stamp=stamp,
        )
        return self._frontier.read(key, note, wanted, time.time())


def conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """The headers that let a server answer 304."""
    told = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in told.items() if value}


def read_listing(response: Response, rule: CrawlRule, kind: str, shapes: SiteShapes) -> Listing:
    """What a feed, sitemap or section page lists. Raises `ListingError`.

    A crawl's process takes up no reader that its source has no use for: their libraries are slow to import.
    """
    if kind == "feed":
        from spiders.crawlers.feed import read_feed

        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        return read_feed(response.body, response.url, content_type)
    if kind == "sitemap":
        from spiders.crawlers.sitemap import read_sitemap

        return read_sitemap(response.body, response.url)
    if kind == "section":
        from spiders.crawlers.section import read_section

        return read_section(response.body, response.url, any_link=bool(rule.include), shapes=shapes)
    raise ListingError("neither feed nor sitemap")

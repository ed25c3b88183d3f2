"""A listing: what a feed, sitemap or section page says of articles and of further listings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from spiders.crawlers.older import last_day_of


class ListingError(ValueError):
    """A document that is not the listing it should be; the message says what it is instead."""


@dataclass(frozen=True, slots=True)
class Link:
    """An article's address, with the title and date (ISO 8601) that the listing gives, where it does."""

    url: str
    title: str | None = None
    published: str | None = None

    def is_older_than(self, day: date) -> bool | None:
        """Whether it was published before that day, by its listing or its address; None where neither tells."""
        try:
            told = date.fromisoformat((self.published or "")[:10])
        except ValueError:
            told = last_day_of(self.url)  # type: ignore[assignment]
        return None if told is None else told < day

    def age_days(self, now: datetime) -> float | None:
        """Days since publication; None where the listing gives no date that can be read."""
        try:
            when = datetime.fromisoformat(self.published or "")
        except ValueError:
            return None
        return (now - (when if when.tzinfo else when.replace(tzinfo=now.tzinfo))).total_seconds() / 86400


@dataclass(slots=True)
class Listing:
    """What one listing holds: articles, sitemaps (with the moment that each was last changed, where that is told), and
    the pages of the same listing that go further back.
    """

    links: list[Link] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)
    stamps: dict[str, str] = field(default_factory=dict)
    older: list[str] = field(default_factory=list)


def kind_of(body: bytes) -> str | None:
    """What a document is by its first words: "feed", "sitemap", "html" or None."""
    head = body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if body[:2] == b"\x1f\x8b" or b"<urlset" in head or b"<sitemapindex" in head:
        return "sitemap"
    if b"<rss" in head or b"<feed" in head or b"<rdf:rdf" in head:
        return "feed"
    return "html" if b"<html" in head or b"<!doctype html" in head else None

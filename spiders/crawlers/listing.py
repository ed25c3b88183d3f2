"""A listing: what a feed, sitemap or section page says of articles and of further listings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


class ListingError(ValueError):
    """A document that is not the listing it should be; the message says what it is instead."""


@dataclass(frozen=True, slots=True)
class Link:
    """An article's address, with the title and date (ISO 8601) that the listing gives, where it does."""

    url: str
    title: str | None = None
    published: str | None = None

    def age_days(self, now: datetime) -> float | None:
        """Days since publication; None where the listing gives no date that can be read."""
        try:
            when = datetime.fromisoformat(self.published or "")
        except ValueError:
            return None
        return (now - (when if when.tzinfo else when.replace(tzinfo=now.tzinfo))).total_seconds() / 86400


@dataclass(slots=True)
class Listing:
    """What one listing holds: articles, and addresses of further listings of the given kind."""

    links: list[Link] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)


def kind_of(body: bytes) -> str | None:
    """What a document is by its first words: "feed", "sitemap", "html" or None."""
    head = body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if body[:2] == b"\x1f\x8b" or b"<urlset" in head or b"<sitemapindex" in head:
        return "sitemap"
    if b"<rss" in head or b"<feed" in head or b"<rdf:rdf" in head:
        return "feed"
    return "html" if b"<html" in head or b"<!doctype html" in head else None

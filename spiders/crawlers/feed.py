"""Feeds: RSS and Atom of every version, read by feedparser."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

from spiders.crawlers.listing import Link, Listing, ListingError, kind_of

MAX_ENTRIES = 2000


def read_feed(body: bytes, url: str, content_type: str = "") -> Listing:
    """The entries of a feed, in its order. Raises `ListingError` where the document is no feed."""
    import feedparser  # takes 0.2 s, and a crawl of sitemaps does without

    parsed = feedparser.parse(
        body, response_headers={"content-type": content_type, "content-location": url}, sanitize_html=False
    )
    if not parsed.entries and not parsed.get("version"):
        found = kind_of(body)
        raise ListingError(f"no feed, but {found or 'something else'}" + _parse_error(parsed))
    links = [_link(entry, url) for entry in parsed.entries[:MAX_ENTRIES]]
    return Listing(links=[link for link in links if link is not None], older=_older(parsed, url))


def _link(entry: Any, base: str) -> Link | None:
    # An entry without a link may name its page by a guid that is an address.
    address = entry.get("link") or (entry.get("id") if str(entry.get("id", "")).startswith("http") else None)
    if not address:
        return None
    url = urljoin(base, address.strip())
    if not url.startswith(("http://", "https://")):
        return None
    when = _moment(entry.get("published_parsed") or entry.get("updated_parsed"))
    return Link(url, " ".join((entry.get("title") or "").split()) or None, when)


def _older(parsed: Any, base: str) -> list[str]:
    """The feed's earlier pages, where it names them (RFC 5005)."""
    told = [link for link in parsed.feed.get("links", []) if link.get("rel") in ("next", "prev-archive")]
    return [urljoin(base, link["href"]) for link in told if link.get("href")][:1]


def _moment(parsed: time.struct_time | None) -> str | None:
    """feedparser's UTC time as ISO 8601."""
    if parsed is None:
        return None
    try:
        return datetime(*parsed[:6], tzinfo=UTC).isoformat()
    except ValueError:
        return None


def _parse_error(parsed: Any) -> str:
    error = parsed.get("bozo_exception")
    return f" ({error})" if error is not None else ""

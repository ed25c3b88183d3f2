"""When an article was published and changed, from all the places where pages say so. ISO 8601 throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from spiders.reading.metas import Metas, first, values
from spiders.reading.moments import iso_date, relative_date, written_date
from spiders.reading.titles import SEPARATOR
from spiders.reading.words import short_words

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "date.published",
    "publish-date", "publish_date", "publication_date", "article_date_original", "parsely-pub-date", "sailthru.date",
    "pubdate", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "date", "og:published_time",
    "og:pubdate", "cxenseparse:recs:publishtime", "citation_publication_date", "date_published"
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
    "dcterms.modified", "dc.date.modified", "article:modified", "revised"
)  # fmt: skip


def published_of(tree: HtmlElement, metas: Metas, article: dict[str, Any], url: str | None) -> str | None:
    """When the article was published: as marked for machines, else as written out for people."""
    marked = first_date(
        article.get("datePublished"),
        *values(metas, _PUBLISHED),
        article.get("dateCreated"),
        *marked_times(tree),
    )
    return marked or written_out(tree, metas, url)


def modified_of(metas: Metas, article: dict[str, Any]) -> str | None:
    """When the article was last changed, where the page says."""
    return first_date(article.get("dateModified"), *values(metas, _MODIFIED))


def first_date(*texts: Any) -> str | None:
    """The first of the values that is a date."""
    for text in texts:
        if isinstance(text, list):
            text = text[0] if text else None
        if isinstance(text, str) and (found := iso_date(text)):
            return found
    return None


_DATE_CLASS = re.compile(r"date|time|publish|posted|byline|meta|info|stamp", re.IGNORECASE)


def written_out(tree: HtmlElement, metas: Metas, url: str | None) -> str | None:
    """A date written out: behind the title that the page is shared under, near the heading, or in its address."""
    ends = [SEPARATOR.split(t)[-1] for t in (first(metas, ("og:title",)), tree.findtext(".//title")) if t]
    shared = next((found for end in ends if len(end.strip()) <= 20 and (found := written_date(end))), None)
    in_address = _DATE_IN_URL.search(urlsplit(url).path) if url else None
    address = iso_date("-".join(in_address.groups())) if in_address else None
    return shared or _written_near(tree) or address


_DATE_IN_URL = re.compile(r"/(20\d\d)[/-]([01]\d)[/-]([0-3]\d)(?:/|-|$)")


def _written_near(tree: HtmlElement) -> str | None:
    """A date in the first elements that are called after dates, else right below the heading."""
    heading = next(iter(tree.iter("h1")), None)
    for element in tree.iter("abbr", "time"):
        if found := iso_date(element.get("title")):
            return found
    for element in tree.iter("abbr", "time", "span", "div", "p", "small", "li", "em", "i", "td"):
        if _DATE_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}") and len(element) < 12:
            words = element.get("title") or short_words(element, 160)
            if words and (found := iso_date(words) or written_date(words)):
                return found
    if heading is None:
        return None
    for element in list(heading.itersiblings())[:4]:
        words = short_words(element, 400)
        if words and (found := written_date(words[:200])):
            return found
    return None


def date_near_heading(tree: HtmlElement, rendered_at: datetime) -> str | None:
    """The date of "14 hours ago" in the lines that follow the heading; `rendered_at` is what it counts from."""
    seen_heading, looked_at = False, 0
    for element in tree.iter("h1", "h2", "p", "div", "span", "time", "small"):
        if element.tag == "h1":
            seen_heading = True
        elif seen_heading and len(element) <= 4:
            words = short_words(element, 300)
            if words is not None and len(words) <= 80 and (found := relative_date(words, rendered_at)):
                return found
            looked_at += 1
            if looked_at > 12 or words is None:
                return None
    return None


def marked_times(tree: HtmlElement) -> Iterator[str]:
    """The times that are marked up, those marked as publication first."""
    times = [t for t in tree.iter("time") if t.get("datetime")]
    times.sort(
        key=lambda t: not (t.get("pubdate") is not None or "publish" in (t.get("itemprop") or t.get("class") or ""))
    )
    for element in times[:5]:
        yield element.get("datetime") or ""

"""What a page's head and markup say of its article: title, authors, dates, outlet, language, canonical address.

JSON-LD first, because publishers write it for search engines and keep it right; then meta elements; then the visible
markup. Nothing is guessed: a field that the page does not give stays empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from spiders.addresses import request_url, same_site
from spiders.reading.authors import authors_of
from spiders.reading.dates import modified_of, published_of
from spiders.reading.linked_data import article_type, main_node, nodes_of, text_of
from spiders.reading.metas import Metas, first, metas_of
from spiders.reading.titles import outlet_of, title_of


@dataclass(slots=True)
class Metadata:
    """What a page says of its main article. Dates are ISO 8601, as precise as given."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None
    description: str | None = None
    section: str | None = None
    kind: str | None = None  # og:type or the JSON-LD type
    heading: str | None = None  # the h1 that carries the title
    tiers: tuple[str, ...] = ()  # who may read it, as the page says: free, metered, locked
    linked_data: dict[str, Any] = field(default_factory=dict)


def read_metadata(tree: HtmlElement, url: str | None) -> Metadata:
    """The metadata of a page's tree; `url` is the address that answered."""
    metas = metas_of(tree)
    nodes = list(nodes_of(tree))
    by_id = {n["@id"]: n for n in nodes if isinstance(n.get("@id"), str) and len(n) > 1}
    article = main_node(nodes, url)
    found = Metadata(linked_data=article)
    found.outlet = outlet_of(tree, metas, article, by_id, url)
    found.heading, found.title = title_of(tree, metas, article, found.outlet, url)
    found.authors = authors_of(tree, metas, article, by_id, found.outlet)
    found.published = published_of(tree, metas, article, url)
    found.modified = modified_of(metas, article)
    found.language = _language(tree, metas, article)
    found.url = _canonical(tree, metas, url)
    found.description = text_of(article.get("description")) or first(metas, ("og:description", "description"))
    found.section = text_of(article.get("articleSection")) or first(metas, ("article:section", "section")) or None
    found.tiers = tuple(metas.get("article:content_tier", ()))
    found.kind = first(metas, ("og:type",)) or article_type(article) or None
    return found


def _language(tree: HtmlElement, metas: Metas, article: dict[str, Any]) -> str | None:
    """The declared language as ISO 639 code."""
    root = tree if tree.tag == "html" else tree.find(".//html")
    declared = [
        root.get("lang") if root is not None else None,
        root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") if root is not None else None,
        text_of(article.get("inLanguage")),
        first(metas, ("og:locale", "content-language", "language", "dc.language")),
    ]
    for text in declared:
        match = re.match(r"([a-z]{2,3})(?:[-_]|$)", (text or "").strip().lower())
        if match:
            return match[1]
    return None


def _canonical(tree: HtmlElement, metas: Metas, url: str | None) -> str | None:
    """The canonical address, where it is on the page's own site; else the page's without tracking."""
    own = request_url(url) if url else None
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower().split() == ["canonical"]]
    for text in (*links, first(metas, ("og:url",))):
        if not text:
            continue
        try:
            address = request_url(urljoin(url or "", text.strip()))
        except ValueError:
            continue
        if not address.startswith(("http://", "https://")):
            continue
        # A page deep in a site that calls the front page canonical is misconfigured.
        if own is None or (same_site(address, own) and (urlsplit(address).path != "/" or urlsplit(own).path == "/")):
            return address
    return own

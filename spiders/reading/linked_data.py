"""JSON-LD: what a publisher writes of an article for search engines, https://schema.org/Article."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from spiders.reading.words import plain

_ARTICLE_TYPES = re.compile(r"(Article|BlogPosting|LiveBlogPosting|Report|ReportageNewsArticle)$")
_MAX_LD_BYTES = 2_000_000


def nodes_of(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The nodes of the page's JSON-LD: those on top, in graphs, and articles that a page names as its main entity."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > _MAX_LD_BYTES:
            continue
        yield from _nodes(_parse(script.text), 0)


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "subjectOf"):
            if key in value and not isinstance(value[key], str):
                yield from _nodes(value[key], depth + 1)


def _parse(text: str) -> Any:
    """JSON as it is found in pages: in comments, with raw line breaks in strings, with a comma too many."""
    text = text.strip()
    text = re.sub(r"^\s*(<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)", "", text)
    text = re.sub(r"(-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$", "", text).strip().rstrip(";")
    for attempt in (text, re.sub(r",(\s*[}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def article_type(node: dict[str, Any]) -> str:
    """The node's type where that is a kind of article, else the empty string."""
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return next((k for k in kinds if isinstance(k, str) and _ARTICLE_TYPES.search(k)), "")


def main_node(nodes: list[dict[str, Any]], url: str | None) -> dict[str, Any]:
    """The node of the page's own article: the one whose address is the page's, else the first with a headline."""
    articles = [n for n in nodes if article_type(n)]
    for node in articles:
        address = node.get("url") or node.get("mainEntityOfPage")
        address = address.get("@id") if isinstance(address, dict) else address
        if url and isinstance(address, str) and node.get("headline") and _path(address) == _path(url):
            return _merged(node, articles)
    first = next((n for n in articles if n.get("headline")), articles[0] if articles else {})
    return _merged(first, articles) if first else {}


def _merged(node: dict[str, Any], articles: list[dict[str, Any]]) -> dict[str, Any]:
    """The node, with what it lacks taken from others of the same headline (several plug-ins on one page)."""
    merged = dict(node)
    for other in articles:
        if other is not node and plain(text_of(other.get("headline"))) == plain(text_of(node.get("headline"))):
            for key, value in other.items():
                if not merged.get(key):
                    merged[key] = value
    return merged


def _path(url: str) -> str:
    return urlsplit(url).path.rstrip("/")


def text_of(value: Any) -> str:
    """A JSON-LD value as text: its own, or its name."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    return clean(value) if isinstance(value, str) else ""


def clean(text: str) -> str:
    """The text in one line, without entities and tags."""
    for _ in range(2):  # entities escaped twice are common in JSON-LD
        text = html.unescape(text)
    return " ".join(re.sub(r"<[^>]{1,200}>", " ", text).split())

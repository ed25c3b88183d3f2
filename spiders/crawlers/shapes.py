"""Shapes: what the addresses of a site's articles look like, learned from those that are known to be articles.

An address is folded into a shape: each segment of its path by what it is made of (words, a number, a date), its query
by the names in it. Where enough articles of a site are known (from its feeds, and from what was read out of its pages),
a link is judged by how often its shape was an article; else, and for shapes never met, general marks decide
(`looks_like_article` in `spiders.crawlers.section`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

ENOUGH = 8  # known articles from which on a site is judged by its own shapes
ENOUGH_IN_FOLDER = 2
LIKELY = 0.5  # a shape's share of articles from which on it is one

#: folders that on most sites hold no article, but lists of them or the site's own pages
SERVICE = re.compile(
    r"/(tags?|topics?|themes?|category|categories|author|authors|auteur|page|search|login|signin|sign-in|register|"
    r"subscribe|subscriptions?|about|contact|privacy|terms|cookies?|rss|feed|feeds|newsletters?|help|faq|jobs|careers|"
    r"advertis\w*|sitemap|archives?|account|profile|user|users|gallery|wp-admin|wp-login|cart|shop|store)(/|$)",
    re.IGNORECASE,
)

_DATE = re.compile(r"(19|20)\d\d[-_.]?[01]?\d([-_.]?[0-3]?\d)?")
_SUFFIX = re.compile(r"\.(html?|php|aspx?|jsp|shtml|ece|cms|stm)$", re.IGNORECASE)


class SiteShapes:
    """The shapes of one site's addresses, with how often each was an article and how often not."""

    def __init__(self, articles: Iterable[str] = (), others: Iterable[str] = ()) -> None:
        articles = list(articles)
        others = list(others)
        self._articles = Counter(shape(url) for url in articles for shape in (shape_of, folder_shape_of))
        self._others = Counter(shape(url) for url in others for shape in (shape_of, folder_shape_of))
        self._knows = len(articles) >= ENOUGH

    def verdict(self, url: str) -> bool | None:
        """Whether the address is an article's; None where its shape was not met, or the site is not known enough."""
        if not self._knows:
            return None
        in_folder = folder_shape_of(url)
        # What the site keeps in this very folder tells most; another may be like it, but for those of some names.
        known_folder = self._articles[in_folder] + self._others[in_folder] >= ENOUGH_IN_FOLDER
        if not known_folder and SERVICE.search(urlsplit(url).path):
            return None
        shape = in_folder if known_folder else shape_of(url)
        yes, no = self._articles[shape], self._others[shape]
        return None if not yes + no else yes / (yes + no) >= LIKELY


def shape_of(url: str) -> str:
    """The address folded: `/2026/03/05/four-killed-in-raid.html?id=7` gives `/date/date/date/words.html?id`."""
    parts = urlsplit(url)
    *folders, last = parts.path.strip("/").split("/")
    suffix = _SUFFIX.search(last)
    name = last[: suffix.start()] if suffix else last
    names = ",".join(sorted({key for key, _ in parse_qsl(parts.query, keep_blank_values=True)}))
    folded = [_kind(folder) for folder in folders[-5:]] + [_kind(name) + (suffix.group().lower() if suffix else "")]
    return "/" + "/".join(folded) + (f"?{names}" if names else "")


def folder_shape_of(url: str) -> str:
    """The shape with the name of the first folder: `/news/words` of `/news/four-killed-in-raid`."""
    folder, slash, _ = urlsplit(url).path.strip("/").partition("/")
    return f"{folder if slash and _kind(folder) == 'word' else ''}:{shape_of(url)}"


def _kind(segment: str) -> str:
    if not segment:
        return ""
    if re.fullmatch(r"\d+", segment):
        return "date" if len(segment) <= 2 or re.fullmatch(r"(19|20)\d\d([01]\d([0-3]\d)?)?", segment) else "number"
    if _DATE.fullmatch(segment):
        return "date"
    if re.fullmatch(r"[0-9a-f-]{20,}", segment):
        return "code"
    words = len([part for part in re.split(r"[-_+%]+|(?<=[a-z])(?=[A-Z])", segment) if part])
    number = "-number" if re.search(r"(^|[-_])[a-z]{0,4}\d{4,}$|^\d{4,}[-_]", segment, re.IGNORECASE) else ""
    if words >= 4:
        return "words" + number
    return ("some-words" if words >= 2 else "word") + number

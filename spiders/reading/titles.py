"""The title of an article, and the name of its outlet that sites put beside it."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from spiders.reading.linked_data import clean, text_of
from spiders.reading.metas import Metas, first
from spiders.reading.words import plain, short_words

SEPARATOR = re.compile(r"\s+(?:[|·•»›–—-]|::|\\|/)\s+|\s*[|»›]\s*")


def outlet_of(
    tree: HtmlElement, metas: Metas, article: dict[str, Any], by_id: dict[str, Any], url: str | None
) -> str | None:
    """The outlet's name: as the site calls itself, else what stands beside the headline, else the host."""
    publisher = article.get("publisher")
    if isinstance(publisher, dict) and "name" not in publisher:
        publisher = by_id.get(str(publisher.get("@id")), publisher)
    candidates = [first(metas, ("og:site_name",)), text_of(publisher), first(metas, ("application-name",))]
    for name in candidates:
        if name and not name.startswith("http") and len(name) <= 80:
            return clean(name)
    stems = {short_words(h, 400) for h in tree.iter("h1", "h2")}
    pieces = SEPARATOR.split(clean(tree.findtext(".//title") or ""))
    if len(pieces) >= 2:
        # "Headline - Site" or "Site :: Headline": what is no heading of the page is the site.
        for piece, rest in ((pieces[-1], pieces[:-1]), (pieces[0], pieces[1:])):
            if any(r in stems for r in rest) and piece not in stems and 2 < len(piece) <= 40:
                return piece
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None


def title_of(
    tree: HtmlElement, metas: Metas, article: dict[str, Any], outlet: str | None, url: str | None
) -> tuple[str | None, str | None]:
    """The article's h1, and its title: what the page shares it under, else its headline, h1 or title element."""
    headings = [t for h in tree.iter("h1") if (t := short_words(h, 600))][:8]
    headline = text_of(article.get("headline"))
    social, tweeted = (clean(first(metas, names) or "") for names in (_SHARED, ("twitter:title",)))
    element = clean(tree.findtext(".//title") or "")
    names = [outlet or "", (urlsplit(url).hostname or "") if url else ""]
    stems = [s for s in (headline, *headings) if s]
    social, tweeted, element = (_without_site(t, stems, names) for t in (social, tweeted, element))
    heading = _best_heading(headings, [headline, social, element])
    if plain(social) in {plain(n) for n in names}:
        social = ""
    own = _own_title(social, tweeted, element, headline, heading)
    return heading, own or social or headline or heading or element or None


_SHARED = ("og:title", "twitter:title", "dc.title", "title")
_START = 15  # letters that a headline and what is cut from it have in common


def _own_title(social: str, tweeted: str, element: str, headline: str, heading: str | None) -> str | None:
    """The title that the article goes by where the one for the networks was made for them alone; None where it was not.

    So where the page has one title for all networks, and headline and title element agree on another; but one that is
    merely cut shorter, or that stands above the article, is the article's. And where each network has a title of its
    own, and the article yet another one above it.
    """
    shared, above = plain(social), plain(heading or "")
    own = headline or heading or ""
    if not tweeted or not own or shared in (plain(own), above):
        return None
    if shared != plain(tweeted):
        return heading if above not in (plain(headline), plain(tweeted), plain(element)) else None
    is_cut = shared[:_START] == plain(own)[:_START] and len(shared) < len(plain(own))
    return own if plain(element).startswith(plain(own)) and not is_cut else None


def _without_site(title: str, stems: list[str], names: list[str]) -> str:
    """The title without what the site puts behind (or before) it."""
    if not title or title in stems:
        return title
    for stem in stems:
        # What follows a known headline and a separator is the site's, whatever it says.
        if len(stem) > 10 and _straight(title).startswith(_straight(stem)) and SEPARATOR.match(title[len(stem) :]):
            return title[: len(stem)]
    known = {plain(n) for n in names if n} | {plain(n.removeprefix("www.").split(".")[0]) for n in names if "." in n}
    known.discard("")
    pieces = list(SEPARATOR.finditer(title))
    while pieces:
        last, first = pieces[-1], pieces[0]
        if _is_site(title[last.end() :], known) and last.start():
            title = title[: last.start()].strip()
        elif _is_site(title[: first.start()], known):
            title = title[first.end() :].strip()
        else:
            break
        pieces = list(SEPARATOR.finditer(title))
    return title


def _straight(text: str) -> str:
    """With plain quotes: a heading's are often curled where the head's are not."""
    return text.translate(_QUOTES)


_QUOTES = str.maketrans("‘’“”", "''\"\"")


def _is_site(piece: str, known: set[str]) -> bool:
    key = plain(piece)
    for name in known:
        if key and (
            key == name or key == f"{name}news" or (min(len(key), len(name)) > 3 and (key in name or name in key))
        ):
            return True
    return False


def _best_heading(headings: list[str], titles: list[str]) -> str | None:
    """The h1 that is the article's: the one nearest to what the head says, else the first long one."""
    keys = [plain(t) for t in titles if t]
    for heading in headings:
        if plain(heading) in keys:
            return heading
    words = set(" ".join(titles).casefold().split())
    best = max(headings, key=lambda h: len(words & set(h.casefold().split())), default=None)
    if best and len(words & set(best.casefold().split())) >= 2:
        return best
    return next((h for h in headings if len(h.split()) >= 3), None) if not keys else None

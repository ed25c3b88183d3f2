"""What a page's head and markup say of its article: title, authors, dates, outlet, language, canonical address.

JSON-LD first, because publishers write it for search engines and keep it right; then meta elements; then the visible
markup. Nothing is guessed: a field that the page does not give stays empty.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from spiders.addresses import request_url, same_site
from spiders.moments import relative_date, written_date
from spiders.words import plain, short_words

_ARTICLE_TYPES = re.compile(r"(Article|BlogPosting|LiveBlogPosting|Report|ReportageNewsArticle)$")
_SEPARATOR = re.compile(r"\s+(?:[|·•»›–—-]|::|\\|/)\s+|\s*[|»›]\s*")
_MAX_LD_BYTES = 2_000_000


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
    kind: str | None = None  # og:type or the JSON-LD type
    heading: str | None = None  # the h1 that carries the title
    linked_data: dict[str, Any] = field(default_factory=dict)


def read_metadata(tree: HtmlElement, url: str | None) -> Metadata:
    """The metadata of a page's tree; `url` is the address that answered."""
    metas = _metas(tree)
    nodes = list(_linked_data(tree))
    by_id = {n["@id"]: n for n in nodes if isinstance(n.get("@id"), str) and len(n) > 1}
    article = _main_node(nodes, url)
    found = Metadata(linked_data=article)
    found.outlet = _outlet(tree, metas, article, by_id, url)
    found.heading, found.title = _title(tree, metas, article, found.outlet, url)
    found.authors = _authors(tree, metas, article, by_id, found.outlet)
    found.published = _first_date(
        article.get("datePublished"),
        *_values(metas, _PUBLISHED),
        article.get("dateCreated"),
        *_times(tree),
    ) or _written(tree, metas, url)
    found.modified = _first_date(article.get("dateModified"), *_values(metas, _MODIFIED))
    found.language = _language(tree, metas, article)
    found.url = _canonical(tree, metas, url)
    found.description = _text(article.get("description")) or _first(metas, ("og:description", "description"))
    found.kind = _first(metas, ("og:type",)) or _type(article) or None
    return found


_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "date.published",
    "publish-date",
    "publish_date",
    "publication_date",
    "article_date_original",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
    "og:published_time",
    "og:pubdate",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "date_published",
)
_MODIFIED = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
    "article:modified",
    "revised",
)


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    """The page's meta elements: name in small letters -> contents, in order."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        if not content:
            continue
        for attribute in ("property", "name", "itemprop"):
            if name := (meta.get(attribute) or "").strip().lower():
                found.setdefault(name, []).append(content)
    return found


def _values(metas: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from metas.get(name, ())


def _first(metas: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next(_values(metas, names), None)


# --- JSON-LD


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
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


def _type(node: dict[str, Any]) -> str:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return next((k for k in kinds if isinstance(k, str) and _ARTICLE_TYPES.search(k)), "")


def _main_node(nodes: list[dict[str, Any]], url: str | None) -> dict[str, Any]:
    """The node of the page's own article: the one whose address is the page's, else the first with a headline."""
    articles = [n for n in nodes if _type(n)]
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
        if other is not node and plain(_text(other.get("headline"))) == plain(_text(node.get("headline"))):
            for key, value in other.items():
                if not merged.get(key):
                    merged[key] = value
    return merged


def _path(url: str) -> str:
    return urlsplit(url).path.rstrip("/")


def _text(value: Any) -> str:
    """A JSON-LD value as text: its own, or its name."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    return _clean(value) if isinstance(value, str) else ""


def _clean(text: str) -> str:
    for _ in range(2):  # entities escaped twice are common in JSON-LD
        text = html.unescape(text)
    return " ".join(re.sub(r"<[^>]{1,200}>", " ", text).split())


# --- outlet


def _outlet(
    tree: HtmlElement, metas: dict[str, list[str]], article: dict[str, Any], by_id: dict[str, Any], url: str | None
) -> str | None:
    publisher = article.get("publisher")
    if isinstance(publisher, dict) and "name" not in publisher:
        publisher = by_id.get(str(publisher.get("@id")), publisher)
    candidates = [_first(metas, ("og:site_name",)), _text(publisher), _first(metas, ("application-name",))]
    for name in candidates:
        if name and not name.startswith("http") and len(name) <= 80:
            return _clean(name)
    stems = {short_words(h, 400) for h in tree.iter("h1", "h2")}
    pieces = _SEPARATOR.split(_clean(tree.findtext(".//title") or ""))
    if len(pieces) >= 2:
        # "Headline - Site" or "Site :: Headline": what is no heading of the page is the site.
        for piece, rest in ((pieces[-1], pieces[:-1]), (pieces[0], pieces[1:])):
            if any(r in stems for r in rest) and piece not in stems and 2 < len(piece) <= 40:
                return piece
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None


# --- title


def _title(
    tree: HtmlElement, metas: dict[str, list[str]], article: dict[str, Any], outlet: str | None, url: str | None
) -> tuple[str | None, str | None]:
    """The article's h1, and its title: what the page shares it under, else its headline, h1 or title element."""
    headings = [t for h in tree.iter("h1") if (t := short_words(h, 600))][:8]
    headline = _text(article.get("headline"))
    social = _clean(_first(metas, ("og:title", "twitter:title", "dc.title", "title")) or "")
    element = _clean(tree.findtext(".//title") or "")
    names = [outlet or "", (urlsplit(url).hostname or "") if url else ""]
    stems = [s for s in (headline, *headings) if s]
    social, element = (_without_site(t, stems, names) for t in (social, element))
    heading = _best_heading(headings, [headline, social, element])
    if plain(social) in {plain(n) for n in names}:
        social = ""
    return heading, social or headline or heading or element or None


def _without_site(title: str, stems: list[str], names: list[str]) -> str:
    """The title without what the site puts behind (or before) it."""
    for stem in stems:
        # What follows a known headline and a separator is the site's, whatever it says.
        if len(stem) > 10 and _straight(title).startswith(_straight(stem)) and _SEPARATOR.match(title[len(stem) :]):
            return title[: len(stem)]
    known = {plain(n) for n in names if n} | {plain(n.removeprefix("www.").split(".")[0]) for n in names if "." in n}
    known.discard("")
    pieces = list(_SEPARATOR.finditer(title))
    while pieces:
        last, first = pieces[-1], pieces[0]
        if _is_site(title[last.end() :], known) and last.start():
            title = title[: last.start()].strip()
        elif _is_site(title[: first.start()], known):
            title = title[first.end() :].strip()
        else:
            break
        pieces = list(_SEPARATOR.finditer(title))
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


# --- authors

_BY = re.compile(
    r"^\s*(?:by|posted by|von|par|por|di|af|av|door|yazan|written by|story by|words by|reported by|από)\s*:?\s+", re.I
)
_AND = re.compile(r"\s*(?:,|;|\||/|·|•|\band\b|\bund\b|\bet\b|\by\b|&|\bve\b|\n)\s*")
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d{3,}|^(admin|administrator|editor|editors|staff|staff writer|staff reporter|newsroom|news desk|"
    r"web ?desk|online ?desk|redaktion|redaction|unknown|anonymous|none|null|author|guest|user|web editor|webmaster)$|"
    r"^(twitter|facebook|instagram|linkedin|share|follow|e-?mail|print|about|more|read|view|contact|search|log ?in)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?<![a-z])(byline|by-line|authors?|auteurs?|autor|writer|journalist|contributor)(?![a-z])", re.I)
_NO_BYLINE = re.compile(
    r"comment|related|avatar|image|photo|bio|desc|social|follow|date|time|footer|widget|\bcard|teaser|box", re.I
)


def _authors(
    tree: HtmlElement,
    metas: dict[str, list[str]],
    article: dict[str, Any],
    by_id: dict[str, Any],
    outlet: str | None,
) -> tuple[str, ...]:
    """The article's authors, from the first place that names any; an organisation only where no person is named."""
    site = plain(outlet or "")
    places = chain(
        (_linked_authors(article, by_id, organisations=False), _values(metas, _AUTHOR_METAS)), _visible_authors(tree)
    )
    organisations = list(dict.fromkeys(_clean(n) for n in _linked_authors(article, by_id, organisations=True)))
    known = {plain(name) for name in (*organisations, _text(article.get("publisher"))) if name}
    for number, names in enumerate(places):
        found: dict[str, str] = {}
        for name in names:
            for person in _people(name, site):
                if number == 0 or plain(person) not in known:
                    found.setdefault(plain(person), person)
        if found:
            return tuple(found.values())
    return tuple(organisations)


_AUTHOR_METAS = ("article:author", "author", "parsely-author", "sailthru.author", "byl", "dc.creator", "og:author")


def _linked_authors(article: dict[str, Any], by_id: dict[str, Any], organisations: bool) -> Iterator[str]:
    """Names of the JSON-LD's authors: its people, or its organisations."""
    authors = article.get("author") or article.get("creator") or []
    for author in _flat(authors):
        if isinstance(author, str) and not organisations:
            yield author
        if not isinstance(author, dict) or ("Organization" in str(author.get("@type"))) != organisations:
            continue
        if "name" not in author:
            author = {**author, **by_id.get(str(author.get("@id")), {})}
        given = " ".join(str(author.get(k) or "") for k in ("givenName", "familyName")).strip()
        names = author.get("name") or author.get("byline") or given
        for name in names if isinstance(names, list) else [names]:
            if isinstance(name, str):
                yield name


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        for item in value:
            yield from _flat(item)
    else:
        yield value


def _visible_authors(tree: HtmlElement) -> Iterator[Iterable[str]]:
    """Names in the visible byline: marked as author; else standing in an element that is called a byline."""
    marked = tree.xpath("//*[@rel='author' or @itemprop='author'][not(self::link) and not(self::meta)]")
    # Cards of other articles further down mark their authors too: those near the first belong with it.
    near = _above(marked[0]) if marked else None
    marked = [element for element in marked[:6] if _above(element) is near]
    names = [n for element in marked for n in (element.xpath(".//*[@itemprop='name']") or [element])]
    yield [n.text_content() for n in names]
    called = []
    for element in tree.iter("a", "span", "p", "div", "address", "li"):
        label = element.get("class")
        if label and _BYLINE.search(label) and not _NO_BYLINE.search(label):
            text = short_words(element, 80)
            if text:
                called.append(text)
    # A byline begins with its "by", or is the first that is called one.
    yield [text for text in called if _BY.match(text)][:1] or called[:1]


def _above(element: HtmlElement) -> HtmlElement:
    """The element three levels up, or the highest."""
    for _ in range(3):
        parent = element.getparent()
        element = element if parent is None else parent
    return element


def _people(text: str, site: str) -> Iterator[str]:
    """The names in a byline, cleaned; none that is the outlet, a role or an address."""
    text = _clean(text)
    if re.search(r"https?:|www\.", text):
        return
    text = _BY.sub("", re.sub(r"\([^)]*\)", " ", text))
    for piece in _AND.split(text):
        name = _BY.sub("", piece.strip(" .-–—:")).strip()
        if not (2 if name.isascii() else 1) < len(name) <= 60 or len(name.split()) > 6 or _NO_NAME.search(name):
            continue
        if site and (plain(name) == site or site.startswith(plain(name))):
            continue
        yield name


# --- dates

_ISO = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)(?:[T ]\s*(?P<time>\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?)\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)


def iso_date(text: str | None) -> str | None:
    """An ISO 8601 date or datetime made of the near-ISO forms that pages use; None where it is another form."""
    match = _ISO.match((text or "").strip())
    if not match:
        return None
    try:
        if not match["time"]:
            return date.fromisoformat(match["date"]).isoformat()
        clock = match["time"].replace(",", ".")
        clock = clock if clock.index(":") == 2 else f"0{clock}"
        zone = {"Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00"}.get(match["zone"] or "", match["zone"] or "")
        return datetime.fromisoformat(f"{match['date']}T{clock}{zone}").isoformat()
    except ValueError:
        return None


def _first_date(*texts: Any) -> str | None:
    for text in texts:
        if isinstance(text, list):
            text = text[0] if text else None
        if isinstance(text, str) and (found := iso_date(text)):
            return found
    return None


_DATE_CLASS = re.compile(r"date|time|publish|posted|byline|meta|info|stamp", re.IGNORECASE)


def _written(tree: HtmlElement, metas: dict[str, list[str]], url: str | None) -> str | None:
    """A date written out: behind the title that the page is shared under, near the heading, or in its address."""
    ends = [_SEPARATOR.split(t)[-1] for t in (_first(metas, ("og:title",)), tree.findtext(".//title")) if t]
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


def _times(tree: HtmlElement) -> Iterator[str]:
    """The times that are marked up, those marked as publication first."""
    times = [t for t in tree.iter("time") if t.get("datetime")]
    times.sort(
        key=lambda t: not (t.get("pubdate") is not None or "publish" in (t.get("itemprop") or t.get("class") or ""))
    )
    for element in times[:5]:
        yield element.get("datetime") or ""


# --- language and address


def _language(tree: HtmlElement, metas: dict[str, list[str]], article: dict[str, Any]) -> str | None:
    """The declared language as ISO 639 code."""
    root = tree if tree.tag == "html" else tree.find(".//html")
    declared = [
        root.get("lang") if root is not None else None,
        root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") if root is not None else None,
        _text(article.get("inLanguage")),
        _first(metas, ("og:locale", "content-language", "language", "dc.language")),
    ]
    for text in declared:
        match = re.match(r"([a-z]{2,3})(?:[-_]|$)", (text or "").strip().lower())
        if match:
            return match[1]
    return None


def _canonical(tree: HtmlElement, metas: dict[str, list[str]], url: str | None) -> str | None:
    """The canonical address, where it is on the page's own site; else the page's without tracking."""
    own = request_url(url) if url else None
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower().split() == ["canonical"]]
    for text in (*links, _first(metas, ("og:url",))):
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

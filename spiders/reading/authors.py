"""The authors of an article: people, as the page names them; none rather than invented ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from lxml.html import HtmlElement

from spiders.reading.linked_data import clean, text_of
from spiders.reading.metas import values
from spiders.reading.words import opening_of, plain, short_words

_BY = re.compile(
    r"^\s*(?:by|posted by|von|par|por|di|af|av|door|yazan|written by|story by|words by|reported by|από|"
    r"بقلم|كتبت?|إعداد)\s*:?\s+",
    re.I,
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


def authors_of(
    tree: HtmlElement,
    metas: dict[str, list[str]],
    article: dict[str, Any],
    by_id: dict[str, Any],
    outlet: str | None,
) -> tuple[str, ...]:
    """The article's authors, from the first place that names any; an organisation only where no person is named."""
    site = plain(outlet or "")
    places: Iterator[Iterable[str]] = chain(
        (_linked_authors(article, by_id, organisations=False), values(metas, _AUTHOR_METAS)), _visible_authors(tree)
    )
    organisations = list(dict.fromkeys(clean(n) for n in _linked_authors(article, by_id, organisations=True)))
    known = {plain(name) for name in (*organisations, text_of(article.get("publisher"))) if name}
    if not organisations:
        places = chain(places, (_labelled(tree),))
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


_LABEL = re.compile(
    r"\s*(?:by|von|par|por|autor(?:in)?(?:/autor(?:in)?)?|authors?|auteurs?|reporter|writer|بقلم|كتب|الكاتب)\b\s*:?\s*",
    re.I,
)


def _labelled(tree: HtmlElement) -> list[str]:
    """The names in the first short line below the heading that begins with a label for authors: "Author Jane Roe"."""
    below = tree.find(".//h1") is None
    for element in tree.iter("h1", "li", "dd", "p", "span", "div"):
        below = below or element.tag == "h1"
        if not below or element.tag == "h1":
            continue
        first = (element.text or "").strip() or (opening_of(element[0]) if len(element) else "")
        if not _LABEL.match(first):
            continue
        words = short_words(element, 120) or ""
        if not (label := _LABEL.match(words)):
            continue
        rest = words[label.end() :].strip(" ,")
        # A sentence may begin with such a word as well; names are words with a capital.
        if " " in rest and all(
            word[:1].isupper() or not word[:1].islower() for word in rest.split() if word not in _SMALL
        ):
            return [rest]
    return []


_SMALL = frozenset(("and", "und", "et", "y", "de", "van", "von", "der", "al", "el", "bin", "du", "la", "di", "dos"))


def _above(element: HtmlElement) -> HtmlElement:
    """The element three levels up, or the highest."""
    for _ in range(3):
        parent = element.getparent()
        element = element if parent is None else parent
    return element


def people_in(words: str, outlet: str | None) -> Iterator[str]:
    """The names in a byline's words; none that is the outlet, a role or an address."""
    yield from _people(words, plain(outlet or ""))


def _people(text: str, site: str) -> Iterator[str]:
    """The names in a byline, cleaned; none that is the outlet, a role or an address."""
    text = clean(text)
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

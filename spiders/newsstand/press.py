"""Prints the newsstand: every page of every outlet on one day, ready to be served."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from string import Template
from typing import Any

from spiders.newsstand import listings
from spiders.newsstand.outlet import NewsItem, Outlet

HTML = "text/html"
XML = "application/xml; charset=utf-8"

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says to one address; ``fails_first`` is how often it answers 500 before."""

    status: int
    content_type: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    fails_first: int = 0


def print_outlets(outlets: Mapping[str, Outlet], day: int) -> dict[str, Answer]:
    """Every address of the newsstand (``http://host/path?query``) and its answer on ``day``."""
    return {
        f"http://{outlet.host}{path}": answer
        for outlet in outlets.values()
        for path, answer in _print_outlet(outlet, outlets, day)
    }


def _print_outlet(outlet: Outlet, outlets: Mapping[str, Outlet], day: int) -> Iterator[tuple[str, Answer]]:
    habits = outlet.habits
    flaky = set(habits.get("fails_once", []))
    for item in outlet.items:
        if item.is_gone(day):
            yield item.path, Answer(410, f"{HTML}; charset=utf-8", _notice(outlet, "This page has been removed"))
        else:
            page, content_type = _article_page(outlet, item, outlets)
            yield item.path, Answer(200, content_type, page, fails_first=int(item.path in flaky))
    for section in habits.get("section", []):
        yield from _section_pages(outlet, section)
    for feed in habits.get("feed", []):
        yield feed["path"], Answer(200, listings.FEED_TYPES[feed["kind"]], listings.feed(outlet, feed))
    for sitemap in habits.get("sitemap", []):
        body, packed = listings.sitemap(outlet, sitemap), sitemap["path"].endswith(".gz")
        yield (
            sitemap["path"],
            Answer(200, "application/gzip" if packed else XML, gzip.compress(body, mtime=0) if packed else body),
        )
    for moved in habits.get("moved", []):
        yield (
            moved["from"],
            Answer(301, f"{HTML}; charset=utf-8", b"", {"Location": f"http://{outlet.host}{moved['to']}"}),
        )
    for still in habits.get("still", []):
        text = _fill(outlet, "section.html", title=still["title"], list=still["html"], next="")
        yield still["path"], Answer(200, f"{HTML}; charset=utf-8", text.encode())
    yield "/robots.txt", Answer(200, "text/plain; charset=utf-8", outlet.text_of("robots.txt").encode())


def _article_page(outlet: Outlet, item: NewsItem, outlets: Mapping[str, Outlet]) -> tuple[bytes, str]:
    charset = item.fields.get("charset", "utf-8")
    declared = item.fields.get("declared", charset)
    author, topic = item.fields.get("author", ""), next(iter(item.list_of("topics")), "")
    text = _fill(
        outlet,
        item.fields.get("template", "article.html"),
        title=escape(item.title),
        title_attribute=escape(item.title, quote=True),
        summary=escape(item.fields.get("summary", ""), quote=True),
        kicker=escape(item.fields.get("kicker", topic.title())),
        url=escape(item.url, quote=True),
        charset=declared,
        author=escape(author),
        byline=_byline(outlet, author or item.fields.get("agency", "")),
        iso=item.published.isoformat(),
        iso_modified=item.modified.isoformat(),
        iso_day=item.published.date().isoformat(),
        when=_moment(item.published, outlet.habits["date_form"]),
        when_modified=_moment(item.modified, outlet.habits["date_form"]),
        body=_body(outlet, item.paragraphs),
        json_ld=_json_ld(outlet, item),
        below=_below(outlet, item, outlets),
        others=_teasers(outlet, [other for other in outlet.items if other.is_listed and other != item][:7], "other"),
    )
    return text.encode(charset), f"{HTML}; charset={declared}"


def _section_pages(outlet: Outlet, section: Mapping[str, Any]) -> Iterator[tuple[str, Answer]]:
    topics = frozenset(section.get("topics", []))
    items = [item for item in outlet.items if item.is_listed and (not topics or topics & item.topics)]
    size = int(section.get("page_size", len(items) or 1))
    chunks = [items[start : start + size] for start in range(0, len(items), size)] or [[]]
    for number, chunk in enumerate(chunks, start=1):
        link = f'<a class="next" href="{section["path"]}page/{number + 1}/">Older</a>' if number < len(chunks) else ""
        page = _fill(outlet, "section.html", title=section["title"], list=_teasers(outlet, chunk, "teaser"), next=link)
        path = section["path"] if number == 1 else f"{section['path']}page/{number}/"
        yield path, Answer(200, f"{HTML}; charset=utf-8", page.encode())


def _fill(outlet: Outlet, template: str, **values: str) -> str:
    return Template(outlet.text_of(template)).substitute(values)


def _body(outlet: Outlet, paragraphs: tuple[str, ...]) -> str:
    interlude, after = outlet.habits.get("interlude", ""), int(outlet.habits.get("interlude_after", 2))
    lines: list[str] = []
    for number, paragraph in enumerate(paragraphs, start=1):
        lines.append(_paragraph(paragraph))
        if interlude and number == after < len(paragraphs):
            lines.append(interlude)
    return "\n".join(lines)


def _paragraph(text: str) -> str:
    if text.startswith("<"):
        return text
    if text.startswith("## "):
        return f"<h2>{escape(text[3:])}</h2>"
    return f"<p>{escape(text, quote=False)}</p>"


def _byline(outlet: Outlet, author: str) -> str:
    return Template(outlet.habits.get("byline", "$author")).substitute(author=escape(author)) if author else ""


def _moment(moment: datetime, form: str) -> str:
    """A time in the outlet's own form; spelled out here because strftime follows the machine's locale."""
    month, weekday = _MONTHS[moment.month - 1], _DAYS[moment.weekday()]
    return form.format(
        year=moment.year, month=month, mon=month[:3], month_number=moment.month, day=moment.day,
        weekday=weekday, wkd=weekday[:3], hour=moment.hour, minute=moment.minute,
    )  # fmt: skip


def _json_ld(outlet: Outlet, item: NewsItem) -> str:
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": item.title,
        "mainEntityOfPage": item.url,
        "datePublished": item.published.isoformat(),
        "dateModified": item.modified.isoformat(),
        "publisher": {"@type": "Organization", "name": outlet.habits["name"]},
    }
    if item.fields.get("author"):
        data["author"] = [{"@type": "Person", "name": item.fields["author"]}]
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def _teasers(outlet: Outlet, items: list[NewsItem], form: str) -> str:
    template = Template(outlet.habits[form])
    return "\n".join(
        template.substitute(
            path=escape(item.path, quote=True),
            title=escape(item.title),
            summary=escape(item.fields.get("summary", "")),
            when=_moment(item.published, outlet.habits["date_form"]),
        )
        for item in items
    )


def _below(outlet: Outlet, item: NewsItem, outlets: Mapping[str, Outlet]) -> str:
    """What an aggregator prints under its own text: whole articles of others, or excerpts with their source."""
    blocks = []
    for address in item.list_of("whole_below"):
        other, _ = _find(address, outlets)
        blocks.append(_quoted(outlet, item, other, other.paragraphs, outlets))
    for address in item.list_of("excerpts"):
        other, count = _find(address, outlets)
        blocks.append(_quoted(outlet, item, other, other.paragraphs[:count], outlets))
    return "\n".join(blocks)


def _quoted(
    outlet: Outlet, page: NewsItem, item: NewsItem, paragraphs: tuple[str, ...], outlets: Mapping[str, Outlet]
) -> str:
    hours = max(1, round((page.published - item.published).total_seconds() / 3600))
    return Template(outlet.habits["quoted"]).substitute(
        title=escape(item.title),
        title_attribute=escape(item.title, quote=True),
        url=escape(item.url, quote=True),
        outlet=escape(str(outlets[item.host].habits["name"])),
        ago=f"{hours} hours ago" if hours < 48 else f"{hours // 24} days ago",
        body="\n".join(_paragraph(paragraph) for paragraph in paragraphs),
    )


def _find(address: str, outlets: Mapping[str, Outlet]) -> tuple[NewsItem, int]:
    where, _, count = address.partition(":")
    host, _, name = where.partition("/")
    for item in outlets[host].items:
        if item.name == name:
            return item, int(count or 0)
    raise ValueError(f"no article {name} at {host}")


def _notice(outlet: Outlet, title: str) -> bytes:
    return _fill(outlet, "section.html", title=title, list="", next="").encode()

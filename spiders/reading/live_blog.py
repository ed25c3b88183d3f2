"""Live blogs: a page of entries that each have a time, as containers of one make or as runs below timed headings.

A page that calls itself live (in its data, title or address) needs three entries; any other four, newest first, for a
chronicle within an article is told from its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise, takewhile

from lxml.html import HtmlElement

from spiders.reading.authors import people_in
from spiders.reading.blocks import HEADINGS, Part
from spiders.reading.linked_data import article_type
from spiders.reading.metadata import Metadata
from spiders.reading.moments import clock_at_start, clock_length, iso_date, relative_date
from spiders.reading.parts import cut_what_follows
from spiders.reading.words import plain, short_words, text_within, words_of

_LIVE = re.compile(
    r"live[- ]?(blog|ticker|updates?|coverage)|news-?ticker|\blive:|[-/]live[-/]|-live$|en direct|minute par minute|"
    r"liveticker|تغطية مباشرة|لحظة بلحظة",
    re.IGNORECASE,
)
_NOT_HERE = re.compile(r"comment|reply|respond|sidebar|widget|footer|related|teaser|promo|most-?read", re.IGNORECASE)
_BYLINE = re.compile(r"author|byline", re.IGNORECASE)
_NO_TEXT = re.compile(r"author|byline|time|date|share|social|tag|label|caption", re.IGNORECASE)
_SIGNED, _UNSIGNED = 3, 4  # entries that a page has at least
_TEXT = 40  # characters of an entry
_CLIMB = 5
_DISTINCT = 0.6  # share of the entries that have a time of their own
_LINKED = 0.5  # share of a text that may be links: more is a list of headlines


@dataclass(slots=True)
class _Entry:
    elements: list[HtmlElement]
    mark: HtmlElement  # where its time stands
    moment: str  # ISO 8601, or a clock time "14:05"

    def text(self) -> str:
        return " ".join(filter(None, (words_of(e) for e in self.elements)))


def cut_entries(tree: HtmlElement, meta: Metadata, rendered_at: datetime, url: str | None) -> list[Part]:
    """The entries of a live blog, in the page's order; they are taken out of the tree. Empty on other pages.

    An entry without a heading has no title. Clock times count from the page's own date, backwards where the newest
    stands first.
    """
    signed = article_type(meta.linked_data) == "LiveBlogPosting" or any(
        _LIVE.search(words) for words in (meta.title, meta.heading, url) if words
    )
    marks = _marks(tree, rendered_at, with_words=signed)
    if len(marks) < (_SIGNED if signed else _UNSIGNED):
        return []
    entries = _entries(marks)
    if len(entries) < (_SIGNED if signed else _UNSIGNED) or not (signed or _is_newest_first(entries, tree)):
        return []
    moments = _moments([entry.moment for entry in entries], meta, rendered_at)
    parts = [_part(entry, moment) for entry, moment in zip(entries, moments, strict=True)]
    cut_what_follows(tree, entries[0].elements[0])
    for element in (e for entry in entries for e in entry.elements):
        if (parent := element.getparent()) is not None:
            parent.remove(element)
    return [part for part in parts if part.text]


def _marks(tree: HtmlElement, rendered_at: datetime, with_words: bool) -> dict[HtmlElement, str]:
    """The elements that are a time, or begin with a clock time, with the moment they tell."""
    found: dict[HtmlElement, str] = {}
    tags = ("time", *HEADINGS, "p", "span", "strong", "b", "div") if with_words else ("time",)
    for element in tree.iter(*tags):
        if element.tag == "time":
            told = iso_date(element.get("datetime"))
            if told and "T" in told:
                found[element] = told
                continue
        elif len(element) > 3:
            continue
        words = short_words(element, 200)
        if not words or element.getparent() in found:
            continue
        if moment := clock_at_start(words) or (len(words) < 30 and relative_date(words, rendered_at)):
            found[element] = moment
    return found


def _entries(marks: dict[HtmlElement, str]) -> list[_Entry]:
    """The largest group of siblings of one make that each hold one of the times and a text."""
    groups: dict[tuple[HtmlElement, str, str], dict[HtmlElement, HtmlElement]] = {}
    for mark in marks:
        element = mark
        for _ in range(_CLIMB):
            parent = element.getparent()
            if parent is None or element.tag == "body" or _NOT_HERE.search(element.get("class") or ""):
                break
            groups.setdefault((parent, str(element.tag), element.get("class") or ""), {}).setdefault(element, mark)
            element = parent
    best: list[_Entry] = []
    for members in groups.values():
        if len(members) < _SIGNED:
            continue
        entries = [_Entry(_run(e, members), mark, marks[mark]) for e, mark in members.items()]
        entries = [e for e in entries if len(e.text()) >= _TEXT and _is_text(e)]
        if len({e.moment for e in entries}) >= max(_SIGNED, _DISTINCT * len(members)) and _size(entries) > _size(best):
            best = entries
    return best


def _run(element: HtmlElement, members: dict[HtmlElement, HtmlElement]) -> list[HtmlElement]:
    """The entry that an element is, or that it opens: what follows a timed heading up to the next."""
    if element.tag in HEADINGS or element.tag in ("time", "p", "strong", "span"):
        return [element, *takewhile(lambda e: e not in members and e.tag != "footer", element.itersiblings())]
    return [element]


def _size(entries: Sequence[_Entry]) -> int:
    return sum(len(entry.text()) for entry in entries)


def _is_text(entry: _Entry) -> bool:
    linked = sum(len(text_within(a).strip()) for e in entry.elements for a in e.iter("a"))
    return linked <= _LINKED * len(entry.text())


def _is_newest_first(entries: Sequence[_Entry], tree: HtmlElement) -> bool:
    """Whether the entries stand newest first, one time each, and are most of the page's text."""
    moments = [entry.moment for entry in entries]
    if any("T" not in moment for moment in moments) or not all(a > b for a, b in pairwise(moments)):
        return False
    if any(sum(1 for _ in e.iter("h1")) or e.tag == "article" for entry in entries for e in entry.elements):
        return False  # articles that follow each other
    if any(h.find(".//a[@href]") is not None for entry in entries for e in entry.elements for h in e.iter(*HEADINGS)):
        return False  # a list of posts, each with a page of its own
    return _size(entries) > 0.6 * sum(len(text_within(p)) for p in tree.iter("p"))


def _moments(told: Sequence[str], meta: Metadata, rendered_at: datetime) -> list[str]:
    """The entries' moments in ISO 8601; clock times have the day and zone that the page's date and their order give."""
    clocks = [moment for moment in told if "T" not in moment and "-" not in moment]
    falling = sum(a > b for a, b in pairwise(clocks)) >= sum(a < b for a, b in pairwise(clocks))
    known = (meta.modified or meta.published) if falling else meta.published
    start = datetime.fromisoformat(known) if known else rendered_at
    zone = start.strftime("%z") if known and "T" in known else ""
    day: date = start.date()
    found, before = [], None
    for moment in told:
        if "-" in moment:
            found.append(moment)
            continue
        if before is not None and falling and moment > before:
            day -= timedelta(days=1)
        elif before is not None and not falling and moment < before:
            day += timedelta(days=1)
        before = moment
        found.append(f"{day.isoformat()}T{moment}:00{zone[:3]}{':' if zone else ''}{zone[3:]}")
    return found


def _part(entry: _Entry, moment: str) -> Part:
    headings = (h for e in entry.elements for h in e.iter(*HEADINGS))
    heading = next((h for h in headings if clock_at_start(words_of(h), whole=True) is None), None)
    title = _without_clock(words_of(heading)) if heading is not None else None
    lines: list[str] = []
    for element in _lines(entry):
        words = words_of(element)
        if element is heading or not words or words in lines or plain(words) == plain(title or ""):
            continue
        if clock_at_start(words, whole=True) or (len(words) < 80 and _NO_TEXT.search(element.get("class") or "")):
            continue
        if not lines and element.find(".//time") is not None and len(words) < _TEXT:
            continue  # the line of the time
        lines.append(words if lines else _without_clock(words))
    key = next((e.get("id") for e in entry.elements if e.get("id")), None) or moment
    return Part("\n".join(filter(None, lines)), title or None, None, _authors(entry), moment, key, entry.elements[0])


_BLOCKS = ("p", "li", "blockquote", "div", "ul", "ol", *HEADINGS, "h6", "table", "section")


def _lines(entry: _Entry) -> Iterator[HtmlElement]:
    """The elements of an entry that hold a line of text: blocks without a block within."""
    for element in (e for top in entry.elements for e in top.iter("p", "li", "blockquote", "div", *HEADINGS, "h6")):
        if not len(element) or all(inner is element for inner in element.iter(*_BLOCKS)):
            yield element


def _authors(entry: _Entry) -> tuple[str, ...]:
    for element in (e for top in entry.elements for e in top.iter("span", "p", "a", "div", "address")):
        if _BYLINE.search(element.get("class") or "") and (words := short_words(element, 80)):
            return tuple(dict.fromkeys(people_in(words, None)))
    return ()


def _without_clock(words: str) -> str:
    """The words without the clock time that they begin with."""
    return words[clock_length(words) :].lstrip(" -–—:|•")

"""The demo newsstand: a few fictional outlets served on loopback, for `dateline demo` and for the tests.

    with open_newsstand(day=1) as stand:
        ...crawl SOURCES_DIR with proxy=stand.proxy_url...
        stand.requests          # what was asked for, by whom, and how it was answered

One HTTP server on a free loopback port acts as an HTTP proxy for hosts that exist nowhere else
(``GET http://levantwire.example/... HTTP/1.1``; a plain ``GET /...`` with a Host header is answered too). So every
outlet is a host of its own, no URL carries a port, and the URLs are the same on every machine and every day.

**All of it is invented**: outlets, monitors, people, incidents. Only the towns and the armed actors have real names, so
that a gazetteer and a lexicon have something to find. Nothing here is evidence of anything.

What lies where
    sites/HOST/site.toml       an outlet's habits: date form, feeds, sitemaps, sections, redirects, faults
    sites/HOST/article.html    its article template, section.html that of its section pages, robots.txt its robots.txt
    sites/HOST/articles/*.txt  one article a file: "key: value" lines, a blank line, paragraphs (keys: outlet.py)
    sources/*.toml             the sources a crawl takes, one an outlet
    answer_key.json            what a careful human coder finds in it all, for day 1, and what day 2 changes

What is awkward on purpose
    levantwire.example       wire agency: RSS with tracking parameters, JSON-LD, a consent wall in the page
    euphratespost.example    daily: sitemap index, a news sitemap (titles, dates), a gzipped sitemap; reprints the wire
    ninevehcourier.example   daily: section pages over several pages, dates only in the text, a windows-1252 page;
                             reprints the wire
    therelay.example         aggregator: Atom, whole articles of other outlets below the main one, relative times
    steppewatch.example      monitor's blog: Atom and a plain sitemap, a category page of excerpts with "Source:" lines
    mesonow.example          menus, tickers, most-read lists; section pages; a UTF-8 page that declares ISO-8859-1
    jabalvoice.example       local outlet: pages without any date (only its RSS has them), a moved page (301), a dead
                             link in the feed (404), a page that fails once (500), a page that robots.txt forbids

Day 2: one article is edited in place (its toll rises), one page is gone (410), one article is new.
"""

from __future__ import annotations

from pathlib import Path

from spiders.newsstand.server import Newsstand, Request, open_newsstand

SOURCES_DIR = Path(__file__).parent / "sources"
"""Folder with the .toml of every demo outlet."""

ANSWER_KEY = Path(__file__).parent / "answer_key.json"
"""The incidents that a careful coder finds, and the counts of pages, articles and stories."""

__all__ = ["ANSWER_KEY", "SOURCES_DIR", "Newsstand", "Request", "open_newsstand"]

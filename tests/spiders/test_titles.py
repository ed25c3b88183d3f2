"""The title that an article goes by, against those that a page gives to networks and search engines."""

from __future__ import annotations

import json

import pytest
from lxml import html

from spiders.reading.metadata import read_metadata

OWN = "Truck bomb cuts the iron bridge at Deir Sama, two sentries dead"


@pytest.mark.parametrize(
    ("social", "tweeted", "headline", "element", "heading", "title"),
    [
        (OWN, OWN, OWN, f"{OWN} | Ledger", OWN, OWN),
        ("You will not believe what fell", "You will not believe what fell", OWN, f"{OWN} | Ledger", OWN, OWN),
        ("Truck bomb cuts the iron bridge", "Truck bomb cuts the iron bridge", OWN, f"{OWN} | Ledger", OWN, "Truck bomb cuts the iron bridge"),
        ("A bridge falls", None, OWN, OWN, OWN, "A bridge falls"),
        ("What fell at Deir Sama bridge", "Deir Sama bridge: all we know", "Deir Sama bridge: all we know", "x", OWN, OWN),
        ("What fell", "What fell", OWN, f"{OWN} | Ledger", "What fell", "What fell"),
    ],
)  # fmt: skip
def test_title(social: str, tweeted: str | None, headline: str, element: str, heading: str, title: str) -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": headline})
    tweet = f'<meta name="twitter:title" content="{tweeted}">' if tweeted else ""
    page = (
        f'<html><head><title>{element}</title><meta property="og:title" content="{social}">{tweet}'
        f'<script type="application/ld+json">{data}</script></head><body><h1>{heading}</h1></body></html>'
    )
    assert read_metadata(html.document_fromstring(page), "https://ledger.example/a").title == title


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("<li>Von: <a>Rana Hobeika</a>, <a>Sami Ode</a></li>", ("Rana Hobeika", "Sami Ode")),
        ("<li><strong>Autorin/Autor</strong> Rana Hobeika</li>", ("Rana Hobeika",)),
        ("<p>By noon the bridge had fallen into the river.</p>", ()),
        ("<p>By Region</p>", ()),
    ],
)
def test_labelled_authors(line: str, authors: tuple[str, ...]) -> None:
    page = f"<html><body><h1>{OWN}</h1><ul>{line}</ul></body></html>"
    assert read_metadata(html.document_fromstring(page), None).authors == authors

"""Extraction: each page of tests/pages against the articles that it holds, and what no page may do."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.extract import extract_page
from spiders.extractor_version import extractor_version
from spiders.page import Page

PAGES = Path(__file__).parent.parent / "pages"
FETCHED_AT = datetime(2025, 11, 10, 21, 0, tzinfo=UTC)


def page(body: bytes, url: str = "https://post.example/a", **keys: Any) -> Page:
    values = {"status": 200, "content_type": "text/html", "fetched_at": FETCHED_AT, "headers": {}, **keys}
    return Page(url=url, final_url=url, body=body, **values)


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda p: p.stem)
def test_pages(path: Path) -> None:
    expected_file = path.with_suffix(".json")
    assert expected_file.exists(), f"{expected_file} is missing: write what {path.name} holds"
    expected = json.loads(expected_file.read_text("utf-8"))
    headers, content_type = expected.get("headers", {}), expected.get("content_type", "text/html")
    keys = {"headers": headers, "content_type": content_type, "hint_time_zone": expected.get("time_zone")}
    found = extract_page(page(path.read_bytes(), expected["url"], **keys))
    if "refusal" in expected:
        assert found.articles == ()
        assert expected["refusal"] in (found.refusal or "")
        return
    assert found.refusal is None
    assert [a.title for a in found.articles] == [a["title"] for a in expected["articles"]]
    for number, (article, want) in enumerate(zip(found.articles, expected["articles"], strict=True)):
        assert article.part == number
        assert article.page_url == expected["url"]
        for key in want.keys() & {
            "text",
            "outlet",
            "published",
            "modified",
            "language",
            "agency",
            "url",
            "is_stub",
            "section",
            "dateline",
        }:
            assert getattr(article, key) == want[key], key
        if "authors" in want:
            assert list(article.authors) == want["authors"]
        for line in want.get("lines", ()):
            assert line in article.text.split("\n")
        for words in want.get("holds", ()):
            assert words in article.text
        for words in want.get("without", ()):
            assert words not in article.text
        assert article.text.startswith(want.get("starts", ""))
        assert article.text.endswith(want.get("ends", ""))


@pytest.mark.parametrize(
    ("body", "keys", "reason"),
    [
        (b"", {}, "empty"),
        (b" \n", {}, "empty"),
        (b"<p>gone</p>", {"status": 410}, "HTTP 410: the page is gone"),
        (b"<p>gone</p>", {"status": 404}, "HTTP 404: the page is gone"),
        (bytes(range(256)) * 9, {}, "binary"),
        (b"plain words, no tag at all " * 50, {}, "no HTML"),
        (b"<html>" + b"x" * (11 * 2**20), {}, "too large"),
        (b"<html><body><a href=/1>one</a> <a href=/2>two</a></body></html>", {}, "no article"),
        (b"<html></html>", {}, "no article"),
        (b"<!-- " + b"x" * 500 + b" -->", {}, "no HTML"),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(body: bytes, keys: dict[str, Any], reason: str) -> None:
    found = extract_page(page(body, **keys))
    assert found.articles == ()
    assert reason in (found.refusal or "")


BOMB = b"".join(b'<!ENTITY x%d "%s">' % (n, b"&x%d;" % (n - 1) * 10) for n in range(1, 12))
HOSTILE = {
    "thirty megabytes": b"<html><p>" + b"The ferry runs again. " * 1_500_000,
    "a million nested tags": b"<a>" * 1_000_000 + b"words",
    "billion laughs": b'<!DOCTYPE x [<!ENTITY x0 "ha">'
    + BOMB
    + b"]><html><p>&x11;</p>"
    + b"<p>The ferry runs.</p>" * 30,
    "timed lines": b"<html><title>Live blog</title><h1>Live blog of the day</h1>"
    + b"<div><h3>12:05 x</h3></div>" * 8_000,
    "comments of conditions": b"<html>"
    + b"<!--[if IE]><p>x</p><![endif]-->" * 100_000
    + b"<p>The ferry runs. </p>" * 20,
    "nested": b"<div>" * 200_000 + b"x" * 500,
    "nested lists": b"<ul><li>" * 100_000 + b"words " * 100,
    "attributes": b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">words</p>",
    "entities": b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]><p>&b;" + b"&amp;" * 100_000,
    "script": b"<html><script>"
    + b"var a = '<p>x</p>';" * 400_000
    + b"</script><p>"
    + b"The ferry runs again. " * 60
    + b"</p>",
    "open tags": b"<b><i><p>" * 50_000 + b"words",
    "one long word": b"<html><p>" + b"x" * 5_000_000,
    "json": b'<html><script type="application/ld+json">'
    + b"[" * 900_000
    + b"</script><p>"
    + b"The ferry. " * 60
    + b"</p></html>",
    "paragraphs": b"<html>" + b"<p>The ferry runs.</p>" * 45_000,
    "elements": b"<html>" + b"<p><b>The</b> <i>ferry</i> runs.</p>" * 250_000,
    "nested dates": b"<html><h1>A heading of some words</h1>"
    + b"<div class=date-meta>ago " * 240
    + b"<p>words</p> " * 20_000,
    "spaces": b'<html><script type="application/ld+json">{"a": "'
    + b" " * 1_500_000
    + b'"}</script><p>'
    + b"The ferry runs. " * 60,
}


#: extracts files one by one within a gigabyte of address space: each a line of [name, seconds of CPU, is_told]
IN_A_GIGABYTE = """
import json, resource, sys, time
from datetime import UTC, datetime
from pathlib import Path
from spiders.extract import extract_page
from spiders.page import Page
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
for path in sorted(Path(sys.argv[1]).iterdir()):
    page = Page("http://a.example/", "http://a.example/", 200, "text/html", datetime.now(UTC), path.read_bytes())
    began = time.process_time()
    found = extract_page(page)
    print(json.dumps([path.stem, time.process_time() - began, bool(found.refusal or found.articles)]), flush=True)
"""


@pytest.fixture(scope="module", name="besieged")
def extract_hostile_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[float, bool]]:
    """What became of each hostile page: its seconds of CPU, and whether articles or a refusal were told."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, body in HOSTILE.items():
        (folder / f"{name}.html").write_bytes(body)
    script = [sys.executable, "-c", IN_A_GIGABYTE, str(folder)]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {name: (seconds, is_told) for name, seconds, is_told in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end_soon_in_bounded_memory(besieged: dict[str, tuple[float, bool]], name: str) -> None:
    seconds, is_told = besieged[name]
    assert is_told
    assert seconds < 12


@given(st.binary(max_size=300), st.booleans())
@settings(max_examples=60, deadline=None)
def test_no_bytes_make_it_raise(data: bytes, wrapped: bool) -> None:
    body = b"<html><p>" + data + b"</p><div>" + data[::-1] if wrapped else data
    found = extract_page(page(body))
    assert bool(found.refusal) != bool(found.articles)


def test_the_feeds_word_fills_what_the_page_does_not_say() -> None:
    body = (
        b"<html><body><p>"
        + b"The ferry left the eastern bank at six, an hour later than planned. " * 5
        + b"</p></body></html>"
    )
    (article,) = extract_page(page(body, hint_title="Ferry late", hint_published="2025-11-03T08:00:00+00:00")).articles
    assert (article.title, article.published, article.outlet) == (
        "Ferry late",
        "2025-11-03T08:00:00+00:00",
        "post.example",
    )
    assert article.authors == ()
    assert article.fetched_at == "2025-11-10T21:00:00+00:00"
    assert extractor_version().startswith("pages-")


def test_a_canonical_address_on_another_site_is_not_believed() -> None:
    for href, want in (
        ("https://victim.example/story", "https://post.example/a"),
        ("/a-better-address?utm_source=x", "https://post.example/a-better-address"),
        ("/", "https://post.example/a"),
    ):
        body = f"<html><head><link rel=canonical href='{href}'></head><p>{'The ferry ran. ' * 30}</p></html>".encode()
        assert extract_page(page(body)).articles[0].url == want


def test_contract_form() -> None:
    body = (
        b"<html lang=en><body><h1>Ferry late again today</h1><p>"
        + b"The ferry left the bank at six. " * 9
        + b"</p></body></html>"
    )
    row = extract_page(page(body)).articles[0].to_contract()
    assert list(row)[:9] == ["part", "url", "title", "outlet", "authors", "published", "modified", "language", "text"]
    assert json.loads(json.dumps(row)) == row

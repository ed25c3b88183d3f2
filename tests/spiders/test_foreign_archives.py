"""WARC files of others: as Common Crawl's news crawl, wget and browsers write them, whole and not."""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import subprocess
import sys
import zlib
from pathlib import Path

import brotli
import pytest
from backports import zstd

from spiders.content_encoding import unpacked
from spiders.extract import extract_page
from spiders.warc import MAX_PAGE_BYTES
from spiders.warc_file import ArchiveDamaged, read_pages

HTML = (
    "<!doctype html><html lang='en'><head><title>The ferry runs again</title></head><body><article><h1>The ferry runs "
    "again</h1>"
    + "".join(f"<p>Ferry number {n} left the old harbour for the café on the far shore at noon.</p>" for n in range(20))
    + "</article></body></html>"
).encode()
OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html"


def record(kind: str, url: str, block: bytes, *fields: str, content_type: str = "application/warc-fields") -> bytes:
    """A record as StormCrawler, which makes Common Crawl's news files, writes it."""
    head = [
        *("WARC/1.0", f"WARC-Type: {kind}", "WARC-Date: 2024-05-03T08:30:15Z"),
        *(f"WARC-Record-ID: <urn:uuid:{hashlib.md5(block).hexdigest()}>", f"Content-Length: {len(block)}"),
        *([f"WARC-Target-URI: {url}"] if url else []),
        *fields,
        f"Content-Type: {content_type}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + block + b"\r\n\r\n"


def news_pair(url: str, body: bytes = HTML, answer: str = OK, *fields: str) -> bytes:
    """A request and its response as in a file of CC-NEWS, each a gzip member."""
    asked = (
        f"GET /{url.split('/', 3)[3]} HTTP/1.1\r\nUser-Agent: CCBot/2.0\r\nAccept-Encoding: br,gzip\r\n\r\n".encode()
    )
    digest = f"WARC-Payload-Digest: sha1:{base64.b32encode(hashlib.sha1(body).digest()).decode()}"
    request = record("request", url, asked, content_type="application/http; msgtype=request")
    block = f"{answer}\r\n\r\n".encode() + body
    response = record("response", url, block, "WARC-IP-Address: 192.0.2.7", digest, *fields,
                      content_type="application/http; msgtype=response")  # fmt: skip
    return gzip.compress(request, 1) + gzip.compress(response, 1)


def news_file(path: Path, *members: bytes) -> Path:
    """A file of CC-NEWS."""
    info = (
        "isPartOf: CC-NEWS\r\npublisher: Common Crawl\r\ndescription: News crawl for research\r\n"
        "operator: news@crawl.example\r\nhostname: ip-192-0-2-1\r\nsoftware: StormCrawler 2.10\r\n"
        "robots: checked via crawler-commons\r\nformat: WARC File Format 1.1\r\n"
    )
    first = record("warcinfo", "", info.encode(), f"WARC-Filename: {path.name}")
    path.write_bytes(gzip.compress(first) + b"".join(members))
    return path


def read(path: Path) -> tuple[list[str], str | None]:
    """The ends of the pages' addresses, and what is said of damage."""
    pages = []
    try:
        for one in read_pages(path):
            pages.append(one.url.rpartition("/")[2])
    except ArchiveDamaged as error:
        return pages, str(error)
    return pages, None


@pytest.mark.parametrize(
    "header",
    [
        # since May 2019 what was undone stands under other names ...
        "X-Crawl-Content-Encoding: br\r\nX-Crawl-Transfer-Encoding: chunked\r\nContent-Length: 1895",
        # ... before that the names were left on bodies that are neither packed nor chunked
        *("Content-Encoding: gzip", "Content-Encoding: br", "Content-Encoding: deflate", "Content-Encoding: zstd"),
        *("Transfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Encoding: gzip", "Content-Length: 7"),
        "X-Broken café without a colon\r\n folded",
    ],
)
def test_news_of_common_crawl(tmp_path: Path, header: str) -> None:
    path = news_file(
        tmp_path / "CC-NEWS-20240503083015-00001.warc.gz",
        news_pair("https://x.example/1", HTML, f"{OK}\r\n{header}"),
        news_pair("https://x.example/feed", b"<rss/>", "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml"),
        news_pair("https://x.example/film", b"\0\1\2", "HTTP/1.1 200 OK\r\nContent-Type: video/mp4"),
        news_pair("https://x.example/moved", b"", "HTTP/1.1 301 Moved\r\nLocation: /1"),
        news_pair("https://x.example/2", HTML, "HTTP/2 200\r\ncontent-type: Text/HTML"),
    )
    pages = list(read_pages(path))
    assert [p.url for p in pages] == ["https://x.example/1", "https://x.example/2"]
    assert [p.body for p in pages] == [HTML, HTML]
    (article,) = extract_page(pages[0]).articles
    assert article.title == "The ferry runs again"
    assert str(pages[0].fetched_at) == "2024-05-03 08:30:15+00:00"


def test_what_common_crawl_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    cut = news_pair("https://x.example/1", HTML[:1000], OK, "WARC-Truncated: length")
    (page,) = read_pages(news_file(tmp_path / "news.warc.gz", cut))
    assert page.body == HTML[:1000]
    assert "Ferry number 9" in extract_page(page).articles[0].text


@pytest.mark.parametrize("answer", ["HTTP/1.1 OK\r\nContent-Type: text/html", "<html>no answer at all"])
def test_a_record_that_is_no_answer_costs_none_beside_it(tmp_path: Path, answer: str) -> None:
    pairs = [news_pair(f"https://x.example/{n}", HTML, answer if n == 1 else OK) for n in range(4)]
    pages, damage = read(news_file(tmp_path / "news.warc.gz", *pairs))
    assert pages == ["0", "2", "3"]
    assert "the answer of https://x.example/1 has no HTTP status" in (damage or "")


def _packings() -> list[tuple[str, bytes]]:
    raw = zlib.compressobj(wbits=-15)
    return [
        ("gzip", gzip.compress(HTML)),
        ("x-gzip", gzip.compress(HTML)),
        ("deflate", zlib.compress(HTML)),
        ("deflate", raw.compress(HTML) + raw.flush()),
        ("br", brotli.compress(HTML)),
        ("zstd", zstd.compress(HTML)),
        ("gzip, BR", brotli.compress(gzip.compress(HTML))),
        ("exotic", HTML),
    ]


@pytest.mark.parametrize(("encoding", "body"), _packings())
def test_packed_bodies_are_unpacked_as_far_as_is_allowed(encoding: str, body: bytes) -> None:
    assert unpacked(body, encoding, 10_000) == HTML
    assert len(unpacked(body, encoding, 100)) <= 100
    assert HTML.startswith(unpacked(body, encoding, 100))
    assert unpacked(HTML, encoding, 10_000) == HTML, "where the header alone says so"


def foreign(url: str, kind: str, body: bytes, content_type: str = "", status: str = "200 OK") -> bytes:
    """A record as other tools write them."""
    block = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n\r\n".encode() * (kind == "response") + body
    return record(kind, url, block)


def test_foreign_archives_chunked_and_packed(tmp_path: Path) -> None:
    """As Common Crawl and wget write them: encodings left on, all kinds of records, other types of content."""
    path = tmp_path / "foreign.warc"
    html = b"<html><body>" + b"the ferry runs " * 100
    packed = gzip.compress(html)
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(c), c) for c in (packed[:40], packed[40:])) + b"0\r\n\r\n"
    big = b"<html>" + b"x" * (MAX_PAGE_BYTES + 99)
    path.write_bytes(
        foreign("https://x.example/request", "metadata", b"fetchTimeMs: 7\r\n")
        + foreign(
            "https://x.example/1",
            "response",
            chunked,
            "text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked",
        )
        + foreign("https://x.example/2.png", "response", b"\x89PNG", "image/png")
        + foreign("https://x.example/3", "response", html, "text/html", "301 Moved")
        + foreign("dns:x.example", "response", html, "text/html")
        + foreign("https://x.example/4", "response", big, "text/html")
        + foreign("https://x.example/5", "response", html, "TEXT/HTML;charset=x")
    )
    pages = list(read_pages(path))
    assert [p.url[-1] for p in pages] == ["1", "4", "5"]
    assert pages[0].body == html
    assert len(pages[1].body) == MAX_PAGE_BYTES + 1
    assert pages[0].source_id is None


def test_a_file_gzipped_as_a_whole_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "whole.warc.gz"
    records = [foreign(f"https://x.example/{n}", "response", b"<html>ferry" * 50, "text/html") for n in range(30)]
    path.write_bytes(gzip.compress(b"".join(records)))
    assert [p.url[18:] for p in read_pages(path)] == [str(n) for n in range(30)]
    path.write_bytes(path.read_bytes()[:-200])
    pages, damage = read(path)
    assert damage is not None
    assert len(pages) < 30


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """As Common Crawl's news files are: requests, pages, and now and then something big that is no page."""
    script = (
        "import sys; from pathlib import Path; from spiders.warc_file import read_pages\n"
        "count = sum(1 for _ in read_pages(Path(sys.argv[1])))\n"
        "lines = Path('/proc/self/status').read_text().splitlines()\n"
        "print(count, next(int(line.split()[1]) for line in lines if line.startswith('VmHWM')) // 1024)"
    )
    film = gzip.compress(foreign("https://x.example/film", "response", os.urandom(1_000_000), "video/mp4"), 1)
    html = foreign("https://x.example/1", "response", b"<html><p>" + os.urandom(10_000).hex().encode(), "text/html")
    batch = film + b"".join(gzip.compress(html, 1) for _ in range(20))
    peaks = []
    for times in (2, 40):
        path = tmp_path / f"news{times}.warc.gz"
        path.write_bytes(batch * times)
        done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
        count, peak = map(int, done.stdout.split())
        assert count == 20 * times
        peaks.append(peak)
    assert peaks[1] < peaks[0] + 15

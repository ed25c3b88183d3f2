"""A small web site on loopback, real HTTP and all, that tests fill with pages."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from spiders.crawl import CrawlResult, CrawlSpec, run_crawl
from spiders.source import Source

PARAGRAPH = (
    "The ferry left the eastern bank at six, an hour later than planned, because the wind had turned during the night "
    "and the pilot, who knows the river better than anybody in the town, would not cast off before it dropped. "
)


@dataclass
class Answer:
    """What the site answers at a path."""

    body: bytes | str = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    before_seconds: float = 0.0
    after_seconds: float = 0.0  # between the first half of the body and the rest


@dataclass
class Site:
    """The site: `answers` by path (with query), `log` of the paths asked for, in order."""

    port: int
    answers: dict[str, Answer | Callable[[int], Answer]] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)  # asked for and answered by 304

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def page(self, path: str, title: str = "", **answer: Any) -> None:
        title = title or path.strip("/").replace("-", " ")
        html = (
            f"<!doctype html><html lang=en><head><title>{title}</title></head><body><h1>{title}</h1>"
            f"<article><p>{PARAGRAPH * 2}</p><p>{title}: {PARAGRAPH}</p></article></body></html>"
        )
        self.answers[path] = Answer(html, **answer)

    def feed(self, path: str, *links: str) -> None:
        items = "".join(
            f"<item><title>Item {n}</title><link>{link.replace('&', '&amp;')}</link>"
            f"<pubDate>Wed, 05 Nov 2025 10:0{n % 10}:00 GMT</pubDate></item>"
            for n, link in enumerate(links)
        )
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{items}</channel></rss>'
        self.answers[path] = Answer(body, content_type="application/rss+xml")

    def count(self, path: str) -> int:
        return self.log.count(path)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        site = self.server.site
        path = self.path
        site.log.append(path)
        site.times.append(time.monotonic())
        # As a proxy the site is asked in absolute form; paths of every host are kept with their host.
        answer = site.answers.get(path, Answer("<html><body>not here</body></html>", 404))
        if callable(answer):
            answer = answer(site.log.count(path))
        etag = answer.headers.get("ETag")
        if etag is not None and self.headers.get("If-None-Match") == etag:
            site.unchanged.append(path)
            answer = Answer(status=304, headers={"ETag": etag})
        time.sleep(answer.before_seconds)
        body = answer.body.encode() if isinstance(answer.body, str) else answer.body
        if answer.headers.get("Content-Encoding") == "gzip":
            body = gzip.compress(body)
        try:
            self.send_response(answer.status)
            if answer.content_type:
                self.send_header("Content-Type", answer.content_type)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if "Content-Length" not in answer.headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            half = len(body) // 2 if answer.after_seconds else len(body)
            self.wfile.write(body[:half])
            if answer.after_seconds:
                self.wfile.flush()
                time.sleep(answer.after_seconds)
                self.wfile.write(body[half:])
            if int(answer.headers.get("Content-Length", len(body))) != len(body):
                self.close_connection = True
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, *_: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    site: Site

    def handle_error(self, *_: Any) -> None:
        pass  # clients that are killed in the middle are part of the tests


@pytest.fixture(scope="module")
def new_site() -> Iterator[Callable[[], Site]]:
    servers = []

    def new() -> Site:
        server = _Server(("127.0.0.1", 0), _Handler)
        server.site = Site(server.server_port)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        servers.append(server)
        return server.site

    yield new
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def site(new_site: Callable[[], Site]) -> Site:
    return new_site()


def source(url: str, *rules: dict[str, Any], **keys: Any) -> Source:
    rules = rules or ({"type": "feed", "url": f"{url}/rss.xml"},)
    return Source.from_dict(
        {"id": "harbour", "name": "The Harbour Post", "url": url, "delay_seconds": 0, "crawl": rules, **keys}
    )


def crawl_after(script: str, spec: CrawlSpec) -> dict[str, Any]:
    """The figures of a crawl whose process ran a script before it."""
    script += "\nfrom spiders.crawlers.process import main; raise SystemExit(main())"
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(spec.to_json().encode() + b"\n")
        child.stdin.flush()
        stats: dict[str, Any] = json.loads(child.stdout.read().splitlines()[-1])["stats"]
    return stats


def crawl(source: Source, folder: Path, **keys: Any) -> CrawlResult:
    return run_crawl(CrawlSpec(source, folder, **{"allow_private_hosts": True, "time_limit_seconds": 300, **keys}))

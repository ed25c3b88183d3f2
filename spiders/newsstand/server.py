"""Serves the newsstand on loopback, as an HTTP proxy for its fictional hosts."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlencode, urlsplit

from spiders.newsstand.outlet import read_outlets
from spiders.newsstand.press import Answer, print_outlets

_TRACKING = ("utm_", "fbclid", "gclid")


@dataclass(frozen=True, slots=True)
class Request:
    """One request that the newsstand got, with its answer's status."""

    method: str
    url: str
    status: int
    user_agent: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Newsstand:
    """An open newsstand: the proxy's address, the outlets' hosts, and the log of what was asked for."""

    proxy_url: str
    hosts: tuple[str, ...]
    requests: list[Request] = field(default_factory=list)


@contextmanager
def open_newsstand(day: int = 1) -> Iterator[Newsstand]:
    """Serve the newsstand as it stands on ``day`` (1 or 2) until the block ends.

    Raises ValueError for another day, OSError where no loopback port can be had.
    """
    if day not in (1, 2):
        raise ValueError(f"the newsstand has day 1 and day 2, not {day!r}")
    outlets = read_outlets(day)
    server = _Server(print_outlets(outlets, day), frozenset(outlets))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield Newsstand(f"http://127.0.0.1:{server.server_address[1]}", tuple(outlets), server.log)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # A proxy sees bursts: every crawl of the demo opens several connections at once.
    request_queue_size = 64

    def __init__(self, answers: dict[str, Answer], hosts: frozenset[str]) -> None:
        self.answers, self.hosts = answers, hosts
        self.log: list[Request] = []
        self._asked: Counter[str] = Counter()
        self._lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Handler)

    def answer(self, url: str) -> Answer:
        """The answer to one address; tracking parameters are ignored as real sites ignore them."""
        parts = urlsplit(url)
        if parts.hostname not in self.hosts:
            return _plain(502, f"the newsstand has no host {parts.hostname}")
        query = urlencode([pair for pair in parse_qsl(parts.query) if not pair[0].startswith(_TRACKING)])
        address = f"http://{parts.hostname}{parts.path or '/'}" + (f"?{query}" if query else "")
        found = self.answers.get(address)
        if found is None:
            return _plain(404, "Not found")
        with self._lock:
            self._asked[address] += 1
            if self._asked[address] <= found.fails_first:
                return _plain(500, "Internal server error")
        return found

    def note(self, method: str, url: str, status: int, user_agent: str) -> None:
        """Put one request into the log."""
        with self._lock:
            self.log.append(Request(method, url, status, user_agent, datetime.now(UTC)))


def _plain(status: int, text: str) -> Answer:
    return Answer(status, "text/html; charset=utf-8", f"<html><body><h1>{text}</h1></body></html>".encode())


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "newsstand"
    sys_version = ""
    # A client that keeps an idle connection must not hold its thread for ever.
    timeout = 30
    # Head and body go out in one segment: without this, Nagle's algorithm makes keep-alive clients wait 40 ms a page.
    disable_nagle_algorithm = True
    wbufsize = -1
    server: _Server

    def do_GET(self) -> None:
        """Answer a page, a feed, a sitemap."""
        self._respond(with_body=True)

    def do_HEAD(self) -> None:
        """Answer with the head alone."""
        self._respond(with_body=False)

    def _respond(self, *, with_body: bool) -> None:
        # A proxy is asked with the whole address; a client that resolved the name itself sends a path and a Host.
        url = self.path if "://" in self.path else f"http://{self.headers.get('Host', '')}{self.path}"
        answer = self.server.answer(url)
        self.server.note(self.command, url, answer.status, self.headers.get("User-Agent", ""))
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: the requests are in the log of the newsstand."""

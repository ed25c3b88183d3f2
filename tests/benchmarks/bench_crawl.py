"""Pages crawled a second, against bare Scrapy on the same local site.

    python tests/benchmarks/bench_crawl.py [--pages 600] [--rounds 3]

Bare Scrapy follows the same links and keeps nothing; the crawl here obeys robots.txt, checks each address, and writes
every page to its archive. Both are timed as subprocesses with their start-up apart.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from spiders.crawl import CrawlSpec, run_crawl
from spiders.source import Source

WORDS = "the ferry left the eastern bank at six an hour later than planned because the wind had turned".split()  # noqa: SIM905

BARE = """
import sys, scrapy
from scrapy.crawler import AsyncCrawlerProcess

class Bare(scrapy.Spider):
    name = "bare"
    async def start(self):
        for n in range(int(sys.argv[2])):
            yield scrapy.Request(f"{sys.argv[1]}/n{n}", dont_filter=True)
    def parse(self, response):
        pass

process = AsyncCrawlerProcess({"LOG_LEVEL": "CRITICAL", "CONCURRENT_REQUESTS": 16, "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
                               "TELNETCONSOLE_ENABLED": False, "COOKIES_ENABLED": False})
process.crawl(Bare)
process.start()
"""


def page(number: int) -> bytes:
    """A page of some 30 kB whose words differ from page to page."""
    text = "".join(
        f"<p>{' '.join(WORDS[(number * 7 + i * k) % len(WORDS)] + str((i * k) % 97) for k in range(60))}</p>"
        for i in range(60)
    )
    return f"<!doctype html><html><head><title>Page {number}</title></head><body>{text}</body></html>".encode()


class Handler(BaseHTTPRequestHandler):
    """Serves the pages and a sitemap of them all."""

    protocol_version = "HTTP/1.1"
    pages: list[bytes] = []  # noqa: RUF012 - filled before the server starts

    def do_GET(self) -> None:
        """Answer."""
        base = f"http://127.0.0.1:{self.server.server_address[1]}"
        if self.path.startswith("/n"):
            body, kind = self.pages[int(self.path[2:])], "text/html; charset=utf-8"
        elif self.path == "/sitemap.xml":
            urls = "".join(f"<url><loc>{base}/n{n}</loc></url>" for n in range(len(self.pages)))
            body, kind = f"<urlset>{urls}</urlset>".encode(), "application/xml"
        else:
            body, kind = b"User-agent: *\nAllow: /\n", "text/plain"
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def serve(count: int) -> None:
    """The site, in a process of its own; prints its address."""
    Handler.pages = [page(n) for n in range(count)]
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()
    server.serve_forever()


def bare(url: str, count: int) -> float:
    """Seconds that bare Scrapy takes for so many pages, its start-up included."""
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", BARE, url, str(count)], check=True)
    return time.monotonic() - began


def ours(url: str, count: int) -> float:
    """Seconds that a crawl takes for so many pages, its start-up included."""
    rules = [{"type": "sitemap", "url": f"{url}/sitemap.xml"}]
    source = Source.from_dict(
        {"id": "bench", "name": "B", "url": url, "delay_seconds": 0, "max_pages": count, "crawl": rules}
    )
    with tempfile.TemporaryDirectory() as folder:
        spec = CrawlSpec(source, Path(folder), Path(folder, "bench.sqlite"), allow_private_hosts=True)
        result = run_crawl(spec)
    assert result.pages == count, result
    return result.seconds


def cpu() -> float:
    """Seconds of CPU that ended child processes have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print both rates and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.serve:
        serve(args.pages)
        return
    command = [sys.executable, __file__, "--serve", "--pages", str(args.pages)]
    site = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert site.stdout is not None
    url = site.stdout.readline().strip()
    rates: dict[str, list[float]] = {"bare Scrapy": [], "dateline": []}
    costs: dict[str, list[float]] = {"bare Scrapy": [], "dateline": []}
    try:
        for _ in range(args.rounds):
            for name, crawl in (("bare Scrapy", bare), ("dateline", ours)):
                began = cpu()
                start_up = crawl(url, 1)
                started = cpu()
                rates[name].append((args.pages - 1) / (crawl(url, args.pages) - start_up))
                costs[name].append((cpu() - started - (started - began)) / (args.pages - 1))
    finally:
        site.kill()
        site.wait()
    middle = {name: statistics.median(values) for name, values in rates.items()}
    for name, rate in middle.items():
        cost = statistics.median(costs[name]) * 1000
        print(f"{name:<12} {rate:7.1f} pages/s, {cost:5.2f} ms of CPU a page")
    print(f"ratio        {middle['dateline'] / middle['bare Scrapy']:7.2f}")


if __name__ == "__main__":
    main()

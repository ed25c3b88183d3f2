"""A browser for sites that are empty without JavaScript: scrapy-playwright (an extra) with a Chromium of the system's.

All that the browser asks for goes through a small proxy of our own on loopback, which resolves each name once, refuses
private addresses, and connects to the very address that it judged: a page's scripts reach no more than a crawl does.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import shutil
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from spiders.addresses import private_address, private_reason

if TYPE_CHECKING:
    from spiders.crawl import CrawlSpec

CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
HANDLER = "scrapy_playwright.handler.ScrapyPlaywrightDownloadHandler"

_HEAD_BYTES = 64 * 1024
_SECONDS = 30.0
_NEEDLESS = ("image", "media", "font", "websocket", "manifest")


class BrowserMissing(Exception):
    """A source asks for a browser, and there is none. The message says what to install."""


def browser_file() -> str:
    """The Chromium to be used. Raises `BrowserMissing` where it, or scrapy-playwright, is not installed."""
    if importlib.util.find_spec("scrapy_playwright") is None:
        raise BrowserMissing("javascript = true needs scrapy-playwright: pip install 'dateline[javascript]'")
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if found is None:
        raise BrowserMissing("javascript = true needs a Chromium: install your system's, as in: apt install chromium")
    return found


def settings_of(spec: CrawlSpec, proxy: BrowserProxy) -> dict[str, Any]:
    """Scrapy's settings for a crawl with a browser; requests without `playwright` in their meta go the usual way."""
    # `<-loopback>`: loopback too goes through the proxy, which is to refuse it.
    through = {"server": spec.proxy or f"http://127.0.0.1:{proxy.port}", "bypass": "<-loopback>"}
    return {
        "DOWNLOAD_HANDLERS": {
            **dict.fromkeys(("data", "file", "ftp", "s3")),
            "http": HANDLER,
            "https": HANDLER,
        },
        "PLAYWRIGHT_BROWSER_TYPE": "chromium",
        "PLAYWRIGHT_LAUNCH_OPTIONS": {
            "executable_path": browser_file(),
            "proxy": through,
            "args": ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-pings"],
            "timeout": 60_000,
        },
        "PLAYWRIGHT_CONTEXTS": {
            "default": {
                "user_agent": spec.user_agent,
                "ignore_https_errors": not spec.source.verify_certificates,
                "accept_downloads": False,
                "service_workers": "block",
            }
        },
        "PLAYWRIGHT_ABORT_REQUEST": "spiders.crawlers.browser.is_needless",
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 2,
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": int(spec.answer_seconds * 1000),
    }


def is_needless(request: Any) -> bool:
    """Whether a page can be read without this: images, fonts, films."""
    return request.resource_type in _NEEDLESS


class BrowserProxy:
    """An HTTP proxy on loopback that connects to public addresses alone, unless private ones are allowed."""

    def __init__(self, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._server: asyncio.Server | None = None
        self.port: int = self._listener.getsockname()[1]
        self.refused: dict[str, str] = {}  # hosts, and why they were

    async def serve(self) -> None:
        """Serve from now on, in the running loop."""
        self._server = await asyncio.start_server(self._client, sock=self._listener, limit=_HEAD_BYTES)

    def close(self) -> None:
        """Serve no more."""
        if self._server is not None:
            self._server.close()
        self._listener.close()

    async def _client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(
            OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError, ValueError
        ):
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), _SECONDS)
            line, _, headers = head.partition(b"\r\n")
            method, target, version = line.decode("latin-1").split(" ")
            is_tunnel = method == "CONNECT"
            parts = urlsplit(f"//{target}" if is_tunnel else target)
            host, port = parts.hostname or "", parts.port or (443 if is_tunnel else 80)
            address = await self._judge(host, port)
            if address is None:
                writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            else:
                far_reader, far_writer = await asyncio.wait_for(asyncio.open_connection(address, port), _SECONDS)
                if is_tunnel:
                    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
                else:
                    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                    # One request a connection: the next may go to another host.
                    kept = [
                        h for h in headers.split(b"\r\n") if h and not h.lower().startswith((b"proxy-", b"connection:"))
                    ]
                    first = f"{method} {path} {version}".encode("latin-1")
                    far_writer.write(b"\r\n".join([first, *kept, b"Connection: close", b"", b""]))
                await asyncio.gather(_pump(reader, far_writer), _pump(far_reader, writer))
        writer.close()

    async def _judge(self, host: str, port: int) -> str | None:
        """The address to connect to; None where it may not be reached."""
        if not self._allow_private and (reason := private_reason(host)):
            self.refused[host] = reason
            return None
        found = await asyncio.get_running_loop().getaddrinfo(host, port, family=socket.AF_INET, type=socket.SOCK_STREAM)
        address = str(found[0][4][0])
        if not self._allow_private and (reason := private_address(address)):
            self.refused[host] = f"{host} resolves to {reason}"
            return None
        return address


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()

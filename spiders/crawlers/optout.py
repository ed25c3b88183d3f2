"""Opt-outs from text and data mining: a site's, a page's, or a header's word that it is not to be mined.

What is obeyed: `tdm-reservation: 1` as an HTTP header, as a meta element, and in /.well-known/tdmrep.json (W3C's TDM
Reservation Protocol, https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/); `noai` in X-Robots-Tag and
in a robots meta element. A source with `obey_opt_outs = false` passes them over: whoever sets it needs a right to.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections import defaultdict
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from spiders.addresses import origin

POLICY_HOURS = 24.0
POLICY_BYTES = 200 * 1024
ASK_AGAIN_HOURS = 30 * 24.0  # after an opt-out, whether it still stands

_META = re.compile(rb"<meta\b[^>]{0,500}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""(name|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_HEAD_BYTES = 200_000
_NO_MINING = {"noai", "notdm"}


class OptedOut(IgnoreRequest):
    """A site's policy file reserves this address."""

    cause_name = "opted_out"


class OptOutMiddleware:
    """Asks a site once a day for its policy file, before its first article, and refuses what that reserves."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._policies: dict[str, list[tuple[str, bool]]] = {}
        self._asking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> OptOutMiddleware:
        """Scrapy's way to make a middleware."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises `OptedOut` for an article that the site's policy file reserves."""
        if not request.meta.get("obeys_policy"):
            return
        site = origin(request.url)
        async with self._asking[site]:
            if site not in self._policies:
                self._policies[site] = read_policy(await self._policy_text(site))
        if is_reserved(self._policies[site], urlsplit(request.url).path or "/"):
            raise OptedOut(f"{site}/.well-known/tdmrep.json reserves it from text and data mining")

    async def _policy_text(self, site: str) -> str:
        spider: Any = self._crawler.spider
        now = time.time()
        kept: str | None = spider.frontier.policy(site, now - POLICY_HOURS * 3600)
        if kept is not None:
            return kept
        request = Request(
            f"{site}/.well-known/tdmrep.json",
            callback=NO_CALLBACK,
            priority=900,
            meta={"dont_obey_robotstxt": True, "download_maxsize": POLICY_BYTES, "max_retry_times": 1},
        )
        engine = self._crawler.engine
        assert engine is not None
        try:
            response = await engine.download_async(request)
        except Exception:  # a site that gives no policy has none; that it cannot be reached its pages will tell
            return ""
        text = response.body.decode("utf-8", "replace") if response.status == 200 else ""
        spider.frontier.keep_policy(site, text, now)
        return text


def read_policy(text: str) -> list[tuple[str, bool]]:
    """The policy's rules in their order, as (pattern of a path, whether it is reserved); what is no rule is passed."""
    try:
        rules = json.loads(text) if text.strip() else []
    except (ValueError, RecursionError):
        return []
    found = []
    for rule in rules[:1000] if isinstance(rules, list) else []:
        if isinstance(rule, dict) and isinstance(rule.get("location"), str):
            found.append((rule["location"][:500], str(rule.get("tdm-reservation")) == "1"))
    return found


def is_reserved(rules: list[tuple[str, bool]], path: str) -> bool:
    """Whether the first rule that matches the path reserves it. Patterns are as in robots.txt: `*` and a last `$`."""
    for pattern, reserved in rules:
        expression = ".*".join(re.escape(part) for part in re.split(r"\*+", pattern.removesuffix("$")))
        if re.match(expression + ("$" if pattern.endswith("$") else ""), path):
            return reserved
    return False


def opt_out_of(response: Response) -> str | None:
    """How a page or its headers say that it is not to be mined, or None."""
    if (response.headers.get("tdm-reservation") or b"").strip() == b"1":
        return "its header tdm-reservation reserves it from text and data mining"
    for value in response.headers.getlist("X-Robots-Tag"):
        if _says_no(value.decode("latin-1")):
            return "its header X-Robots-Tag says noai"
    head = response.body[:_HEAD_BYTES]
    end = head.lower().find(b"</head")
    for tag in _META.findall(head if end < 0 else head[:end]):
        values = {name.lower(): (a or b or c).decode("latin-1") for name, a, b, c in _ATTRIBUTE.findall(tag)}
        name, content = values.get(b"name", "").strip().lower(), values.get(b"content", "").strip()
        if name == "tdm-reservation" and content == "1":
            return "its meta element tdm-reservation reserves it from text and data mining"
        if name in ("robots", "dateline") and _says_no(content):
            return f"its meta element {name} says noai"
    return None


def _says_no(value: str) -> bool:
    # "noai, noimageai", or for one agent: "otherbot: noai"
    agent, colon, rest = value.partition(":")
    if colon and agent.strip().lower() not in ("dateline", "*"):
        return False
    return bool(_NO_MINING & {word.strip().lower() for word in (rest if colon else value).split(",")})

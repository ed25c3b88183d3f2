"""The intake: what becomes of the answer for an article: archived, known to be the same, gone, left out, or failed."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime
from urllib.parse import urlsplit

from scrapy.http import Response

from spiders.addresses import same_page_key
from spiders.archive import ArchiveWriter
from spiders.crawl import CrawlSpec
from spiders.crawlers import causes
from spiders.crawlers.listing import Link
from spiders.crawlers.optout import ASK_AGAIN_HOURS, opt_out_of
from spiders.crawlers.tally import Tally
from spiders.frontier import Frontier, Held
from spiders.page import Page

ROBOTS_AGAIN_HOURS = 24.0
MOVED_AGAIN_HOURS = 72.0


class Intake:
    """Takes answers for article pages, in whatever order they come."""

    def __init__(self, spec: CrawlSpec, archive: ArchiveWriter, frontier: Frontier, tally: Tally) -> None:
        self.spec = spec
        self.archive = archive
        self.frontier = frontier
        self.tally = tally

    def take(self, response: Response, link: Link) -> None:
        """Deal with one answer. Raises `OSError` where the archive cannot be written."""
        asked, now = link.url, time.time()
        held = self.frontier.pages.look_up(asked)
        if response.status == 304 and held is not None:
            self._same(response, link, held, now)
            return
        if response.status not in (200, 404, 410):
            self._fail(asked, f"HTTP {response.status}", causes.of_status(response.status), now)
            return
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        if not is_html(content_type, response.body):
            self.tally.skip(asked, f"no HTML page, but {content_type or 'something unnamed'}", "not_a_page")
            self.frontier.pages.left(asked, now, "no HTML page")
            return
        if self.spec.source.obey_opt_outs and (reason := opt_out_of(response)):
            self.leave(asked, reason, "opted_out")
            return
        if not self._is_the_page(response, asked, held, now):
            return
        page = self._page(response, link, content_type, now)
        digest = page.payload_digest
        if response.status == 200 and held is not None and held.digest == digest and not self.spec.refetch:
            self._same(response, link, held, now)
            return
        self.archive.write(page)
        self.tally.bytes += len(page.body)
        self.tally.pages += 1
        if page.gone:
            self.tally.gone += 1
            self.frontier.pages.gone(asked, now)
            return
        self.tally.new += held is None or held.state == "queued"
        etag, modified = (response.headers.get(name) for name in ("ETag", "Last-Modified"))
        self.frontier.pages.fetched(asked, now, digest, _text(etag), _text(modified))

    def leave(self, asked: str, reason: str, cause: str) -> None:
        """Leave a page out because its site wants it so; later it is asked whether that still holds."""
        self.tally.skip(asked, reason, cause)
        hours = ROBOTS_AGAIN_HOURS if cause == "robots" else ASK_AGAIN_HOURS
        self.frontier.pages.left(asked, time.time(), reason, hours)

    def fail(self, asked: str, reason: str, cause: str) -> None:
        """Count a page that could not be had; a later crawl tries it again."""
        self._fail(asked, reason, cause, time.time())

    def _fail(self, asked: str, reason: str, cause: str, now: float) -> None:
        self.tally.fail(asked, reason, cause)
        self.frontier.pages.failed(asked, now, reason)

    def _same(self, response: Response, link: Link, held: Held, now: float) -> None:
        """The page is as it was: so a revisit record says."""
        if held.digest is not None and held.fetched_at is not None:
            page = self._page(response, link, "", now)
            self.archive.write_revisit(page, held.digest, datetime.fromtimestamp(held.fetched_at, UTC))
        self.tally.unchanged += 1
        self.frontier.pages.unchanged(link.url, now)

    def _is_the_page(self, response: Response, asked: str, held: Held | None, now: float) -> bool:
        """Whether what answered is the article that was asked for, and not one that is had under its own address."""
        if held is not None and held.state == "alias":
            return False
        key, final = same_page_key(asked), same_page_key(response.url)
        if key == final:
            return True
        if urlsplit(response.url).path in ("", "/") and urlsplit(asked).path not in ("", "/"):
            self.tally.fail(asked, "leads to the front page: the article is gone or moved", "moved")
            self.frontier.pages.left(asked, now, "leads to the front page", MOVED_AGAIN_HOURS)
            return False
        other = self.frontier.pages.look_up(response.url)
        if other is not None and (other.state == "held" or (other.state == "alias" and other.alias_of != key)):
            self.frontier.pages.alias(asked, response.url, now)
            return False
        self.frontier.pages.alias(response.url, asked, now)
        return True

    def _page(self, response: Response, link: Link, content_type: str, now: float) -> Page:
        return Page(
            url=link.url,
            final_url=response.url,
            status=response.status,
            content_type=content_type,
            fetched_at=datetime.fromtimestamp(now, UTC),
            body=response.body,
            headers={k.decode("latin-1"): b", ".join(v).decode("latin-1") for k, v in response.headers.items()},
            source_id=self.spec.source.id,
            hint_title=link.title,
            hint_outlet=self.spec.source.name,
            hint_published=link.published,
            hint_time_zone=self.spec.source.time_zone,
        )


def is_html(content_type: str, body: bytes) -> bool:
    """Whether an answer is a page, by its type or, where servers name none or the wrong one, by its first words."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind in ("text/html", "application/xhtml+xml"):
        return True
    return kind in ("", "text/plain", "application/octet-stream", "application/xml", "text/xml") and bool(
        re.search(rb"<html|<!doctype html", body[:2000], re.IGNORECASE)
    )


def _text(value: bytes | None) -> str | None:
    return value.decode("latin-1")[:500] if value else None

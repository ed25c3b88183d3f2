"""The reach of a crawl: how far back in time it goes, by the ages that a rule lets through or the day of a backfill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from scrapy.http import Response

from spiders.crawlers.listing import Link, Listing
from spiders.crawlers.older import archive_pages
from spiders.frontier.notes import Found
from spiders.source import CrawlRule

MAX_OLDER = 10  # pages further back, where a listing is all new: as much as was missed
MAX_OLDER_SINCE = 250  # of a backfill


class Reach:
    """What of a listing lies within reach: of a backfill (`since`), or of an ordinary crawl."""

    def __init__(self, since: date | None, is_first: bool) -> None:
        self.since = since
        self._is_first = is_first  # of the source's crawls: then everything is new, and nothing was missed
        self._now = datetime.now(UTC)

    def wanted(self, links: Iterable[Link], rule: CrawlRule, kind: str) -> Iterator[Found]:
        """The links that the rule, its ages and the day of a backfill let through."""
        for link in links:
            if self.since is not None:
                if link.is_older_than(self.since):
                    continue
            elif rule.max_age_days is not None and (link.age_days(self._now) or 0.0) > rule.max_age_days:
                continue
            if rule.accepts(link.url):
                yield Found(link.url, (link.title or "")[:500] or None, link.published, kind)

    def is_passed(self, stamp: str | None) -> bool:
        """Whether a sitemap that was last changed then holds nothing for a backfill."""
        return self.since is not None and bool(stamp) and bool(Link("", published=stamp).is_older_than(self.since))

    def goes_on(self, listing: Listing, older: int, all_new: bool) -> bool:
        """Whether the page behind this one, the `older`th, is wanted: in a backfill, or where this one was all news."""
        if self.since is None:
            return all_new and not self._is_first and older < MAX_OLDER
        ages = [link.is_older_than(self.since) for link in listing.links]
        return bool(ages) and not all(ages) and older < MAX_OLDER_SINCE

    def archives(self, response: Response) -> list[str]:
        """The archive pages of years, months and days that a page links to, of a backfill's time."""
        if self.since is None:
            return []
        return archive_pages(response.body, response.url, self.since, self._now.date())

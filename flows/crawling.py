"""The crawl stage: which sources a run is about, what they need not fetch, and one crawl of one of them.

Knows nothing of Prefect.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from flows import progress
from flows.settings import Settings
from spiders.addresses import is_fictional
from spiders.crawl import CrawlResult, CrawlSpec, run_crawl
from spiders.frontier import Frontier
from spiders.source import SHIPPED_SOURCES, Source, load_sources

if TYPE_CHECKING:
    from warehouse.watching import Known


class UnknownSource(ValueError):
    """A source was named that is not configured."""


def configured_sources(settings: Settings, folder: Path | None = None) -> dict[str, Source]:
    """All sources by id: the shipped ones and the user's, or those of `folder` alone. Raises `SourceError`."""
    return load_sources(folder) if folder else load_sources(SHIPPED_SOURCES, settings.sources_dir)


def choose_sources(targets: Sequence[str], configured: dict[str, Source]) -> list[Source]:
    """The sources that are meant: ids or URLs; all enabled ones where nothing is named.

    Raises `UnknownSource` for a name that is neither, `SourceError` for a URL that cannot be crawled.
    """
    if not targets:
        return [source for source in configured.values() if source.enabled]
    chosen: dict[str, Source] = {}
    for target in targets:
        if target in configured:
            source = configured[target]
        elif "://" in target or "." in target or ":" in target:
            source = Source.from_url(target)
        else:
            raise UnknownSource(f"no source '{target}'; known: {', '.join(sorted(configured)) or 'none'}")
        chosen[source.id] = source
    return list(chosen.values())


@dataclass(frozen=True)
class Errand:
    """What one run wants of its crawls beyond the settings.

    `refetch`: pages that are watched are asked for as if nothing were known of them. `since`: a backfill to that day.
    `max_pages`: instead of the sources' own.
    """

    refetch: bool = False
    since: date | None = None
    max_pages: int | None = None


def lacks_contact(source: Source, settings: Settings) -> str | None:
    """Why a source cannot be crawled without a contact address, or None. Loopback and fictional hosts need none."""
    urls = [source.url, *(rule.url for rule in source.crawl)]
    if settings.contact or all(is_fictional(url) for url in urls):
        return None
    return (
        f'no contact is set, and {source.id} is somebody\'s site: write contact = "you@your-organisation.example" '
        f"(an e-mail or web address of yours) into {settings.home / 'dateline.toml'}; outlets see it with each request"
    )


def crawl(source: Source, settings: Settings, known: Known, errand: Errand | None = None) -> CrawlResult:
    """Crawl one source into the archive, in a process of its own, within the source's limits."""
    errand = errand or Errand()
    if reason := lacks_contact(source, settings):
        return CrawlResult(source.id, "failed", failures=[{"url": source.url, "reason": reason, "cause": "other"}])
    file = frontier_file(source, settings)
    if known.pages:
        seed(file, known)
    spec = CrawlSpec(
        source=source,
        archive_dir=settings.archive_dir,
        frontier_file=file,
        allow_private_hosts=settings.allow_private_hosts,
        proxy=settings.proxy,
        user_agent=settings.user_agent,
        contact=settings.contact,
        max_pages=errand.max_pages,
        revisit_after_hours=settings.revisit_after_hours,
        refetch=errand.refetch,
        since=errand.since.isoformat() if errand.since else None,
        example_urls=known.articles,
        other_urls=known.others,
        rotate_bytes=settings.archive_file_mb * 2**20,
    )
    told = f"pages of {source.id}"
    result = run_crawl(spec, lambda counts: progress.tell(told, counts["pages"]))
    progress.tell(told, result.pages, result.pages)
    return result


def frontier_file(source: Source, settings: Settings) -> Path:
    """The file that keeps what a source's crawls know of its addresses."""
    return settings.frontier_dir / f"{source.id}.sqlite"


def seed(file: Path, known: Known) -> None:
    """Give a frontier that was lost, or never kept, the pages that the tables know."""
    with closing(Frontier(file)) as frontier:
        frontier.pages.seed(known.pages)

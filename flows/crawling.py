"""The crawl stage: which sources a run is about, and one crawl of one of them. Knows nothing of Prefect."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from flows.settings import Settings
from spiders.crawl import CrawlResult, CrawlSpec, run_crawl
from spiders.source import SHIPPED_SOURCES, Source, load_sources


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
        elif "://" in target or "." in target:
            source = Source.from_url(target)
        else:
            raise UnknownSource(f"no source '{target}'; known: {', '.join(sorted(configured)) or 'none'}")
        chosen[source.id] = source
    return list(chosen.values())


def crawl(
    source: Source, settings: Settings, skip_urls_file: Path | None, on_progress: Callable[[dict[str, object]], None] | None = None
) -> CrawlResult:
    """Crawl one source into the archive, in a process of its own, within the source's limits."""
    return run_crawl(
        CrawlSpec(
            source=source,
            archive_dir=settings.archive_dir,
            time_limit_seconds=source.time_limit_seconds,
            max_pages=source.max_pages,
            allow_private_hosts=settings.allow_private_hosts,
            proxy=settings.proxy,
            user_agent=settings.user_agent,
            skip_urls_file=skip_urls_file,
        ),
        on_progress,
    )


@contextmanager
def url_file(urls: Iterable[str]) -> Iterator[Path]:
    """A file with one URL a line, for as long as the block lasts: what a crawl need not fetch again."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="dateline-", suffix=".urls") as file:
        file.writelines(f"{url}\n" for url in urls)
        file.flush()
        yield Path(file.name)


def limited(source: Source, max_pages: int | None) -> Source:
    """The source with a lower ceiling of pages for this run."""
    return replace(source, max_pages=min(source.max_pages, max_pages)) if max_pages else source

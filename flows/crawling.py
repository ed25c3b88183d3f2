"""The crawl stage: which sources a run is about, what they need not fetch, and one crawl of one of them.

Knows nothing of Prefect.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from flows.settings import Settings
from spiders.crawl import CrawlResult, CrawlSpec, run_crawl
from spiders.source import SHIPPED_SOURCES, Source, load_sources

if TYPE_CHECKING:
    from warehouse.watching import Watch


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


def crawl(source: Source, settings: Settings, watch: Watch) -> CrawlResult:
    """Crawl one source into the archive, in a process of its own, within the source's limits.

    Pages that `watch` calls fresh are not fetched, those it calls due are, also where the source lists them no more.
    """
    with _url_file(watch.fresh) as skip, _url_file(watch.due.get(source.id, ())) as visit:
        return run_crawl(
            CrawlSpec(
                source=source,
                archive_dir=settings.archive_dir,
                allow_private_hosts=settings.allow_private_hosts,
                proxy=settings.proxy,
                user_agent=settings.user_agent,
                skip_urls_file=skip,
                visit_urls_file=visit,
            )
        )


@contextmanager
def _url_file(urls: Iterable[str]) -> Iterator[Path]:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="dateline-", suffix=".urls") as file:
        file.writelines(f"{url}\n" for url in urls)
        file.flush()
        yield Path(file.name)

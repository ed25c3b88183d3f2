"""The extract stage: from archive files and input files to pages and articles in the warehouse.

Knows nothing of Prefect.

Archive first, read later: HTML files that a user hands in go to the archive as crawled pages do, so that a better
extractor can read them again. What cannot be read is a refusal that says where and why; what lies beside it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from flows import progress
from flows.run_summary import RunSummary
from flows.settings import Settings
from flows.workers import batches, ordered_map
from spiders.archive import ArchiveWriter, recover
from spiders.article import Article
from spiders.extract import Extraction, extract_page
from spiders.extractor_version import extractor_version
from spiders.files import Refusal, files_of, is_warc, read_input
from spiders.page import Page
from spiders.warc_file import ArchiveDamaged, read_pages
from warehouse import boilerplate, pages

#: pages that go to a process together
CHUNK = 16
#: pages that are written together at most: their bodies are in memory
MOST_PAGES = 200
#: below this many bytes of WARC, starting processes costs more than they save
PARALLEL_FROM_BYTES = 4_000_000
#: the source id of pages from files
FILES_ID = "files"

#: a page without its body, the body's digest, what was read from it
Extracted = tuple[Page, str, Extraction]


def read_files(con: duckdb.DuckDBPyConnection, settings: Settings, paths: Sequence[Path], summary: RunSummary) -> None:
    """Load the articles of files, archive their pages for `read_archive`, and read WARC files where they lie.

    Order is that of the paths, of a folder's files by name; what cannot be used is refused with file and line.
    """
    files = [file for path in paths for file in files_of(path)]
    plain = [file for file in files if not is_warc(file)]
    with ArchiveWriter(settings.archive_dir, FILES_ID, settings.archive_file_mb * 2**20) as archive:
        for batch in batches((item for file in plain for item in read_input(file)), settings.batch_size):
            found = [item for item in batch if isinstance(item, Article)]
            refusals = [_refusal_row(item) for item in batch if isinstance(item, Refusal)]
            for item in batch:
                if isinstance(item, Page):
                    archive.write(item)
            counts = pages.load(
                con, summary.run_id, articles=[article_row(article) for article in found], refusals=refusals
            )
            _count(summary, counts)
            for row in refusals:
                summary.refuse(**row)
    if warcs := [file for file in files if is_warc(file)]:
        read_warcs(con, settings, warcs, summary)


def _refusal_row(refusal: Refusal) -> dict[str, str]:
    return {"stage": "read", "origin": refusal.where, "reason": refusal.reason}


def read_archive(con: duckdb.DuckDBPyConnection, settings: Settings, summary: RunSummary) -> None:
    """Extract and load every page of the archive that this extractor has not read yet, file by file, batch by batch."""
    recover(settings.archive_dir)
    read = pages.read_to(con, extractor_version())
    pending = [
        file
        for file in sorted(settings.archive_dir.rglob("*.warc.gz"))
        if not read.get(_name(file, settings), (0, False))[1]
    ]
    read_warcs(con, settings, pending, summary)
    boilerplate.learn(con)


def read_warcs(con: duckdb.DuckDBPyConnection, settings: Settings, files: Sequence[Path], summary: RunSummary) -> None:
    """Extract and load WARC files from where they were left; a damaged one is read to the damage, the rest refused."""
    sizes = [file.stat().st_size for file in files]
    jobs = settings.jobs if sum(sizes) >= PARALLEL_FROM_BYTES else 1
    stream = _PageStream(
        files, {name: offset for name, (offset, _) in pages.read_to(con, extractor_version()).items()}, settings
    )
    extracted = ordered_map(extract_pages, stream, jobs=jobs, chunk=CHUNK)
    names = [_name(file, settings) for file in files]
    done = 0
    for batch in batches(extracted, min(settings.batch_size, MOST_PAGES)):
        # Files before that of the batch's last page are read to their end.
        current = names.index(_archive_name(batch[-1][0]), done)
        archives = [_complete(name, stream) for name in names[done:current]]
        # One byte past the last page's start: a killed run reads on with the page after it.
        offset = (batch[-1][0].archive_offset or 0) + 1
        archives.append(_progress(names[current], offset, is_complete=False))
        done = current
        _load(con, summary, batch, archives)
        progress.tell("bytes of archives read", sum(sizes[:current]) + offset, sum(sizes))
    refusals = [{"stage": "read", "origin": name, "reason": damage} for name, damage in stream.damages.items()]
    pages.load(con, summary.run_id, refusals=refusals, archives=[_complete(name, stream) for name in names[done:]])
    for refusal in refusals:
        summary.refuse(**refusal)
    progress.tell("bytes of archives read", sum(sizes), sum(sizes))


def extract_pages(batch: Sequence[Page]) -> list[Extracted]:
    """Extract pages; each comes back, without its body, with what was read from it. One that is gone holds nothing."""
    return [(replace(page, body=b""), page.payload_digest, _extract(page)) for page in batch]


def _extract(page: Page) -> Extraction:
    if page.gone or page.unchanged:
        return Extraction((), None)
    try:
        return extract_page(page)
    except Exception as error:  # a fault of the extractor's at one page must not cost the pages beside it; it is told
        return Extraction((), f"the extractor failed at this page: {type(error).__name__}: {error}")


class _PageStream:
    """The pages of WARC files, each from its offset on, named as in the tables; remembers the damages it meets."""

    def __init__(self, files: Sequence[Path], starts: dict[str, int], settings: Settings) -> None:
        self._files, self._starts, self._settings = files, starts, settings
        self.damages: dict[str, str] = {}

    def __iter__(self) -> Iterator[Page]:
        for file in self._files:
            name = _name(file, self._settings)
            start = self._starts.get(name, 0)
            try:
                for page in read_pages(file, revisits=True):
                    if (page.archive_offset or 0) >= start:
                        yield replace(page, archive_file=name)
            except ArchiveDamaged as error:
                self.damages[name] = error.damage


def _archive_name(page: Page) -> str:
    assert page.archive_file is not None
    return page.archive_file


def _complete(name: str, stream: _PageStream) -> dict[str, Any]:
    return _progress(name, 0, stream.damages.get(name), is_complete=True)


def _progress(name: str, offset: int, damage: str | None = None, *, is_complete: bool) -> dict[str, Any]:
    return {
        "archive_file": name,
        "read_to": offset,
        "is_complete": is_complete,
        "damage": damage,
        "extractor": extractor_version(),
    }


def _load(
    con: duckdb.DuckDBPyConnection, summary: RunSummary, batch: Sequence[Extracted], archives: list[dict[str, Any]]
) -> None:
    refusals = [
        {"stage": "extract", "origin": page.url, "reason": found.refusal} for page, _, found in batch if found.refusal
    ]
    counts = pages.load(
        con,
        summary.run_id,
        pages=[_page_row(page, digest) for page, digest, _ in batch],
        articles=[article_row(article) for _, _, found in batch for article in found.articles],
        refusals=refusals,
        archives=archives,
    )
    _count(summary, counts)
    for refusal in refusals:
        summary.refuse(**refusal)


def _count(summary: RunSummary, counts: dict[str, int]) -> None:
    summary.pages += counts["pages"]
    summary.articles += counts["articles"] + counts["versions"]


def _name(file: Path, settings: Settings) -> str:
    """The file's name in the tables: relative to the home, so that a home can be moved; elsewhere its whole path."""
    return str(file.relative_to(settings.home)) if file.is_relative_to(settings.home) else str(file.absolute())


def _page_row(page: Page, digest: str) -> dict[str, Any]:
    return {
        "url": page.url,
        "final_url": page.final_url,
        "status": page.status,
        "content_type": page.content_type,
        "fetched_at": page.fetched_at,
        "source_id": page.source_id,
        "payload_digest": digest,
        "archive_file": page.archive_file,
        "archive_offset": page.archive_offset,
    }


def article_row(article: Article) -> dict[str, Any]:
    """The article as `warehouse.pages.load` takes it."""
    return {
        "url": article.url,
        "page_url": article.page_url,
        "part": article.part,
        "outlet": article.outlet,
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published,
        "modified": article.modified,
        "language": article.language,
        "text": article.text,
        "fetched_at": article.fetched_at,
        "source_id": article.source_id,
        "agency": article.agency,
        "external_id": article.external_id,
        "part_key": article.part_key,
        "place": article.place,
        "section": article.section,
        "dateline": article.dateline,
        "is_stub": article.is_stub,
    }

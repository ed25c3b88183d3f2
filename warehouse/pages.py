"""Pages and articles on their way in: versions, withdrawals, refusals, and how far each archive file has been read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import duckdb

from warehouse import identity, sameness, statement
from warehouse.errors import InputUnusable
from warehouse.rows import now, printable, registered, schema, utc
from warehouse.writer import transaction

PAGES = schema(
    text="url final_url content_type payload_digest source_id archive_file",
    small="status",
    big="archive_offset",
    time="fetched_at",
)
ARTICLES = schema(
    whole="ordinal part day",
    text="article_id url url_key page_url external_id outlet site title published modified language text "
    "content_digest text_digest agency source_id part_key place section dateline",
    texts="authors",
    time="published_at modified_at fetched_at",
    flag="is_stub",
)
REFUSALS = schema(text="refusal_id stage origin reason")
ARCHIVES = schema(text="archive_file damage extractor", big="read_to", flag="is_complete")
EPOCH = datetime(1970, 1, 1)
UNDATED_DAY = 0
"""On the time axis of dedupe: an article without a date may be a copy of one of any day. (The fetch tells nothing.)"""


def load(
    con: duckdb.DuckDBPyConnection,
    run_id: str | None,
    pages: Iterable[Mapping[str, Any]] = (),
    articles: Iterable[Mapping[str, Any]] = (),
    refusals: Iterable[Mapping[str, Any]] = (),
    archives: Iterable[Mapping[str, Any]] = (),
) -> dict[str, int]:
    """Load one batch in one transaction; loading it again changes nothing.

    `pages`: url, final_url, status, content_type, fetched_at, source_id, payload_digest, archive_file, archive_offset.
    `articles`: url, page_url, part, outlet, title, authors, published, modified, language, text (needed), fetched_at,
    source_id, agency, external_id, part_key, place, section, dateline, is_stub. `refusals`: stage, origin (url, or file
    and line), reason. `archives`: archive_file, read_to (offset), is_complete, damage, extractor: written with the
    batch, so that a killed run reads on where the tables end.

    An article is the same by url and part (its key, else its number), else by its given id, else by its text; a changed
    title, text or day of publication is a new version, unless boilerplate alone differs (`warehouse.sameness`). A page
    that answers 404 or 410 withdraws its articles; one that is back restores them.
    Returns the numbers of pages, articles (new), versions (of known articles), unchanged, withdrawn, restored,
    refusals.
    """
    at = now()
    page_rows = [_page(row, at) for row in pages]
    given = list(articles)
    told = _told_publication(con, given)
    article_rows = [_article(number, row, at, told) for number, row in enumerate(given)]
    sameness.settle(con, article_rows)
    refusal_rows = [_refusal(row) for row in refusals]
    parameters: dict[str, object] = {"run_id": run_id, "now": at}
    with (
        registered(con, "batch_pages", page_rows, PAGES),
        registered(con, "batch_articles", article_rows, ARTICLES),
        registered(con, "batch_refusals", refusal_rows, REFUSALS),
        registered(con, "batch_archives", [dict(row) for row in archives], ARCHIVES),
        transaction(con),
    ):
        statement.run(con, "load_pages", parameters)
        statement.run(con, "load_articles", parameters)
        counted = con.execute(statement.sql("statements/count_loaded")).fetchone()
    names = ("articles", "versions", "unchanged", "withdrawn", "restored")
    counts = dict(zip(names, counted or (0,) * len(names), strict=True))
    return {"pages": len(page_rows), **counts, "refusals": len(refusal_rows)}


def read_to(con: duckdb.DuckDBPyConnection, extractor: str | None = None) -> dict[str, tuple[int, bool]]:
    """How far each archive file has been loaded: {archive_file: (offset of the first byte not loaded, is_complete)}.

    A file that another extractor read is left out: it is to be read from its start.
    """
    rows = con.execute(
        "SELECT archive_file, read_to, is_complete FROM archive_files WHERE extractor IS NOT DISTINCT FROM $extractor",
        {"extractor": extractor},
    ).fetchall()
    return {name: (offset, complete) for name, offset, complete in rows}


def _page(row: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    return {
        **{
            key: row.get(key)
            for key in ("status", "content_type", "payload_digest", "source_id", "archive_file", "archive_offset")
        },
        "url": printable(row["url"]),
        "final_url": printable(row.get("final_url")),
        "fetched_at": utc(row.get("fetched_at")) or at,
    }


def _told_publication(con: duckdb.DuckDBPyConnection, articles: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """{url key: publication} of known articles that this time come without one.

    A feed tells of a publication once; the page, fetched again when the feed no longer lists it, may not.
    """
    keys = sorted({key for row in articles if not row.get("published") and (key := identity.url_key(row.get("url")))})
    if not keys:
        return {}
    return dict(con.execute(statement.sql("statements/told_publications"), {"url_keys": keys}).fetchall())


def _article(number: int, row: Mapping[str, Any], at: datetime, told: Mapping[str, str]) -> dict[str, Any]:
    text = printable(row.get("text"))
    if not text or not text.strip():
        raise InputUnusable(
            f"article {row.get('url') or row.get('external_id') or number} has no text: leave it out of the load"
        )
    url, outlet, title = (printable(row.get(key)) for key in ("url", "outlet", "title"))
    part, external_id = int(row.get("part") or 0), printable(row.get("external_id"))
    part_key = printable(row.get("part_key"))
    published = printable(row.get("published")) or told.get(identity.url_key(url) or "")
    published_at, fetched_at = utc(published), utc(row.get("fetched_at")) or at
    text_digest = identity.digest(identity.folded(text))
    published_day = (published_at or EPOCH).date()
    return {
        "ordinal": number,
        "article_id": identity.article_id(url, part_key or part, external_id, outlet, text_digest),
        "url": url,
        "url_key": identity.url_key(url),
        "page_url": printable(row.get("page_url")) or url,
        "part": part,
        "external_id": external_id,
        "outlet": outlet,
        "site": identity.site(url, outlet),
        "title": title,
        "authors": [str(printable(author)) for author in row.get("authors") or ()],
        "published": published,
        "published_at": published_at,
        "modified": printable(row.get("modified")),
        "modified_at": utc(row.get("modified")),
        "language": row.get("language"),
        "text": text,
        "content_digest": identity.digest(title, text, published_day),
        "text_digest": text_digest,
        "agency": printable(row.get("agency")),
        "day": (published_at - EPOCH).days if published_at else UNDATED_DAY,
        "fetched_at": fetched_at,
        "source_id": row.get("source_id"),
        "part_key": part_key,
        "place": row.get("place"),
        "section": printable(row.get("section")),
        "dateline": printable(row.get("dateline")),
        "is_stub": row.get("is_stub"),
    }


def _refusal(row: Mapping[str, Any]) -> dict[str, Any]:
    stage, origin, reason = (str(printable(str(row[key]))) for key in ("stage", "origin", "reason"))
    return {
        "refusal_id": identity.short_id("x", stage, origin, reason),
        "stage": stage,
        "origin": origin,
        "reason": reason,
    }

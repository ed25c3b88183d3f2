"""`dateline sources`: the configured outlets; try one; write a new one from a URL."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.command.output import HomeOption, fail, print_table, progress, settings_of, warn

if TYPE_CHECKING:
    from flows.settings import Settings
    from spiders.source import Source

app = typer.Typer(
    help="The configured outlets: list them, try one, write a new one.",
    invoke_without_command=True,
    rich_markup_mode=None,
)

#: articles that a trial fetches
TRIAL_PAGES = 5


@app.callback()
def sources(context: typer.Context, home: HomeOption = None) -> None:
    """The configured outlets: list them, try one, write a new one."""
    if context.invoked_subcommand is None:
        list_sources(home)


@app.command("list")
def list_sources(home: HomeOption = None) -> None:
    """List the configured sources."""
    rows = []
    for source in _configured(settings_of(home)).values():
        when = source.schedule.get("cron") or f"every {source.schedule['interval_minutes']:g} min"
        kinds = ", ".join(sorted({rule.type for rule in source.crawl}))
        rows.append([source.id, source.name, source.country, kinds, when, "yes" if source.enabled else "no"])
    print_table(["id", "outlet", "country", "crawled by", "schedule", "enabled"], rows)


@app.command("check")
def check_source(
    target: Annotated[str, typer.Argument(help="A source's id, or a site's URL.")],
    allow_private_hosts: Annotated[
        bool, typer.Option("--allow-private-hosts", help="Let the crawl reach loopback and private addresses.")
    ] = False,
    home: HomeOption = None,
) -> None:
    """Try one source: fetch a few articles and say what it would give. Nothing is kept."""
    import tempfile
    from dataclasses import replace

    from flows.crawling import UnknownSource, choose_sources, crawl, lacks_contact
    from spiders.extract import extract_page
    from spiders.source import SourceError
    from spiders.warc_file import read_pages
    from warehouse.watching import Known

    settings = settings_of(home, allow_private_hosts=allow_private_hosts or None)
    try:
        (source,) = choose_sources([target], _configured(settings))
    except (SourceError, UnknownSource) as error:
        fail(str(error))
    if reason := lacks_contact(source, settings):
        fail(reason)
    source = replace(source, max_pages=min(source.max_pages, TRIAL_PAGES))
    rows: list[list[object]] = []
    undated = 0
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        with progress(f"trying {source.name}"):
            result = crawl(source, replace(settings, home=Path(folder)), Known())
        for told in [*result.failures, *result.skipped]:
            warn(f"{told['url']}: {told['reason']}")
        for file in result.archive_files:
            for page in read_pages(Path(file)):
                found = extract_page(page)
                if found.refusal:
                    warn(f"{page.url}: {found.refusal}")
                undated += sum(part.published is None for part in found.articles)
                rows += [
                    [part.published, part.title, part.language, len(part.text), part.url] for part in found.articles
                ]
    print_table(["published", "title", "language", "characters", "url"], rows)
    listings = [[one["kind"], one["links"], one["new"], one["url"]] for one in result.listings]
    print_table(["listing", "links", "wanted", "url"], listings)
    print(
        f"{result.status}: {result.requests} requests, {result.pages} pages, {len(rows)} articles, {undated} of them "
        f"without a date; a crawl would find {result.new + result.queued} articles now"
    )
    sys.exit(0 if result.status == "finished" and rows else 1)


@app.command("health")
def health(home: HomeOption = None) -> None:
    """Say how the sources fare that were ever crawled; exit status 1 where one is silent or keeps failing."""
    import warehouse
    from warehouse.errors import WarehouseError

    columns = [
        "source_id",
        "state",
        "last_success_at",
        "last_article_at",
        "articles_per_day",
        "expected_min",
        "expected_max",
        "failure_rate",
        "extraction_failure_rate",
        "undated_rate",
    ]
    try:
        with warehouse.open(settings_of(home).home) as con:
            rows = con.execute(f"SELECT {', '.join(columns)} FROM source_health ORDER BY source_id").fetchall()
    except WarehouseError as error:
        fail(str(error), status=1)
    print_table([name.removesuffix("_id").replace("_", " ") for name in columns], rows)
    sys.exit(1 if any(row[1] in ("silent", "failing") for row in rows) else 0)


@app.command("new")
def new_source(
    url: Annotated[str, typer.Argument(help="The outlet's front page.")],
    name: Annotated[str | None, typer.Option("--name", help="The outlet's name.", show_default=False)] = None,
    home: HomeOption = None,
) -> None:
    """Write a new source from a URL into HOME/sources, to be edited and tried."""
    from spiders.source import Source, SourceError
    from spiders.source_toml import write_source

    settings = settings_of(home)
    try:
        source = Source.from_url(url, **({"name": name} if name else {}))
        path = write_source(source, settings.sources_dir)
    except SourceError as error:
        fail(str(error))
    print(path)
    warn(f"next: edit it, then 'dateline sources check {source.id}'")


def _configured(settings: Settings) -> dict[str, Source]:
    from flows.crawling import configured_sources
    from spiders.source import SourceError

    try:
        return configured_sources(settings)
    except SourceError as error:
        fail(str(error))

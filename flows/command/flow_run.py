"""How the verbs that run a flow do it: checks first (Prefect starts slowly), then the flow, then its result."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.command.output import fail, progress, warn

if TYPE_CHECKING:
    from flows.run_summary import RunSummary
    from flows.settings import Settings

#: refusals that are named one by one on stderr
MOST_NAMED = 20


def run_flow(
    settings: Settings, flow_name: str, *, options: dict[str, Any] | None = None, **parameters: Any
) -> RunSummary:
    """Run a flow (`ingest` or `recode`) and return what it did. Ends with a clear word where it cannot.

    `options` are those of `flows.run_options`; the rest the flow reads in `dateline.toml`, as scheduled runs do.
    """
    from flows.coding.places.gazetteer import GazetteerError
    from flows.coding.words.lexicon_checks import LexiconError
    from flows.prefect_server import PrefectUnavailable, prefect_api
    from flows.run_summary import RunSummary, SourcesFailed
    from flows.settings import SettingsError
    from spiders.source import SourceError
    from warehouse.errors import WarehouseError
    from warehouse.writer import open_writer

    # What goes wrong is told below, once; Prefect would tell it three times over, with its own frames.
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
    try:
        check_lexicon(settings)
        with open_writer(settings.home, wait_seconds=settings.writer_wait_seconds):
            pass  # a second writer, a full disk or a damaged file is better told now than after Prefect's start
        with progress(f"{flow_name}: follow it in Prefect's UI where one runs"), prefect_api(settings.prefect_dir):
            flow = getattr(import_module(f"flows.{flow_name}"), flow_name)  # imports Prefect, which takes seconds
            runners = import_module("prefect.task_runners")
            flow = flow.with_options(task_runner=runners.ThreadPoolTaskRunner(max_workers=settings.crawls_at_once))
            return RunSummary.from_dict(flow(home=str(settings.home), options=options or {}, **parameters))
    except SourcesFailed as error:
        return error.summary
    except (LexiconError, GazetteerError, SettingsError, SourceError) as error:
        fail(str(error))
    except (WarehouseError, PrefectUnavailable) as error:
        fail(str(error), status=1)
    except OSError as error:
        fail(f"{settings.home}: {error.strerror or error}; the same command takes up the rest", status=1)


def check_lexicon(settings: Settings) -> None:
    """Raise now what the user's own words and places would raise after the crawl."""
    if settings.lexicon_dir.is_dir():
        from flows.coding.coder import load_coder

        load_coder([settings.lexicon_dir])


def tell(summary: RunSummary) -> int:
    """Name what was refused and what failed on stderr, say what was done on stdout; returns the exit status."""
    for row in summary.failed_sources:
        warn(f"source {row.origin} failed: {row.reason}")
    for row in summary.troubled_sources:
        warn(f"source {row.origin}: {row.reason}")
    for row in summary.refusals[:MOST_NAMED]:
        warn(f"{row.origin}: {row.reason}")
    if len(summary.refusals) > MOST_NAMED:
        warn(f'... and {len(summary.refusals) - MOST_NAMED} more refusals: dateline sql "FROM refusals"')
    print(counts_line(summary))
    return 1 if summary.failed_sources or summary.troubled_sources or summary.refusals else 0


def counts_line(summary: RunSummary) -> str:
    """What the run did and what the warehouse holds, in a sentence."""
    held = ", ".join(f"{count} {name}" for name, count in summary.totals.items())
    return (
        f"This run: {summary.pages} pages, {summary.articles} new or changed articles, {summary.reports} reports, "
        f"{summary.incidents_new} new and {summary.incidents_changed} changed incidents.\nThe warehouse holds: {held}."
    )


def end(status: int) -> None:
    """Leave with the status."""
    sys.stdout.flush()
    sys.exit(status)


def existing_paths(paths: list[Path]) -> list[str]:
    """The paths, absolute; ends with status 2 where one does not exist."""
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        fail(f"no such file or folder: {', '.join(missing)}")
    return [str(path.absolute()) for path in paths]

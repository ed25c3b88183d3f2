"""The command `dateline`: one verb a file. This file gathers them and turns our errors into words and exit statuses.

Exit status: 0 done; 1 done, but some input was refused or some source failed (each named on stderr); 2 unusable
arguments or configuration. Verbs import what they need when they run, so that `--help` and `sql` answer at once.
"""

from __future__ import annotations

import os
import sys
import traceback

import typer

from flows.command import (
    check,
    code,
    demo,
    export,
    extract,
    gazetteer,
    incidents,
    ingest,
    recode,
    report,
    run,
    schedule,
    show,
    sources,
    sql,
)
from flows.command.output import warn

app = typer.Typer(
    name="dateline",
    help="Turn the news into a database of conflict incidents: every value with the sentence it was read from, "
    "one event counted once.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.command("demo")(demo.demo)
app.command("run")(run.run)
app.command("ingest")(ingest.ingest)
app.command("code")(code.code)
app.command("extract")(extract.extract)
app.command("recode")(recode.recode)
app.command("schedule")(schedule.schedule)
app.command("sql")(sql.sql)
app.command("show")(show.show)
app.command("export")(export.export)
app.command("report")(report.report)
app.add_typer(sources.app, name="sources")
app.command("check")(check.check)
app.add_typer(incidents.app, name="incidents")
app.add_typer(gazetteer.app, name="gazetteer")


def main() -> None:
    """Run the command; known errors become one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        # JSON may carry lone surrogates; written as \udXXX they stay valid JSON.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    status = _run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        status = 1  # the reader (`| head`) went away
    # Not sys.exit: tearing down what Prefect and DuckDB have loaded takes half a second and prints their complaints.
    os._exit(status)


def _run() -> int:
    try:
        app()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        warn("interrupted; what was done is kept, the same command takes up the rest")
        return 130
    except Exception:
        traceback.print_exc()
        return 1
    return 0

"""What the verbs print with: results on stdout, words and progress on stderr; plain where there is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import TaskID

    from flows.settings import Settings

#: width of a table where no terminal limits it
PIPE_WIDTH = 200

HomeOption = Annotated[
    Path | None,
    typer.Option("--home", help="The folder of all state. [default: $DATELINE_HOME, else ./data]", show_default=False),
]
SinceOption = Annotated[
    datetime | None,
    typer.Option(
        "--since", formats=["%Y-%m-%d"], help="Incidents that changed on that day or later.", show_default=False
    ),
]
WhereOption = Annotated[
    str | None, typer.Option("--where", help="A condition in SQL on the table incidents.", show_default=False)
]


def fail(message: str, status: int = 2) -> NoReturn:
    """Say what is wrong on stderr and end with the status."""
    print(f"dateline: {message}", file=sys.stderr)
    sys.exit(status)


def warn(message: str) -> None:
    """Say something on stderr."""
    print(f"dateline: {message}", file=sys.stderr)


def settings_of(home: Path | None, **overrides: Any) -> Settings:
    """The settings of a verb; ends with status 2 where `dateline.toml` cannot be used."""
    from flows.settings import SettingsError, find_home, load_settings

    try:
        return load_settings(find_home(home), **overrides)
    except SettingsError as error:
        fail(str(error))


def console(*, stderr: bool = False) -> Console:
    """A Rich console: colours and the terminal's width on a terminal, none and a wide page elsewhere."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    if stream.isatty():
        return Console(file=stream)
    return Console(file=stream, width=PIPE_WIDTH, no_color=True, highlight=False, force_terminal=False)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None) -> None:
    """Print a table on stdout; null is an empty cell. Text of the web is never read as markup."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    numbers: set[int] = set()
    body = [list(row) for row in rows]
    for index in range(len(columns)):
        cells = [row[index] for row in body if row[index] is not None]
        if cells and all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in cells):
            numbers.add(index)
    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left")
    for index, name in enumerate(columns):
        table.add_column(name, justify="right" if index in numbers else "left", overflow="fold")
    for row in body:
        table.add_row(*(Text("" if cell is None else _one_line(cell)) for cell in row))
    console().print(table)


def _one_line(cell: object) -> str:
    # Control characters of a hostile page would move the terminal's cursor.
    return "".join(sign if sign.isprintable() else " " for sign in str(cell))


@contextmanager
def progress(description: str) -> Iterator[None]:
    """Show on a terminal that work is going on, with a bar for each stage until it ends; elsewhere show nothing."""
    screen = console(stderr=True)
    if not screen.is_terminal:
        yield
        return
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from flows.progress import listening

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[count]}"), TimeElapsedColumn())
    with Progress(SpinnerColumn(), *columns, console=screen, transient=True) as bars:
        bars.add_task(description, total=None, count="")
        shown: dict[str, TaskID] = {}

        def show(what: str, done: float, total: float | None) -> None:
            count = f"{done:,.0f} of {total:,.0f}" if total else f"{done:,.0f}"
            if what not in shown:
                shown[what] = bars.add_task(what, total=total, count=count)
            bars.update(shown[what], completed=done, total=total, count=count, visible=done != total)

        with listening(show):
            yield

"""The prompt of `dateline sql`: several lines, history, completion, paging, timing, results in any format.

A statement ends with a semicolon. Lines that begin with a dot are for the prompt itself, `.help` tells which.
"""

from __future__ import annotations

import shlex
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.completion import Completer, WordCompleter, merge_completers
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import PygmentsLexer

if TYPE_CHECKING:
    import duckdb

PROMPT, MORE = "dateline> ", "     ...> "
HISTORY = "sql_history"
HELP = """\
select ... ;         a statement ends with a semicolon; Enter before that begins another line
.tables              tables, views and macros, with what they mean
.describe TABLE      its columns
.format NAME         how results are written: table, csv, json, jsonl, markdown; parquet with .output
.output FILE         write the next result to a file
.timing on|off       tell how long a statement took
.quit                leave (also Ctrl-D); Ctrl-C gives up a statement"""
KEYWORDS = """
SELECT FROM WHERE GROUP BY ORDER HAVING LIMIT JOIN LEFT INNER ON USING AS AND OR NOT IN IS NULL LIKE ILIKE BETWEEN
DISTINCT CASE WHEN THEN ELSE END UNION ALL WITH EXISTS count sum min max avg list DESCRIBE SUMMARIZE ASC DESC
""".split()  # noqa: SIM905

Answer = Callable[[str, str, Path | None], None]
"""Runs a statement and writes its result in a format, to a file or the screen. Raises `WarehouseError`."""


class Prompt:
    """A conversation: the state that dot commands set, and what each line does."""

    def __init__(self, con: duckdb.DuckDBPyConnection, answer: Answer, describe: Callable[[str | None], None]) -> None:
        self._con = con
        self._answer = answer
        self._describe = describe
        self.format = "table"
        self.output: Path | None = None
        self.timing = True

    def talk(self, session: PromptSession[str]) -> None:
        """Read and answer until the end of input or `.quit`."""
        print("SQL on the published warehouse, read-only. A statement ends with ';'. Help: .help  Leave: Ctrl-D")
        while True:
            try:
                text = session.prompt(PROMPT)
            except EOFError:
                return
            except KeyboardInterrupt:
                continue
            if not self.do(text.strip()):
                return

    def do(self, text: str) -> bool:
        """Answer one statement or dot command; False: leave."""
        from flows.command.output import warn
        from warehouse.errors import WarehouseError

        if text.rstrip(";") in (".quit", ".exit", "quit", "exit"):
            return False
        if text.startswith("."):
            self._command(text)
        elif text.rstrip("; \n"):
            began = time.monotonic()
            try:
                self._answer(text, self.format, self.output)
            except WarehouseError as error:
                warn(str(error))
            except KeyboardInterrupt:
                self._con.interrupt()
                warn("given up")
            self.output = None
            if self.timing:
                print(f"{time.monotonic() - began:.3f} s")
        return True

    def _command(self, text: str) -> None:
        from flows.command.output import warn
        from warehouse.query import FORMATS

        try:
            name, *rest = shlex.split(text)
        except ValueError as error:
            warn(f"{text}: {error}")
            return
        argument = rest[0] if rest else None
        if name == ".help":
            print(HELP)
        elif name == ".tables":
            self._describe(None)
        elif name == ".describe" and argument:
            self._describe(argument)
        elif name == ".format" and argument in ("table", *FORMATS):
            self.format = argument
        elif name == ".output" and argument:
            self.output = Path(argument).expanduser()
        elif name == ".timing" and argument in ("on", "off"):
            self.timing = argument == "on"
        else:
            warn(f"{text}: not understood; .help tells what is")


def session_of(con: duckdb.DuckDBPyConnection, home: Path) -> PromptSession[str]:
    """A session with the history of this home, and completion of its tables, columns and macros."""
    from pygments.lexers.sql import SqlLexer

    return PromptSession(
        history=_history(home),
        completer=completer(con),
        complete_while_typing=False,
        auto_suggest=AutoSuggestFromHistory(),
        lexer=PygmentsLexer(SqlLexer),
        multiline=True,
        prompt_continuation=MORE,
        key_bindings=_keys(),
        enable_history_search=True,
    )


def completer(con: duckdb.DuckDBPyConnection) -> Completer:
    """What Tab offers: words of SQL, tables, views, columns, macros, dot commands."""
    names = con.execute(
        "SELECT table_name FROM duckdb_columns() WHERE NOT internal UNION "
        "SELECT column_name FROM duckdb_columns() WHERE NOT internal UNION "
        "SELECT function_name || '(' FROM duckdb_functions() WHERE function_type = 'table_macro' AND NOT internal"
    ).fetchall()
    dots = [line.split()[0] for line in HELP.splitlines() if line.startswith(".")]
    words = [*sorted(row[0] for row in names), *KEYWORDS]
    return merge_completers([WordCompleter(words, ignore_case=True), WordCompleter(dots, sentence=True)])


def is_finished(text: str) -> bool:
    """Whether Enter ends what was typed: a statement with its semicolon, a dot command, or a word to leave by."""
    text = text.strip()
    return not text or text.endswith(";") or text.startswith(".") or text in ("quit", "exit")


def _history(home: Path) -> History:
    path = home / HISTORY
    try:
        path.touch()
    except OSError:
        return InMemoryHistory()  # a home that may only be read
    return FileHistory(str(path))


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("enter")
    def _enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if is_finished(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    return keys

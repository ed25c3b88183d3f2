"""The prompt of `dateline sql`, fed with keys as from a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from flows.command import prompt, sql
from warehouse import publish, query, writer


@pytest.fixture(scope="module", name="home")
def published_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("prompt")
    with writer.open_writer(home) as con:
        publish.publish(con, home)
    return home


@pytest.fixture(name="con")
def reading(home: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with query.connect(home) as con:
        yield con


def typed(con: duckdb.DuckDBPyConnection, home: Path, keys: str) -> None:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys)
        sql.prompt(con, home)


def test_statements_of_several_lines_formats_timing_and_mistakes(
    con: duckdb.DuckDBPyConnection, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.json"
    typed(
        con, home,
        "select 6 *\r7 as product;\r"
        ".format markdown\rselect 'a|b' as word;\r"
        "selec 1;\rselect\n nonsense from incidents;\rdrop table incidents;\r.nonsense\r.describe nosuch\r"
        f".format json\r.output {target}\rselect 1 as one;\r.timing off\r.describe runs\r.help\r.quit\r",
    )  # fmt: skip
    told = capsys.readouterr()
    assert "42" in told.out
    assert "| a\\|b |" in told.out
    assert told.out.count(" s\n") >= 5, "how long each took"
    assert "syntax error" in told.err
    assert "LINE 2" in told.err
    assert "read-only" in told.err
    assert ".nonsense: not understood" in told.err
    assert "no table is called nosuch" in told.err
    assert "Failed sources" in told.out
    assert target.read_text() == '[\n {"one": 1}\n]\n'


def test_history_is_kept_with_the_home(con: duckdb.DuckDBPyConnection, home: Path) -> None:
    typed(con, home, "select 'remembered';\r\x04")
    assert "remembered" in (home / prompt.HISTORY).read_text()


def test_tab_offers_tables_columns_and_macros(con: duckdb.DuckDBPyConnection) -> None:
    def offered(text: str) -> set[str]:
        found = prompt.completer(con).get_completions(Document(text), CompleteEvent(completion_requested=True))
        return {item.text for item in found}

    assert {"incidents", "incident_id", "incidents_near("} <= offered("select * from incid")
    assert "killed_best" in offered("select kill")
    assert ".format" in offered(".fo")


@pytest.mark.parametrize(
    ("text", "is_finished"), [("select 1", False), ("select 1;", True), (".tables", True), ("", True)]
)
def test_enter_goes_on_until_the_statement_is_whole(text: str, is_finished: bool) -> None:
    assert prompt.is_finished(text) is is_finished


def test_queries_reach_files_only_where_that_is_allowed(home: Path, tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (outside / "x.csv").write_text("a\n1\n")
    secret = [1]  # noqa: F841 - what a query must not find
    with query.connect(home, [inside]) as con:
        query.run(con, f"COPY (SELECT 1 AS a) TO '{inside}/y.csv'")
        assert list(query.run(con, f"SELECT * FROM '{inside}/y.csv'")) == [(1,)]
        for sql_text in (f"SELECT * FROM '{outside}/x.csv'", f"ATTACH '{outside}/z.duckdb'", "SELECT * FROM secret"):
            with pytest.raises(query.QueryFailed):
                list(query.run(con, sql_text))

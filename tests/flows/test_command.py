"""The command: what its verbs print, where, and with which exit status. Each run is a process of its own, no terminal."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.command import app
from tests.conftest import DemoRun, run_dateline
from tests.flows.samples import CONVOY, PAGE, write_jsonl

VERBS = (
    "demo",
    "run",
    "ingest",
    "code",
    "extract",
    "recode",
    "schedule",
    "sql",
    "show",
    "export",
    "report",
    "sources",
    "check",
)


def test_help_names_every_verb_of_the_contract() -> None:
    text = run_dateline("--help").stdout
    assert [verb for verb in VERBS if f"\n  {verb} " not in text] == []


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_and_takes_a_home(verb: str) -> None:
    done = CliRunner().invoke(app, [verb, "--help"])
    assert done.exit_code == 0
    if verb != "extract":
        assert "--home" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["nosuchverb"], "No such command"),
        (["run", "nosuchsource"], "nosuchsource"),
        (["ingest", "nosuchfile.jsonl"], "nosuchfile.jsonl"),
        (["code", "nosuchfile.jsonl"], "nosuchfile.jsonl"),
        (["sql", "--format", "xlsx", "select 1"], "xlsx"),
        (["export", "shapefile"], "shapefile"),
        (["run", "http://"], "http"),
        (["sources", "check", "nosuchsource"], "nosuchsource"),
    ],
)
def test_unusable_arguments_end_with_2_and_say_which(arguments: list[str], word: str, tmp_path: Path) -> None:
    done = run_dateline(*arguments, home=tmp_path / "home")
    assert done.returncode == 2
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_an_unusable_configuration_ends_with_2_and_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "dateline.toml").write_text("contcat = 'x'")
    done = run_dateline("ingest", write_jsonl(tmp_path / "a.jsonl", CONVOY), home=tmp_path)
    assert (done.returncode, "dateline.toml" in done.stderr, "contcat" in done.stderr) == (2, True, True)


def test_an_unknown_key_of_a_source_ends_with_2_and_names_file_and_key(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "post.toml").write_text('name = "Post"\nurl = "https://post.example/"\nspeed = 3\n')
    done = run_dateline("sources", home=tmp_path)
    assert (done.returncode, "post.toml" in done.stderr, "speed" in done.stderr) == (2, True, True)


def test_code_answers_every_line_in_order_and_names_the_bad_ones(tmp_path: Path) -> None:
    file = write_jsonl(tmp_path / "a.jsonl", CONVOY, "{oops", {"id": "x", "title": "no text"}, {**CONVOY, "id": "last"})
    done = run_dateline("code", file)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [answer["id"] for answer in answers] == ["hp-1", None, "x", "last"]
    assert [answer.get("line") for answer in answers] == [None, 2, 3, None]
    assert answers[0]["reports"] == answers[3]["reports"] != []
    assert "line 2" in done.stderr
    assert "line 3" in done.stderr


def test_code_reads_standard_input_and_two_jobs_give_what_one_gives(tmp_path: Path) -> None:
    rows = [{**CONVOY, "id": number} for number in range(150)]
    file = write_jsonl(tmp_path / "a.jsonl", *rows)
    one = run_dateline("code", input=file.read_text())
    two = run_dateline("code", "--jobs", "2", file)
    assert one.stdout == two.stdout
    assert len(one.stdout.splitlines()) == 150


def test_explain_shows_the_text_with_its_marks(tmp_path: Path) -> None:
    done = run_dateline("code", "--explain", write_jsonl(tmp_path / "a.jsonl", CONVOY))
    assert done.returncode == 0
    assert "killed" in done.stdout
    assert "\x1b" not in done.stdout


def test_extract_reads_a_page_and_lines_of_pages(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    (line,) = run_dateline("extract", page, "--url", "https://nahrain.example/1").stdout.splitlines()
    (article,) = json.loads(line)["articles"]
    assert article["title"] == "Two policemen shot dead in Tikrit"
    assert article["published"] == "2026-03-11T08:00:00+03:00"
    assert article["text"].startswith("Unidentified gunmen")
    rows = [{"id": 1, "url": "https://nahrain.example/1", "html": PAGE}, "{oops", {"id": 2}]
    done = run_dateline("extract", "--jsonl", write_jsonl(tmp_path / "pages.jsonl", *rows))
    first, broken, without = (json.loads(line) for line in done.stdout.splitlines())
    assert first["articles"] == [article]
    assert (broken["line"], without["line"], done.returncode) == (2, 3, 1)


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
def test_sql_writes_what_scripts_read(demo: DemoRun, form: str) -> None:
    done = run_dateline("sql", "--format", form, "select incident_id, place from incidents order by 1", home=demo.home)
    if form == "csv":
        rows = list(csv.DictReader(done.stdout.splitlines()))
    else:
        rows = json.loads(done.stdout) if form == "json" else [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) > 20
    assert all(row["incident_id"] for row in rows)


def test_sql_writes_a_file_and_reads_standard_input(demo: DemoRun, tmp_path: Path) -> None:
    import duckdb

    done = run_dateline(
        "sql", "-", "--format", "parquet", "-o", tmp_path / "x.parquet", home=demo.home, input="from incidents"
    )
    assert done.returncode == 0, done.stderr
    assert duckdb.sql(f"select count(*) from '{tmp_path / 'x.parquet'}'").fetchall()[0][0] > 20


@pytest.mark.parametrize(
    ("query", "word"),
    [("selec 1", "selec"), ("select nosuch from incidents", "nosuch"), ("drop table incidents", "read-only"),
     ("copy incidents to '/tmp/x.csv'", "disabled"), ("", "no SQL")],
)  # fmt: skip
def test_sql_that_cannot_be_run_ends_with_2_and_says_where(demo: DemoRun, query: str, word: str) -> None:
    done = run_dateline("sql", query, home=demo.home)
    assert (done.returncode, done.stdout) == (2, "")
    assert word in done.stderr


def test_reading_before_anything_was_published_says_what_to_do(tmp_path: Path) -> None:
    for arguments in (["sql", "select 1"], ["show", "i1"], ["check"], ["export", "csv"]):
        done = run_dateline(*arguments, home=tmp_path / "nothing")
        assert done.returncode == 1
        assert "dateline" in done.stderr
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize("form", ["csv", "parquet", "geojson"])
def test_export_writes_every_incident(demo: DemoRun, tmp_path: Path, form: str) -> None:
    import duckdb

    file = tmp_path / f"out.{form}"
    assert run_dateline("export", form, "-o", file, home=demo.home).returncode == 0
    with duckdb.connect() as con:
        if form == "geojson":
            count = len(json.loads(file.read_text())["features"])
        else:
            count = con.sql(f"select count(*) from '{file}'").fetchall()[0][0]
    told = run_dateline("sql", "--format", "csv", "select count(*) from incidents", home=demo.home).stdout.splitlines()[
        1
    ]
    assert count == int(told)


def test_sources_can_be_listed_and_written(tmp_path: Path) -> None:
    assert "enab" in run_dateline("sources", "list", home=tmp_path).stdout.lower()
    done = run_dateline("sources", "new", "https://harbourpost.example/", "--name", "Harbour Post", home=tmp_path)
    assert Path(done.stdout.strip()).is_file()
    assert "Harbour Post" in run_dateline("sources", home=tmp_path).stdout
    again = run_dateline("sources", "new", "https://harbourpost.example/", home=tmp_path)
    assert (again.returncode, "exists" in again.stderr) == (2, True)


def test_a_reader_that_goes_away_is_no_error_message(demo: DemoRun) -> None:
    import subprocess

    from tests.conftest import DATELINE

    query = "select * from claims, incidents"
    first = subprocess.Popen(
        [*DATELINE, "sql", "--format", "csv", query, "--home", str(demo.home)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert first.stdout is not None
    assert first.stderr is not None
    first.stdout.readline()
    first.stdout.close()
    assert first.stderr.read() == b""
    first.stderr.close()
    first.wait()


def test_a_person_decides_what_is_one_event_and_takes_it_back(demo: DemoRun, tmp_path: Path) -> None:
    import shutil

    home = tmp_path / "home"
    shutil.copytree(demo.home, home)

    def incident_ids() -> list[str]:
        done = run_dateline("sql", "--format", "jsonl", "select incident_id from incidents order by 1", home=home)
        return [json.loads(line)["incident_id"] for line in done.stdout.splitlines()]

    before = incident_ids()
    done = run_dateline("incidents", "merge", before[0], before[1], "--by", "desk", "--reason", "one bomb", home=home)
    assert done.returncode == 0, done.stderr
    assert len(incident_ids()) == len(before) - 1
    decision = done.stdout.split()[1].rstrip(";")
    assert run_dateline("incidents", "undo", decision, home=home).returncode == 0
    assert incident_ids() == before
    assert run_dateline("incidents", "merge", before[0], "nosuch", home=home).returncode == 2

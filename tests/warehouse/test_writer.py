"""One writer at a time, whole transactions, clear words when the disk is full."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from warehouse import writer
from warehouse.errors import WarehouseBusy, WarehouseDamaged

HOLD = """
import sys
from warehouse import writer
with writer.open_writer(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def hold(home: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_writer_is_told_who_holds_the_warehouse(tmp_path: Path) -> None:
    with hold(tmp_path) as process:
        try:
            with pytest.raises(WarehouseBusy, match=f"process {process.pid}"), writer.open_writer(tmp_path):
                pass
        finally:
            process.kill()


def test_a_dead_holder_is_no_obstacle(tmp_path: Path) -> None:
    with hold(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    with writer.open_writer(tmp_path) as con:
        assert con.execute("SELECT count(*) FROM runs").fetchone() == (0,)


def test_a_writer_can_wait_for_its_turn(tmp_path: Path) -> None:
    with hold(tmp_path) as process:
        assert process.stdin
        process.stdin.close()
        with writer.open_writer(tmp_path, wait_seconds=20):
            pass


def test_the_writer_neither_installs_nor_fetches_extensions(con: duckdb.DuckDBPyConnection) -> None:
    names = ["autoinstall_known_extensions", "autoload_known_extensions", "TimeZone", "threads"]
    settings = dict(con.execute("SELECT name, value FROM duckdb_settings()").fetchall())
    assert [settings[name] for name in names] == ["false", "false", "UTC", "2"]


def test_a_file_that_is_no_database_is_explained(tmp_path: Path) -> None:
    (tmp_path / writer.FILE_NAME).write_bytes(b"this is not a database" * 1000)
    with pytest.raises(WarehouseDamaged, match="cannot be opened"), writer.open_writer(tmp_path):
        pass


def test_a_transaction_is_all_or_nothing(con: duckdb.DuckDBPyConnection) -> None:
    def half_done() -> None:
        with writer.transaction(con):
            con.execute("INSERT INTO sites VALUES (1, 'a.example')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_done()
    assert con.execute("SELECT count(*) FROM sites").fetchone() == (0,)


FILL = """
import sys
from tests.warehouse.world import article, at, prose
import datetime, random
from warehouse import pages, writer
from warehouse.errors import WarehouseFull
rng = random.Random(1)
day = at(datetime.date(2021, 1, 1))
batch = lambda n: [article(" ".join(prose(rng, 400)), "Radio Karsk", day, f"{n}-{i}") for i in range(100)]
try:
    with writer.open_writer(sys.argv[1]) as con:
        for number in range(400):
            pages.load(con, "run", articles=batch(number))
            print(number, flush=True)
except WarehouseFull as full:
    print("full:", full, flush=True)
"""


def test_a_full_disk_gives_a_clear_word_and_keeps_the_last_whole_batch(tmp_path: Path) -> None:
    def small_disk() -> None:  # a limit on the size of files stands for the end of the disk
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8_000_000, 8_000_000))

    process = subprocess.run(
        [sys.executable, "-c", FILL, str(tmp_path)],
        capture_output=True,
        text=True,
        preexec_fn=small_disk,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    *loaded, last = process.stdout.splitlines()
    assert last.startswith("full:"), process.stdout[-500:] + process.stderr[-2000:]
    assert "make room" in last
    with writer.open_writer(tmp_path) as con:
        row = con.execute("SELECT count(*) FROM article_versions").fetchone()
        assert row is not None
        assert row[0] % 100 == 0
        assert row[0] >= 100 * len(loaded)

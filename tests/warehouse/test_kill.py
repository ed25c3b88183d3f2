"""kill -9 at any moment, then the same command: the same end state, nothing lost, nothing doubled."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import warehouse
from tests.warehouse.line import state
from warehouse import writer

SEED, EVENTS = "21", "12"


def start(home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.warehouse.line", str(home), SEED, EVENTS],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def run_whole(home: Path) -> float:
    """Run to the end; returns how long the work took, in seconds."""
    with start(home) as process:
        assert process.stdout
        assert process.stdout.readline() == "started\n"
        began = time.monotonic()
        assert process.stdout.readline() == "finished\n"
    return time.monotonic() - began


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[object]], float]:
    home = tmp_path_factory.mktemp("undisturbed")
    seconds = run_whole(home)
    with writer.open_writer(home) as con:
        return state(con), seconds


@pytest.mark.parametrize("moment", [0.2, 0.5, 0.8])
def test_a_killed_run_is_simply_run_again(
    tmp_path: Path, undisturbed: tuple[dict[str, list[object]], float], moment: float
) -> None:
    expected, seconds = undisturbed
    with start(tmp_path) as process:
        assert process.stdout
        assert process.stdout.readline() == "started\n"
        time.sleep(seconds * moment)
        process.kill()
    run_whole(tmp_path)
    with writer.open_writer(tmp_path) as con:
        assert state(con) == expected
    with warehouse.open(tmp_path) as snapshot:
        assert snapshot.execute("SELECT count(*) FROM incidents").fetchone() == (len(expected["incidents"]),)

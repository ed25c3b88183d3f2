"""Backup and restore, by the very commands that the README gives."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import warehouse
from tests.warehouse.line import state, through
from tests.warehouse.world import Told, world
from warehouse import publish, writer

README = Path(__file__).parents[2] / "README.md"


@pytest.fixture
def told() -> list[Told]:
    return world(seed=5, events=6)


@pytest.fixture
def backup() -> str:
    """The README's command; it takes the home `data` to `backup`."""
    (command,) = re.findall(r"`(flock [^`]+)`", README.read_text(encoding="utf-8"))
    assert isinstance(command, str)
    return command


def articles(home: Path) -> int:
    with warehouse.open(home) as con:
        row = con.execute("SELECT count(*) FROM articles").fetchone()
    return int(row[0]) if row else 0


def fill(home: Path, told: list[Told]) -> None:
    with writer.open_writer(home) as con:
        through(con, told)
        publish.publish(con, home)


def test_a_backup_waits_for_the_writer_and_a_restored_home_goes_on(
    tmp_path: Path, told: list[Told], backup: str
) -> None:
    home, copy = tmp_path / "data", tmp_path / "backup"
    fill(home, told[:8])
    with writer.open_writer(home) as con:
        waiting = subprocess.Popen(backup, shell=True, cwd=tmp_path)
        through(con, told[8:12])
        publish.publish(con, home)
        assert waiting.poll() is None
        assert not copy.exists()
        before = state(con)
    assert waiting.wait(60) == 0
    shutil.rmtree(home)
    subprocess.run(["cp", "-a", "backup", "data"], cwd=tmp_path, check=True)
    assert articles(home) == 12
    with writer.open_writer(home) as con:
        assert state(con) == before
    fill(home, told)
    assert articles(home) == len(told)


def test_of_the_tables_alone_the_rest_is_made_again(tmp_path: Path, told: list[Told]) -> None:
    home, fresh = tmp_path / "data", tmp_path / "fresh"
    fill(home, told)
    fresh.mkdir()
    shutil.copy(home / writer.FILE_NAME, fresh)
    with writer.open_writer(fresh) as con:
        publish.publish(con, fresh, whole=True)  # what `dateline recode` ends with
    assert articles(fresh) == len(told)

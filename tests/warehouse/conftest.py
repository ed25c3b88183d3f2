"""Real DuckDB files, each test its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.line import through
from tests.warehouse.world import Told, world
from warehouse import publish, writer


@pytest.fixture
def con(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A fresh warehouse, open for writing."""
    with writer.open_writer(tmp_path) as connection:
        yield connection


@pytest.fixture(scope="session")
def told() -> list[Told]:
    """A small world: about 30 articles on 14 events."""
    return world(seed=5, events=14)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory, told: list[Told]) -> Path:
    """The home of a warehouse that has been through the line and published; not to be written to."""
    home = tmp_path_factory.mktemp("published")
    with writer.open_writer(home) as connection:
        through(connection, told)
        publish.publish(connection, home)
    return home


@pytest.fixture
def laden(published: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse that holds the small world, linked, open for writing."""
    home = tmp_path / "laden"
    home.mkdir()
    shutil.copy(published / writer.FILE_NAME, home)
    with writer.open_writer(home) as connection:
        yield connection

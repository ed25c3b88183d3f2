"""Parts that are slow to start and therefore shared by the whole suite: Prefect's API, and one run of the demo.

Nothing that is tested here leaves this machine: see `tests/loopback`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

import tests.loopback.sitecustomize  # noqa: F401  # this process too stays on loopback

_LOOPBACK = str(Path(__file__).parent / "loopback")
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (_LOOPBACK, os.environ.get("PYTHONPATH"))))

DATELINE = [sys.executable, "-c", "from flows.command import main; main()"]


def run_dateline(
    *arguments: str | Path, home: Path | None = None, input: str | None = None, timeout: float = 600, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, in a process of its own, without a terminal, with these environment variables."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")} | variables
    if home:
        environment["DATELINE_HOME"] = str(home)
    return subprocess.run(
        [*DATELINE, *map(str, arguments)], capture_output=True, text=True, input=input, env=environment, timeout=timeout
    )


def pytest_configure(config: pytest.Config) -> None:
    """Let the suite's processes share what they compile, also where the environment says to write no bytecode.

    Half of the time of a start is compiling Prefect or Scrapy, and the suite starts some 200 processes. What is compiled
    then lies in pytest's cache, not beside the sources.
    """
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", None) and config.cache is not None:
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = str(config.cache.mkdir("compiled"))
        sys.dont_write_bytecode = False


#: parts that are slow to start: the files that ask for one are run by one process, which starts it once
SHARED_PARTS = ("demo", "prefect_api_url", "published")
#: what takes longest begins first, so that at the end no process works alone; the rest goes by its number of tests
LONGEST_FIRST = (
    "demo",
    "prefect_api_url",
    "tests/spiders/test_crawl.py",
    "published",
    "tests/warehouse/test_kill.py",
    "tests/spiders/test_hostile.py",
    "tests/spiders/test_again.py",
    "tests/spiders/test_newsstand_crawl.py",
    "tests/flows/test_prefect_server.py",
)


class ByFile(LoadScopeScheduling):
    """Hands the processes whole files, and all files that share a slow part as one; the longest first."""

    def _split_scope(self, nodeid: str) -> str:
        return scope_of(self.config.rootpath, nodeid.partition("::")[0])

    def _assign_work_unit(self, node: Any) -> None:
        if longest := next(filter(self.workqueue.__contains__, LONGEST_FIRST), None):
            self.workqueue.move_to_end(longest, last=False)
        super()._assign_work_unit(node)


@cache
def scope_of(root: Path, file: str) -> str:
    """What a file's tests are handed out with: the slow part that they share, else the file alone."""
    text = (root / file).read_text()
    asked = {part for part in SHARED_PARTS if re.search(rf"^def \w+\([^)]*\b{part}\b", text, re.MULTILINE)}
    return min(asked, default=file)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """Called by pytest-xdist; its own groups go by marks, which newer versions of pytest no longer tell it."""
    return ByFile(config, log)


@pytest.fixture(scope="session")
def prefect_api_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Prefect's API for flows that run in this process."""
    from flows.prefect_server import prefect_api

    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("PREFECT_")]:
            patch.delenv(name)
        folder = tmp_path_factory.mktemp("prefect")
        patch.setenv("PREFECT_HOME", str(folder))
        with prefect_api(folder) as url:
            yield url


@dataclass(frozen=True)
class DemoRun:
    """A finished `dateline demo`: its home, and what it printed."""

    home: Path
    stdout: str
    stderr: str


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoRun:
    """The demo, run once for the suite. Tests only read its home."""
    home = tmp_path_factory.mktemp("demo")
    done = run_dateline("demo", home=home)
    assert done.returncode == 0, done.stderr
    return DemoRun(home, done.stdout, done.stderr)

"""Prefect's API as our child process: it comes up, is found again, and never outlives whoever started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.prefect_server import answers, existing_api

PARENT = """
import sys, time
from pathlib import Path
from flows.prefect_server import LocalServer
server = LocalServer(Path(sys.argv[1]))
print(server.wait(), flush=True)
time.sleep(600)
"""


def test_the_server_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    url = parent.stdout.readline().strip()
    assert answers(url)
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 20
    while answers(url):
        assert time.monotonic() < deadline, "the server outlived its parent"
        time.sleep(0.1)


def test_an_existing_server_is_found_by_environment_or_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    assert existing_api(tmp_path) is None
    profiles = 'active = "desk"\n[profiles.desk]\nPREFECT_API_URL = "http://127.0.0.1:4999/api"\n'
    (tmp_path / "profiles.toml").write_text(profiles)
    assert existing_api(tmp_path) == "http://127.0.0.1:4999/api"
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:4998/api")
    assert existing_api(tmp_path) == "http://127.0.0.1:4998/api"


def test_the_note_of_a_dead_schedule_is_no_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    (tmp_path / "server.json").write_text('{"api_url": "http://127.0.0.1:9/api", "pid": 1}')
    assert existing_api(tmp_path) is None

"""Prefect's API for our flows: an existing server where there is one, else our own child process.

Start-up is what costs (Prefect and its server each take seconds of import). So the server is spawned first and
Prefect is imported while it comes up; nothing here imports Prefect itself.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

START_TIMEOUT_SECONDS = 180.0


class PrefectUnavailable(Exception):
    """Prefect's API did not come up or does not answer."""


def set_environment(prefect_dir: Path) -> None:
    """Set what Prefect reads when it is imported: no telemetry, a quiet terminal, state under our home."""
    for name, value in {
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        # A run's page shows what its stages say; the terminal, or the journal, what goes wrong.
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING",
        "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_CLI_COLORS": "false",
        "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    }.items():
        os.environ.setdefault(name, value)
    if "PREFECT_HOME" not in os.environ:
        prefect_dir.mkdir(parents=True, exist_ok=True)
        os.environ["PREFECT_HOME"] = str(prefect_dir)


def existing_api(prefect_dir: Path) -> str | None:
    """The API that the user already runs: `PREFECT_API_URL`, the active Prefect profile, or our `schedule`."""
    if named := os.environ.get("PREFECT_API_URL"):
        return named
    if profile := _profile_api(Path(os.environ.get("PREFECT_HOME", Path.home() / ".prefect")) / "profiles.toml"):
        return profile
    note = prefect_dir / "server.json"
    if note.exists():
        url = str(json.loads(note.read_text()).get("api_url"))
        if answers(url):
            return url
    return None


def _profile_api(profiles: Path) -> str | None:
    try:
        table = tomllib.loads(profiles.read_text())
    except (OSError, tomllib.TOMLDecodeError):
        return None  # no profile, or one that Prefect itself will complain about
    active = os.environ.get("PREFECT_PROFILE") or table.get("active")
    url = table.get("profiles", {}).get(active, {}).get("PREFECT_API_URL")
    return str(url) if url else None


def answers(api_url: str) -> bool:
    """Whether a healthy Prefect API answers there."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{api_url}/health", timeout=2) as reply:
            return bool(reply.status == 200)
    except (OSError, urllib.error.URLError, ValueError):
        return False


class LocalServer:
    """A Prefect API server as a child process, on loopback; ends with this process, however that ends."""

    def __init__(self, prefect_dir: Path, *, port: int | None = None, whole: bool = False) -> None:
        """`whole`: with UI and background services (scheduler); else the bare API of a single run."""
        self.port = port or _free_port()
        self.api_url = f"http://127.0.0.1:{self.port}/api"
        set_environment(prefect_dir)
        environment = dict(os.environ)
        environment.pop("PREFECT_API_URL", None)
        environment["PREFECT__SERVER_FINAL"] = "1"
        if not whole:
            environment |= {"PREFECT__SERVER_EPHEMERAL": "1", "PREFECT_UI_ENABLED": "0"}
        else:
            environment["PREFECT_UI_API_URL"] = self.api_url
            # Webhooks and the like are blocks, made in the UI from types that the server registers (once).
            environment["PREFECT_API_BLOCKS_REGISTER_ON_START"] = "true"
            environment["PREFECT_MEMOIZE_BLOCK_AUTO_REGISTRATION"] = "true"
        self._stopped = False
        prefect_dir.mkdir(parents=True, exist_ok=True)
        self._log = prefect_dir / "server.log"
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "flows.prefect_child", str(self.port)],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env=environment,
                start_new_session=True,  # Ctrl-C is ours to handle: the server must outlive the flow's last calls
            )

    def wait(self) -> str:
        """Return the API's URL once it answers. Raises `PrefectUnavailable`."""
        deadline = time.monotonic() + START_TIMEOUT_SECONDS
        while time.monotonic() < deadline:
            if answers(self.api_url):
                return self.api_url
            if self._process.poll() is not None:
                raise PrefectUnavailable(f"Prefect's server ended while starting; its last words are in {self._log}")
            time.sleep(0.05)
        raise PrefectUnavailable(f"Prefect's server did not answer in {START_TIMEOUT_SECONDS:.0f} s; see {self._log}")

    def on_death(self, callback: Callable[[], None]) -> None:
        """Have `callback` called, from a thread of its own, if the server ends before it is stopped."""

        def watch() -> None:
            self._process.wait()
            if not self._stopped:
                callback()

        threading.Thread(target=watch, daemon=True).start()

    def stop(self) -> None:
        """End the server and wait until it is gone."""
        self._stopped = True
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(timeout=8)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> LocalServer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


@contextmanager
def prefect_api(prefect_dir: Path) -> Iterator[str]:
    """Within the block Prefect can be used: with the user's server where there is one, else with our own.

    Sets `PREFECT_API_URL` before Prefect is imported. Raises `PrefectUnavailable`.
    """
    if url := existing_api(prefect_dir):
        set_environment(prefect_dir)
        if not answers(url):
            raise PrefectUnavailable(f"no Prefect server answers at {url}; start it, or unset PREFECT_API_URL")
        os.environ["PREFECT_API_URL"] = url
        yield url
        return
    with LocalServer(prefect_dir) as server:
        os.environ["PREFECT_API_URL"] = server.api_url
        # Nobody reads the logs of a server that ends with the run; sending them would only race with its end.
        os.environ.setdefault("PREFECT_LOGGING_TO_API_ENABLED", "false")
        import prefect  # noqa: F401  # seconds of import, spent while the server comes up

        try:
            yield server.wait()
        finally:
            os.environ.pop("PREFECT_API_URL", None)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

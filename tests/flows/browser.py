"""A headless Chromium for tests, driven through ChromeDriver's own protocol (W3C WebDriver over HTTP on loopback)."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

#: nothing but what is on this machine is asked for
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND"),
)
TAB, ENTER = "\ue004", "\ue007"


class Browser:
    """A session of a browser."""

    def __init__(self, port: int, session: str) -> None:
        self._root = f"http://127.0.0.1:{port}/session/{session}"

    def open(self, url: str) -> None:
        ask(f"{self._root}/url", {"url": url})

    def run(self, script: str) -> Any:
        """The value of a script's `return`."""
        return ask(f"{self._root}/execute/sync", {"script": script, "args": []})

    def wait_until(self, condition: str, seconds: float = 20) -> None:
        """Wait until an expression of the page's is true; fail where it never is (a busy machine is slow to follow)."""
        deadline = time.monotonic() + seconds
        while not self.run(f"return {condition}"):
            assert time.monotonic() < deadline, f"never true on the page: {condition}"
            time.sleep(0.05)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as somebody at the keyboard."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        ask(f"{self._root}/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def complaints(self) -> list[str]:
        """What the page's console holds of errors."""
        return [entry["message"] for entry in ask(f"{self._root}/se/log", {"type": "browser"})]


def ask(url: str, body: dict[str, Any] | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, headers={"Content-Type": "application/json"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=120) as answer:
        return json.load(answer)["value"]


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A browser with an empty profile in `folder`; skips the test where Chromium or ChromeDriver is missing."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("no chromium and chromedriver on this machine: apt-get install chromium chromium-driver")
    with subprocess.Popen(
        [driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout
            port = next(
                int(line.rsplit(" ", 1)[1].strip(". \n")) for line in process.stdout if "successfully on port" in line
            )
            options = {"binary": chromium, "args": [*FLAGS, f"--user-data-dir={folder}"]}
            wanted = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
            made = ask(f"http://127.0.0.1:{port}/session", {"capabilities": {"alwaysMatch": wanted}})
            yield Browser(port, made["sessionId"])
            request = urllib.request.Request(f"http://127.0.0.1:{port}/session/{made['sessionId']}", method="DELETE")
            urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=60).close()
        finally:
            process.terminate()
            process.stdout.close()  # type: ignore[union-attr]

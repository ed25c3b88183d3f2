"""Trial: the automation of the README calls its webhook when a run fails, and when a source keeps failing.

    python -m tests.trials.alarms [--minutes 10]

Serves a webhook and an outlet that always answers 503 on loopback, schedules the outlet every few seconds, registers the
README's `alarm.yaml` on Prefect's server, and waits for both messages. Exit status 1 where one does not come; it then
says how the runs stand. The minutes count from the automation on: at a load of 20 it takes ten to get there.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.conftest import DATELINE

if TYPE_CHECKING:
    from collections.abc import Iterator

README = Path(__file__).parents[2] / "README.md"
#: makes a Webhook block as the UI does, and prints its id
MAKE_BLOCK = (
    "import sys; from prefect.blocks.webhook import Webhook; "
    "print(Webhook(url=sys.argv[1], allow_private_urls=True).save('desk'))"
)


class Loopback(BaseHTTPRequestHandler):
    """An outlet that is down (GET), and a webhook that keeps what it is told (POST)."""

    server: Any

    def do_GET(self) -> None:
        """Answer 404 for robots.txt, 503 for the rest."""
        self.send_response(404 if self.path == "/robots.txt" else 503)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_POST(self) -> None:
        """Keep the message."""
        self.server.told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> int:
    """Run the trial and print the messages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0, help="give up after so long")
    seconds = parser.parse_args().minutes * 60
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), Loopback)
    server.told = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(prefix="dateline-alarms-") as name:
        home, url = Path(name), f"http://127.0.0.1:{server.server_port}"
        write_source(home, url)
        with schedule(home) as api_url:
            register(home, api_url, f"{url}/hook")
            deadline = time.monotonic() + seconds
            wanted = {"a failed run": "source silent-post failed", "a source in trouble": "its crawls keep failing"}
            while missing := [what for what, words in wanted.items() if words not in str(server.told)]:
                if time.monotonic() > deadline:
                    print(f"NO  {', '.join(missing)}; runs: {dict(run_states(api_url)) or 'none'}")
                    break
                time.sleep(1)
    for message in server.told:
        print(message["text"])
    return int(bool(missing))


def write_source(home: Path, url: str) -> None:
    """One source, crawled every few seconds."""
    (home / "sources").mkdir()
    (home / "dateline.toml").write_text("allow_private_hosts = true\n")
    (home / "sources" / "silent-post.toml").write_text(
        f'name = "Silent Post"\nurl = "{url}/"\nschedule = {{ interval_minutes = 0.5 }}\n'
        f'[[crawl]]\ntype = "feed"\nurl = "{url}/rss.xml"\n'
    )


@contextmanager
def schedule(home: Path) -> Iterator[str]:
    """`dateline schedule` in a process of its own; gives the address of its API once it answers."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    command = [*DATELINE, "schedule", "silent-post", "--port", "0", "--home", str(home)]
    process = subprocess.Popen(command, env=environment)
    note = home / "prefect" / "server.json"
    try:
        while not note.exists():
            if process.poll() is not None:
                raise SystemExit("the schedule did not come up")
            time.sleep(0.5)
        yield json.loads(note.read_text())["api_url"]
    finally:
        process.terminate()
        process.wait(60)


def register(home: Path, api_url: str, hook: str) -> None:
    """Do what the README says: make the block, write its id into `alarm.yaml`, create the automation."""
    environment = {**os.environ, "PREFECT_API_URL": api_url, "PREFECT_HOME": str(home / "prefect")}
    made = subprocess.run(
        [sys.executable, "-c", MAKE_BLOCK, hook], env=environment, capture_output=True, text=True, check=True
    )
    found = re.search(r"```yaml\n(name: .*?)```", README.read_text(), re.DOTALL)
    assert found, "the README has no automation"
    (home / "alarm.yaml").write_text(found[1].replace("ID-OF-THE-BLOCK", made.stdout.strip()))
    create = [sys.executable, "-m", "prefect", "automation", "create", "--from-file", str(home / "alarm.yaml")]
    subprocess.run(create, env=environment, check=True)


def run_states(api_url: str) -> Counter[str]:
    """How many runs Prefect's server has in each state."""
    request = urllib.request.Request(
        f"{api_url}/flow_runs/filter", data=b"{}", headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as reply:
        return Counter(run["state_name"] for run in json.load(reply))


if __name__ == "__main__":
    sys.exit(main())

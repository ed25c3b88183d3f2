"""Trial: outlets crawled by the schedule for some time, while its processes are killed at random.

    python -m tests.trials.soak [--outlets 20] [--pages 250] [--kills 30] [--delay 0.05] [--seed 1] [--minutes 60] [--light]

Serves outlets on loopback (feed, sitemap, pages with validators; some pages fail at first, some are not there), runs
`dateline schedule` over them, and again and again kills -9 one of its processes: the schedule itself, Prefect's server, a
run, or a crawler. In the end: each reachable page is archived and loaded once; no outlet was asked faster than its
delay, by the servers' own log; when every page is made due, a second pass is answered by 304; and the crawlers' memory
is flat. Exit status 1 where one of these does not hold. With `--light` a loop of crawls stands for the schedule, for a
machine on which Prefect's starts take longer than the kills leave it: the crawls are the same.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import warehouse
from spiders.archive import recover
from spiders.warc_file import ArchiveDamaged, read_pages
from tests.conftest import DATELINE, run_dateline
from warehouse.errors import WarehouseError

WORDS = "ferry river bridge harvest market council wind pilot town bank road school press water winter".split()  # noqa: SIM905


# --- the outlets


class Outlet(BaseHTTPRequestHandler):
    """One outlet; the number of its pages, and the log of all outlets, are its server's."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Any

    def do_GET(self) -> None:
        """Answer, and note the request with its moment and status."""
        at = time.time()
        self.server.asked[self.path] += 1
        status, kind, body = self._content()
        tag = f'"{len(body)}-{hash(body) & 0xFFFF}"'
        if status == 200 and self.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("ETag", tag)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.server.note(at, self.path, status)

    def _content(self) -> tuple[int, str, bytes]:
        base, count = f"http://127.0.0.1:{self.server.server_port}", self.server.pages
        if self.path == "/sitemap.xml":
            urls = "".join(f"<url><loc>{base}/story-{n}</loc></url>" for n in range(count))
            return 200, "application/xml", f"<urlset>{urls}</urlset>".encode()
        if self.path == "/rss.xml":
            items = "".join(f"<item><title>Story {n}</title><link>{base}/story-{n}</link></item>" for n in range(20))
            return 200, "application/rss+xml", f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
        if not self.path.startswith("/story-") or (number := int(self.path[7:])) % 50 == 49:
            return 404, "text/html", b"<html>not here</html>"
        if number % 40 == 7 and self.server.asked[self.path] == 1:
            return 500, "text/html", b"<html>oops</html>"
        return 200, "text/html; charset=utf-8", story(self.server.server_port, number)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def story(port: int, number: int) -> bytes:
    """A page whose words are its own, so that no two are taken for copies."""
    chance = random.Random(port * 1000 + number)
    text = "".join(f"<p>{' '.join(chance.choices(WORDS, k=60))} {port} {number} {i}.</p>" for i in range(6))
    return f"<!doctype html><html lang=en><head><title>Story {number} of {port}</title></head><body><article><h1>Story {number} of {port}</h1>{text}</article></body></html>".encode()


def serve(outlets: int, pages: int, log: Path) -> None:
    """Serve the outlets until standard input ends; prints their ports."""
    lock = threading.Lock()
    with log.open("a", buffering=1) as out:
        ports = []
        for _ in range(outlets):
            server: Any = ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
            server.pages, server.asked, port = pages, Counter(), server.server_port

            def note(at: float, path: str, status: int, port: int = port) -> None:
                with lock:
                    out.write(json.dumps([at, port, path, status]) + "\n")

            server.note = note
            threading.Thread(target=server.serve_forever, daemon=True).start()
            ports.append(port)
        print(json.dumps(ports), flush=True)
        sys.stdin.read()


# --- the soak


@dataclass
class Soak:
    """The home under trial, the outlets' ports and log, and what was seen of memory."""

    home: Path
    ports: list[int]
    log: Path
    pages: int
    delay: float
    peaks: defaultdict[int, float]
    environment: dict[str, str]
    light: bool
    schedule: subprocess.Popen[bytes] | None = None

    def reachable(self) -> set[str]:
        """Every page that can be had."""
        return {f"http://127.0.0.1:{p}/story-{n}" for p in self.ports for n in range(self.pages) if n % 50 != 49}

    def start(self) -> None:
        """Start the schedule."""
        command = [
            *DATELINE,
            "schedule",
            "--sources",
            str(self.home / "sources"),
            "--port",
            "0",
            "--home",
            str(self.home),
        ]
        if self.light:
            command = [sys.executable, "-m", "tests.trials.soak", "--drive", str(self.home)]
        with (self.home / "log").open("ab") as log:
            self.schedule = subprocess.Popen(
                command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=self.environment
            )

    def processes(self) -> dict[int, str]:
        """Our live processes: {pid: what it is}."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                told = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                mine = b"DATELINE_SOAK=" + str(self.home).encode() in (folder / "environ").read_bytes()
            except OSError:
                continue
            if mine and told:
                found[int(folder.name)] = next((name for mark, name in KINDS if mark in told), "another")
        return found

    def watch_memory(self) -> None:
        """Keep the crawlers' peaks, by the second."""
        while True:
            time.sleep(1)
            for pid, kind in self.processes().items():
                if kind == "crawler":
                    try:
                        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
                    except OSError:
                        continue
                    peak = next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
                    self.peaks[pid] = max(self.peaks[pid], peak)

    def is_crawling(self) -> bool:
        """Whether a crawl is under way (of a light trial, which ends between crawls)."""
        return self.light and "crawler" in self.processes().values()

    def done(self) -> int:
        """Articles that readers see; of a light trial, pages that were served whole."""
        if self.light:
            return len(
                {(port, path) for _, port, path, status in requests_of(self) if status == 200 and "story" in path}
            )
        try:
            with warehouse.open(self.home) as con:
                row = con.execute("SELECT count(*) FROM articles").fetchone()
        except WarehouseError:
            return 0
        return int(row[0]) if row else 0


KINDS = (
    ("spiders.crawl", "crawler"),
    ("flows.prefect_child", "server"),
    (" schedule ", "schedule"),
    (" --drive ", "schedule"),
    ("prefect", "run"),
)


def main() -> int:
    """Run the trial and print its figures."""
    options = _options()
    if options.drive:
        drive(options.drive)
        return 0
    if options.serve:
        serve(options.outlets, options.pages, options.serve)
        return 0
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="dateline-soak-") as name:
        home = Path(name)
        command = [sys.executable, "-m", "tests.trials.soak", "--serve", str(home / "requests.jsonl"),
                   "--outlets", str(options.outlets), "--pages", str(options.pages)]  # fmt: skip
        site = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert site.stdout is not None
        ports = json.loads(site.stdout.readline())
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
        environment["DATELINE_SOAK"] = str(home)
        soak = Soak(home, ports, home / "requests.jsonl", options.pages, options.delay, defaultdict(float), environment,
                    options.light)  # fmt: skip
        write_sources(soak)
        threading.Thread(target=soak.watch_memory, daemon=True).start()
        try:
            disturb(soak, options.kills, chance, options.minutes * 60)
            return report(soak)
        finally:
            for pid in soak.processes():
                os.kill(pid, signal.SIGKILL)
            site.kill()
            site.wait()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--outlets", type=int, default=20)
    parser.add_argument("--pages", type=int, default=250)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--delay", type=float, default=0.05)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60.0, help="give up after so long")
    parser.add_argument("--light", action="store_true")
    parser.add_argument("--drive", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def write_sources(soak: Soak) -> None:
    """One source an outlet, each crawled every five minutes."""
    (soak.home / "sources").mkdir()
    (soak.home / "dateline.toml").write_text(
        "allow_private_hosts = true\nwriter_wait_seconds = 600\ncrawls_at_once = 3\n"
    )
    for number, port in enumerate(soak.ports):
        url = f"http://127.0.0.1:{port}"
        (soak.home / "sources" / f"outlet-{number}.toml").write_text(
            f'name = "Outlet {number}"\nurl = "{url}/"\ndelay_seconds = {soak.delay}\nmax_pages = 1000\n'
            f"schedule = {{ interval_minutes = 5, jitter_seconds = 1 }}\n"
            f'[[crawl]]\ntype = "feed"\nurl = "{url}/rss.xml"\n[[crawl]]\ntype = "sitemap"\nurl = "{url}/sitemap.xml"\n'
        )


def drive(home: Path) -> None:
    """Crawl the home's sources again and again, four at a time, as the schedule's runs do, until killed."""
    from flows.crawling import configured_sources, crawl
    from flows.settings import load_settings
    from warehouse.watching import Known

    settings = load_settings(home)
    sources = list(configured_sources(settings, settings.sources_dir).values())
    with ThreadPoolExecutor(4) as pool:
        while True:
            random.shuffle(sources)  # a loop that is killed again and again must not begin with the same ones
            for result in pool.map(lambda source: crawl(source, settings, Known()), sources):
                if result.status != "finished":
                    print(result.source_id, result.status, result.failures[:2], flush=True)


def disturb(soak: Soak, kills: int, chance: random.Random, seconds: float) -> None:
    """Run the schedule until everything is loaded, killing one of its processes now and then."""
    began, wanted, done = time.monotonic(), len(soak.reachable()), Counter[str]()
    soak.start()
    while (soak.done() < wanted or soak.is_crawling() or done.total() < kills) and time.monotonic() - began < seconds:
        time.sleep(chance.uniform(2, 15))
        assert soak.schedule is not None
        # A schedule that is only just up has nothing to lose: let it begin a run first.
        kinds = soak.processes()
        if done.total() < kills and any(kind in ("run", "crawler") for kind in kinds.values()):
            kind = chance.choice(["crawler", "crawler", "run", "run", *sorted(set(kinds.values()) - {"another"})])
            candidates = [p for p, k in kinds.items() if k == kind]
            if not candidates:
                continue
            os.kill(chance.choice(candidates), signal.SIGKILL)
            done[kind] += 1
            print(
                f"{time.monotonic() - began:5.0f} s: kill {done.total()}: {kind}; {soak.done()} of {wanted} loaded",
                flush=True,
            )
        if soak.schedule.poll() is not None:
            soak.start()
    print(f"killed: {dict(done)}; {soak.done()} of {wanted} pages loaded after {time.monotonic() - began:.0f} s")
    assert soak.schedule is not None
    soak.schedule.terminate()
    status = soak.schedule.wait(90)
    time.sleep(5)  # a crawler ends when its parent is gone
    print(f"SIGTERM: exit status {status}, processes left: {list(soak.processes().values())}")


def report(soak: Soak) -> int:
    """Check what the trial is for, and print it; 1 where something does not hold."""
    recover(soak.home / "archive")
    archived: Counter[str] = Counter()
    for file in (soak.home / "archive").glob("*.warc.gz"):
        try:
            archived.update(page.url for page in read_pages(file) if page.status == 200)
        except ArchiveDamaged as error:
            print(error)
    first = requests_of(soak)
    again = second_pass(soak, len(first))  # it also loads what a light trial has only archived
    with warehouse.open(soak.home) as con:
        loaded = Counter(row[0] for row in con.execute("SELECT url FROM articles").fetchall())
    wanted = soak.reachable()
    verdicts = {
        "each reachable page archived once": set(archived) == wanted and set(archived.values()) == {1},
        "each reachable page loaded once": set(loaded) == wanted and set(loaded.values()) == {1},
    }
    twice = sum(count > 1 for count in archived.values())
    print(f"archived {len(archived)} of {len(wanted)}, {twice} more than once; loaded {len(loaded)}")
    verdicts["no request beyond the limits"] = tell_rate(soak, first)
    verdicts["second pass answered by 304"] = again
    peaks = [soak.peaks[pid] for pid in soak.peaks]
    early, late = peaks[: len(peaks) // 2], peaks[len(peaks) // 2 :]
    print(
        f"crawlers' peak memory: {max(early, default=0):.0f} MB in the first half, {max(late, default=0):.0f} MB later"
    )
    verdicts["memory flat"] = max(late, default=0) < 1.2 * max(early, default=0) + 10
    for name, holds in verdicts.items():
        print(f"{'yes' if holds else 'NO '} {name}")
    return int(not all(verdicts.values()))


def requests_of(soak: Soak) -> list[tuple[float, int, str, int]]:
    """The servers' log."""
    return [tuple(json.loads(line)) for line in soak.log.read_text().splitlines()]


def tell_rate(soak: Soak, log: list[tuple[float, int, str, int]]) -> bool:
    """Whether no outlet was asked more often than its delay allows, in any ten seconds."""
    worst = 0.0
    for port in soak.ports:
        moments = sorted(at for at, p, _, _ in log if p == port)
        for index, at in enumerate(moments):
            within = sum(1 for later in moments[index : index + int(20 / soak.delay)] if later < at + 10)
            worst = max(worst, (within - 1) * soak.delay / 10)
    print(f"{len(log)} requests; the busiest ten seconds of an outlet: {worst:.0%} of what its delay allows")
    return worst <= 1.0


def second_pass(soak: Soak, before: int) -> bool:
    """Make every page due, crawl once more, and see what the servers answered."""
    for file in (soak.home / "frontier").glob("*.sqlite"):
        with closing(sqlite3.connect(file)) as db:
            db.execute("UPDATE pages SET due_at = 0 WHERE state = 'held'")
            db.commit()
    done = run_dateline(
        "run", *(f"outlet-{n}" for n in range(len(soak.ports))), "--max-pages", "2000", home=soak.home, timeout=1800
    )
    print(done.stdout.splitlines()[0] if done.stdout else done.stderr[-500:])
    statuses = Counter(status for *_, status in requests_of(soak)[before:])
    share = statuses[304] / max(1, statuses.total())
    print(f"second pass: {statuses.total()} requests, {share:.1%} answered by 304")
    return share > 0.95


if __name__ == "__main__":
    sys.exit(main())

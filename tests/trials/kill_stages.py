"""Trial: `kill -9` within a chosen stage of an ingest or a recoding, then the same again: the end state of an undisturbed run.

    python -m tests.trials.kill_stages [--kills 30] [--articles 300] [--seed 1]

`kill_runs` kills the whole command at random, mostly while Prefect starts or coding runs; here the stages are called as
plain functions, in small batches, and say when they begin, so that each of load, dedupe, code, link and publish is hit
equally often, at a random moment of the time that it takes undisturbed. Each kill begins with a new home: an empty one
for an ingest, an ingested one whose user has added words to the lexicon for a recoding. What is held and published in
the end, its revisions included, must equal that of the undisturbed run. Exit status 1 where it does not.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from flows import reading, recoding
from flows.run_summary import RunSummary
from flows.settings import Settings
from tests.benchmarks.corpus import articles, dense_articles
from tests.flows.test_demo import contents
from tests.warehouse.line import state
from warehouse import incidents, pending, publish, runs, stories
from warehouse.writer import open_writer

BATCH = 40
STAGES = ("load", "dedupe", "code", "link", "publish")
MORE = {
    "articles": "article_id",
    "reports": "report_id",
    "responsibility": "ALL",
    "link_reasons": "report_id, other_id",
}
"""Published tables that are compared besides, with their keys."""
NEW_WORDS = """
[[actor]]
name = "Daesh"
kind = "armed_group"
countries = ["SY", "IQ"]
names = ["Islamic State", "Islamic State group"]
"""


def main() -> int:
    """Run the trial."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--run", nargs=2, metavar=("TASK", "HOME"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        line(options.run[0], Path(options.run[1]))
        return 0
    with tempfile.TemporaryDirectory(prefix="dateline-kill-") as folder:
        return trial(Path(folder), options.kills, options.articles, random.Random(options.seed))


def trial(folder: Path, kills: int, count: int, chance: random.Random) -> int:
    """Kill and compare; returns the exit status."""
    empty, ingested, recoded = folder / "empty", folder / "ingested", folder / "recoded"
    empty.mkdir()
    rows = [*articles(count), *dense_articles(count // 5)]
    (empty / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    shutil.copytree(empty, ingested)
    seconds = {"ingest": run("ingest", ingested)}
    shutil.copytree(ingested, recoded, symlinks=True)
    (recoded / "lexicon").mkdir()
    (recoded / "lexicon" / "actors.toml").write_text(NEW_WORDS)
    ready = folder / "ready"
    shutil.copytree(recoded, ready, symlinks=True)
    seconds["recode"] = run("recode", recoded)
    wanted = {"ingest": outcome(ingested), "recode": outcome(recoded)}
    print(f"a recoding revises {len(wanted['recode']['revisions']) - len(wanted['ingest']['revisions'])} values")
    wrong = 0
    for number in range(kills):
        task, stage = ("ingest", "recode")[number % 2], STAGES[number // 2 % len(STAGES)]
        home = folder / f"kill-{number}"
        shutil.copytree(empty if task == "ingest" else ready, home, symlinks=True)
        after = chance.uniform(0, seconds[task][stage])
        run(task, home, stage, after)
        run(task, home)
        got = outcome(home)
        different = [name for name, rows in wanted[task].items() if got[name] != rows]
        print(f"{task}, {after:.2f} s into {stage}: {'different: ' + ', '.join(different) if different else 'equal'}")
        wrong += bool(different)
        shutil.rmtree(home)
    print(f"{kills} kills, {wrong} end states differ")
    return int(wrong > 0)


def line(task: str, home: Path) -> None:
    """Take the home's articles the whole way in small batches, saying when each stage begins."""
    settings, summary = Settings(home=home, jobs=1, batch_size=BATCH), RunSummary()
    with open_writer(home) as con:
        summary.run_id = runs.start(con, task)
        steps: dict[str, Callable[[], Any]] = {
            "load": lambda: reading.read_files(con, settings, [home / "articles.jsonl"], summary),
            "dedupe": lambda: stories.dedupe(con, BATCH),
            "code": lambda: recoding.code_pending(con, settings),
            "link": lambda: incidents.link(con, BATCH),
            "publish": lambda: publish.publish(con, home, whole=task == "recode"),
        }
        if task == "recode":
            steps["load"] = lambda: pending.mark(con, "extract")
        for stage, step in steps.items():
            print(stage, flush=True)
            step()
    print("end", flush=True)


def run(task: str, home: Path, stage: str | None = None, after: float = 0.0) -> dict[str, float]:
    """Run a task in a process of its own, and kill it some seconds into a stage; returns how long each stage took."""
    began: dict[str, float] = {}
    command = [sys.executable, "-m", "tests.trials.kill_stages", "--run", task, str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ) as process:
        assert process.stdout
        for said in process.stdout:
            began[said.strip()] = time.monotonic()
            if said.strip() == stage:
                time.sleep(after)
                process.kill()
    if stage is None and process.returncode:
        raise RuntimeError(f"{task} in {home} ended with {process.returncode}")
    moments = list(began.values())
    return dict(zip(began, (later - at for at, later in pairwise(moments)), strict=False))


def outcome(home: Path) -> dict[str, list[Any]]:
    """What is held and published, without moments."""
    with open_writer(home) as con:
        held = state(con)
        held["revisions"] = con.execute(
            "SELECT incident_id, field, old_value, new_value, reason, article_id FROM incident_revisions_kept ORDER BY ALL"
        ).fetchall()
        held["reasons"] = con.execute("SELECT * FROM link_reasons ORDER BY ALL").fetchall()
    return held | {f"published {table}": rows for table, rows in contents(home, MORE).items()}


if __name__ == "__main__":
    sys.exit(main())

"""Trial: `kill -9` at random moments of a run, then the same command: the same end state as an undisturbed run.

    python -m tests.trials.kill_runs [--kills 10] [--seed 1]

Each kill hits the whole process group of a `dateline demo` into one and the same home, after a random share of the time
that an undisturbed run takes. In the end the run is let through, and the two published snapshots are compared row by row
(all but the moments of writing). Exit status 1 where they differ.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import DATELINE
from tests.flows.test_demo import contents


def main() -> int:
    """Run the trial."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="dateline-kill-") as folder:
        calm, rough = Path(folder, "calm"), Path(folder, "rough")
        began = time.monotonic()
        run(calm, None)
        seconds = time.monotonic() - began
        print(f"undisturbed: {seconds:.1f} s")
        for number in range(options.kills):
            after = chance.uniform(0.5, seconds)
            ended = run(rough, after)
            print(f"kill {number + 1}: after {after:.1f} s{'' if ended is None else ', which was too late'}")
        run(rough, None)
        wanted, got = contents(calm), contents(rough)
        for table, rows in wanted.items():
            same = rows == got[table]
            print(f"{table}: {len(rows)} rows, {'equal' if same else f'different, {len(got[table])} after the kills'}")
        return int(wanted != got)


def run(home: Path, kill_after: float | None) -> int | None:
    """Run the demo; returns its exit status, None where it was killed."""
    with subprocess.Popen(
        [*DATELINE, "demo", "--home", str(home)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            return process.wait(kill_after)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return None


if __name__ == "__main__":
    sys.exit(main())

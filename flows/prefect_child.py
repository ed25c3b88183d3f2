"""The process that serves Prefect's API for one run of ours: `python -m flows.prefect_child PORT`.

It lives exactly as long as the process that started it: its standard input is a pipe from there, and an end of that
pipe (also after kill -9 of the parent) ends it. SIGTERM does not: systemd sends it to all processes of a unit at once,
and the runs that end by it still have something to report.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from contextlib import nullcontext

GRACE_SECONDS = 3.0


def main() -> None:
    """Serve until standard input ends."""
    import uvicorn

    config = uvicorn.Config(
        "prefect.server.api.server:create_app",
        factory=True,
        host="127.0.0.1",
        port=int(sys.argv[1]),
        log_level="error",
        lifespan="on",
    )
    server = uvicorn.Server(config)
    server.capture_signals = nullcontext  # type: ignore[method-assign, assignment]
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, args=(server,), daemon=True).start()
    server.run()
    os._exit(0)  # the server's services leave threads behind that would keep the process alive


def _end_with_parent(server: object) -> None:
    # os.read, not sys.stdin: a buffered reader's lock would block the interpreter's exit.
    while os.read(0, 4096):
        pass
    server.should_exit = True  # type: ignore[attr-defined]
    time.sleep(GRACE_SECONDS)
    os._exit(0)


if __name__ == "__main__":
    main()

"""`dateline schedule`: keep scheduled crawls running."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.command.output import HomeOption, fail, settings_of, warn
from flows.command.targets import sources_to_crawl

if TYPE_CHECKING:
    from flows.settings import Settings
    from spiders.source import Source

DEFAULT_PORT = 4200


def schedule(
    targets: Annotated[
        list[str] | None, typer.Argument(help="Sources to schedule; all enabled ones where none is named.")
    ] = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port of Prefect's server and its UI, on loopback; 0: any.")
    ] = DEFAULT_PORT,
    sources_folder: Annotated[
        Path | None, typer.Option("--sources", help="Take the sources of this folder alone.")
    ] = None,
    work_pool: Annotated[
        str | None,
        typer.Option(
            "--work-pool",
            help="Hand the schedules to this process work pool of a Prefect server that runs already, and end: "
            "`prefect worker start --pool NAME` then runs them.",
            show_default=False,
        ),
    ] = None,
    home: HomeOption = None,
) -> None:
    """Keep scheduled crawls running: one Prefect deployment a source, until stopped by Ctrl-C or SIGTERM."""
    from flows.prefect_server import PrefectUnavailable
    from spiders.source import SourceError

    settings = settings_of(home)
    chosen = sources_to_crawl(settings, targets or [], sources_folder)
    # A shell starts what it puts into the background with SIGINT ignored, and Prefect's runner is ended by SIGINT.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
    settings.home.mkdir(parents=True, exist_ok=True)
    try:
        _serve_beside_server(chosen, settings, port, sources_folder, work_pool)
    except SourceError as error:
        fail(str(error))
    except PrefectUnavailable as error:
        fail(str(error), status=1)
    except KeyboardInterrupt:
        warn("stopped")
        sys.exit(0)


def _serve_beside_server(
    chosen: list[Source], settings: Settings, port: int, folder: Path | None, work_pool: str | None
) -> None:
    """Serve with the Prefect server that runs already, else with one of our own, for as long as it lives."""
    from flows.prefect_server import LocalServer, answers, existing_api, set_environment

    environment = dict(os.environ)
    if url := existing_api(settings.prefect_dir):
        set_environment(settings.prefect_dir)
        if not answers(url):
            fail(f"no Prefect server answers at {url}; start it, or unset PREFECT_API_URL", status=1)
        _serve(chosen, settings, url, folder, work_pool)
        return
    if work_pool:
        fail("a work pool needs a Prefect server that runs already: set PREFECT_API_URL to its address")
    if port and not _is_free(port):
        fail(f"port {port} is in use; name another one with --port")
    with LocalServer(settings.prefect_dir, port=port, whole=True) as server:
        url = server.wait()
        server.on_death(lambda: _begin_anew(environment))
        with _noted(settings.prefect_dir / "server.json", url):
            _serve(chosen, settings, url, folder)


@contextmanager
def _noted(note: Path, api_url: str) -> Iterator[None]:
    """Tell other processes of this home, while the server runs, where it answers."""
    half = note.with_suffix(".half")  # who reads the note meanwhile finds none, or all of it
    half.write_text(json.dumps({"api_url": api_url, "pid": os.getpid()}))
    half.replace(note)
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


def _serve(
    chosen: list[Source], settings: Settings, api_url: str, folder: Path | None, work_pool: str | None = None
) -> None:
    os.environ["PREFECT_API_URL"] = api_url
    if work_pool:
        from flows.schedule import hand_over

        hand_over(chosen, settings, work_pool, folder)
        warn(f"{len(chosen)} sources are in the work pool {work_pool}; next: prefect worker start --pool {work_pool}")
        return
    warn(f"{len(chosen)} sources are scheduled; follow them at {api_url.removesuffix('/api')}")
    from flows.schedule import serve_sources

    serve_sources(chosen, settings, folder)
    warn("stopped")


def _begin_anew(environment: dict[str, str]) -> None:
    """Become a fresh `dateline schedule`: without its server a runner does nothing, and says so to nobody.

    Its runs are ended first; the new schedule catches up on them.
    """
    warn("Prefect's server ended; the schedule begins anew")
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue  # it has just ended
        if parent == str(os.getpid()):
            with suppress(ProcessLookupError):
                os.kill(int(folder.name), signal.SIGKILL)
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)  # noqa: S606 - ourselves


def _is_free(port: int) -> bool:
    import socket

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True

"""The archive: every article page as it arrived, in WARC/1.1 files that any web-archive tool reads.

A crawl writes to a file whose name ends in `.warc.gz.open`, one gzip member a record, handed to the system record by
record, so that a kill loses at most the record being written. When the crawl ends the file gets its name without
`.open`; `recover` does the same for what a killed crawl left. Each response record follows a metadata record with the
source's id and what its feed or sitemap said of the page. How files are read: `spiders.warc_file`.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import threading
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from spiders.page import Page
from spiders.warc import page_records, revisit_records, warcinfo_record

OPEN_SUFFIX = ".open"
ROTATE_BYTES = 1024 * 1024 * 1024


class ArchiveWriter:
    """Writes one crawl's pages into the folder. No file is made before the first page.

    `files` lists what was completed; `on_open` is called with the name of each file before it is written. Safe to close
    from another thread than the one that writes.
    """

    def __init__(
        self,
        folder: Path,
        source_id: str,
        rotate_bytes: int = ROTATE_BYTES,
        on_open: Callable[[str], None] | None = None,
    ) -> None:
        self._on_open = on_open
        self.folder = Path(folder)
        self.source_id = source_id
        self.files: list[Path] = []
        self._rotate_bytes = rotate_bytes
        self._lock = threading.Lock()
        self._path: Path | None = None
        self._fd = -1
        self._size = 0

    def write(self, page: Page) -> None:
        """Append the page. Raises `OSError` where the disk is full; the file then still ends with a whole record."""
        self._write(page_records(page))

    def write_revisit(self, page: Page, digest: str, held_since: datetime) -> None:
        """Append that the page was asked for and is what was archived at `held_since` with this payload digest.

        A page of status 304 gives a record of WARC's profile server-not-modified, any other identical-payload-digest;
        neither holds the body again. Raises `OSError` as `write` does.
        """
        self._write(revisit_records(page, digest, held_since))

    def _write(self, records: bytes) -> None:
        with self._lock:
            if self._path is None:
                self._open()
            self._append(records)
            if self._size >= self._rotate_bytes:
                self._complete()

    def close(self) -> None:
        """Complete the file: from now on it is read."""
        with self._lock:
            self._complete()

    def __enter__(self) -> ArchiveWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def _open(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        path = self.folder / f"{self.source_id}-{stamp}-{secrets.token_hex(4)}.warc.gz{OPEN_SUFFIX}"
        if self._on_open is not None:
            self._on_open(path.name.removesuffix(OPEN_SUFFIX))
        self._fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o644)
        # The lock goes with the process, however it dies: that is how `recover` knows whether the writer lives.
        fcntl.flock(self._fd, fcntl.LOCK_EX)
        self._path, self._size = path, 0
        self._append(warcinfo_record(path.name.removesuffix(OPEN_SUFFIX), self.source_id))

    def _append(self, data: bytes) -> None:
        written = 0
        try:
            while written < len(data):
                written += os.write(self._fd, data[written:])
        except OSError:
            os.ftruncate(self._fd, self._size)
            raise
        self._size += len(data)

    def _complete(self) -> None:
        if self._path is None:
            return
        os.fsync(self._fd)
        done = self._path.with_name(self._path.name.removesuffix(OPEN_SUFFIX))
        os.rename(self._path, done)
        os.close(self._fd)
        self.files.append(done)
        self._path, self._fd = None, -1


def recover(folder: Path) -> list[Path]:
    """Complete the files that killed crawls left: cut after the last whole record, rename. Returns the new names.

    A file whose writer still lives is left alone; one without a whole record is removed.
    """
    recovered = []
    for path in sorted(Path(folder).rglob(f"*.warc.gz{OPEN_SUFFIX}")):
        with contextlib.suppress(FileNotFoundError), path.open("r+b") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            if not path.exists():  # completed while we opened it
                continue
            end = _last_whole_record(path)
            if not end:
                path.unlink()
                continue
            file.truncate(end)
            os.fsync(file.fileno())
            done = path.with_name(path.name.removesuffix(OPEN_SUFFIX))
            os.rename(path, done)
            recovered.append(done)
    return recovered


def find_file(folder: Path, name: str) -> Path | None:
    """The archive file of this name, in the folder or below; None where it is not there (any more)."""
    return next((path for path in Path(folder).rglob(Path(name).name) if path.is_file()), None)


def _last_whole_record(path: Path) -> int:
    """The offset after the last gzip member that is whole; 0 where fewer than two are (the first is no page)."""
    end = members = position = 0
    with path.open("rb") as file:
        inflater = zlib.decompressobj(zlib.MAX_WBITS + 16)
        data = b""
        try:
            while data or (data := file.read(1 << 20)):
                inflater.decompress(data)
                position += len(data) - len(inflater.unused_data)
                data = inflater.unused_data
                if inflater.eof:
                    end, members = position, members + 1
                    inflater = zlib.decompressobj(zlib.MAX_WBITS + 16)
        except zlib.error:
            pass  # what follows the last whole member is cut, torn or garbage alike
    return end if members > 1 else 0

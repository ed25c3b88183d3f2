"""The archive: every article page as it arrived, in WARC/1.1 files that any web-archive tool reads.

A crawl writes to a file whose name ends in `.warc.gz.open`, one gzip member a record, handed to the system record by
record, so that a kill loses at most the record being written. When the crawl ends the file gets its name without
`.open`; `recover` does the same for what a killed crawl left. Each response record follows a metadata record with the
source's id and what its feed or sitemap said of the page.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import threading
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any

from warcio.archiveiterator import WARCIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from spiders.page import Page, digest

OPEN_SUFFIX = ".open"
MAX_PAGE_BYTES = 10 * 1024 * 1024
ROTATE_BYTES = 1024 * 1024 * 1024

_COMPRESSION = 3  # a third of the time of 6, for a file 9 % bigger
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_UNDONE = ("content-encoding", "transfer-encoding", "content-length")


class ArchiveDamaged(Exception):
    """A WARC file that cannot be read to its end; `path` and `offset` (bytes) say where the damage begins."""

    def __init__(self, path: Path, offset: int, what: str) -> None:
        super().__init__(f"{path}: damaged at byte {offset}: {what}; the records before it were read")
        self.path = path
        self.offset = offset


class ArchiveWriter:
    """Writes one crawl's pages into the folder. No file is made before the first page.

    `files` lists what was completed. Safe to close from another thread than the one that writes.
    """

    def __init__(self, folder: Path, source_id: str, rotate_bytes: int = ROTATE_BYTES) -> None:
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
        with self._lock:
            if self._path is None:
                self._open()
            self._append(_records(page))
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
        self._fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o644)
        # The lock goes with the process, however it dies: that is how `recover` knows whether the writer lives.
        fcntl.flock(self._fd, fcntl.LOCK_EX)
        self._path, self._size = path, 0
        self._append(_warcinfo(path.name.removesuffix(OPEN_SUFFIX), self.source_id))

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


def read_pages(path: Path) -> Iterator[Page]:
    """The HTML pages of any WARC file, in its order, one in memory at a time.

    Other records and other content types are passed over. A body above `MAX_PAGE_BYTES` is cut one byte above it,
    so that extraction refuses it. Raises `ArchiveDamaged` after the last whole record of a damaged file.
    """
    with Path(path).open("rb") as file:
        iterator = WARCIterator(file)
        hints: dict[str, str] = {}
        end = 0
        while True:
            try:
                record = next(iterator, None)
                if record is None:
                    break
                offset = iterator.offset
                page, hints = _read_record(record, hints, path, offset)
                iterator.read_to_end()
                whole = getattr(record.raw_stream, "limit", 1) <= 0
            except (ArchiveLoadFailed, zlib.error, EOFError, ValueError, KeyError, AttributeError) as error:
                raise ArchiveDamaged(Path(path), end, str(error) or type(error).__name__) from error
            if not whole:
                break
            end = offset + iterator.get_record_length()
            if page is not None:
                yield page
        file.seek(end)
        if file.read(64).strip():
            raise ArchiveDamaged(Path(path), end, "the file ends within a record")


def _records(page: Page) -> bytes:
    """The page's metadata and response record, each a gzip member."""
    response_id = f"<urn:uuid:{_uuid()}>"
    date = page.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    hints = {
        "source-id": page.source_id,
        "requested-url": page.url,
        "hint-title": page.hint_title,
        "hint-outlet": page.hint_outlet,
        "hint-published": page.hint_published,
    }
    metadata = _record(
        "metadata", page.final_url, _as_fields(hints), {"WARC-Date": date, "WARC-Concurrent-To": response_id}
    )
    headers = [(k, v) for k, v in page.headers.items() if k.lower() not in _UNDONE]
    headers += [(f"X-Archive-Orig-{k}", v) for k, v in page.headers.items() if k.lower() in _UNDONE[:2]]
    headers.append(("Content-Length", str(len(page.body))))
    named = {"WARC-Date": date, "WARC-Record-ID": response_id, "WARC-Payload-Digest": page.payload_digest}
    if not page.final_url.startswith(("http:", "https:")):
        # A document that came over no HTTP (a saved page) is a resource: readers look for no HTTP headers in it.
        return metadata + _record("resource", page.final_url, page.body, named, content_type=page.content_type)
    status = StatusAndHeaders(f"{page.status} {_REASONS.get(page.status, 'Unknown')}", headers, "HTTP/1.1")
    return metadata + _record("response", page.final_url, page.body, named, status)


_REASONS = {200: "OK", 404: "Not Found", 410: "Gone"}


def _warcinfo(name: str, source_id: str) -> bytes:
    info = {"software": "dateline", "format": "WARC file version 1.1", "isPartOf": source_id}
    return _record("warcinfo", None, _as_fields(info), {"WARC-Filename": name})


def _as_fields(values: Mapping[str, str | None]) -> bytes:
    return "".join(f"{k}: {' '.join(v.split())}\r\n" for k, v in values.items() if v).encode("utf-8")


def _record(
    kind: str,
    url: str | None,
    body: bytes,
    headers: dict[str, str],
    http: StatusAndHeaders | None = None,
    content_type: str = "application/warc-fields",
) -> bytes:
    """One record as a gzip member. Digests are computed here: warcio would copy the body to a temporary file."""
    block = body
    if http is not None:
        http.compute_headers_buffer()
        block = http.headers_buff + body
    headers = {**headers, "WARC-Block-Digest": digest(block)}
    headers.setdefault("WARC-Payload-Digest", headers["WARC-Block-Digest"])
    out = BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version="1.1")
    record = writer.create_warc_record(
        url,
        kind,
        payload=BytesIO(body),
        length=len(body),
        warc_content_type="" if http is not None else content_type,
        warc_headers_dict=headers,
        http_headers=http,
    )
    writer.write_record(record)
    return _compress(out)


def _compress(out: BytesIO) -> bytes:
    compressor = zlib.compressobj(_COMPRESSION, zlib.DEFLATED, zlib.MAX_WBITS + 16)
    return compressor.compress(out.getbuffer()) + compressor.flush()


def _uuid() -> str:
    h = secrets.token_hex(16)
    return f"{h[:8]}-{h[8:12]}-4{h[13:16]}-a{h[17:20]}-{h[20:]}"


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


def _read_record(record: Any, hints: dict[str, str], path: Path, offset: int) -> tuple[Page | None, dict[str, str]]:
    """The record's page where it holds one, and the hints for the record that follows."""
    if record.rec_type == "metadata":
        found = _fields(record.content_stream().read(1 << 16))
        found["concurrent-to"] = record.rec_headers.get_header("WARC-Concurrent-To") or ""
        return None, found
    if record.rec_type not in ("response", "resource"):
        return None, {}
    if hints.get("concurrent-to") != record.rec_headers.get_header("WARC-Record-ID"):
        hints = {}
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if not url.startswith(("http:", "https:", "file:", "urn:")):
        return None, {}
    status, headers = 200, {}
    if record.http_headers is not None:
        status = int(record.http_headers.get_statuscode() or 0)
        headers = {k: v for k, v in record.http_headers.headers if k.lower() not in _UNDONE[:2]}
        content_type = record.http_headers.get_header("Content-Type") or ""
    else:
        content_type = record.rec_headers.get_header("Content-Type") or ""
    if status not in (200, 404, 410) or (content_type and not content_type.lower().lstrip().startswith(_HTML_TYPES)):
        return None, {}
    body = record.content_stream().read(MAX_PAGE_BYTES + 1)
    page = Page(
        url=hints.get("requested-url", url),
        final_url=url,
        status=status,
        content_type=content_type,
        fetched_at=_date(record.rec_headers.get_header("WARC-Date") or ""),
        body=body,
        headers=headers,
        source_id=hints.get("source-id"),
        hint_title=hints.get("hint-title"),
        hint_outlet=hints.get("hint-outlet"),
        hint_published=hints.get("hint-published"),
        archive_file=str(path),
        archive_offset=offset,
    )
    return page, {}


def _fields(data: bytes) -> dict[str, str]:
    lines = (line.partition(":") for line in data.decode("utf-8", "replace").splitlines())
    return {name.strip().lower(): value.strip() for name, _, value in lines}


def _date(text: str) -> datetime:
    when = datetime.fromisoformat(text)
    return when if when.tzinfo else when.replace(tzinfo=UTC)

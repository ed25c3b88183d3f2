"""A WARC file, whoever wrote it: its HTML pages in order, one in memory at a time, past what is damaged."""

from __future__ import annotations

import gzip
import mmap
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from warcio.archiveiterator import WARCIterator
from warcio.exceptions import ArchiveLoadFailed

from spiders.page import Page
from spiders.warc import read_record

_BLOCK = 1 << 16
_PROBE_BYTES = 1 << 20
_GZIP_MARK, _RECORD_MARK = b"\x1f\x8b\x08", b"\r\n\r\nWARC/1."
#: what warcio and our own reading raise at what is no record
_NO_RECORD = (
    *(ArchiveLoadFailed, zlib.error, gzip.BadGzipFile, EOFError),
    *(ValueError, LookupError, AttributeError, TypeError, AssertionError, ArithmeticError),
)


class ArchiveDamaged(Exception):
    """A WARC file that is not whole: `path`, the `offset` (bytes) at which the first damage begins, and what it is."""

    def __init__(self, path: Path, offset: int, what: str, places: int = 1) -> None:
        others = f" (the first of {places} places)" if places > 1 else ""
        self.damage = f"damaged at byte {offset}: {what}{others}; the records around it were read"
        super().__init__(f"{path}: {self.damage}")
        self.path = path
        self.offset = offset


def read_pages(path: Path, revisits: bool = False) -> Iterator[Page]:
    """The HTML pages of any WARC file, in its order, one in memory at a time.

    Other records and other content types are passed over; with `revisits` a page that was found as it had been is
    given too, with status 304 and no body. A body above `MAX_PAGE_BYTES` is cut one byte above it, so that extraction
    refuses it. What is damaged is left out, and `ArchiveDamaged` raised after the file's last page. Of a file that was
    gzipped as a whole only what is before the first damage can be read.
    """
    path = Path(path)
    in_one = _is_one_member(path)
    damages: list[_Torn] = []
    with cast("IO[bytes]", gzip.open(path) if in_one else path.open("rb")) as file:
        start: int | None = 0
        while start is not None:
            try:
                for page in _pages(file, path, start, in_one):
                    if revisits or not page.unchanged:
                        yield page
                start = None
            except _Torn as torn:
                damages.append(torn)
                start = None if in_one else _next_record(path, torn.offset + 1)
    if damages:
        raise ArchiveDamaged(path, damages[0].offset, damages[0].what, len(damages))


class _Torn(Exception):
    def __init__(self, offset: int, what: str) -> None:
        super().__init__(what)
        self.offset, self.what = offset, what


def _pages(file: IO[bytes], path: Path, start: int, in_one: bool) -> Iterator[Page]:
    """The pages of the records from the offset on. Raises `_Torn` at what is none."""
    if start:
        file.seek(start)
    iterator = WARCIterator(file)
    hints: dict[str, str] = {}
    end, is_whole = start, True
    while is_whole:
        try:
            record = next(iterator, None)
            if record is None:
                break
            offset = iterator.offset
            page, hints = read_record(record, hints, path, offset)
            iterator.read_to_end()
            is_whole = getattr(record.raw_stream, "limit", 1) <= 0
            if is_whole:
                end = offset + iterator.get_record_length()
        except _NO_RECORD as error:
            raise _Torn(end, _printable(error)) from error
        if is_whole and page is not None:
            yield page
    # In a file of one member reading has stopped at its end: to seek would mean to unpack it all again.
    if not is_whole or _has_more(file, None if in_one else end):
        raise _Torn(end, "a record is torn off")


def _printable(error: BaseException) -> str:
    """The error's words in a line, without the bytes that it quotes."""
    return "".join(sign for sign in " ".join(str(error).split()) if sign.isprintable())[:200] or type(error).__name__


def _has_more(file: IO[bytes], offset: int | None) -> bool:
    """Whether something follows the offset, or where reading stands; also what is torn."""
    if offset is not None:
        file.seek(offset)
    try:
        return bool(file.read(64).strip())
    except (EOFError, zlib.error, OSError):
        return True


def _next_record(path: Path, offset: int) -> int | None:
    """The offset of the first record that begins there or later; None where none does."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        is_packed = data[:2] == _GZIP_MARK[:2]
        mark, ahead = (_GZIP_MARK, 0) if is_packed else (_RECORD_MARK, 4)
        while (offset := data.find(mark, offset)) >= 0:
            if not is_packed or _unpacks_to_record(data[offset : offset + _BLOCK]):
                return offset + ahead
            offset += 1
    return None


def _unpacks_to_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS + 16).decompress(data, 8).startswith(b"WARC/1.")
    except zlib.error:
        return False


def _is_one_member(path: Path) -> bool:
    """Whether a file was gzipped as a whole, as some tools do, and not record by record."""
    with path.open("rb") as file:
        data = file.read(_BLOCK)
        if not data.startswith(b"\x1f\x8b"):
            return False
        inflater, plain = zlib.decompressobj(zlib.MAX_WBITS + 16), b""
        try:
            while data and not inflater.eof and len(plain) < _PROBE_BYTES:
                plain += inflater.decompress(data, _PROBE_BYTES)
                data = inflater.unconsumed_tail or file.read(_BLOCK)
        except zlib.error:
            return False  # its reader will say what is wrong
    return _RECORD_MARK in plain

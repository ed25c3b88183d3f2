"""Content encodings: a body as a server packed it (gzip, deflate, Brotli, Zstandard), unpacked up to a limit."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import brotli
from backports import zstd


def unpacked(body: bytes, encoding: str, most_bytes: int) -> bytes:
    """The body without its content encodings (the header's value), cut at `most_bytes`.

    What is not packed as the header says comes back as it is: many archives hold unpacked bodies under the headers of
    packed ones. So does what cannot be unpacked, or is packed in a way that is not known here.
    """
    for name in reversed(encoding.lower().split(",")):
        if unpack := _WAYS.get(name.strip()):
            try:
                body = unpack(body, most_bytes)
            except (zlib.error, brotli.error, zstd.ZstdError, EOFError):
                return body
    return body[:most_bytes]


def _gzip(body: bytes, most_bytes: int) -> bytes:
    return zlib.decompressobj(zlib.MAX_WBITS + 16).decompress(body, most_bytes)


def _deflate(body: bytes, most_bytes: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(body, most_bytes)
    except zlib.error:  # some servers leave out zlib's frame
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(body, most_bytes)


def _brotli(body: bytes, most_bytes: int) -> bytes:
    # Brotli has no mark of its own: a text could be taken for the beginning of a stream.
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return brotli.Decompressor().process(body, output_buffer_limit=most_bytes)[:most_bytes]  # type: ignore[no-any-return]
    return body


def _zstd(body: bytes, most_bytes: int) -> bytes:
    return zstd.ZstdDecompressor().decompress(body, most_bytes)


_WAYS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}

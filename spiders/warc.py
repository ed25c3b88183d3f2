"""WARC records: a page as the records that hold it, and back (WARC/1.1, ISO 28500; each record a gzip member)."""

from __future__ import annotations

import secrets
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from warcio.bufferedreaders import ChunkedDataReader
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from spiders.content_encoding import unpacked
from spiders.page import Page, digest

MAX_PAGE_BYTES = 10 * 1024 * 1024

_COMPRESSION = 3  # a third of the time of 6, for a file 9 % bigger
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_UNDONE = ("content-encoding", "transfer-encoding", "content-length")
#: headers that were meant for this crawl alone
_SECRET = ("set-cookie", "set-cookie2", "proxy-authenticate", "proxy-authorization", "authorization")


def page_records(page: Page) -> bytes:
    """The page's metadata and response record, each a gzip member."""
    response_id, date = f"<urn:uuid:{_uuid()}>", _warc_date(page.fetched_at)
    metadata = _metadata(page, response_id)
    headers = [*_kept_headers(page), ("Content-Length", str(len(page.body)))]
    named = {"WARC-Date": date, "WARC-Record-ID": response_id, "WARC-Payload-Digest": page.payload_digest}
    if not page.final_url.startswith(("http:", "https:")):
        # A document that came over no HTTP (a saved page) is a resource: readers look for no HTTP headers in it.
        return metadata + _record("resource", page.final_url, page.body, named, content_type=page.content_type)
    status = StatusAndHeaders(f"{page.status} {_REASONS.get(page.status, 'Unknown')}", headers, "HTTP/1.1")
    return metadata + _record("response", page.final_url, page.body, named, status)


def revisit_records(page: Page, payload_digest: str, held_since: datetime) -> bytes:
    """The metadata and revisit record of a page that is as it was."""
    identity = f"<urn:uuid:{_uuid()}>"
    profile = "server-not-modified" if page.status == 304 else "identical-payload-digest"
    named = {
        "WARC-Record-ID": identity,
        "WARC-Date": _warc_date(page.fetched_at),
        "WARC-Profile": f"http://netpreserve.org/warc/1.1/revisit/{profile}",
        "WARC-Refers-To-Target-URI": page.final_url,
        "WARC-Refers-To-Date": _warc_date(held_since),
        "WARC-Payload-Digest": payload_digest,
    }
    status = StatusAndHeaders(f"{page.status} {_REASONS[page.status]}", _kept_headers(page), "HTTP/1.1")
    return _metadata(page, identity) + _record("revisit", page.final_url, b"", named, status)


def _metadata(page: Page, of: str) -> bytes:
    """The record of what was known of a page before it was fetched, for the record `of`."""
    hints = {
        "source-id": page.source_id,
        "requested-url": page.url,
        "hint-title": page.hint_title,
        "hint-outlet": page.hint_outlet,
        "hint-published": page.hint_published,
        "hint-time-zone": page.hint_time_zone,
    }
    named = {"WARC-Date": _warc_date(page.fetched_at), "WARC-Concurrent-To": of}
    return _record("metadata", page.final_url, _as_fields(hints), named)


def _kept_headers(page: Page) -> list[tuple[str, str]]:
    """The answer's headers as the record's body is: encodings undone, and without what was given to us alone."""
    kept = [(k, v) for k, v in page.headers.items() if k.lower() not in (*_UNDONE, *_SECRET)]
    return kept + [(f"X-Archive-Orig-{k}", v) for k, v in page.headers.items() if k.lower() in _UNDONE[:2]]


def _warc_date(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


_REASONS = {200: "OK", 304: "Not Modified", 404: "Not Found", 410: "Gone"}


def warcinfo_record(name: str, source_id: str) -> bytes:
    """The record that opens an archive file."""
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


def read_record(record: Any, hints: dict[str, str], path: Path, offset: int) -> tuple[Page | None, dict[str, str]]:
    """The record's page where it holds one, and the hints for the record that follows. Raises `ValueError`."""
    if record.rec_type == "metadata":
        found = _fields(record.content_stream().read(1 << 16))
        found["concurrent-to"] = record.rec_headers.get_header("WARC-Concurrent-To") or ""
        return None, found
    if record.rec_type not in ("response", "resource", "revisit"):
        return None, {}
    if hints.get("concurrent-to") != record.rec_headers.get_header("WARC-Record-ID"):
        hints = {}
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if not url.startswith(("http:", "https:", "file:", "urn:")):
        return None, {}
    status, headers = 200, {}
    if record.http_headers is not None:
        code = record.http_headers.get_statuscode() or "0"
        if not code.isdecimal():
            raise ValueError(f"the answer of {url} has no HTTP status")
        status = int(code)
        headers = {k: v for k, v in record.http_headers.headers if k.lower() not in _UNDONE[:2]}
        content_type = record.http_headers.get_header("Content-Type") or ""
    else:
        content_type = record.rec_headers.get_header("Content-Type") or ""
    if record.rec_type == "revisit":
        status, content_type = 304, ""
    elif status not in (200, 404, 410) or (content_type and not content_type.lower().lstrip().startswith(_HTML_TYPES)):
        return None, {}
    body = b"" if status == 304 else _body(record)
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
        hint_time_zone=hints.get("hint-time-zone"),
        archive_file=str(path),
        archive_offset=offset,
    )
    return page, {}


def _body(record: Any) -> bytes:
    """The record's body without chunks and encodings, cut one byte above `MAX_PAGE_BYTES`."""
    stream, http = record.raw_stream, record.http_headers
    if http is None:
        return bytes(stream.read(MAX_PAGE_BYTES + 1))
    if "chunked" in (http.get_header("Transfer-Encoding") or "").lower():
        stream = ChunkedDataReader(stream)  # what has no chunks after all it gives as it is
    encoding = http.get_header("Content-Encoding") or ""
    return unpacked(stream.read(MAX_PAGE_BYTES + 1), encoding, MAX_PAGE_BYTES + 1)


def _fields(data: bytes) -> dict[str, str]:
    lines = (line.partition(":") for line in data.decode("utf-8", "replace").splitlines())
    return {name.strip().lower(): value.strip() for name, _, value in lines}


def _date(text: str) -> datetime:
    when = datetime.fromisoformat(text)
    return when if when.tzinfo else when.replace(tzinfo=UTC)

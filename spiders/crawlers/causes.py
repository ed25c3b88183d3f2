"""Causes: why a request brought nothing, in a reader's words and as one of a few names that can be counted."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from typing import Any

from OpenSSL import SSL
from scrapy import exceptions
from service_identity import VerificationError
from twisted.internet import error as twisted_error

from spiders.warc import MAX_PAGE_BYTES

TOO_LARGE = f"larger than {MAX_PAGE_BYTES // 2**20} MB, refused"

#: every cause, as the table `crawls` and the README name them
NAMES = (
    *("dns", "connection", "timeout", "tls", "incomplete", "too_large", "redirects", "private_address", "robots"),
    *("opted_out", "rate_limited", "http_4xx", "http_5xx", "not_a_listing", "not_a_page", "moved", "archive", "other"),
)


def of_status(status: int) -> str:
    """The cause's name for an answer that is none."""
    if status in (429, 503):
        return "rate_limited"
    return f"http_{status // 100}xx" if status // 100 in (4, 5) else "other"


def of_error(error: BaseException) -> tuple[str, str]:
    """The cause's name and the reason in words."""
    chain = list(_chain(error))
    if told := next((e for e in chain if hasattr(e, "cause_name")), None):
        return told.cause_name, str(told)
    text = " ".join(str(error).split())
    if "DOWNLOAD_MAXSIZE" in text or "download_maxsize" in text:
        return "too_large", TOO_LARGE
    if (tls := _tls(chain)) is not None:
        return "tls", f"its certificate or TLS fails: {tls}"
    for kind, name, words in _KINDS:
        if any(isinstance(e, kind) for e in chain):
            return name, words
    if text == "Forbidden by robots.txt":
        return "robots", "robots.txt forbids it"
    if "redirect" in text.lower():
        return "redirects", text
    return "other", text or type(error).__name__


_KINDS: tuple[tuple[Any, str, str], ...] = (
    (exceptions.CannotResolveHostError, "dns", "the host's name cannot be resolved"),
    (exceptions.DownloadConnectionRefusedError, "connection", "the connection was refused"),
    (exceptions.DownloadTimeoutError, "timeout", "no whole answer in time"),
    (exceptions.DownloadCancelledError, "too_large", TOO_LARGE),
    (exceptions.ResponseDataLossError, "incomplete", "the connection ended before the answer did"),
    (twisted_error.ConnectionLost, "connection", "the connection was lost"),
    (twisted_error.ConnectionDone, "connection", "the connection was closed without an answer"),
    (exceptions.DownloadFailedError, "connection", "the connection was lost"),
    (twisted_error.ConnectError, "connection", "no connection could be made"),
    ((gzip.BadGzipFile, zlib.error, EOFError), "incomplete", "its compression is broken"),
)


def _tls(chain: list[BaseException]) -> str | None:
    for error in chain:
        if isinstance(error, VerificationError):
            return "it is another host's certificate"
        if isinstance(error, SSL.Error):
            words = [part[-1] for part in error.args[0]] if error.args and isinstance(error.args[0], list) else []
            return "; ".join(w for w in words if w) or "no TLS connection could be made"
        if found := re.search(r"'([^']*certificate[^']*)'\)", str(error)):
            return found.group(1)
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and all that it came from; Twisted keeps those of a failed response in `reasons`."""
    waiting, seen = [error], set()
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [e for e in (one.__cause__, one.__context__) if e is not None]
        waiting += [failure.value for failure in getattr(one, "reasons", None) or () if hasattr(failure, "value")]

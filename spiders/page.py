"""A page: one document as it was fetched, before anything is read out of it."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field
from datetime import datetime


def digest(data: bytes) -> str:
    """The SHA-256 of the data as WARC writes it: `sha256:` and base 32."""
    return "sha256:" + base64.b32encode(hashlib.sha256(data).digest()).decode("ascii")


@dataclass(frozen=True, slots=True)
class Page:
    """One fetched document.

    `url` is the address that was asked for, `final_url` the one that answered after redirects. `body` has
    its transfer and content encodings undone, its character encoding not. `hint_title` and
    `hint_published` are what the feed or news sitemap that led here said of it, `hint_outlet` how its source is called,
    `hint_time_zone` the IANA zone that its source's times are in;
    `archive_file` and `archive_offset` (bytes) say where it lies in the archive.
    """

    url: str
    final_url: str
    status: int
    content_type: str
    fetched_at: datetime
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    source_id: str | None = None
    hint_title: str | None = None
    hint_outlet: str | None = None
    hint_published: str | None = None
    hint_time_zone: str | None = None
    archive_file: str | None = None
    archive_offset: int | None = None

    def __post_init__(self) -> None:
        if self.fetched_at.tzinfo is None:
            raise ValueError(f"{self.url}: fetched_at must say its time zone")

    @property
    def payload_digest(self) -> str:
        """The body's digest."""
        return digest(self.body)

    @property
    def gone(self) -> bool:
        """Whether the outlet answered that the page is no longer there (404 or 410)."""
        return self.status in (404, 410)

    @property
    def unchanged(self) -> bool:
        """Whether the page was asked for and is as it was before; there is no body then."""
        return self.status == 304

"""Notes: what a frontier says of an article found, a page held, a listing read, and when a page is seen again."""

from __future__ import annotations

from dataclasses import dataclass, field

_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Found:
    """An article's address that is to be fetched, with what its listing said of it."""

    url: str
    title: str | None = None
    published: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of a page: its state (queued, held, gone, alias, left), and the marks of its last answer."""

    state: str
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    fetched_at: float | None = None
    alias_of: str | None = None


@dataclass(frozen=True, slots=True)
class ListingNote:
    """A listing as it was last read: its validators, and the further listings it led to as (url, kind, stamp)."""

    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    children: tuple[tuple[str, str, str | None], ...] = ()
    stamp: str | None = None
    read_at: float = 0.0
    changed_at: float = 0.0

    def rests(self, now: float) -> bool:
        """Whether it has long been the same and was read today: a sitemap of years past need not be asked hourly."""
        return now - self.changed_at > 3 * 24 * _HOUR and now - self.read_at < 24 * _HOUR


@dataclass(frozen=True, slots=True)
class Revisits:
    """The ages (hours since the first fetch) at which a page is looked at again."""

    after_hours: tuple[float, ...] = field(default=(1.0, 6.0, 24.0, 72.0, 168.0))

    def next_at(self, first_fetched_at: float, now: float) -> float | None:
        """The next visit (seconds since 1970); None for a page past its last age. Missed visits are made up by one."""
        ages = (first_fetched_at + hours * _HOUR for hours in sorted(self.after_hours))
        return next((at for at in ages if at > now), None)

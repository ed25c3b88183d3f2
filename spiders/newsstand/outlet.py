"""An outlet of the newsstand as its folder tells it: habits (site.toml), templates, articles.

An article file is "key: value" lines, a blank line, then paragraphs parted by blank lines. A paragraph that begins
with "<" is markup and stays as it is, one that begins with "## " is a subheading. Keys:

    title, path, published (ISO 8601 with offset)   required
    modified, author, agency, summary, kicker, topics (comma-separated: the sections that list it)
    link         the path under which feeds link it, where that is not its own (a redirect leads from there)
    whole_below  articles of other outlets that the page repeats in full, "host/file", comma-separated
    excerpts     articles that the page quotes in part, "host/file:paragraphs", comma-separated
    charset      how the page is encoded (utf-8); declared: what it says of itself, where that is wrong
    template     the template, where it is not article.html
    listed       "no": in no feed, sitemap or section
    first_day    the first day on which the page exists; gone_day: the day from which it answers 410
A file NAME.day2.txt takes the place of NAME.txt from day 2 on.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

SITES_DIR = Path(__file__).parent / "sites"

_REQUIRED = frozenset({"title", "path", "published"})
_KEYS = _REQUIRED | {
    *("modified", "author", "agency", "summary", "kicker", "topics", "link", "whole_below", "excerpts"),
    *("charset", "declared", "template", "listed", "first_day", "gone_day"),
}


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One article of one outlet as it stands on one day; ``fields`` are the lines of its head."""

    host: str
    name: str
    fields: Mapping[str, str]
    paragraphs: tuple[str, ...]

    @property
    def title(self) -> str:
        """The headline."""
        return self.fields["title"]

    @property
    def path(self) -> str:
        """The path (and query, if any) under which the page is served."""
        return self.fields["path"]

    @property
    def url(self) -> str:
        """The page's address."""
        return f"http://{self.host}{self.path}"

    @property
    def published(self) -> datetime:
        """When it was published, with the outlet's offset."""
        return datetime.fromisoformat(self.fields["published"])

    @property
    def modified(self) -> datetime:
        """When it was last changed: the time of publication unless the head says more."""
        return datetime.fromisoformat(self.fields.get("modified", self.fields["published"]))

    @property
    def topics(self) -> frozenset[str]:
        """The sections that list it."""
        return frozenset(self.list_of("topics"))

    @property
    def is_listed(self) -> bool:
        """Whether feeds, sitemaps and sections show it."""
        return self.fields.get("listed", "yes") != "no"

    def list_of(self, key: str) -> list[str]:
        """The comma-separated values of one head line; empty where the line is missing."""
        return [part.strip() for part in self.fields.get(key, "").split(",") if part.strip()]

    def is_there(self, day: int) -> bool:
        """Whether the page has been published by ``day`` (it may be gone again)."""
        return day >= int(self.fields.get("first_day", "1"))

    def is_gone(self, day: int) -> bool:
        """Whether the page has been taken down by ``day``."""
        return day >= int(self.fields.get("gone_day", "99"))


@dataclass(frozen=True, slots=True)
class Outlet:
    """One fictional outlet on one day: ``habits`` is its site.toml, ``items`` its articles, newest first."""

    host: str
    folder: Path
    habits: Mapping[str, Any]
    items: tuple[NewsItem, ...]

    def text_of(self, file_name: str) -> str:
        """A file of the outlet's folder (a template, robots.txt)."""
        return (self.folder / file_name).read_text(encoding="utf-8")


def read_outlets(day: int, sites_dir: Path = SITES_DIR) -> dict[str, Outlet]:
    """Every outlet of the newsstand by host, as it stands on ``day`` (1 or 2).

    Raises ValueError where a file under ``sites_dir`` is not well-formed, with its name.
    """
    return {folder.name: _read_outlet(folder, day) for folder in sorted(sites_dir.iterdir()) if folder.is_dir()}


def _read_outlet(folder: Path, day: int) -> Outlet:
    try:
        habits = tomllib.loads((folder / "site.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{folder / 'site.toml'}: not valid TOML: {error}") from error
    items = [
        item
        for path in sorted((folder / "articles").glob("*.txt"))
        if not path.name.endswith(".day2.txt")
        for item in [_read_item(_version_of(path, day), folder.name)]
        if item.is_there(day)
    ]
    items.sort(key=lambda item: (item.published, item.name), reverse=True)
    return Outlet(folder.name, folder, habits, tuple(items))


def _version_of(path: Path, day: int) -> Path:
    edited = path.with_name(f"{path.stem}.day2.txt")
    return edited if day >= 2 and edited.exists() else path


def _read_item(path: Path, host: str) -> NewsItem:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields: dict[str, str] = {}
    for number, line in enumerate(head.splitlines(), start=1):
        key, colon, value = line.partition(":")
        if not colon or key not in _KEYS:
            raise ValueError(f"{path}:{number}: expected one of {', '.join(sorted(_KEYS))}, then a colon")
        fields[key] = value.strip()
    missing = [key for key in sorted(_REQUIRED) if not fields.get(key)]
    if missing:
        raise ValueError(f"{path}: the head lacks {', '.join(missing)}")
    paragraphs = tuple(part.strip() for part in body.split("\n\n") if part.strip())
    return NewsItem(host, path.name.removesuffix(".txt").removesuffix(".day2"), fields, paragraphs)

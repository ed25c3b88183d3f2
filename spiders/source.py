"""A source: a configured place to crawl. One .toml file an outlet; a source is data, never code.

    name = "The Harbour Post"             # the outlet, as articles are credited to it
    url = "https://harbourpost.example/"  # its front page
    country = "LB"                        # ISO 3166-1 alpha-2
    language = "en"                       # ISO 639-1
    time_zone = "Asia/Beirut"             # for times that a page gives without a zone
    schedule = { interval_minutes = 60 }  # or { cron = "*/30 6-22 * * *" }, in time_zone; also jitter_seconds = 30
    delay_seconds = 2.0                   # between two requests to one site
    max_pages = 200
    time_limit_seconds = 900
    articles_per_day = { min = 5, max = 80 }   # expected; a day outside is told of
    revisit_after_hours = [1, 6, 24, 72, 168]  # ages at which a page is seen again; unset: those of dateline.toml
    verify_certificates = true            # false: also talk to a host whose certificate fails
    obey_opt_outs = true                  # false: also read what opts out of text and data mining (you need a right to)
    javascript = false                    # true: pages are run in a browser (needs the extra `javascript`)

    [[crawl]]
    type = "feed"                         # or "sitemap", "section", "site"
    url = "https://harbourpost.example/rss.xml"
    include = ["/news/"]                  # regular expressions on an article's address; none: all
    exclude = ["/sport/"]
    max_age_days = 7                      # entries dated before that are left out; none: all

A key that is not known is an error, so that a slip of the pen never silently changes a crawl.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from spiders.source_checks import CHECKS, SourceError, check_keys, check_number, check_url, checked_patterns

__all__ = ["SHIPPED_SOURCES", "CrawlRule", "Source", "SourceError", "load_sources", "source_id"]

SHIPPED_SOURCES = Path(__file__).parent / "sources"
CRAWL_TYPES = ("feed", "sitemap", "section", "site")

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_EXAMPLES = {
    "id": 'id = "harbour-post"',
    "name": 'name = "The Harbour Post"',
    "url": 'url = "https://harbourpost.example/"',
}


@dataclass(frozen=True, slots=True)
class CrawlRule:
    """One way into a source: a feed, a sitemap, a section page, or a site where these are to be found."""

    type: str
    url: str
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    max_age_days: float | None = None

    def accepts(self, url: str) -> bool:
        """Whether an article's address is one that this rule wants."""
        if self.include and not any(re.search(pattern, url) for pattern in self.include):
            return False
        return not any(re.search(pattern, url) for pattern in self.exclude)


@dataclass(frozen=True, slots=True)
class Source:
    """One outlet as it is crawled; the keys of its .toml, with the file's stem as `id`."""

    id: str
    name: str
    url: str
    crawl: tuple[CrawlRule, ...]
    country: str | None = None
    language: str | None = None
    time_zone: str | None = None
    enabled: bool = True
    schedule: dict[str, Any] = field(default_factory=lambda: {"interval_minutes": 60})
    delay_seconds: float = 2.0
    max_pages: int = 200
    time_limit_seconds: float = 900.0
    articles_per_day: dict[str, int] | None = None
    revisit_after_hours: tuple[float, ...] | None = None
    verify_certificates: bool = True
    obey_opt_outs: bool = True
    javascript: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON; `Source.from_dict` reads them back."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any], where: str = "source") -> Source:
        """A source from plain values, all checked. Raises `SourceError`, beginning with `where`."""
        check_keys(values, [f.name for f in fields(cls)], where, "key")
        kept = dict(values)
        for key in ("id", "name", "url"):
            if not isinstance(kept.get(key), str) or not kept[key].strip():
                raise SourceError(f"{where}: {key} is missing or no text; add a line like {_EXAMPLES[key]}")
        if not _ID.fullmatch(kept["id"]):
            raise SourceError(f"{where}: id {kept['id']!r} must be small letters, digits, - and _, at most 64")
        check_url(kept["url"], where, "url")
        kept["crawl"] = _rules(kept.get("crawl"), where)
        for key, check in CHECKS.items():
            if kept.get(key) is not None:
                check(kept[key], where, key)
        if kept.get("revisit_after_hours"):
            kept["revisit_after_hours"] = tuple(kept["revisit_after_hours"])
        for key in [k for k, v in kept.items() if v is None]:
            del kept[key]
        return cls(**kept)

    @classmethod
    def from_file(cls, path: Path) -> Source:
        """A source from its .toml file. Raises `SourceError`."""
        try:
            values = tomllib.loads(path.read_text("utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise SourceError(f"{path}: not valid TOML: {error}") from error
        except (OSError, UnicodeDecodeError) as error:
            raise SourceError(f"{path}: cannot be read: {error}") from error
        if values.setdefault("id", path.stem) != path.stem:
            raise SourceError(
                f"{path}: id {values['id']!r} differs from the file's name; leave id out or rename the file"
            )
        return cls.from_dict(values, str(path))

    @classmethod
    def from_url(cls, url: str, **keys: Any) -> Source:
        """A source for any site by its address: feeds and sitemaps are looked for. Raises `SourceError`."""
        url = url if "://" in url else f"https://{url}"
        check_url(url, url, "url")
        host = urlsplit(url).hostname or ""
        rules = [{"type": "site", "url": url}]
        return cls.from_dict(
            {"id": source_id(url), "name": host.removeprefix("www."), "url": url, "crawl": rules, **keys}
        )


def load_sources(*folders: Path) -> dict[str, Source]:
    """All sources of the folders by id; a later folder's source replaces an earlier one of the same id.

    A missing folder is taken as empty. Raises `SourceError` at the first file that cannot be used.
    """
    found: dict[str, Source] = {}
    for folder in folders:
        for path in sorted(Path(folder).glob("*.toml")):
            source = Source.from_file(path)
            found[source.id] = source
    return found


def source_id(url: str) -> str:
    """The id that a source gets from its address: the host, and a port and path where there are."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    name = (parts.netloc.rpartition("@")[2].lower().removeprefix("www.") + parts.path).strip("/")
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:64].rstrip("-") or "site"


def _rules(values: Any, where: str) -> tuple[CrawlRule, ...]:
    if not isinstance(values, (list, tuple)) or not values:
        raise SourceError(f'{where}: no [[crawl]] table; add one with type = "feed" and url = "https://..."')
    rules = []
    for number, rule in enumerate(values, 1):
        here = f"{where}: [[crawl]] {number}"
        if not isinstance(rule, Mapping):
            raise SourceError(f"{here}: must be a table")
        check_keys(rule, [f.name for f in fields(CrawlRule)], here, "key")
        if rule.get("type") not in CRAWL_TYPES:
            raise SourceError(f"{here}: type is {rule.get('type')!r}; it must be one of {', '.join(CRAWL_TYPES)}")
        check_url(rule.get("url"), here, "url")
        patterns = {key: checked_patterns(rule.get(key) or (), here, key) for key in ("include", "exclude")}
        age = rule.get("max_age_days")
        if age is not None:
            check_number(age, here, "max_age_days")
        rules.append(CrawlRule(type=rule["type"], url=rule["url"], max_age_days=age, **patterns))
    return tuple(rules)

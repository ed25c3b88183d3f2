"""An article: one news text, as a page told it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Article:
    """One news text of a page; a page that holds several gives several, `part` 0, 1, 2 ...

    `url` is the canonical address, `page_url` the one the page was asked for by. `published` and `modified`
    are ISO 8601 dates or datetimes, as precise as the page has them; `fetched_at` is an ISO 8601 datetime in
    UTC. `agency` is the news agency the text is credited to, in one spelling ("AFP"). `external_id` is the id
    that a line of a JSON Lines file gave. Of a page that holds several texts, `part_key` names the text where their
    order changes from fetch to fetch (the address that it leads to, its mark or moment), and `place` is the XPath of
    the element of the archived page with which it begins. `is_stub`: only the beginning is shown to those
    who do not pay. `section` is the outlet's, `dateline` the place that the text says it was sent from.
    """

    text: str
    part: int = 0
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    page_url: str | None = None
    fetched_at: str | None = None
    source_id: str | None = None
    agency: str | None = None
    external_id: str | None = None
    part_key: str | None = None
    place: str | None = None
    is_stub: bool = False
    section: str | None = None
    dateline: str | None = None

    def to_contract(self) -> dict[str, Any]:
        """The Article of contract.md, as `dateline extract` prints it."""
        return {
            "part": self.part,
            "url": self.url,
            "title": self.title,
            "outlet": self.outlet,
            "authors": list(self.authors),
            "published": self.published,
            "modified": self.modified,
            "language": self.language,
            "text": self.text,
            "section": self.section,
            "agency": self.agency,
            "dateline": self.dateline,
            "is_stub": self.is_stub,
            "place": self.place,
        }

    def to_dict(self) -> dict[str, Any]:
        """All fields, as the warehouse loads them; `authors` a list."""
        return {**asdict(self), "authors": list(self.authors)}

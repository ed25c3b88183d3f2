"""A news text as the coder takes it: the contract's article, checked once at the door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

#: characters of a text: several books; more is no article
MAX_TEXT = 5_000_000


class ArticleError(ValueError):
    """An article that cannot be coded; the message says why and what would be right."""


@dataclass(frozen=True, slots=True)
class Article:
    """One news text. Only ``text`` is required; offsets of reports and claims count its characters.

    ``published`` is an ISO 8601 date or datetime as the outlet gave it, or None where it is unknown.
    """

    text: str
    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None

    @property
    def published_day(self) -> date | None:
        """The day of publication in the outlet's own time zone, None where unknown."""
        return date.fromisoformat(self.published[:10]) if self.published else None

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> Article:
        """Make an article of a decoded JSON object; keys beyond the contract's are left alone.

        Raises ArticleError where ``text`` is missing, empty, above MAX_TEXT or no string, another field is neither
        string nor null, or ``published`` is no ISO 8601 date or datetime.
        """
        if not isinstance(row, Mapping):
            raise ArticleError(f"an article is a JSON object, not {type(row).__name__}")
        text = row.get("text")
        if text is None:
            raise ArticleError('"text" is missing: an article needs its text')
        if not isinstance(text, str):
            raise ArticleError(f'"text" must be a string, not {type(text).__name__}')
        if not text.strip():
            raise ArticleError('"text" is empty: an article needs its text')
        if len(text) > MAX_TEXT:
            raise ArticleError(
                f'"text" has {len(text):,} characters; at most {MAX_TEXT:,} are read: cut it into its articles'
            )
        return cls(
            text=text,
            id=_identifier(row.get("id")),
            url=_string_or_none(row, "url"),
            outlet=_string_or_none(row, "outlet"),
            title=_string_or_none(row, "title"),
            published=_published(_string_or_none(row, "published")),
            language=_string_or_none(row, "language"),
        )


def _identifier(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise ArticleError(f'"id" must be a string, not {type(value).__name__}')


def _string_or_none(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None or isinstance(value, str):
        return value or None
    raise ArticleError(f'"{key}" must be a string or null, not {type(value).__name__}')


def _published(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise ArticleError(f'"published" is {value!r}: give YYYY-MM-DD, an ISO 8601 datetime, or null') from None
    return value

"""What the keys of a source's file may be: each check takes a value, where it stands, and its key."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo


class SourceError(ValueError):
    """A source file that cannot be used; the message names the file, the key and what to do."""


def check_keys(values: Mapping[str, Any], known: Sequence[str], where: str, what: str) -> None:
    """Refuse a key that is not known: a slip of the pen must not silently change a crawl."""
    for key in values:
        if key not in known:
            raise SourceError(f"{where}: unknown {what} {key!r}; known are {', '.join(known)}")


def checked_patterns(values: Any, where: str, key: str) -> tuple[str, ...]:
    """The regular expressions of a key. Raises `SourceError`."""
    if not isinstance(values, (list, tuple)):
        raise SourceError(f'{where}: {key} must be a list of regular expressions, as in {key} = ["/news/"]')
    for pattern in values:
        try:
            re.compile(pattern)
        except (re.error, TypeError) as error:
            raise SourceError(f"{where}: {key} holds {pattern!r}, which is no regular expression: {error}") from error
    return tuple(values)


def check_url(value: Any, where: str, key: str) -> None:
    """Refuse what is no http:// or https:// address."""
    try:
        parts = urlsplit(value) if isinstance(value, str) else None
        good = parts is not None and parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise SourceError(f"{where}: {key} is {value!r}; it must be an http:// or https:// address")


def check_number(value: Any, where: str, key: str) -> None:
    """Refuse what is no number from 0 on."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
        raise SourceError(f"{where}: {key} is {value!r}; it must be a number, not below 0")


def _positive(value: Any, where: str, key: str) -> None:
    check_number(value, where, key)
    if not value:
        raise SourceError(f"{where}: {key} must be above 0")


def _count(value: Any, where: str, key: str) -> None:
    _positive(value, where, key)
    if not isinstance(value, int):
        raise SourceError(f"{where}: {key} is {value!r}; it must be a whole number")


def _flag(value: Any, where: str, key: str) -> None:
    if not isinstance(value, bool):
        raise SourceError(f"{where}: {key} is {value!r}; it must be true or false")


def _ages(value: Any, where: str, key: str) -> None:
    if not isinstance(value, (list, tuple)) or not value:
        raise SourceError(f"{where}: {key} must be a list of hours, as in {key} = [1, 6, 24, 72, 168]")
    for hours in value:
        _positive(hours, where, key)


def _code(pattern: str, example: str) -> Callable[[Any, str, str], None]:
    def check(value: Any, where: str, key: str) -> None:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise SourceError(f"{where}: {key} is {value!r}; it must be a code such as {example}")

    return check


def _zone(value: Any, where: str, key: str) -> None:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, TypeError, OSError) as error:
        raise SourceError(f'{where}: {key} is {value!r}; it must be a name such as "Asia/Damascus"') from error


def _schedule(value: Any, where: str, key: str) -> None:
    if not isinstance(value, Mapping):
        raise SourceError(f"{where}: {key} must be a table, as in {key} = {{ interval_minutes = 60 }}")
    check_keys(value, ("cron", "interval_minutes", "jitter_seconds"), f"{where}: {key}", "key")
    if "jitter_seconds" in value:
        check_number(value["jitter_seconds"], where, f"{key}.jitter_seconds")
    if ("cron" in value) == ("interval_minutes" in value):
        raise SourceError(f"{where}: {key} needs either cron or interval_minutes")
    if "interval_minutes" in value:
        _positive(value["interval_minutes"], where, f"{key}.interval_minutes")
    elif not isinstance(value["cron"], str) or len(value["cron"].split()) != 5:
        raise SourceError(f'{where}: {key}.cron is {value["cron"]!r}; it must have five fields, as in "0 * * * *"')


def _floor_and_ceiling(value: Any, where: str, key: str) -> None:
    if not isinstance(value, Mapping):
        raise SourceError(f"{where}: {key} must be a table, as in {key} = {{ min = 5, max = 400 }}")
    check_keys(value, ("min", "max"), f"{where}: {key}", "key")
    for name, number in value.items():
        check_number(number, where, f"{key}.{name}")
    if value.get("min", 0) > value.get("max", float("inf")):
        raise SourceError(f"{where}: {key} has a min above its max")


#: by key: what refuses a value that cannot be used, with `SourceError`
CHECKS: dict[str, Callable[[Any, str, str], None]] = {
    "country": _code("[A-Z]{2}", '"SY" (ISO 3166-1)'),
    "language": _code("[a-z]{2,3}", '"en" (ISO 639-1)'),
    "time_zone": _zone,
    "enabled": _flag,
    "schedule": _schedule,
    "delay_seconds": check_number,
    "max_pages": _count,
    "time_limit_seconds": _positive,
    "articles_per_day": _floor_and_ceiling,
    "revisit_after_hours": _ages,
    "verify_certificates": _flag,
    "obey_opt_outs": _flag,
    "javascript": _flag,
}

"""Files as input instead of a crawl: saved pages, plain texts, JSON Lines of articles or pages, WARC files, folders.

Everything is read as a stream. What cannot be used becomes a `Refusal` that names the file, and the line or byte, and
what follows it is read all the same.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Any, cast

from spiders.article import Article
from spiders.page import Page
from spiders.reading.agency import credited_agency
from spiders.reading.blocks import Part
from spiders.reading.encoding import decode_page
from spiders.reading.language import language_of
from spiders.reading.plain_text import stories_of
from spiders.warc import MAX_PAGE_BYTES
from spiders.warc_file import ArchiveDamaged, read_pages

SUFFIXES = (".html", ".htm", ".xhtml", ".txt", ".jsonl", ".warc")

_TOO_LARGE = f"larger than {MAX_PAGE_BYTES // 2**20} MB"
_MOST = 0.6  # share of a plain text that its stories make up


@dataclass(frozen=True, slots=True)
class Refusal:
    """Input that cannot be used: `where` is the file, with line or byte where that helps; `reason` says why."""

    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


def files_of(path: Path) -> list[Path]:
    """The file itself, or the readable files of a folder, sorted; the folder itself where it holds none."""
    path = Path(path)
    if not path.is_dir():
        return [path]
    return sorted(p for p in path.rglob("*") if p.is_file() and _suffix(p) in SUFFIXES) or [path]


def is_warc(path: Path) -> bool:
    """Whether a file is a WARC file, by its name."""
    return _suffix(path) == ".warc"


def read_input(path: Path) -> Iterator[Page | Article | Refusal]:
    """What a file or folder holds, in a fixed order; pages are yet to be extracted."""
    for file in files_of(path):
        if file.is_dir():
            yield Refusal(str(file), f"holds no {', '.join(SUFFIXES)} file")
        elif not file.exists():
            yield Refusal(str(file), "no such file or folder")
        elif _suffix(file) not in SUFFIXES:
            yield Refusal(str(file), f"of no known kind; known are {', '.join(SUFFIXES)}, each also with .gz")
        else:
            yield from _read_file(file)


def _suffix(path: Path) -> str:
    name = path.name.lower().removesuffix(".gz")
    return next((s for s in SUFFIXES if name.endswith(s)), "")


def _read_file(path: Path) -> Iterator[Page | Article | Refusal]:
    try:
        if path.stat().st_size == 0:
            yield Refusal(str(path), "empty file")
        elif _suffix(path) == ".warc":
            yield from _read_warc(path)
        elif _suffix(path) == ".jsonl":
            yield from _read_lines(path)
        else:
            yield from _read_document(path)
    except (OSError, EOFError, zlib.error) as error:
        yield Refusal(str(path), f"cannot be read: {error}")


def _read_warc(path: Path) -> Iterator[Page | Refusal]:
    count = 0
    try:
        for page in read_pages(path):
            count += 1
            yield page
    except ArchiveDamaged as error:
        yield Refusal(str(path), error.damage)
    else:
        if not count:
            yield Refusal(str(path), "no HTML page in it")


def _read_document(path: Path) -> Iterator[Page | Article | Refusal]:
    """A saved page whole, or the stories of a plain text."""
    with _open(path) as file:
        body = file.read(MAX_PAGE_BYTES + 1)
    changed_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    address = path.resolve().as_uri()
    if len(body) > MAX_PAGE_BYTES:
        yield Refusal(str(path), f"{_TOO_LARGE}, refused")
    elif not body.strip():
        yield Refusal(str(path), "empty file")
    elif _suffix(path) != ".txt":
        yield Page(address, address, 200, "text/html", changed_at, body)
    elif b"\0" in body[:4096] and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield Refusal(str(path), "binary, no text")
    else:
        yield from _stories(decode_page(body), address, changed_at)


def _stories(text: str, address: str, changed_at: datetime) -> Iterator[Article]:
    """The stories of a plain text; one of which little would be left is no copied page, and taken as it stands."""
    parts = stories_of(text, changed_at)
    if sum(len(part.text) for part in parts) < _MOST * len(text.strip()):
        parts = [Part(text.replace("\r\n", "\n").strip())]
    for number, part in enumerate(parts):
        yield Article(
            text=part.text,
            part=number,
            title=part.title,
            outlet=part.outlet,
            published=part.published,
            language=language_of(part.text, None),
            agency=credited_agency(part.text),
            page_url=address,
            fetched_at=changed_at.isoformat(),
        )


def _read_lines(path: Path) -> Iterator[Page | Article | Refusal]:
    limit = 4 * MAX_PAGE_BYTES  # a page's HTML with all of it escaped
    with _open(path) as file:
        number = 0
        while line := file.readline(limit + 1):
            number += 1
            where = f"{path}:{number}"
            if len(line) > limit:
                yield Refusal(where, f"a line {_TOO_LARGE}")
                while line and not line.endswith(b"\n"):
                    line = file.readline(limit)
            elif line.strip():
                yield _read_line(line, where)


def _read_line(line: bytes, where: str) -> Page | Article | Refusal:
    """An article of contract.md, or a page as {"id", "url", "html"}."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return Refusal(where, f"not UTF-8: {error}")
    except ValueError as error:
        return Refusal(where, f"broken JSON: {error}")
    except RecursionError:
        return Refusal(where, "broken JSON: nested too deep")
    if not isinstance(row, dict):
        return Refusal(where, "not a JSON object")
    for key in ("url", "outlet", "title", "language", "published"):
        if not isinstance(row.get(key), str | None):
            return Refusal(where, f"{key} must be a string or null, not {row[key]!r:.60}")
    if isinstance(row.get("html"), str):
        return _page(row, where)
    return _article(row, where)


def _page(row: dict[str, Any], where: str) -> Page | Refusal:
    body = row["html"].encode("utf-8", "replace")
    if len(body) > MAX_PAGE_BYTES:
        return Refusal(where, f"html {_TOO_LARGE}, refused")
    address = row.get("url") or f"urn:id:{row.get('id', where)}"
    return Page(address, address, 200, "text/html; charset=utf-8", datetime.now(UTC), body)


def _article(row: dict[str, Any], where: str) -> Article | Refusal:
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        return Refusal(
            where,
            "text is missing or empty"
            if not text or isinstance(text, str)
            else f"text must be a string, not {text!r:.60}",
        )
    published = row.get("published") or None
    if published and not _is_iso(published):
        return Refusal(where, f"published is {published!r:.60}; it must be YYYY-MM-DD or an ISO 8601 datetime")
    authors = row.get("authors") or []
    if not isinstance(authors, list) or not all(isinstance(a, str) for a in authors):
        return Refusal(where, "authors must be a list of strings")
    identity = row.get("id")
    return Article(
        text=text,
        url=row.get("url") or None,
        title=row.get("title") or None,
        outlet=row.get("outlet") or None,
        authors=tuple(authors),
        published=published,
        language=row.get("language") or None,
        page_url=row.get("url") or None,
        external_id=None if identity is None else str(identity),
    )


def _is_iso(text: str) -> bool:
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            parse(text)
        except ValueError:
            continue
        return True
    return False


def _open(path: Path) -> IO[bytes]:
    if path.name.lower().endswith(".gz"):
        return cast(IO[bytes], gzip.open(path, "rb"))
    return path.open("rb")

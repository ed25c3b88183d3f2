"""Identities: ids made from content, so that a run that is repeated gives the same ones."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit

Member = TypeVar("Member", bound=Hashable)

# Parameters that say how a reader came to a page, not which page it is.
TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|cmpid|ocid|wt_mc|ref_src|ncid|sr_share)$", re.I
)


def short_id(prefix: str, *parts: object) -> str:
    """`prefix` and 15 characters (75 bits) of the SHA-256 of the parts; equal parts give equal ids for ever."""
    digest = hashlib.sha256("\x1f".join("" if part is None else str(part) for part in parts).encode()).digest()
    return prefix + base64.b32encode(digest)[:15].decode().lower()


def url_key(url: str | None) -> str | None:
    """What two spellings of one address have in common: no scheme, www., default port, tracking, fragment, last slash.

    >>> url_key("https://www.Morning.example:443/a/?utm_source=x&id=7#top")
    'morning.example/a?id=7'
    """
    if not url or not url.strip():
        return None
    parts = urlsplit(url.strip())
    if not parts.netloc:
        return url.strip()
    host = site_of_host(parts.netloc)
    query = urlencode(
        [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.match(key)]
    )
    return host + parts.path.rstrip("/") + (f"?{query}" if query else "")


def site_of_host(netloc: str) -> str:
    """The host of a URL's network location without user, `www.` and default port, in small letters."""
    host = netloc.rsplit("@", 1)[-1].lower().removesuffix(":80").removesuffix(":443")
    return host.removeprefix("www.")


def site(url: str | None, outlet: str | None) -> str:
    """Whose pages an article stands among, for learning boilerplate: the host of its url, else its outlet."""
    netloc = urlsplit(url).netloc if url else ""
    return site_of_host(netloc) if netloc else (outlet or "").strip().lower()


def article_id(url: str | None, part: int | str, external_id: str | None, outlet: str | None, text_digest: str) -> str:
    """The id of an article.

    Of its url and part (the part's key where it has one), else of the id it was given (within its outlet), else of its
    text.
    """
    key = url_key(url)
    if key:
        return short_id("a", "url", key, part)
    if external_id:
        return short_id("a", "external", external_id, outlet)
    return short_id("a", "text", text_digest)


def digest(*parts: object) -> str:
    """26 characters (130 bits) of the SHA-256 of the parts."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return base64.b32encode(hashlib.sha256(joined.encode(errors="surrogatepass")).digest())[:26].decode().lower()


def folded(text: str) -> str:
    """Text with its white space folded: what is compared to find exact copies."""
    return " ".join(text.split())


def inherit(
    groups: Sequence[Sequence[Member]], before: Mapping[Member, str], founders: Mapping[str, tuple[datetime, Member]]
) -> list[str | None]:
    """For each group the id it inherits, None for one that needs a new id. No id goes to two groups.

    `before`: the id that a member has had until now; `founders`: when each of these ids was founded, and by which
    member. An id goes to the group that holds its founder, else to the one with most of its members; a group that
    could have several takes the oldest.
    """
    where = {member: number for number, group in enumerate(groups) for member in group}
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for member, held in before.items():
        if member in where:
            votes[held][where[member]] += 1
    claims: dict[int, list[str]] = defaultdict(list)
    for held, (_, founder) in founders.items():
        if founder in where:
            claims[where[founder]].append(held)
        elif votes[held]:
            claims[min(votes[held], key=lambda number: (-votes[held][number], number))].append(held)
    return [
        min(claims[number], key=lambda held: (founders[held][0], held)) if number in claims else None
        for number in range(len(groups))
    ]

"""Addresses: which URLs are the same, and which hosts a crawl may reach."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from courlan.clean import clean_query
from w3lib.url import canonicalize_url

# What courlan (kept up with AdGuard's and ClearURLs' lists) calls a tracker, but for names that on some sites name the
# article itself; and some that it does not know.
_MAY_NAME_CONTENT = re.compile(r"^(id|cid|clid|eid|uid|keywords?|medium|campaign)$", re.IGNORECASE)
_TRACKING = re.compile(
    r"^(utm|mtm|pk|at|ga|itm|mc|oly|vero|hsa|ns|wt|mkt|_hs)_|"
    r"^(fbclid|gclid|gbraid|wbraid|dclid|msclkid|igshid?|twclid|yclid|ttclid|mibextid|_ga|_gl|gaa_\w+|"
    r"ref|ref_?src|referr?er|cmp(id)?|ncid|ocid|xtor|smid|sr_?share|traffic_?source|feature|ftag|guccounter|"
    r"rss(id)?|fromrss|output_type|spm|share|partner|source|src|ito|ico|bcmt|cn-reloaded)$",
    re.IGNORECASE,
)
_AMP = re.compile(r"amp(=(1|true)?)?|(output|outputtype|type)=amp", re.IGNORECASE)


def request_url(url: str) -> str:
    """The address to ask for: without fragment and without parameters that only track the reader."""
    parts = urlsplit(url.strip())
    query = parts.query
    if query:
        pairs = parse_qsl(query, keep_blank_values=True)
        kept = [(k, v) for k, v in pairs if not _only_tracks(k)]
        if len(kept) != len(pairs):
            query = urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", query, ""))


@lru_cache(maxsize=4096)
def _only_tracks(name: str) -> bool:
    """Whether a parameter of this name says whence a reader came, and nothing of what he reads."""
    if _TRACKING.search(name):
        return True
    return not _MAY_NAME_CONTENT.search(name) and not clean_query(urlencode({name: "x"}))


@lru_cache(maxsize=4096)
def same_page_key(url: str) -> str:
    """A key that two addresses share when they name one page: scheme, case of the host, order of parameters,
    percent-encoding, tracking parameters, default ports, a closing slash, a mobile host and an AMP copy make no
    difference."""
    parts = urlsplit(canonicalize_url(request_url(_out_of_cache(url))))
    host = re.sub(r"^((www\d?|m|mobile|amp)\.)+(?=[^.]+\.)", "", parts.hostname or "")
    port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    path = re.sub(r"(?i)^/amp(?=/.)|/amp/?$|\.amp(?=\.html?$|$)", "", parts.path).rstrip("/") or "/"
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _AMP.fullmatch(pair))
    return f"{host}{port}{path}{'?' + query if query else ''}"


def _out_of_cache(url: str) -> str:
    """The publisher's own address of a page in Google's AMP cache."""
    match = re.match(
        r"https?://[^/]+\.cdn\.ampproject\.org/(?:c|v|wp)/(s/)?(.+)|https?://www\.google\.[a-z.]+/amp/(s/)?(.+)", url
    )
    if not match:
        return url
    return f"http{'s' if match.group(1) or match.group(3) else ''}://{match.group(2) or match.group(4)}"


def origin(url: str) -> str:
    """Scheme, host and port: what a site is, for rates and robots.txt."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


def same_site(one: str, other: str) -> bool:
    """Whether two addresses lie on one site: one host but for `www`, `m` ..., or one under the other."""
    a, b = (re.sub(r"^(www\d?|m|mobile|amp)\.", "", urlsplit(u).hostname or "") for u in (one, other))
    return bool(a) and (a == b or a.endswith("." + b) or b.endswith("." + a))


def private_reason(host: str) -> str | None:
    """Why a host as written in a URL must not be reached without leave, or None.

    Judges numeric addresses and names that mean this machine; any other name is judged by what it resolves
    to, when it is resolved (`private_address`).
    """
    host = host.strip("[]").rstrip(".").lower()
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal", ".home.arpa")):
        return f"{host} is a private name"
    return private_address(host)


def is_fictional(url: str) -> bool:
    """Whether an address is nobody else's: this machine's, or under a name reserved for examples (RFC 2606)."""
    host = (urlsplit(url).hostname or "").rstrip(".").lower()
    if host == "localhost" or re.search(r"(^|\.)(example|test|invalid|localhost|example\.(com|net|org))$", host):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def private_address(address: str) -> str | None:
    """Why a numeric address must not be reached without leave, or None (as for what is none)."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        # Old notations that resolvers still take: 2130706433, 0x7f.1, 0177.0.0.1
        if re.fullmatch(r"(0x[0-9a-f]+|\d+)(\.(0x[0-9a-f]+|\d+)){0,3}", address):
            return f"{address} is a disguised numeric address"
        return None
    mapped = ip.ipv4_mapped or ip.sixtofour if isinstance(ip, ipaddress.IPv6Address) else None
    ip = mapped or ip
    return None if ip.is_global and not ip.is_multicast else f"{address} is a private address"

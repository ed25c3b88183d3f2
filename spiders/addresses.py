"""Addresses: which URLs are the same, and which hosts a crawl may reach."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

# Only names that carry no content on any site known to us: `cid` or `id` may well name the article itself.
_TRACKING = re.compile(
    r"^(utm|mtm|pk|at|ga|itm|mc|oly|vero|hsa|ns|wt|mkt|_hs)_|"
    r"^(fbclid|gclid|gbraid|wbraid|dclid|msclkid|igshid?|twclid|yclid|ttclid|mibextid|_ga|_gl|gaa_\w+|"
    r"ref|ref_?src|referr?er|cmp(id)?|ncid|ocid|xtor|smid|sr_?share|traffic_?source|feature|ftag|guccounter|"
    r"rss(id)?|fromrss|output_type|spm|share|partner|source|src|ito|ico|bcmt|cn-reloaded)$",
    re.IGNORECASE,
)


def request_url(url: str) -> str:
    """The address to ask for: without fragment and without parameters that only track the reader."""
    parts = urlsplit(url.strip())
    query = parts.query
    if query:
        kept = [(k, v) for k, v in parse_qsl(query, keep_blank_values=True) if not _TRACKING.search(k)]
        if len(kept) != len(parse_qsl(query, keep_blank_values=True)):
            query = urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", query, ""))


def same_page_key(url: str) -> str:
    """A key that two addresses share when they name one page: scheme, case of the host, order of parameters,
    percent-encoding, tracking parameters, default ports and a closing slash make no difference."""
    parts = urlsplit(canonicalize_url(request_url(url)))
    host = (parts.hostname or "").removeprefix("www.")
    port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{port}{parts.path.rstrip('/') or '/'}{query}"


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

"""Bytes to text: the character encoding of a page, also where it is declared wrongly."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, html_to_unicode, resolve_encoding

_SAMPLE = 60_000  # bytes that are guessed from; guessing is slow
_LATIN = "cp1252"  # what latin-1 means on the web
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_SHARE = 0.15  # bytes outside ASCII, of all of a page
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")


def decode_page(body: bytes, content_type: str = "") -> str:
    """A page's text.

    UTF-8 that is valid is UTF-8, whatever is declared: no other encoding's text passes for it by chance. Then the
    byte-order mark, the header and the meta elements decide, as browsers do; and where the text does not fit what
    they say, what the bytes look like.
    """
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        broken_at = error.start
    declared, text = html_to_unicode(content_type or None, body, default_encoding="utf-8", auto_detect_fun=_guess)
    if resolve_encoding(declared) == _LATIN and _HIGH_SHARE * len(body) < len(_HIGH.findall(body)):
        # No Latin script has so many letters outside ASCII: a server's default, which the page may know better than.
        named = html_body_declared_encoding(body)
        declared = (named if named and resolve_encoding(named) != _LATIN else _guess(_text_bytes(body))) or _LATIN
        return body.decode(resolve_encoding(declared) or _LATIN, "replace")
    if resolve_encoding(declared) != "utf-8":
        return str(text)
    # Called UTF-8 and not valid: some torn characters in true UTF-8, or another encoding altogether?
    torn = len(_HIGH.findall(body)) - sum(len(m) for m in _MULTIBYTE.findall(body))
    if len(_MULTIBYTE.findall(body)) > 2 * torn:
        return body.decode("utf-8", "replace")
    guessed = _guess(body[max(0, broken_at - _SAMPLE // 2) :])
    return body.decode(guessed or "windows-1252", "replace")


def _text_bytes(body: bytes) -> bytes:
    """The body without its tags, which are ASCII and tell nothing of the encoding."""
    return re.sub(rb"<[^>]*>", b" ", body)


def _guess(body: bytes) -> str | None:
    best = from_bytes(body[:_SAMPLE]).best()
    return resolve_encoding(best.encoding) if best is not None else None

"""Secrets in addresses: passwords, tokens and keys are masked before an address reaches a log, a message or a table."""

from __future__ import annotations

import re

_USERINFO = re.compile(r"(?<=://)[^/@\s]+@")
_TOKEN = re.compile(
    r"(?i)([?&;](?:[a-z_-]*(?:token|secret|passw(?:or)?d|api-?_?key|signature|credential)|auth|key|sig|pwd)=)[^&#\s\"'<>]+"
)


def masked(text: str) -> str:
    """The text with the passwords and tokens of all addresses in it masked."""
    return _TOKEN.sub(r"\1***", _USERINFO.sub("***@", text))

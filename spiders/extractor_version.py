"""The version of the extractor: a digest of all that its answers hang on, so that no change of a rule is forgotten.

Archived pages that were read under another version are read again by the next run.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
_RULES = ("extract.py", "addresses.py", "reading/*.py")
_LIBRARIES = ("trafilatura", "lxml")


@cache
def extractor_version() -> str:
    """`pages-` and 12 hexadecimal digits, of the rules of reading and the versions of the libraries below them."""
    digest = hashlib.sha256()
    for file in sorted(file for pattern in _RULES for file in HERE.glob(pattern)):
        digest.update(str(file.relative_to(HERE)).encode() + b"\0" + file.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}".encode())
    return f"pages-{digest.hexdigest()[:12]}"

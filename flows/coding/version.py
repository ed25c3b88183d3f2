"""The version of the rule coder: a digest of all that its answers hang on, so that no change of a rule is forgotten.

What was coded under another version is coded again by the next run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

HERE = Path(__file__).parent
SUFFIXES = (".py", ".toml", ".csv", ".bin")


def version_of(user_folders: Sequence[Path]) -> str:
    """`rules-` and 12 hexadecimal digits, of the rules, the lexicon, and the user's words and places.

    Indexes of places count by name and size, for they are large and made from what is counted in full beside them.
    """
    digest = hashlib.sha256()
    for folder in (HERE, *user_folders):
        for file in _files(folder):
            digest.update(str(file.relative_to(folder)).encode())
            digest.update(str(file.stat().st_size).encode() if file.suffix == ".bin" else file.read_bytes())
    return f"rules-{digest.hexdigest()[:12]}"


def _files(folder: Path) -> Iterable[Path]:
    return sorted(file for file in folder.rglob("*") if file.suffix in SUFFIXES and file.is_file())

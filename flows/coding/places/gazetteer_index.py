"""The gazetteer's index while it is built, and how its file is laid out.

The file: the magic, a digest of what it is made of, the length of a JSON header, the header (tables of countries,
first- and second-order divisions), fixed-size rows (one a place), the names, and a marisa record trie from keys to
row numbers.
"""

from __future__ import annotations

import json
import os
import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flows.coding.places.keys import fold, sound_keys

_VOWEL = re.compile(r"[aeiouy]")


MAGIC = b"DLGAZ003"


DIGEST_SIZE = 32


#: name offset, name length, kind, admin1, admin2, latitude and longitude in 1e-5 degrees, population
ROW = struct.Struct("<IBBHHiiI")


KINDS = ("city", "admin1", "admin2", "country", "region")


NO_TABLE = 0xFFFF


@dataclass
class Index:
    """The tables of an index while it is built; see the module for the file."""

    countries: list[dict[str, Any]] = field(default_factory=list)
    admin1: list[tuple[str, str, str]] = field(default_factory=list)  # country, code, name
    admin2: list[tuple[int, str]] = field(default_factory=list)  # row of admin1, name
    rows: list[bytes] = field(default_factory=list)
    names: bytearray = field(default_factory=bytearray)
    keys: list[tuple[str, tuple[int]]] = field(default_factory=list)
    big: list[tuple[str, str, str]] = field(
        default_factory=list
    )  # name without spaces, country, division: to read outlets
    outlets: list[tuple[str, str, str]] = field(default_factory=list)  # label of a host, country, division

    def new_division(self, country: str, code: str, name: str) -> int:
        """Add a first-order division; returns its number."""
        self.admin1.append((country, code, name))
        return len(self.admin1) - 1

    def add(self, names: Iterable[str], kind: str, country: str, admin1: int, admin2: int, point: tuple[float, float],
            population: int, *, shown: str | None = None) -> int:  # fmt: skip
        """Add one place; the first of ``names`` is its name, shown as ``shown`` where told, the others are aliases, and
        all are keys. Returns its row number."""
        spellings = list(dict.fromkeys(names))
        encoded = (shown or spellings[0]).encode()[:255]
        number = len(self.rows)
        where = (round(point[0] * 1e5), round(point[1] * 1e5))
        people = min(population, 0xFFFFFFFF)
        self.rows.append(ROW.pack(len(self.names), len(encoded), KINDS.index(kind), admin1, admin2, *where, people))
        self.names += encoded
        keys: dict[str, bool] = {}
        for i, spelling in enumerate(spellings):
            key = fold(spelling)
            if len(key) < 2 or (i and kind != "country" and (len(key) < 4 or not _VOWEL.search(key))):
                continue
            keys.setdefault(key, bool(i))
            for sound in sound_keys(key, country):
                keys.setdefault(sound, bool(i))
        self.keys += [(key, (number << 1 | is_alias,)) for key, is_alias in keys.items()]
        return number

    def write(self, path: Path, digest: bytes = bytes(32)) -> None:
        """Write the index, atomically; ``digest`` tells what it is made of."""
        import marisa_trie

        trie = marisa_trie.RecordTrie("<I", self.keys).tobytes()
        tables = {
            "countries": self.countries,
            "admin1": self.admin1,
            "admin2": self.admin2,
            "rows": len(self.rows),
            "names": len(self.names),
            "big": self.big,
            "outlets": self.outlets,
        }
        header = json.dumps(tables, ensure_ascii=False).encode()
        waiting = path.with_name(f"{path.name}.{os.getpid()}")
        with waiting.open("wb") as out:
            out.write(MAGIC + digest + struct.pack("<I", len(header)) + header)
            out.writelines(self.rows)
            out.write(bytes(self.names))
            out.write(trie)
        waiting.replace(path)

"""The settings: where the home folder is and what its `dateline.toml` says.

All state lies under one folder, the home:
`archive/ frontier/ warehouse.duckdb published/ prefect/ sources/ lexicon/ dateline.toml`.
Which folder: `--home DIR`, else the environment's `DATELINE_HOME`, else `./data`. Nothing is made on import.
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

_CONTACT = re.compile(r"(mailto:)?[^@\s/()]+@[^@\s/()]+\.[^@\s/()]+|https?://[^\s()]+")


class SettingsError(Exception):
    """`dateline.toml` cannot be used. The message names the file, the key and what would be right."""


@dataclass(frozen=True)
class Settings:
    """What a run needs to know about its surroundings. Every field but `home` is a key of `dateline.toml`."""

    home: Path
    #: an e-mail or web address by which an outlet's webmaster reaches whoever crawls; part of the user agent
    contact: str | None = None
    #: an HTTP proxy for every request of a crawl
    proxy: str | None = None
    #: loopback and private addresses may be crawled
    allow_private_hosts: bool = False
    #: crawls that run side by side
    crawls_at_once: int = 4
    #: processes for extraction and coding
    jobs: int = 2
    #: articles or pages that are handled and written together
    batch_size: int = 500
    #: the ages (hours since its first fetch) at which a page is looked at again; a source may have its own
    revisit_after_hours: tuple[float, ...] = (1.0, 6.0, 24.0, 72.0, 168.0)
    #: an archive file is closed, and the next begun, at this size
    archive_file_mb: int = 1024
    #: how long a run waits for another one that is writing, before it gives up
    writer_wait_seconds: float = 0.0
    #: a run that finds wrong rows (see warehouse/checks.py) leaves the published snapshot as it is
    checks_block_publish: bool = False

    @property
    def archive_dir(self) -> Path:
        """The folder of WARC files."""
        return self.home / "archive"

    @property
    def frontier_dir(self) -> Path:
        """What the crawls know of their sources' addresses, one file a source."""
        return self.home / "frontier"

    @property
    def sources_dir(self) -> Path:
        """The user's own outlets; they add to or override the shipped ones."""
        return self.home / "sources"

    @property
    def lexicon_dir(self) -> Path:
        """The user's own words; they add to or override the shipped lexicon."""
        return self.home / "lexicon"

    @property
    def prefect_dir(self) -> Path:
        """Prefect's own state when no other server is used."""
        return self.home / "prefect"

    @property
    def user_agent(self) -> str:
        """The identity that outlets see."""
        return f"dateline/0.1 (news incident research; +{self.contact or 'no contact set'})"


def find_home(option: Path | None = None) -> Path:
    """Return the home folder: the option, else `DATELINE_HOME`, else `./data`. It need not exist."""
    if option is not None:
        return option.expanduser().absolute()
    named = os.environ.get("DATELINE_HOME")
    return Path(named).expanduser().absolute() if named else Path.cwd() / "data"


def load_settings(home: Path, **overrides: Any) -> Settings:
    """Read `home/dateline.toml` where there is one. `overrides` that are not None win over the file.

    Raises `SettingsError` for a file that is no TOML, an unknown key or a value of the wrong type.
    """
    settings = Settings(home=home)
    file = home / "dateline.toml"
    if file.exists():
        settings = replace(settings, **_read(file))
    return replace(settings, **{key: value for key, value in overrides.items() if value is not None})


def _read(file: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: not valid TOML: {error}") from error
    defaults = {field.name: field.default for field in fields(Settings) if field.name != "home"}
    for key, value in table.items():
        if key == "revisit_for_days":
            raise SettingsError(f"{file}: '{key}' is no key any more: the last of revisit_after_hours takes its place")
        if key not in defaults:
            raise SettingsError(f"{file}: unknown key '{key}'. Known keys: {', '.join(sorted(defaults))}")
        _check(file, key, value, defaults[key])
        if isinstance(value, list):
            table[key] = tuple(float(number) for number in value)
    return table


def _check(file: Path, key: str, value: object, default: object) -> None:
    if isinstance(default, tuple):
        if not isinstance(value, list) or not value or any(type(v) not in (int, float) or v <= 0 for v in value):
            raise SettingsError(f"{file}: '{key}' must be a list of hours above 0, as in {key} = [1, 6, 24, 72, 168]")
        return
    if key == "contact" and isinstance(value, str) and not _CONTACT.fullmatch(value):
        raise SettingsError(f"{file}: '{key}' must be an e-mail or web address by which an outlet reaches you")
    wanted: tuple[type, ...] = (str,) if default is None else (type(default),)
    if isinstance(default, float):
        wanted = (int, float)
    if not isinstance(value, wanted) or (isinstance(value, bool) and not isinstance(default, bool)):
        raise SettingsError(f"{file}: '{key}' must be a {wanted[-1].__name__}, not {value!r}")
    if (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and value < (1 if isinstance(default, int) else 0)
    ):
        raise SettingsError(f"{file}: '{key}' is too small: {value!r}")

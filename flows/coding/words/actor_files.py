"""Reads actors.toml: armed groups and forces with names, countries, times, and the larger group each belongs to."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from flows.coding.words.lexicon import Lexicon, needs_case
from flows.coding.words.lexicon_checks import LexiconError, only, place_of
from flows.coding.words.senses import Actor

KINDS = (
    "armed_group", "army", "police", "militia", "security_forces", "government", "coalition", "monitor", "media",
)  # fmt: skip
_KEYS = ("name", "kind", "names", "nouns", "countries", "parent", "from", "until")
_COUNTRY = re.compile(r"[A-Z]{2}")


def read_actors(lexicon: Lexicon, path: Path, data: Mapping[str, Any]) -> None:
    """Put the actors of a file into the lexicon. A name that several actors had at different times means each in its
    time. Raises LexiconError naming file, line and remedy."""
    only(path, "file", data, {"actor"})
    rows = data.get("actor", [])
    if not isinstance(rows, list):
        raise LexiconError(f"{path}: actor: tables [[actor]] are expected")
    actors = [_Row(path, number, row).actor() for number, row in enumerate(rows, 1)]
    lexicon.actors.update((actor.name, actor) for actor in actors)
    for number, actor in enumerate(actors, 1):
        _check_parent(lexicon, path, number, actor)
        for name in actor.names:
            for variant in {name, name.replace("-", " ")}:
                sense = lexicon.sense(variant)
                has_time = actor.since is not None or actor.until is not None
                others = (sense.actor, *sense.namesakes) if sense.actor is not None and has_time else ()
                sense.namesakes = tuple(other for other in others if other.name != actor.name)
                sense.actor = actor
                sense.exact = name if needs_case(name) else None


class _Row:
    """One [[actor]] of a file, checked key by key."""

    def __init__(self, path: Path, number: int, row: Mapping[str, Any]) -> None:
        self.path, self.number, self.row = path, number, row
        for key in row:
            if key not in _KEYS:
                self._refuse(key, f"unknown key {key!r}; known are {', '.join(sorted(_KEYS))}")

    def actor(self) -> Actor:
        name = self.row.get("name")
        if not isinstance(name, str) or not name.strip():
            self._refuse("name", 'the actor\'s name is missing: give name = "..."')
        kind = self.row.get("kind", "armed_group")
        if kind not in KINDS:
            self._refuse("kind", f"kind {kind!r} is none of {', '.join(KINDS)}")
        parent = self.row.get("parent")
        if not (parent is None or isinstance(parent, str)):
            self._refuse("parent", "parent is the name of another actor")
        countries = self._words("countries")
        for country in countries:
            if not _COUNTRY.fullmatch(country):
                self._refuse("countries", f'{country!r} is no country code of two capitals (ISO 3166-1), as "SY"')
        names = self._words("names") or (name,)
        since, until = self._day("from", 1, 1), self._day("until", 12, 31)
        if since and until and until < since:
            self._refuse("until", f"ends on {until}, before it begins on {since}")
        return Actor(name, kind, names, self._words("nouns"), countries, parent, since, until)

    def _words(self, key: str) -> tuple[str, ...]:
        value = self.row.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            self._refuse(key, f'{key}: a list of words is expected, as {key} = ["..."]')
        return tuple(value)

    def _day(self, key: str, month: int, day: int) -> date | None:
        """A day (2019-05-01) or a whole year (2019); the year's first or last day as the key asks."""
        value = self.row.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and 1900 <= value <= 2200:
            return date(value, month, day)
        if value is not None and type(value) is not date:
            self._refuse(key, f"{key}: a year or a day is expected, as {key} = 2019 or {key} = 2019-05-01")
        return value

    def _refuse(self, key: str, why: str) -> NoReturn:
        raise LexiconError(f"{place_of(self.path, 'actor', self.number, key)}: {why}")


def _check_parent(lexicon: Lexicon, path: Path, number: int, actor: Actor) -> None:
    """A larger group must be an actor itself, and none may belong to itself by way of others."""
    seen, at = {actor.name}, actor
    while at.parent is not None:
        where = f"{place_of(path, 'actor', number, 'parent')}: parent {at.parent!r}"
        if at.parent not in lexicon.actors:
            near = difflib.get_close_matches(at.parent, lexicon.actors, n=1)
            raise LexiconError(
                f"{where} is no actor: add it as an [[actor]]" + (f", or write {near[0]!r}" if near else "")
            )
        if at.parent in seen:
            raise LexiconError(f"{where} belongs to {actor.name!r} in turn: leave one of them without parent")
        seen.add(at.parent)
        at = lexicon.actors[at.parent]

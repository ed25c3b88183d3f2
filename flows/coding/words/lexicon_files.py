"""Reads the lexicon's .toml files, shipped and the user's, into one table of words and phrases."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from flows.coding.words.actor_files import read_actors
from flows.coding.words.inflection import noun_forms, verb_forms
from flows.coding.words.lexicon import Lexicon, needs_case
from flows.coding.words.lexicon_checks import LexiconError, only, place_of, strings
from flows.coding.words.national_forces import add_national_forces
from flows.coding.words.senses import Source

SHIPPED = Path(__file__).parents[1] / "lexicon"
FILES = ("verbs", "nouns", "people", "things", "weapons", "actors", "sources", "words")
# Files of the same folders that are not ours to read.
_OTHERS = ("places", "dates")
_SOURCE_KEYS = {"name", "names", "nouns", "channel"}
_SIDES = {"state", "armed", "civil", "criminal"}


@lru_cache(maxsize=8)
def load_lexicon(folders: tuple[Path, ...] = ()) -> Lexicon:
    """Read the shipped lexicon, then the files of the same names in ``folders``, which add to or override it.

    Raises LexiconError naming file and key where a file cannot be read or holds what is not known.
    """
    lexicon = Lexicon()
    for folder in (SHIPPED, *folders):
        if not folder.is_dir():
            raise LexiconError(f"{folder}: no such folder of lexicon files")
        for path in sorted(folder.glob("*.toml")):
            if path.stem not in FILES + _OTHERS:
                raise LexiconError(
                    f"{path}: unknown lexicon file; known are {', '.join(f'{name}.toml' for name in FILES)}"
                )
        for name in FILES:
            path = folder / f"{name}.toml"
            if path.exists():
                _read(lexicon, name, path)
    add_national_forces(lexicon)
    lexicon.finish()
    return lexicon


def folders_of(lexicon_dirs: Sequence[Path]) -> tuple[Path, ...]:
    """The user's lexicon folders that exist; one that does not is simply empty."""
    return tuple(Path(folder) for folder in lexicon_dirs if Path(folder).is_dir())


def _read(lexicon: Lexicon, name: str, path: Path) -> None:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: not TOML: {error}") from None
    readers = {"actors": read_actors, "sources": _sources, "words": _jobs}
    if name in readers:
        readers[name](lexicon, path, data)
        return
    for key, table in data.items():
        if not isinstance(table, dict):
            raise LexiconError(f"{path}: {key}: a table [{key}] is expected")
        {"verbs": _verbs, "nouns": _acts, "people": _people, "things": _things, "weapons": _weapons}[name](
            lexicon, path, key, table
        )


def _forms(path: Path, key: str, spec: str) -> dict[str, str]:
    try:
        return verb_forms(spec)
    except ValueError as error:
        raise LexiconError(f"{path}: {key}: {error}") from None


def _verbs(lexicon: Lexicon, path: Path, key: str, table: Mapping[str, Any]) -> None:
    only(path, key, table, {"verbs"})
    for spec in strings(path, f"{key}.verbs", table.get("verbs", [])):
        for phrase, form in _forms(path, key, spec).items():
            sense = lexicon.sense(phrase)
            if sense.verb is None or (key, form) == (sense.verb, sense.form):
                sense.verb, sense.form = key, form
                sense.lemma = sense.lemma or spec.split("/")[0]


def _acts(lexicon: Lexicon, path: Path, key: str, table: Mapping[str, Any]) -> None:
    only(path, key, table, {"nouns"})
    for spec in strings(path, f"{key}.nouns", table.get("nouns", [])):
        singular, plural = noun_forms(spec)
        for phrase in (singular, plural):
            for variant in {phrase, phrase.replace("-", " ")}:
                sense = lexicon.sense(variant)
                if sense.act is None:
                    sense.act, sense.plural = key, phrase == plural and plural != singular


def _people(lexicon: Lexicon, path: Path, key: str, table: Mapping[str, Any]) -> None:
    only(path, key, table, {"nouns", "side"})
    side = table.get("side", "civil")
    if side not in _SIDES:
        raise LexiconError(f"{path}: {key}.side: {side!r} is none of {', '.join(sorted(_SIDES))}")
    for spec in strings(path, f"{key}.nouns", table.get("nouns", [])):
        singular, plural = noun_forms(spec)
        for phrase in (plural, singular):
            for variant in {phrase, phrase.replace("-", " ")}:
                sense = lexicon.sense(variant)
                if sense.person is None:
                    sense.person, sense.side, sense.lemma = key, side, singular
                    sense.plural = phrase == plural


def _things(lexicon: Lexicon, path: Path, key: str, table: Mapping[str, Any]) -> None:
    only(path, key, table, {"nouns"})
    for spec in strings(path, f"{key}.nouns", table.get("nouns", [])):
        singular, plural = noun_forms(spec)
        for phrase in (singular, plural):
            sense = lexicon.sense(phrase)
            if sense.thing is None:
                sense.thing, sense.lemma = key, sense.lemma or singular
                sense.plural = sense.plural or phrase == plural


def _weapons(lexicon: Lexicon, path: Path, key: str, table: Mapping[str, Any]) -> None:
    only(path, key, table, {"words", "class"})
    lexicon.weapon_classes[key] = str(table.get("class", lexicon.weapon_classes.get(key, "other")))
    for spec in strings(path, f"{key}.words", table.get("words", [])):
        for phrase in noun_forms(spec):
            for variant in {phrase, phrase.replace("-", " ")}:
                sense = lexicon.sense(variant)
                if sense.weapon is None:
                    sense.weapon = key


def _named(path: Path, key: str, rows: Any, allowed: set[str]) -> list[dict[str, Any]]:
    if not isinstance(rows, list):
        raise LexiconError(f"{path}: {key}: tables [[{key}]] are expected")
    for number, row in enumerate(rows, 1):
        only(path, f"{key} {number}", row, allowed)
        if not isinstance(row.get("name"), str):
            raise LexiconError(f"{place_of(path, key, number)}: {key} {number}: name is missing")
    return rows


def _sources(lexicon: Lexicon, path: Path, data: Mapping[str, Any]) -> None:
    only(path, "file", data, {"source", "verbs"})
    for row in _named(path, "source", data.get("source", []), _SOURCE_KEYS):
        source = Source(
            row["name"], tuple(row.get("names", [row["name"]])), tuple(row.get("nouns", ())), bool(row.get("channel"))
        )
        lexicon.sources[source.name] = source
        for name in source.names + source.nouns:
            sense = lexicon.sense(name)
            sense.source = source
            if needs_case(name):
                sense.exact = name
    for phrase in data.get("verbs", {}).get("say", []):
        _job(lexicon, phrase, "say")


def _jobs(lexicon: Lexicon, path: Path, data: Mapping[str, Any]) -> None:
    for key, value in data.items():
        for spec in strings(path, key, value):
            if key == "common":
                lexicon.common.add(spec)
            elif key == "verbs":
                for phrase, form in _forms(path, key, spec).items():
                    sense = lexicon.sense(phrase)
                    sense.plain = sense.plain or form
            else:
                _job(lexicon, spec, key)


def _job(lexicon: Lexicon, phrase: str, job: str) -> None:
    sense = lexicon.sense(phrase)
    if job == "participle" and phrase.endswith("ed"):
        sense.plain = sense.plain or "past"
    sense.jobs = sense.jobs | {job}

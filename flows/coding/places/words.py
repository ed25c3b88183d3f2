"""The small words around place names, read from ``lexicon/geography/words.toml`` and ``countries.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def _words(value: Any) -> frozenset[str]:
    return frozenset(str(value).split())


def _by_word(table: Mapping[str, Any]) -> dict[str, str]:
    """From {kind: "word word"} to {word: kind}."""
    return {word: kind for kind, words in table.items() for word in str(words).split()}


_GEOGRAPHY = Path(__file__).parents[1] / "lexicon" / "geography"
_TOLD = tomllib.loads((_GEOGRAPHY / "words.toml").read_text(encoding="utf-8"))
_COUNTRIES = tomllib.loads((_GEOGRAPHY / "countries.toml").read_text(encoding="utf-8"))["country"]

#: Prepositions, and the relation they tell: at, near, between, of, from, to.
CUES = _by_word(_TOLD["cues"])
#: The relations that put an act at (or by) the place named.
LOCATING = frozenset(("at", "near", "between"))
#: Nouns of place, and the kind they tell: city, admin1, admin2, spot, quarter, area, border.
NOUNS = _by_word(_TOLD["nouns"])
#: Verbs whose object is the scene.
VERBS = _words(_TOLD["verbs"])
#: Words besides the nouns that may stand between a place and the one it lies in: "under Motu Police Station
#: limits of".
LINKERS = _words(_TOLD["linkers"])
DIRECTIONS = _words(_TOLD["directions"])
#: Adjectives of countries in small letters: "malian", "sri lankan".
ADJECTIVES = frozenset(a.lower() for country in _COUNTRIES.values() for a in country.get("adjectives", ()))
LOOSE = DIRECTIONS | _words(_TOLD["loose"]) | ADJECTIVES
STREETS = _words(_TOLD["streets"])
BODIES = _words(_TOLD["bodies"])
ORIGINS = _words(_TOLD["origins"])
NEVER = _words(_TOLD["never"])
TITLES = _words(_TOLD["titles"])
#: Abbreviation to name of a state of the US.
US_STATES = _by_word(_TOLD["us_states"])
#: Abbreviation to ISO 3166-1 alpha-2 code of a country.
SHORT_COUNTRIES = _by_word(_TOLD["short_countries"])

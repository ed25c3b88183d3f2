"""Names side by side: what is one, and what breaks it."""

from __future__ import annotations

import pytest

from warehouse.terms import MOST_PHRASES, place_term, telling_phrases, telling_terms, term_hash


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Ada Quill, 31, was shot", ["ada quill", "quill 31", "ada 31"]),
        ("at 40 West 9th Street", ["40 west", "west 9th", "9th street", "west street"]),
        ("said Dr. Omar B. Haddad", ["dr omar", "omar haddad", "dr haddad"]),
        ("in Karsk. Ada left", []),
        ("Ada, Quill", []),
        ("on 12, 14 and 16 May", ["16 may"]),
        ("SIX DEAD AS GUNMEN STORM MARKET", []),
    ],
)
def test_phrases_are_names_and_numbers_side_by_side(text: str, phrases: list[str]) -> None:
    assert telling_phrases(text) == sorted(term_hash(phrase) for phrase in phrases)


def test_a_text_full_of_names_gives_no_more_than_its_first() -> None:
    names = ". ".join(f"Person{letter} Family{letter * 2} spoke" for letter in map(chr, range(0x4E00, 0x4E00 + 200)))
    assert len(telling_phrases(names)) == MOST_PHRASES


@pytest.mark.parametrize("name", ["Karsk", "Saint Ivo", "Qasr al-Nim"])
def test_a_text_shows_that_it_names_a_place(name: str) -> None:
    text = f"Gunmen came to {name} at night"
    assert place_term(name) in [*telling_terms(text), *telling_phrases(text)]


def test_no_place_has_no_term() -> None:
    assert place_term(None) is None

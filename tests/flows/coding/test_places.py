"""Places: which words name one, which namesake they mean, and how the text puts things there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.coding.places.gazetteer import Gazetteer, load_gazetteer
from flows.coding.places.mentions import PlaceMention, find_places

GAZETTEER = load_gazetteer()


def _named(text: str, words: str, **hints: str | None) -> PlaceMention:
    found = find_places(text, GAZETTEER, **hints)
    for mention in found:
        if text[mention.start : mention.end] == words:
            return mention
    raise AssertionError(f"{words!r} not among {[text[m.start : m.end] for m in found]}")


# text, words, name, admin1, country, precision, relation
SCENES = [
    ("Two soldiers fell in Mayadeen in Deir Ezzor province.", "Mayadeen", "Mayadin", "Deir ez-Zor", "SY", "exact", "at"),
    ("It hit the al-Safa area in the southern province of Sweida, Syria.", "al-Safa", "al-Safa", "Sweida", "SY", "near", "at"),
    ("A mine lay south of Palmyra in Syria.", "Palmyra", "Palmyra", "Homs", "SY", "near", "near"),
    ("A mine lay near the city of Raqa, Syrian media said.", "Raqa", "Raqqa", "Raqqa", "SY", "near", "near"),
    ("The Syrian army was hit in Homs province.", "Homs", "Homs", "Homs", "SY", "admin1", "at"),
    ("They fled through the Syrian desert.", "Syrian desert", "Badia", None, "SY", "near", "at"),
    ("A man was shot in Rocky Mount, North Carolina.", "Rocky Mount", "Rocky Mount", "North Carolina", "US", "exact", "at"),
    ("A man was shot in Springfield, Ill., on Monday.", "Springfield", "Springfield", "Illinois", "US", "exact", "at"),
    ("A man was shot in Springfield, MO.", "Springfield", "Springfield", "Missouri", "US", "exact", "at"),
    ("Maoists struck in Aurangabad District of Bihar.", "Aurangabad", "Aurangabad", "Bihar", "IN", "admin2", "at"),
    ("Guerrillas struck in San Miguel, El Salvador.", "San Miguel", "San Miguel", "San Miguel", "SV", "exact", "at"),
    ("A bomb went off in Tripoli, Lebanon.", "Tripoli", "Tripoli", "North Lebanon", "LB", "exact", "at"),
    ("A bomb went off in Tripoli; Libyan forces came.", "Tripoli", "Tripoli", "Tripoli", "LY", "exact", "at"),
    ("The blast was in Ukraine's Kharkiv region.", "Kharkiv", "Kharkiv", "Kharkiv", "UA", "admin1", "at"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "admin1", "country", "precision", "relation"), SCENES)
def test_scenes(
    text: str, words: str, name: str, admin1: str | None, country: str, precision: str, relation: str
) -> None:
    mention = _named(text, words)
    assert (mention.country, mention.admin1, mention.precision) == (country, admin1, precision)
    assert mention.relation == relation
    assert mention.is_locative
    assert mention.name.split(",")[0].startswith(name[:6])


def test_a_name_that_is_not_known_takes_the_place_it_lies_in() -> None:
    text = "Rebels raided Zorbapali village in Kirandul block of Dantewada District in Chhattisgarh state."
    village = _named(text, "Zorbapali")
    assert village.kind == "unknown"
    assert (village.admin1, village.country, village.precision) == ("Chhattisgarh", "IN", "near")
    district = _named(text, "Dantewada")
    assert (district.kind, district.precision) == ("admin2", "admin2")


def test_a_name_that_is_not_known_is_no_namesake_elsewhere() -> None:
    text = "Maoists killed a man at Rampur village under Motu Police Station in Malkangiri District of Odisha."
    village = _named(text, "Rampur")
    assert village.admin1 == "Odisha"
    assert village.latitude is not None
    assert abs(village.latitude - 18.2) < 1.0


def test_the_words_with_their_relation_far_into_a_text() -> None:
    text = (
        "Nobody spoke. " * 30 + "Two fell in a field southeast of the town of Dibsi Afnan, southwest of Raqqa, Syria."
    )
    mention = _named(text, "Dibsi Afnan")
    assert text[mention.text_start : mention.text_end].endswith("southeast of the town of Dibsi Afnan")
    assert mention.relation == "near"
    assert mention.is_locative


def test_bounding_towns_far_apart_are_the_region_between_them() -> None:
    text = "The Syrian army was hit at checkpoints between Raqa, Homs, and Deir Ezzor, a monitor said."
    mention = _named(text, "Raqa")
    assert mention.name == "between Raqa, Homs, and Deir Ezzor"
    assert (mention.country, mention.admin1, mention.kind) == ("SY", None, "region")
    assert not _named(text, "Homs").is_locative


def test_a_list_shares_its_preposition_and_its_noun() -> None:
    text = "CLASHES TOOK PLACE IN USULUTAN AND MORAZAN DEPARTMENTS OF EL SALVADOR."
    assert [(m.name, m.precision, m.is_locative) for m in find_places(text, GAZETTEER)][:2] == [
        ("Usulután", "admin1", True),
        ("Morazán", "admin1", True),
    ]
    both = find_places("Blasts in Jableh and Tartous killed Syrian troops.", GAZETTEER)
    assert [m.is_locative for m in both] == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "John Paris and Ahmad Hama were hurt.",
        "The man was identified as Sagar.",
        "Many said so. March was cold.",
        "They may fall in time.",
        "Sheriff Michael C. Chandler spoke. Chandler thanked them.",
        "He lives on Lincoln Avenue.",
    ],
)
def test_words_that_are_no_place(text: str) -> None:
    assert find_places(text, GAZETTEER) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The dead man was a native of Nashik in Maharashtra.", "Nashik"),
        ("Rocky Mount Police Department said so. He was hit in Nashville, North Carolina.", "Rocky Mount"),
        ("He spoke of the Silda attack in West Bengal.", "West Bengal"),
    ],
)
def test_mentions_that_put_nothing_there(text: str, words: str) -> None:
    mention = _named(text, words)
    assert mention.is_locative == (words == "West Bengal")


def test_the_town_that_a_text_is_about() -> None:
    text = "CHICAGO (Wire) — A boy was shot in the Gresham neighborhood, Chicago police said. He died at a hospital."
    assert _named(text, "CHICAGO").is_dateline
    assert _named(text, "CHICAGO").is_focus
    quarter = _named(text, "Gresham")
    assert (quarter.name, quarter.admin1) == ("Gresham, Chicago", "Illinois")


def test_the_outlet_decides_among_namesakes() -> None:
    text = "A man was shot in Franklin on Monday, deputies said."
    assert _named(text, "Franklin", outlet="wsmv.com").admin1 == "Tennessee"
    assert _named(text, "Franklin", outlet="fox59.com").admin1 == "Indiana"


def test_divisions_are_named_as_they_were() -> None:
    text = "A man was held at Bhadrachalam in Khammam District."
    assert _named(text, "Bhadrachalam", published="2009-04-01").admin1 == "Andhra Pradesh"
    assert _named(text, "Bhadrachalam", published="2019-04-01").admin1 == "Telangana"


def test_a_text_in_small_letters() -> None:
    text = "two soldiers were killed near palmyra in syria and the fall of snow began."
    found = {text[m.start : m.end]: m for m in find_places(text, GAZETTEER)}
    assert found["palmyra"].country == "SY"
    assert "fall" not in found


@given(st.text(max_size=250))
def test_any_text_is_read(text: str) -> None:
    _check(text, GAZETTEER)


_PIECES = st.sampled_from(
    ["in", "near", "the", "Homs", "al-Safa", "province", "of", "and", ",", ".", "Syria's", "Police", "Franklin", "IN", "Cook",
     "County", "St.", "village", "de", "La", "Raqqa", "between", "İzmir", "Mr.", "(", ")", "District", "south", "MORAZAN", "’s"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=20))
def test_any_mixture_of_place_words_is_read(words: list[str]) -> None:
    _check(" ".join(words), GAZETTEER)


def _check(text: str, gazetteer: Gazetteer) -> None:
    end = 0
    found = find_places(text, gazetteer)
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        assert 0 <= mention.text_start <= mention.start
        assert mention.end <= mention.text_end <= len(text)
        assert mention.within is None or 0 <= mention.within < len(found)
        assert (mention.latitude is None) == (mention.longitude is None)
        assert mention.precision in ("exact", "near", "admin2", "admin1", "country")

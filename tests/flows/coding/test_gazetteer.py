"""The gazetteer: spellings, transliterations, outlets' homes, and the import of a country file."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.coding.places.gazetteer import Gazetteer, GazetteerError, default_index, load_gazetteer
from flows.coding.places.geonames import Imported, import_geonames
from flows.coding.places.keys import arabic_key, fold, indic_key


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("name", "country", "admin1", "kind"),
    [
        ("Palmyra", "SY", "Homs", "city"),
        ("al-Safa", "SY", "Sweida", "region"),
        ("Homs", "SY", "Homs", "admin1"),
        ("Usulután", "SV", "Usulután", "admin1"),
        ("West Midnapore", "IN", "West Bengal", "admin2"),
        ("St. Louis", "US", "Missouri", "city"),
        ("Cook County", "US", "Illinois", "admin2"),
        ("Burma", "MM", None, "country"),
    ],
)
def test_names_are_found(gazetteer: Gazetteer, name: str, country: str, admin1: str | None, kind: str) -> None:
    assert any((e.country, e.admin1, e.kind) == (country, admin1, kind) for e in gazetteer.find(name))


@pytest.mark.parametrize(
    "spellings",
    [
        ("Deir ez-Zor", "Deir al-Zor", "Deir Ezzor", "Dayr az Zawr"),
        ("Raqqa", "Raqa", "al-Raqqah"),
        ("Mayadin", "Mayadeen", "Al Mayadin"),
        ("Hasakah", "Hasakeh", "al-Hassakeh"),
        ("Sweida", "Suwayda", "As-Suwayda"),
        ("Qamishli", "Qamishly", "Kamishli"),
    ],
)
def test_transliterations_are_one_key(spellings: tuple[str, ...]) -> None:
    assert len({arabic_key(fold(s)) for s in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Dantewada", "Dantevada"), ("Visakhapatnam", "Vishakhapatnam"), ("Hazaribagh", "Hazaribag")]
)
def test_indian_spellings_are_one_key(one: str, other: str) -> None:
    assert indic_key(fold(one)) == indic_key(fold(other))


@pytest.mark.parametrize("spelling", ["Deir Azzour", "Hasakeh", "Mayadeen", "Jableh", "Kamishli"])
def test_places_are_found_by_sound(gazetteer: Gazetteer, spelling: str) -> None:
    assert all(e.country == "SY" for e in gazetteer.sounding(fold(spelling), "SY"))
    assert gazetteer.sounding(fold(spelling), "SY")
    assert not gazetteer.sounding(fold(spelling), "US")


def test_slips_of_the_pen_in_districts(gazetteer: Gazetteer) -> None:
    assert {e.name for e in gazetteer.misspelt("viskhapatnam", "IN")} == {"Visakhapatnam"}
    assert gazetteer.misspelt("xyz", "IN") == ()


@pytest.mark.parametrize(
    ("outlet", "home"),
    [
        ("wral.com", ("US", "North Carolina")),
        ("http://www.chicagotribune.com/news", ("US", "Illinois")),
        ("The Texas Observer", ("US", "Texas")),
    ],
)
def test_outlets_have_homes(gazetteer: Gazetteer, outlet: str, home: tuple[str, str]) -> None:
    assert home in gazetteer.homes(outlet)


def test_outlets_without_a_home(gazetteer: Gazetteer) -> None:
    assert gazetteer.homes("Reuters") == ()


def _line(number: int, name: str, feature: str, code: str, admin1: str, others: str = "") -> str:
    cells = [str(number), name, name, others, "35.1", "38.2", feature, code, "SY", "", admin1, "", "", "", "120"]
    return "\t".join([*cells, "", "", "Asia/Damascus", "2020-01-01"])


def test_a_country_file_is_imported_and_used(tmp_path: Path) -> None:
    file = tmp_path / "SY.txt"
    rows = [
        _line(1, "Tall Khunayfis", "P", "PPL", "11", "Tell Khneifis,تل"),
        _line(2, "Wadi Karim", "H", "WAD", "11"),
        _line(3, "Qaryat Shams", "P", "PPL", "99"),
    ]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    done = import_geonames(file, tmp_path / "lexicon")
    assert done == Imported(places=2, left_out=1, countries=["SY"])
    assert import_geonames(file, tmp_path / "lexicon") == done
    loaded = load_gazetteer(user_folders=(tmp_path / "lexicon",))
    (entry,) = loaded.find("Tell Khneifis")
    assert (entry.name, entry.country, entry.admin1, entry.population) == ("Tall Khunayfis", "SY", "Homs", 120)
    assert loaded.find("Palmyra")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a\tb\tc\n", "SY.txt:1: 3 columns"),
        ("", "holds no places"),
        (_line(1, "X", "P", "PPL", "1").replace("35.1", "north"), "SY.txt:1"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, content: str, words: str) -> None:
    file = tmp_path / "SY.txt"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(GazetteerError, match=words):
        import_geonames(file, tmp_path / "lexicon")


def test_a_bad_line_costs_no_other(tmp_path: Path) -> None:
    good = _line(1, "Tall Khunayfis", "P", "PPL", "11") + "\n"
    bad = ["three\tcells\tonly\n", good.replace("35.1", "935.1"), good.replace("\tSY\t", "\tsyria\t")]
    file = tmp_path / "SY.txt"
    file.write_bytes("".join([*bad, good]).encode() + b"Al\xe9p\n")
    done = import_geonames(file, tmp_path / "lexicon")
    assert (done.places, len(done.refused)) == (1, 4)
    wrong = ("3 columns", "nowhere on earth", "no country code", "no UTF-8")
    for line, told, words in zip((1, 2, 3, 5), done.refused, wrong, strict=True):
        assert told.startswith(f"{file}:{line}: ")
        assert words in told


def test_a_missing_or_broken_index_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="build_gazetteer"):
        load_gazetteer(tmp_path / "none.bin")
    broken = tmp_path / "broken.bin"
    broken.write_bytes(b"something else")
    with pytest.raises(GazetteerError, match="no gazetteer of this version"):
        load_gazetteer(broken)


def test_an_index_cut_short_is_refused(tmp_path: Path) -> None:
    short = tmp_path / "short.bin"
    short.write_bytes(default_index().read_bytes()[:100_000])
    with pytest.raises(GazetteerError, match="build_gazetteer"):
        load_gazetteer(short)

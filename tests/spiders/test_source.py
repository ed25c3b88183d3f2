"""Sources: the shipped ones, and what is said of files that cannot be used."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.source import SHIPPED_SOURCES, Source, SourceError, load_sources, source_id
from spiders.source_toml import to_toml, write_source

GOOD = """
name = "The Harbour Post"
url = "https://harbourpost.example/"
[[crawl]]
type = "feed"
url = "https://harbourpost.example/rss.xml"
"""


@pytest.mark.parametrize("path", sorted(SHIPPED_SOURCES.glob("*.toml")), ids=lambda p: p.stem)
def test_every_shipped_source_loads_and_is_complete(path: Path) -> None:
    source = Source.from_file(path)
    assert source.country
    assert source.language
    assert source.time_zone
    assert source.delay_seconds >= 1
    assert source.articles_per_day
    assert source.articles_per_day["min"] < source.articles_per_day["max"]
    assert Source.from_dict({**tomllib.loads(to_toml(source)), "id": source.id}) == source


def test_shipped_sources_have_outlets_of_several_countries_and_languages() -> None:
    sources = load_sources(SHIPPED_SOURCES).values()
    assert len(sources) >= 25
    assert {"SY", "IQ", "FR", "GB", "US"} <= {s.country for s in sources}
    assert {"en", "ar", "fr"} <= {s.language for s in sources}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("dealy_seconds = 2\n" + GOOD, ["unknown key 'dealy_seconds'", "delay_seconds", "max_pages"]),
        (GOOD + "inclued = []\n", ["[[crawl]] 1", "unknown key 'inclued'", "include"]),
        (GOOD.replace('"feed"', '"fead"'), ["type is 'fead'", "feed, sitemap, section, site"]),
        (GOOD.replace("name =", "# name ="), ["name is missing"]),
        (GOOD.replace("https://harbourpost.example/rss.xml", "ftp://x"), ["url is 'ftp://x'", "http://"]),
        (GOOD + 'include = ["(/news"]\n', ["include", "no regular expression"]),
        ("time_zone = 'Asia/Atlantis'\n" + GOOD, ["time_zone", "Asia/Damascus"]),
        ("schedule = { cron = 'hourly' }\n" + GOOD, ["schedule.cron", "five fields"]),
        ("schedule = { every = 3 }\n" + GOOD, ["unknown key 'every'", "interval_minutes"]),
        ("max_pages = 0\n" + GOOD, ["max_pages must be above 0"]),
        ("enabled = 'yes'\n" + GOOD, ["enabled", "true or false"]),
        ("articles_per_day = { min = 9, max = 2 }\n" + GOOD, ["min above its max"]),
        ("country = 'Syria'\n" + GOOD, ["country", "SY"]),
        ("name = \n", ["not valid TOML", "line 1"]),
        (GOOD[: GOOD.index("[[crawl]]")], ["no [[crawl]] table"]),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_the_remedy(tmp_path: Path, change: str, words: list[str]) -> None:
    path = tmp_path / "harbour-post.toml"
    path.write_text(change)
    with pytest.raises(SourceError) as caught:
        load_sources(tmp_path)
    for word in [str(path), *words]:
        assert word in str(caught.value)


def test_a_later_folder_overrides_by_id(tmp_path: Path) -> None:
    for folder, name in (("a", "Old"), ("b", "New")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "post.toml").write_text(GOOD.replace("The Harbour Post", name))
    assert load_sources(tmp_path / "a", tmp_path / "b", tmp_path / "missing")["post"].name == "New"


def test_a_new_source_is_written_once_and_reads_back(tmp_path: Path) -> None:
    source = Source.from_url("www.harbourpost.example", name='The "Harbour" Post\\', max_pages=20)
    path = write_source(source, tmp_path / "sources")
    assert path.name == "harbourpost-example.toml"
    assert Source.from_file(path) == source
    with pytest.raises(SourceError, match="exists already"):
        write_source(source, tmp_path / "sources")


@given(st.text(min_size=1).filter(str.strip).filter(lambda t: "\x7f" not in t))
def test_any_name_survives_the_file(name: str) -> None:
    try:
        name.encode()
    except UnicodeEncodeError:
        return
    source = Source.from_url("https://harbourpost.example/", name=name)
    assert Source.from_dict({**tomllib.loads(to_toml(source)), "id": source.id}) == source


def test_ids_tell_ports_and_paths_apart() -> None:
    assert source_id("http://127.0.0.1:8080/news/") == "127-0-0-1-8080-news"
    assert source_id("https://www.harbourpost.example") == "harbourpost-example"

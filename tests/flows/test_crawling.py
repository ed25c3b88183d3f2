"""The crawl stage from the flows' side: who must say who they are, what is known beforehand, what needs no archive."""

from __future__ import annotations

import shutil
import time
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from flows import reading
from flows.crawling import Errand, crawl, frontier_file, lacks_contact
from flows.run_options import RunOptions
from flows.run_summary import RunSummary
from flows.settings import Settings, SettingsError, load_settings
from spiders.crawl import CrawlResult
from spiders.masking import masked
from spiders.newsstand import SOURCES_DIR, open_newsstand
from spiders.source import Source
from tests.conftest import run_dateline
from tests.flows.samples import PAGE
from warehouse import pending
from warehouse.watching import Known
from warehouse.writer import open_writer


def somebodys(url: str = "https://harbourpost.com/") -> Source:
    return Source.from_dict({"id": "post", "name": "Post", "url": url, "crawl": [{"type": "feed", "url": url + "rss"}]})


def test_real_sites_are_crawled_under_a_contact_only(tmp_path: Path) -> None:
    result = crawl(somebodys(), Settings(home=tmp_path), Known())
    assert result.status == "failed"
    assert "no contact is set" in result.failures[0]["reason"]
    assert lacks_contact(somebodys(), Settings(home=tmp_path, contact="desk@harbourpost.com")) is None
    for url in ("http://127.0.0.1:8000/", "https://harbourpost.example/", "http://localhost/"):
        assert lacks_contact(somebodys(url), Settings(home=tmp_path)) is None
    done = run_dateline("run", "https://harbourpost.com/", home=tmp_path)
    assert done.returncode == 2
    assert 'contact = "you@' in done.stderr
    assert not (tmp_path / "archive").exists()


def test_a_contact_is_an_address(tmp_path: Path) -> None:
    (tmp_path / "dateline.toml").write_text('contact = "the desk"\n')
    with pytest.raises(SettingsError, match="e-mail or web address"):
        load_settings(tmp_path)
    (tmp_path / "dateline.toml").write_text('contact = "https://post.example/bot"\nrevisit_after_hours = [2, 48]\n')
    settings = load_settings(tmp_path)
    assert settings.revisit_after_hours == (2.0, 48.0)
    assert "+https://post.example/bot" in settings.user_agent


@pytest.mark.parametrize("text", ["revisit_after_hours = 6", "revisit_after_hours = []", "revisit_for_days = 7"])
def test_old_revisit_settings_are_refused_with_a_word(tmp_path: Path, text: str) -> None:
    (tmp_path / "dateline.toml").write_text(text + "\n")
    with pytest.raises(SettingsError, match="revisit_after_hours"):
        load_settings(tmp_path)


def test_options_of_a_run_are_checked() -> None:
    options = RunOptions.model_validate({"since": "2026-03-01", "max_pages": 9})
    assert options.errand() == Errand(since=date(2026, 3, 1), max_pages=9)
    for wrong in ({"since": "spring"}, {"max_pages": 0}, {"jitter_seconds": -1}, {"proxxy": "x"}):
        with pytest.raises(ValidationError):
            RunOptions.model_validate(wrong)


def test_what_the_tables_know_is_not_fetched_again_where_the_frontier_is_lost(tmp_path: Path) -> None:
    source = Source.from_file(SOURCES_DIR / "demo-the-relay.toml")
    with open_newsstand() as stand:
        settings = Settings(home=tmp_path, proxy=stand.proxy_url)
        first = crawl(source, settings, Known())
        frontier_file(source, settings).unlink()
        urls = [request.url for request in stand.requests if request.status == 200 and "/robots" not in request.url]
        now = time.time()
        again = crawl(source, settings, Known(pages=tuple((url, now, now, False) for url in urls)))
    assert first.new > 0
    assert (again.status, again.new) == ("finished", 0)


def test_without_its_archive_all_goes_on(tmp_path: Path) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(PAGE)
    settings, summary = Settings(home=tmp_path / "home"), RunSummary()
    with open_writer(settings.home) as con:
        reading.read_files(con, settings, [saved], summary)
        reading.read_archive(con, settings, summary)
        held = con.execute("SELECT count(*) FROM article_versions WHERE is_current").fetchone()
        shutil.rmtree(settings.archive_dir)
        pending.mark(con, "extract")
        reading.read_archive(con, settings, summary)
        saved.write_text(PAGE.replace("Tikrit", "Samarra"))
        reading.read_files(con, settings, [saved], summary)
        reading.read_archive(con, settings, summary)
        after = con.execute("SELECT count(*) FROM article_versions WHERE is_current").fetchone()
        titles = con.execute("SELECT title FROM article_versions WHERE is_current").fetchall()
    assert held == after == (1,)
    assert "Samarra" in titles[0][0]


def test_troubled_sources_are_told_and_set_the_status(tmp_path: Path) -> None:
    source = somebodys("https://harbourpost.example/")
    failed = CrawlResult(
        "post", "failed", causes={"dns": 1}, failures=[{"url": "x", "reason": "no name", "cause": "dns"}]
    )
    with open_writer(tmp_path) as con:
        for _ in range(3):
            summary = RunSummary(run_id="run-1")
            summary.add_crawls([source], [failed])
            summary.close(con)
    assert [(row.origin, "no name" in row.reason) for row in summary.troubled_sources] == [("post", True)]
    assert summary.status == "finished_with_refusals"
    assert RunSummary.from_dict(summary.to_dict()).troubled_sources == summary.troubled_sources


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("could not reach http://user:pass@proxy.example:3128", "pass"),
        ("https://post.example/rss?token=abc123&x=1: HTTP 403", "abc123"),
        ("https://post.example/feed?x=1&api_key=k9k9", "k9k9"),
        ("https://post.example/feed?access_token=zzz9", "zzz9"),
    ],
)
def test_secrets_in_addresses_are_masked(text: str, secret: str) -> None:
    assert secret not in masked(text)
    assert "example" in masked(text)
    assert masked("https://post.example/a?keyword=x&page=2") == "https://post.example/a?keyword=x&page=2"


def test_trying_a_source_says_what_it_would_give(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    shutil.copy(SOURCES_DIR / "demo-the-relay.toml", tmp_path / "sources" / "relay.toml")
    with open_newsstand() as stand:
        (tmp_path / "dateline.toml").write_text(f'proxy = "{stand.proxy_url}"\n')
        done = run_dateline("sources", "check", "relay", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "a crawl would find" in done.stdout
    assert "therelay.example" in done.stdout
    assert not (tmp_path / "archive").exists()
    assert not (tmp_path / "frontier").exists()

"""The frontier and the pace: what they know survives, whoever dies; what is due, and when a site may be asked."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from spiders.frontier import MOST_ATTEMPTS, Found, Frontier, FrontierBusy, ListingNote, Revisits
from spiders.pace import Hold, Pace

HOUR = 3600.0
NOW = 1_780_000_000.0
PAGE = "https://post.example/2026/05/ferry"


@pytest.fixture(name="frontier")
def open_frontier(tmp_path: Path) -> Iterator[Frontier]:
    with closing(Frontier(tmp_path / "post.sqlite")) as frontier:
        yield frontier


def queue(frontier: Frontier, *urls: str, note: ListingNote | None = None) -> list[str]:
    found = frontier.read("rss", note or ListingNote(), [Found(url) for url in urls], NOW)
    return [link.url for link in found]


def test_only_what_is_new_is_queued_and_what_is_fetched_leaves_the_queue(frontier: Frontier) -> None:
    assert queue(frontier, PAGE, PAGE + "?utm_source=x", "https://m.post.example/2026/05/ferry/amp/") == [PAGE]
    assert queue(frontier, PAGE, PAGE + "2") == [PAGE + "2"]
    frontier.pages.fetched(PAGE, NOW, "sha256:A", '"1"', None)
    assert [link.url for link in frontier.pages.queued(NOW, 9)] == [PAGE + "2"]
    held = frontier.pages.look_up(PAGE + "?fbclid=1")
    assert held is not None
    assert (held.state, held.etag, held.digest) == ("held", '"1"', "sha256:A")


def test_newest_first_and_titles_kept(frontier: Frontier) -> None:
    days = ["2026-05-01", "2026-05-03", "2026-05-02"]
    frontier.read("map", ListingNote(), [Found(f"{PAGE}{d}", "Ferry", d, "sitemap") for d in days], NOW)
    assert [link.published for link in frontier.pages.queued(NOW, 2)] == ["2026-05-03", "2026-05-02"]
    assert frontier.pages.queued(NOW, 1)[0].title == "Ferry"


def test_pages_are_visited_at_their_ages_and_missed_visits_are_made_up_by_one(frontier: Frontier) -> None:
    frontier.pages.fetched(PAGE, NOW, "sha256:A", None, None)
    assert frontier.pages.due(NOW + 0.9 * HOUR, 9) == []
    assert [link.url for link in frontier.pages.due(NOW + 1.1 * HOUR, 9)] == [PAGE]
    frontier.pages.unchanged(PAGE, NOW + 30 * HOUR)  # the visits of 1, 6 and 24 hours fell out
    assert frontier.pages.due(NOW + 71 * HOUR, 9) == []
    assert frontier.pages.due(NOW + 73 * HOUR, 9) != []
    frontier.pages.unchanged(PAGE, NOW + 170 * HOUR)
    assert frontier.pages.due(NOW + 10_000 * HOUR, 9) == [], "after its last age a page is let be"


def test_other_ages(tmp_path: Path) -> None:
    assert Revisits((2.0, 10.0)).next_at(NOW, NOW + 3 * HOUR) == NOW + 10 * HOUR
    assert Revisits((2.0, 10.0)).next_at(NOW, NOW + 11 * HOUR) is None


def test_a_withdrawn_page_is_looked_for_again_and_one_that_never_was_is_not(frontier: Frontier) -> None:
    queue(frontier, PAGE + "lost")
    frontier.pages.gone(PAGE + "lost", NOW)
    frontier.pages.fetched(PAGE, NOW, "sha256:A", None, None)
    frontier.pages.gone(PAGE, NOW + 2 * HOUR)
    assert [link.url for link in frontier.pages.due(NOW + 7 * HOUR, 9)] == [PAGE]
    frontier.pages.fetched(PAGE, NOW + 7 * HOUR, "sha256:A", None, None)
    held = frontier.pages.look_up(PAGE)
    assert held is not None
    assert held.state == "held"


def test_what_fails_is_tried_later_and_later_and_then_left(frontier: Frontier) -> None:
    queue(frontier, PAGE)
    now, tries = NOW, 0
    while frontier.pages.queued(now + 10_000 * HOUR, 1):
        assert frontier.pages.queued(now, 1) == [] or tries == 0
        now += 1000 * HOUR
        frontier.pages.failed(PAGE, now, "HTTP 500")
        tries += 1
    assert tries == MOST_ATTEMPTS


def test_listings_keep_their_marks_and_children(frontier: Frontier) -> None:
    note = ListingNote('"e"', "Mon", "sha256:B", (("https://post.example/s2.xml", "sitemap", "2026-05"),), "2026")
    queue(frontier, PAGE, note=note)
    kept = frontier.listing("rss")
    assert (kept.etag, kept.digest, kept.children, kept.stamp) == ('"e"', "sha256:B", note.children, "2026")
    assert frontier.listing("other") == ListingNote()
    assert not kept.rests(NOW + HOUR)
    frontier.read_unchanged("rss", "2026", NOW + 100 * HOUR)
    assert frontier.listing("rss").rests(NOW + 101 * HOUR), "long the same, and read today"


def test_what_is_known_survives_a_kill(tmp_path: Path) -> None:
    script = (
        "import sys, os, signal; from pathlib import Path; from spiders.frontier import *\n"
        "f = Frontier(Path(sys.argv[1])); f.read('rss', ListingNote('e'), [Found('https://post.example/1'), "
        "Found('https://post.example/2')], 5.0)\n"
        "f.opened('post-1.warc.gz'); f.pages.fetched('https://post.example/1', 6.0, 'd', None, None)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    path = tmp_path / "post.sqlite"
    assert subprocess.run([sys.executable, "-c", script, str(path)]).returncode == -9
    with closing(Frontier(path)) as frontier:
        assert [link.url for link in frontier.pages.queued(NOW, 9)] == ["https://post.example/2"]
        assert frontier.listing("rss").etag == "e"
        assert frontier.unfinished_files() == ["post-1.warc.gz"]


def test_one_crawl_has_it_at_a_time_and_a_damaged_file_is_put_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spiders.frontier.BUSY_SECONDS", 0.1)
    path = tmp_path / "post.sqlite"
    with closing(Frontier(path)), pytest.raises(FrontierBusy, match="under way"):
        Frontier(path)
    for file in tmp_path.iterdir():
        file.unlink()
    path.write_bytes(b"no database at all " * 100)
    with closing(Frontier(path)) as frontier:
        assert frontier.pages.is_empty()
        assert "put aside" in (frontier.damaged or "")
    assert (tmp_path / "post.sqlite.damaged").exists()


def test_two_crawls_of_one_site_share_its_rate(tmp_path: Path) -> None:
    with closing(Pace(tmp_path / "sites.pace")) as one, closing(Pace(tmp_path / "sites.pace")) as other:
        moments = [crawl.reserve("https://post.example", 2.0, NOW) for crawl in (one, other, one, other)]
        assert moments == [NOW, NOW + 2, NOW + 4, NOW + 6]
        other.hold("https://post.example", Hold(NOW + 60, 1))
        assert one.reserve("https://post.example", 2.0, NOW) == NOW + 60
        assert one.held("https://post.example").strikes == 1
        assert one.reserve("https://elsewhere.example", 2.0, NOW) == NOW

"""The report's page: one file, escaped, with evidence marked; in a real browser, by keyboard, without a network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import duckdb
import pytest

from tests.conftest import DemoRun, run_dateline
from tests.flows.browser import ENTER, TAB, Browser, browser
from tests.warehouse.line import through
from tests.warehouse.world import world
from warehouse import publish, query, report, writer
from warehouse.report.map import Frame, Town
from warehouse.report.timeline import bars

HOSTILE = '"><script>document.title="stolen"</script><img src=x onerror=alert(1)>'


class Tags(HTMLParser):
    """The names of all tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.fixture(scope="module", name="page")
def page_of_hostile_texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report on a world whose outlets, places, headlines, addresses and reasons try to break out of it."""
    home = tmp_path_factory.mktemp("report")
    with writer.open_writer(home) as con:
        through(con, world(seed=4, events=6), batch=50)
        con.execute("UPDATE article_versions SET title = ?, outlet = ?", [HOSTILE, HOSTILE])
        con.execute("UPDATE article_versions SET url = 'javascript:alert(1)' WHERE article_key = 1")
        con.execute("UPDATE incidents_held SET target = ?, weapon = ?, perpetrator = 'Red Wolves'", [HOSTILE, HOSTILE])
        con.execute(
            "UPDATE incidents_held SET place = ? WHERE killed_best = (SELECT max(killed_best) FROM incidents_held)",
            [HOSTILE],
        )
        con.execute("UPDATE claim_versions SET attributed_to = ?", [HOSTILE])
        publish.publish(con, home)
    with query.connect(home) as reader:
        incidents, count = report.choose(reader)
        html = report.to_html(reader, incidents, [Town("Ébène", 41.5, 21.5, 9000)], count - len(incidents))
    path = home / "incidents.html"
    path.write_text(html, encoding="utf-8")
    return path


def test_text_of_the_web_stays_text(page: Path) -> None:
    html = page.read_text(encoding="utf-8")
    assert html.count("<script>") == 1
    assert "<img" not in html
    assert "&lt;script&gt;" in html
    assert not re.search(r'href="(?!#|https?://)', html)


def test_the_page_needs_nothing_but_itself(page: Path) -> None:
    html = page.read_text(encoding="utf-8")
    parser = Tags()
    parser.feed(html)
    assert parser.tags.isdisjoint({"link", "iframe", "object", "embed", "img", "base", "image", "use"})
    assert not [name for name in parser.attributes if name in ("src", "srcset", "style") or name.startswith("on")]
    assert "@import" not in html
    assert "url(" not in html
    assert "default-src 'none'" in html


def test_evidence_is_marked_in_its_sentence(page: Path) -> None:
    html = page.read_text(encoding="utf-8")
    assert re.search(r'killing <mark class="killed"[^>]*>\d+ people<span class="value"> \[killed: \d+', html)


def test_choice_and_limit(page: Path) -> None:
    with query.connect(page.parent) as con:
        incidents, count = report.choose(con, where="killed_best > 0", limit=2)
        assert (len(incidents), count > 2) == (2, True)
        html = report.to_html(con, incidents, left_out=count - 2)
    assert f"{count - 2} older ones are left out" in html
    assert html.count("<article") == 2


def test_frames_and_bars_of_little() -> None:
    assert Frame.around([]).height > 0
    frame = Frame.around([(35.0, 40.0)])
    assert (frame.east - frame.west, frame.x(frame.west), frame.y(frame.north)) == (1.0, 0.0, 0.0)
    assert bars([]) == []


@pytest.fixture(scope="module", name="chromium")
def open_browser(page: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        opened.open(page.as_uri())
        yield opened


SHOWN = "return [...document.querySelectorAll('main article')].filter(a => !a.hidden).length"


def test_in_a_browser_nothing_runs_that_should_not(chromium: Browser) -> None:
    assert chromium.run("return document.title") == "Incidents"
    assert chromium.complaints() == []
    assert chromium.run("return document.querySelectorAll('#map a .dot').length") == chromium.run(SHOWN) == 6


def test_filters_work_from_the_keyboard(chromium: Browser) -> None:
    chromium.run("document.body.focus(); document.getElementById('place').focus()")
    chromium.press(*"karsk")
    told = chromium.run(SHOWN)
    assert 0 <= told < 6
    assert chromium.run("return document.getElementById('count').textContent") == f"{told} of 6 shown"
    chromium.run("document.querySelector('button[type=reset]').focus()")
    chromium.press(ENTER)
    chromium.run(
        "document.getElementById('from').value = '2999-01-01'; document.getElementById('from').dispatchEvent(new Event('input', {bubbles: true}))"
    )
    assert chromium.run(SHOWN) == 0
    chromium.run("document.querySelector('button[type=reset]').focus()")
    chromium.press(ENTER)


def test_a_dot_of_the_map_leads_to_its_incident(chromium: Browser) -> None:
    first = chromium.run("const dot = document.querySelector('#map a'); dot.focus(); return dot.dataset.id")
    chromium.press(ENTER)
    chromium.wait_until(f"document.activeElement.id === 'i-{first}'")
    assert chromium.run(f"return document.getElementById('i-{first}').querySelector('details').open")
    chromium.press(TAB)
    assert chromium.run("return document.activeElement.tagName") == "SUMMARY"


def test_the_command_writes_the_page_of_the_demo(demo: DemoRun, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    done = run_dateline("report", "-o", path, "--where", "country = 'SY'", home=demo.home)
    assert done.returncode == 0, done.stderr
    with duckdb.connect(str(demo.home / "published" / "dateline.duckdb"), read_only=True) as con:
        rows = con.execute("SELECT count(*) FROM incidents WHERE country = 'SY'").fetchall()
    assert path.read_text(encoding="utf-8").count("<article") == rows[0][0]
    assert run_dateline("report", "-o", path, "--where", "nonsense", home=demo.home).returncode == 2

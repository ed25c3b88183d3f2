"""A site that is empty without JavaScript, read through Debian's Chromium, which reaches no more than a crawl may."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from spiders.crawlers.browser import BrowserMissing, BrowserProxy, browser_file
from spiders.warc_file import read_pages
from tests.spiders.conftest import PARAGRAPH, Answer, Site, crawl, source


def why_not() -> str:
    try:
        browser_file()
    except BrowserMissing as error:
        return str(error)
    return ""


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "a browser is there")
def test_what_scripts_write_is_archived(site: Site, tmp_path: Path) -> None:
    site.answers["/"] = Answer(
        "<html><body><script>document.body.innerHTML = '<a href=\"/2026/05/ferry-runs-again\">The ferry runs</a>'</script>"
    )
    site.answers["/2026/05/ferry-runs-again"] = Answer(
        "<html><body><img src=/photo.jpg><script>fetch('/text.json').then(r => r.json()).then(t => "
        "{document.body.innerHTML = '<article><p>' + t.text + '</p></article>'})</script>"
    )
    site.answers["/text.json"] = Answer(f'{{"text": "{PARAGRAPH.strip()}"}}', content_type="application/json")
    rule = {"type": "section", "url": f"{site.url}/"}
    plain = crawl(source(site.url, rule), tmp_path / "plain")
    assert plain.pages == 0
    result = crawl(source(site.url, rule, javascript=True), tmp_path / "run", time_limit_seconds=120)
    assert (result.pages, result.failures) == (1, [])
    (page,) = [page for file in (tmp_path / "run").glob("*.warc.gz") for page in read_pages(file)]
    assert b"The ferry left the eastern bank" in page.body
    assert "/photo.jpg" not in site.log


def test_the_browsers_way_out_refuses_private_addresses(site: Site) -> None:
    async def ask(proxy: BrowserProxy, line: str) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
        writer.write(f"{line} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        answer = await asyncio.wait_for(reader.read(), 10)
        writer.close()
        return answer

    async def judge() -> None:
        shut, open_ = BrowserProxy(allow_private=False), BrowserProxy(allow_private=True)
        for proxy in (shut, open_):
            await proxy.serve()
        for line in (f"GET {site.url}/secret", f"CONNECT 127.0.0.1:{site.port}", "CONNECT [::1]:80",
                     "GET http://169.254.169.254/latest", "GET http://localhost/"):  # fmt: skip
            assert (await ask(shut, line)).startswith(b"HTTP/1.1 403")
        assert b"not here" in await ask(open_, f"GET {site.url}/page?x=1")
        for proxy in (shut, open_):
            proxy.close()

    asyncio.run(judge())
    assert site.log == ["/page?x=1"]


def test_without_a_browser_a_source_that_needs_one_says_so(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spiders.crawlers.browser.CHROMIUMS", ("no-such-browser",))
    with pytest.raises(BrowserMissing, match="needs"):
        browser_file()

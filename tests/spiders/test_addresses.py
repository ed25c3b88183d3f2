"""Addresses: sameness, sites, and hosts that are out of bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.addresses import private_address, private_reason, request_url, same_page_key, same_site

SAME = [
    ("https://post.example/a?utm_source=rss&b=1#top", "https://post.example/a?b=1"),
    ("http://www.post.example/a/", "https://post.example/a"),
    ("https://POST.example:443/a?b=1&c=2", "https://post.example/a?c=2&b=1"),
    ("https://post.example/a%7Eb", "https://post.example/a~b"),
    ("https://post.example/a?fbclid=x", "https://post.example/a"),
    ("https://post.example", "https://post.example/"),
    ("https://m.post.example/a", "https://www.post.example/a"),
    ("https://amp.post.example/a", "https://post.example/a"),
    ("https://post.example/2026/a/amp/", "https://post.example/2026/a"),
    ("https://post.example/amp/2026/a", "https://post.example/2026/a"),
    ("https://post.example/a.amp.html", "https://post.example/a.html"),
    ("https://post.example/a?outputType=amp&id=3", "https://post.example/a?id=3"),
    ("https://post-example.cdn.ampproject.org/c/s/post.example/a?amp=1", "https://post.example/a"),
    ("https://post.example/a?mc_cid=1&_ga=2&wbraid=3&id=7", "https://post.example/a?id=7"),
]
DIFFERENT = [
    ("https://post.example/story.php?id=1", "https://post.example/story.php?id=2"),
    ("https://post.example/?cid=1", "https://post.example/?cid=2"),
    ("https://post.example/camp/a", "https://post.example/c/a"),
    ("https://m.example/a", "https://example/a"),
    ("https://post.example:8001/a", "https://post.example:8002/a"),
    ("https://post.example/a", "https://post.example/A"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same(one: str, other: str) -> None:
    assert same_page_key(one) == same_page_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different(one: str, other: str) -> None:
    assert same_page_key(one) != same_page_key(other)


@given(
    st.from_regex(
        r"https://[a-z]{1,9}\.example/[a-zA-Z0-9/_~%-]{0,20}(\?[a-z]=[a-z0-9]{0,5}(&utm_[a-z]+=x)?)?", fullmatch=True
    )
)
def test_cleaning_twice_changes_nothing(url: str) -> None:
    assert request_url(request_url(url)) == request_url(url)
    assert same_page_key(request_url(url)) == same_page_key(url)


def test_sites() -> None:
    assert same_site("https://www.post.example/a", "https://amp.post.example/b")
    assert same_site("https://en.post.example/a", "https://post.example/b")
    assert not same_site("https://post.example/a", "https://otherpost.example/b")


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "LOCALHOST.", "10.1.2.3", "192.168.0.9", "169.254.169.254", "[::1]", "::ffff:127.0.0.1",
     "0.0.0.0", "2130706433", "0x7f.1", "0177.0.0.1", "printer.local", "metadata.google.internal", "fe80::1",
     "100.64.0.1", "224.0.0.1"],
)  # fmt: skip
def test_private_hosts_are_refused(host: str) -> None:
    assert private_reason(host)


@pytest.mark.parametrize("host", ["post.example", "93.184.215.14", "2606:2800:220:1::1", "1984.example"])
def test_public_hosts_are_not(host: str) -> None:
    assert private_reason(host) is None
    assert private_address(host) is None

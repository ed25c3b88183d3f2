"""Files as input, good and bad: a refusal names the file and line, and what is beside it is read."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from spiders.archive import ArchiveWriter
from spiders.article import Article
from spiders.extract import extract_page
from spiders.files import Refusal, read_input
from spiders.page import Page
from tests.spiders.test_archive import page


def refusals(path: Path) -> list[str]:
    return [str(r) for r in read_input(path) if isinstance(r, Refusal)]


def test_json_lines_good_and_bad(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    lines = [
        '{"id": 7, "text": "The ferry runs.", "published": "2025-11-03", "outlet": "Post"}',
        '{"id": "x", "text": "The fer',
        '{"id": "no text"}',
        '{"text": "   "}',
        '{"text": 5}',
        "[1, 2]",
        "",
        '{"text": "a", "published": "last week"}',
        '{"text": "a", "title": 9}',
        '{"text": "The mill burns.", "url": "https://x.example/m", "published": "2025-11-03T10:00:00+02:00", "x": 1}',
    ]
    path.write_bytes("\n".join(lines).encode() + b'\n{"text": "\xff"}\n')
    found = list(read_input(path))
    articles = [a for a in found if isinstance(a, Article)]
    assert [(a.external_id, a.text, a.published) for a in articles] == [
        ("7", "The ferry runs.", "2025-11-03"),
        (None, "The mill burns.", "2025-11-03T10:00:00+02:00"),
    ]
    said = refusals(path)
    for number, words in (
        (2, "broken JSON"), (3, "text is missing or empty"), (4, "text is missing or empty"),
        (5, "text must be a string"),
        (6, "not a JSON object"), (8, "published is 'last week'"), (9, "title must be a string"), (11, "not UTF-8"),
    ):  # fmt: skip
        assert any(r.startswith(f"{path}:{number}: ") and words in r for r in said), (number, words, said)
    assert len(said) == 8


def test_pages_in_json_lines_are_pages(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl.gz"
    rows = [
        {"id": "a", "url": "https://post.example/a", "html": "<p>x</p>"},
        {"id": "b", "url": None, "html": "<p>y</p>"},
    ]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    assert [p.url for p in read_input(path) if isinstance(p, Page)] == ["https://post.example/a", "urn:id:b"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.html", b"", "empty file"),
        ("blank.txt", b" \n \n", "empty file"),
        ("big.html", b"<html>" + b"x" * (30 * 2**20), "larger than 10 MB"),
        ("junk.txt", bytes(range(256)) * 20, "binary"),
        ("junk.warc.gz", b"no archive" * 20, "damaged at byte 0"),
        ("empty.warc", b"", "empty file"),
        ("junk.jsonl.gz", b"no gzip", "cannot be read"),
        ("sheet.xlsx", b"PK", "of no known kind"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (said,) = refusals(path)
    assert said.startswith(str(path))
    assert words in said


def test_binary_junk_called_html_is_refused_when_it_is_extracted(tmp_path: Path) -> None:
    path = tmp_path / "junk.html"
    path.write_bytes(bytes(range(256)) * 20)
    (found,) = read_input(path)
    assert isinstance(found, Page)
    assert extract_page(found).refusal == "binary: no text, whatever it is called"
    assert found.url == path.as_uri()


def test_a_truncated_archive_gives_its_pages_and_a_refusal(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path, "post") as archive:
        for number in range(3):
            archive.write(page(number))
    (path,) = archive.files
    path.write_bytes(path.read_bytes()[:-200])
    found = list(read_input(path))
    assert [type(f).__name__ for f in found] == ["Page", "Page", "Refusal"]
    assert "damaged at byte" in str(found[-1])


def test_a_folder_is_read_in_order_with_what_is_beside_the_bad_file(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.html").write_text("<html><p>one</html>")
    (tmp_path / "b.html").write_text("")
    (tmp_path / "deep" / "c.txt").write_bytes("Le préfet a parlé.\r\nIl a dit « oui ».".encode("cp1252"))
    (tmp_path / "style.css").write_text("p {}")
    found = list(read_input(tmp_path))
    assert [type(f).__name__ for f in found] == ["Page", "Refusal", "Article"]
    assert isinstance(found[2], Article)
    assert found[2].text == "Le préfet a parlé.\nIl a dit « oui »."
    assert refusals(tmp_path / "nowhere") == [f"{tmp_path / 'nowhere'}: no such file or folder"]
    (tmp_path / "void").mkdir()
    assert "holds no" in refusals(tmp_path / "void")[0]

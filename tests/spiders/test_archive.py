"""The archive: what is written is read back, whatever tore the file."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from spiders.archive import MAX_PAGE_BYTES, ArchiveDamaged, ArchiveWriter, read_pages, recover
from spiders.page import Page

NOW = datetime(2025, 11, 3, 8, 30, 15, 250000, tzinfo=UTC)


def page(number: int = 1, **changes: object) -> Page:
    values = {
        "url": f"https://post.example/a?n={number}&ref=x",
        "final_url": f"https://post.example/a?n={number}",
        "status": 200,
        "content_type": "text/html; charset=utf-8",
        "fetched_at": NOW,
        "body": f"<html><p>ferry {number} مرفأ".encode() * 50,
        "headers": {"Content-Type": "text/html; charset=utf-8", "ETag": '"abc"'},
        "source_id": "post",
        "hint_title": "Ferry\nruns: again مرفأ",
        "hint_published": "2025-11-03T08:00:00+00:00",
    }
    return Page(**{**values, **changes})  # type: ignore[arg-type]


def write(folder: Path, *pages: Page) -> Path:
    with ArchiveWriter(folder, "post") as archive:
        for one in pages:
            archive.write(one)
    return archive.files[0]


def read(path: Path) -> tuple[list[Page], ArchiveDamaged | None]:
    pages = []
    try:
        for one in read_pages(path):
            pages.append(one)
    except ArchiveDamaged as error:
        return pages, error
    return pages, None


def test_a_page_is_read_back_as_it_was(tmp_path: Path) -> None:
    path = write(tmp_path, page(1), page(2, status=410, hint_title=None, hint_published=None, source_id=None))
    assert path.name.startswith("post-")
    assert path.name.endswith(".warc.gz")
    one, two = read_pages(path)
    assert (one.url, one.final_url, one.status, one.body) == (page(1).url, page(1).final_url, 200, page(1).body)
    assert (one.fetched_at, one.source_id, one.hint_published) == (NOW, "post", "2025-11-03T08:00:00+00:00")
    assert one.hint_title == "Ferry runs: again مرفأ"
    assert one.headers["ETag"] == '"abc"'
    assert one.payload_digest == page(1).payload_digest
    assert one.archive_file == str(path)
    assert (two.status, two.gone, two.hint_title) == (410, True, None)
    with path.open("rb") as file:
        file.seek(one.archive_offset or 0)
        assert gzip.GzipFile(fileobj=file).read(100).startswith(b"WARC/1.1\r\n")


def test_other_tools_find_the_archive_sound(tmp_path: Path) -> None:
    path = write(tmp_path, *map(page, range(3)))
    types = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            record.content_stream().read()
            types.append(record.rec_type)
    assert types == ["warcinfo", *["metadata", "response"] * 3]


def test_no_file_without_a_page(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path / "archive", "post") as archive:
        pass
    assert archive.files == []
    assert not (tmp_path / "archive").exists()
    assert recover(tmp_path / "archive") == []


def test_files_are_rotated_by_size(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path, "post", rotate_bytes=1) as archive:
        archive.write(page(1))
        archive.write(page(2))
    assert len(archive.files) == 2
    assert [p.url for f in archive.files for p in read_pages(f)] == [page(1).url, page(2).url]


@pytest.mark.parametrize("packed", [True, False])
def test_a_file_cut_anywhere_gives_its_whole_records(tmp_path: Path, packed: bool) -> None:
    path = write(tmp_path, *map(page, range(3)))
    data = path.read_bytes() if packed else gzip.decompress(path.read_bytes())
    whole = [p.archive_offset for p in read_pages(path)] if packed else []
    for end in range(1, len(data), 53):
        cut = tmp_path / ("cut.warc.gz" if packed else "cut.warc")
        cut.write_bytes(data[:end])
        pages, damage = read(cut)
        assert [p.body for p in pages] == [page(n).body for n in range(len(pages))]
        if packed:
            assert len(pages) <= sum(offset < end for offset in whole)
        if len(pages) < 3 and damage is not None:
            assert damage.path == cut
            assert damage.offset <= end
            assert str(cut) in str(damage)
    assert read(path)[1] is None


def test_damage_in_the_middle_is_named_and_what_is_before_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, *map(page, range(3)))
    second = [p.archive_offset for p in read_pages(path)][1]
    data = bytearray(path.read_bytes())
    data[second + 60 : second + 90] = b"\0" * 30
    path.write_bytes(data)
    pages, damage = read(path)
    assert [p.url for p in pages] == [page(0).url]
    assert damage is not None


@pytest.mark.parametrize(
    "data", [b"hello, this is no archive at all\n" * 9, b"\x1f\x8b\x08\0garbage" * 9, bytes(range(256)) * 9]
)
def test_junk_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "junk.warc.gz"
    path.write_bytes(data)
    pages, damage = read(path)
    assert pages == []
    assert damage is not None
    assert damage.offset == 0


def foreign(url: str, kind: str, body: bytes, content_type: str = "", status: str = "200 OK") -> bytes:
    """A record as other tools write them."""
    block = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n\r\n".encode() * (kind == "response") + body
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{url}>\r\nWARC-Date: 2025-11-03T08:30:15Z\r\n"
            f"WARC-Target-URI: {url}\r\nContent-Length: {len(block)}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )


def test_foreign_archives_chunked_and_packed(tmp_path: Path) -> None:
    """As Common Crawl and wget write them: encodings left on, all kinds of records, other types of content."""
    path = tmp_path / "foreign.warc"
    html = b"<html><body>" + b"the ferry runs " * 100
    packed = gzip.compress(html)
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(c), c) for c in (packed[:40], packed[40:])) + b"0\r\n\r\n"
    big = b"<html>" + b"x" * (MAX_PAGE_BYTES + 99)
    path.write_bytes(
        foreign("https://x.example/request", "metadata", b"fetchTimeMs: 7\r\n")
        + foreign(
            "https://x.example/1",
            "response",
            chunked,
            "text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked",
        )
        + foreign("https://x.example/2.png", "response", b"\x89PNG", "image/png")
        + foreign("https://x.example/3", "response", html, "text/html", "301 Moved")
        + foreign("dns:x.example", "response", html, "text/html")
        + foreign("https://x.example/4", "response", big, "text/html")
        + foreign("https://x.example/5", "response", html, "TEXT/HTML;charset=x")
    )
    pages = list(read_pages(path))
    assert [p.url[-1] for p in pages] == ["1", "4", "5"]
    assert pages[0].body == html
    assert len(pages[1].body) == MAX_PAGE_BYTES + 1
    assert pages[0].source_id is None


def test_a_file_gzipped_as_a_whole_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "whole.warc.gz"
    records = [foreign(f"https://x.example/{n}", "response", b"<html>ferry" * 50, "text/html") for n in range(30)]
    path.write_bytes(gzip.compress(b"".join(records)))
    assert [p.url[18:] for p in read_pages(path)] == [str(n) for n in range(30)]
    path.write_bytes(path.read_bytes()[:-200])
    pages, damage = read(path)
    assert damage is not None
    assert len(pages) < 30


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """As Common Crawl's news files are: requests, pages, and now and then something big that is no page."""
    script = (
        "import sys; from pathlib import Path; from spiders.archive import read_pages\n"
        "count = sum(1 for _ in read_pages(Path(sys.argv[1])))\n"
        "lines = Path('/proc/self/status').read_text().splitlines()\n"
        "print(count, next(int(line.split()[1]) for line in lines if line.startswith('VmHWM')) // 1024)"
    )
    film = gzip.compress(foreign("https://x.example/film", "response", os.urandom(1_000_000), "video/mp4"), 1)
    html = foreign("https://x.example/1", "response", b"<html><p>" + os.urandom(10_000).hex().encode(), "text/html")
    batch = film + b"".join(gzip.compress(html, 1) for _ in range(20))
    peaks = []
    for times in (2, 40):
        path = tmp_path / f"news{times}.warc.gz"
        path.write_bytes(batch * times)
        done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
        count, peak = map(int, done.stdout.split())
        assert count == 20 * times
        peaks.append(peak)
    assert peaks[1] < peaks[0] + 15


def test_what_a_killed_writer_left_is_recovered_but_never_a_living_ones(tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from spiders.archive import ArchiveWriter; "
        "from tests.spiders.test_archive import page\n"
        "a = ArchiveWriter(Path(sys.argv[1]), 'post')\n"
        "for n in range(5): a.write(page(n))\n"
        "print('written', flush=True); time.sleep(60)"
    )
    child = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "written\n"
    (left,) = tmp_path.glob("*.open")
    assert recover(tmp_path) == []
    assert left.exists()
    child.kill()
    child.wait()
    child.stdout.close()
    with left.open("ab") as file:
        file.write(left.read_bytes()[:1700])  # records torn by a second death
    (done,) = recover(tmp_path)
    assert done.name == left.name.removesuffix(".open")
    assert not left.exists()
    assert [p.url for p in read_pages(done)][:5] == [page(n).url for n in range(5)]
    assert recover(tmp_path) == []


@pytest.mark.parametrize("kept", [0, 40, 300])
def test_a_file_without_a_whole_page_is_removed(tmp_path: Path, kept: int) -> None:
    path = write(tmp_path, page(1))
    left = path.with_name(path.name + ".open")
    left.write_bytes(path.read_bytes()[:kept])
    path.unlink()
    assert recover(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_raises_and_leaves_whole_records(tmp_path: Path) -> None:
    script = (
        "import resource, signal, sys; from pathlib import Path; from spiders.archive import ArchiveWriter\n"
        "from tests.spiders.test_archive import page; import os\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))\n"
        "a = ArchiveWriter(Path(sys.argv[1]), 'post'); n = 0\n"
        "try:\n"
        "    while True: a.write(page(n, body=os.urandom(1500))); n += 1\n"
        "except OSError as e: print(n, e.strerror)\n"
        "a.close()"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True)
    count, words = done.stdout.split(" ", 1)
    assert words.strip() == os.strerror(27)
    (path,) = tmp_path.glob("*.warc.gz")
    pages, damage = read(path)
    assert damage is None
    assert len(pages) == int(count) > 1


def test_a_writer_killed_again_and_again_loses_at_most_one_record(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from spiders.archive import ArchiveWriter\n"
        "from tests.spiders.test_archive import page\n"
        "a = ArchiveWriter(Path(sys.argv[1]), 'post'); n = 0\n"
        "while True:\n    a.write(page(n)); n += 1; print(n, flush=True)"
    )
    for lines in (1, 7, 40):
        child = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        for _ in range(lines):
            last = int(child.stdout.readline())
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        last = max([last, *map(int, filter(str.isdigit, child.stdout.read().split("\n")[:-1]))])
        child.stdout.close()
        time.sleep(0.01)
        (done,) = recover(tmp_path)
        pages, damage = read(done)
        assert damage is None
        assert len(pages) in (last, last + 1)
        done.unlink()


@pytest.mark.parametrize("url", ["file:///home/reader/saved.html", "urn:id:b"])
def test_pages_from_files_are_read_back_too(tmp_path: Path, url: str) -> None:
    (found,) = read_pages(write(tmp_path, page(1, url=url, final_url=url, source_id="files")))
    assert (found.url, found.final_url, found.body) == (url, url, page(1).body)

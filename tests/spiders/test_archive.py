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

from spiders.archive import ArchiveWriter, recover
from spiders.page import Page
from spiders.warc_file import ArchiveDamaged, read_pages

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


@pytest.mark.parametrize("packed", [True, False])
def test_damage_in_the_middle_is_named_and_what_is_around_it_is_read(tmp_path: Path, packed: bool) -> None:
    path = write(tmp_path, *map(page, range(5)))
    if not packed:
        path.write_bytes(gzip.decompress(path.read_bytes()))
        path = path.rename(tmp_path / "plain.warc")
    offsets = [p.archive_offset or 0 for p in read_pages(path)]
    data = bytearray(path.read_bytes())
    for hurt in (1, 3):
        data[offsets[hurt] : offsets[hurt] + 90] = b"\0" * 90
    path.write_bytes(data)
    pages, damage = read(path)
    assert [p.url for p in pages] == [page(n).url for n in (0, 2, 4)]
    assert damage is not None
    assert offsets[1] - 4 <= damage.offset <= offsets[1]
    assert "the first of 2 places" in str(damage)
    assert str(damage).isprintable()


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

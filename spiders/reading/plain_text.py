"""Plain texts with several stories, as they are copied out of a browser: cut where a new one begins.

A new story begins where a title stands twice, as it does over a card (for its picture and for itself); where a title
stands beside a time; and behind a source line, or at one where source lines come first. Anything else between two
paragraphs is a subheading. What stands round the stories (menus, "Comments", "Related articles") is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from spiders.reading.blocks import Part
from spiders.reading.moments import iso_date, relative_date, written_date
from spiders.reading.run_on import unrun
from spiders.reading.source_lines import named_in, title_and_outlet
from spiders.reading.trim import is_call, is_end

_BODY = 120  # characters: a paragraph, whatever it ends with
_SENTENCE = 25  # characters: a paragraph where it ends as a sentence does
_TITLE = 15
_NAME = 40
_MARKUP = re.compile(r"^(?:[•*·-]\s+|time(?=\d))")


@dataclass(slots=True)
class _Story:
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    lines: list[str] = field(default_factory=list)
    is_cut: bool = False  # its text is over, and what follows is the page's


def stories_of(text: str, read_at: datetime) -> list[Part]:
    """The stories of a plain text, in order; one for a text without any sign of several.

    `read_at` is the moment that "14 hours ago" counts from.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    first_source = next((n for n, line in enumerate(lines) if named_in(line)), None)
    first_body = next((n for n, line in enumerate(lines) if _is_body(line)), len(lines))
    opens = first_source is not None and first_source < first_body
    stories = [_Story()]
    labels: list[str] = []
    for line in lines:
        named = named_in(line)
        if named and opens:
            stories.append(_Story(*title_and_outlet(named, None)))
            labels = []
        elif named and stories[-1].lines:
            title, outlet = title_and_outlet(named, stories[-1].title)
            stories[-1].title, stories[-1].outlet = stories[-1].title or title, outlet or stories[-1].outlet
            stories.append(_Story())
            labels = []
        elif _is_body(line):
            _take(stories, labels, line, read_at)
            labels = []
        else:
            labels.append(line)
    parts = [Part("\n".join(s.lines), s.title, s.outlet, (), s.published) for s in stories if s.lines]
    return unrun(parts, read_at)


def _is_body(line: str) -> bool:
    if len(line) < _BODY and is_call(line):
        return False
    return len(line) >= _BODY or (len(line) >= _SENTENCE and re.search(r"[.!?؟…][”\"»’)]?$|^\(.*\)$", line) is not None)


def _take(stories: list[_Story], labels: list[str], line: str, read_at: datetime) -> None:
    """Take a paragraph, and what stands between it and the one before, into the last story or into a new one."""
    labels = [_MARKUP.sub("", label) for label in labels]
    if stories[-1].lines and _is_head(labels, read_at):
        stories.append(_Story())
    story = stories[-1]
    if not story.lines:
        _read_head(story, labels, read_at)
        story.lines.append(line)
        return
    story.is_cut = story.is_cut or any(is_end(label) for label in labels)
    if not story.is_cut:
        story.lines += [label for label in labels if not is_call(label)]
        story.lines.append(line)


def _is_head(labels: list[str], read_at: datetime) -> bool:
    """Whether the lines before a paragraph are the head of another story."""
    titles = [label for label in labels if _is_title(label)]
    timed = any(len(label) <= _NAME and _moment(label, read_at) for label in labels)
    return len(titles) > len({t.casefold() for t in titles}) or (timed and bool(titles))


def _is_title(label: str) -> bool:
    return len(label) >= _TITLE and len(label.split()) >= 3 and not is_call(label) and not is_end(label)


def _read_head(story: _Story, labels: list[str], read_at: datetime) -> None:
    """Title, outlet and time of a story, from the lines above its first paragraph."""
    titles = [label for label in labels if _is_title(label) and not _moment(label, read_at)]
    twice = [t for t in titles if titles.count(t) > 1]
    title = twice[-1] if twice else titles[-1] if titles else None
    story.title = story.title or title
    if title is None:
        return
    beside = labels[labels.index(title) :]
    for label in beside:
        moment = _moment(label, read_at) if len(label) <= _NAME else None
        story.published = story.published or moment
        name = _WHEN.sub("", label).strip(" -–—|·") if moment else label
        if not story.outlet and 2 < len(name) <= _NAME and name != title and not is_call(name):
            story.outlet = name


_WHEN = re.compile(
    r"(?:(?<=\w)|\b)(?:\d{1,3}|an?)\s*\w+\s+ago\b.*|\byesterday\b.*|\b\d{1,2} \w+ 20\d\d.*|20\d\d-\d\d.*", re.I
)


def _moment(label: str, read_at: datetime) -> str | None:
    return iso_date(label) or relative_date(label, read_at) or written_date(label)

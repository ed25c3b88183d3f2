"""An article's text made ready for reading: folded for look-up, cut into sentences, its dateline set apart.

Offsets always count the characters of the text as given; folding never changes a length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from nupunkt import sent_spans

from flows.coding.words.letters import count_cases

Case = Literal["mixed", "upper", "lower"]
_MARKS = {
    "’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "–": "-", "‑": "-", "\u00ad": "-",
}  # fmt: skip
_LONGEST_SENTENCE = 1500
_DATELINE = re.compile(
    r"\s*(?:\(?[A-Z][\w.'’/ ,-]{1,60}?(?:\([^)\n]{1,40}\)|,? \d{1,2} [A-Z]{3,9} \d{2,4})?(?:,?"
    r" ?\([^)\n]{1,60}\))?)\s*(?:--|—|–|\s-\s|-\s)\s*(?:\[TEXT\]\s*)?"
)
_WIRE_DATELINE = re.compile(
    r"\s*[A-Z][A-Z .,'()/-]{2,60}?, \d{1,2} [A-Z]{3,4} \d{2}(?:"
    r" \([^)]{1,80}\))?\s*(?:--\s*)?(?:\[[^\]]{1,40}\]\s*){0,4}"
)
_INNER_DATELINE = re.compile(
    r"(?:(?=[A-Z]{3})[A-Z][A-Z .,'’-]{2,40}(?:, ?[A-Z][\w. ]{1,14})?"
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}, (?:[A-Z]{2}|[A-Z][a-z]{1,4}\.))"  # "Terre Haute, IN - Two men"
    r"(?: ?\([^)\n]{1,50}\))? ?(?:--|—|–|\s-\s|-\s) ?"
)
_BULLET = re.compile(r"[•▪●◦·*] ?(?:[A-Z][\w'’.-]+[ ,/]{0,2}){1,4}(?: ?[–—:]| -) ")
_LOWER_DATELINE = re.compile(r"(?:This story is from [A-Z][a-z]+ \d+, \d{4}\s+)?([a-z][a-z ./()-]{2,40}):\s")
_LINE_END = re.compile(r"\n")
_BLANK_LINE = re.compile(r"\n\s*\n|\n(?=\s*[-•*–—]?\s*[A-Z“\"'‘(\d])")
_FURNITURE = re.compile(
    r"\b(?:\d+ )?Caption(?: Close)?(?= [A-Z])|\bImage \d+ of(?: \d+\b)?|\bBuy Photo\b|\bAdvertisement(?= [A-Z])"
    r"|\bPhoto: ?(?:[A-Z][\w.'’-]+ ){1,3}?/+"  # who took it, before an outlet's name
    r"|(?<=[^\s*])\*\*\s*(?:--?|–|—)\s+(?=[\"“*]*[A-Z])"  # "**Two held** - Police ...": a headline before its text
    r"|(?<=[a-z:\s])Â(?=\s)"  # a no-break blank read in the wrong encoding: it parts the items of a list
)
_OF_FURNITURE = ("Caption", "Image ", "Photo", "Advertisement", "Â", "**")  # without any of them there is none
#: a lost line's end: "said.The"
_LOST_LINE = re.compile(r"(?:(?<=[a-z]{2}[.!?])|(?<=[a-z]{2}[.!?][\"”]))(?=[\"“]?[A-Z][a-z]*[ ,’'])")
_MAY_LOSE_LINE = re.compile(r"[.!?][\"”]?[\"“]?[A-Z]")  # much quicker to look for
_INNER_END = re.compile(r"[.!?\u2026](?=[^\w]*\w)")  # a full stop that more follows: without one nothing is to be cut
#: full stops that the splitter takes for those of abbreviations: "wounded ten. The", "at 9 p.m. Police"
_MISSED_END = re.compile(
    r"(?:\b(?:ten|kg|UN|EU|NATO)|\bon X)\.\s+(?=[A-Z][a-z ])"
    r"|\b(?:[ap]\.m|U\.[SNK])\.\s+(?=(?:The|An?|He|She|They|It|This|That|No|But|In|On|At|One|Two|Three|Four|Five"
    r"|Police|Officers|Officials|Witnesses|Residents|Troops|Soldiers|Gunmen|Local|Several|Some|There|His|Her)\s)"
)
_OF_MISSED_END = (
    "ten.",
    "X.",
    "kg.",
    "UN.",
    "EU.",
    "NATO.",
    ".m.",
    "U.S.",
    "U.N.",
    "U.K.",
)  # without any there is none
_RAW_END = re.compile(r"(?<=[a-z0-9)\"'”’A-Z])[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[a-z0-9A-Z])")
_BEFORE_NUMBER = re.compile(r"\b(?:INR|PKR|USD|Rs|Nos?)\.\s*\Z")
_ABBREVIATION = re.compile(r"(?:\b(?:mr|mrs|dr|st|no|gen|col|lt|sgt|maj|capt|jr|sr|rs|u\.s|vs|a\.m|p\.m|[a-z]))\Z")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its characters, its number and the number of its paragraph."""

    start: int
    end: int
    index: int
    paragraph: int


@dataclass
class Document:
    """A text ready for reading."""

    text: str
    case: Case = "mixed"
    folded: str = ""
    body_start: int = 0
    published: date | None = None
    sentences: list[Sentence] = field(default_factory=list)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that a character belongs to (the one before it where it falls between two)."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def line_starts(self) -> list[int]:
        """Where the lines of the text begin."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def quote(self, start: int, end: int) -> str:
        """The text's own words."""
        return self.text[start:end]


def fold(text: str) -> str:
    """Lower case, straight quotes, plain blanks and dashes; as long as the text ("İ".lower() is longer)."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for mark, plain in _MARKS.items():  # many times faster than str.translate
        low = low.replace(mark, plain)
    return low


def unsplit(text: str) -> Document:
    """A text of one line, as a headline: its case and its folded words, no sentences."""
    return Document(text, _case(text), fold(text))


def read_document(text: str, published: date | None = None) -> Document:
    """Fold a text, find its case and dateline, and cut it into sentences."""
    document = unsplit(text)
    document.published = published
    document.body_start = _dateline_end(document)
    number = 0
    for paragraph, (start, end) in enumerate(_paragraphs(text, document.body_start)):
        for first, last in _sentences(document, start, end):
            document.sentences.append(Sentence(first, last, number, paragraph))
            number += 1
    if not document.sentences:
        document.sentences.append(Sentence(0, len(text), 0, 0))
    return document


def _case(text: str) -> Case:
    """Whether letters' case tells names from words: not in texts all in capitals or all in small letters."""
    sample = text[:4000]
    upper, lower = count_cases(sample)
    if upper > 4 * lower:
        return "upper"
    return "lower" if upper * 150 < lower and len(sample) > 300 else "mixed"


def _dateline_end(document: Document) -> int:
    for pattern in (_WIRE_DATELINE, _DATELINE) if document.case != "lower" else (_LOWER_DATELINE,):
        match = pattern.match(document.text[:200])
        if match and (pattern is not _DATELINE or _looks_like_dateline(match[0])):
            return match.end()
    return 0


def _looks_like_dateline(words: str) -> bool:
    """A dateline opens with capitals, or names an agency or a date in brackets; "A couple - " does not."""
    first = re.match(r"\s*[(]?([\w.'’-]+)", words)
    if first and first[1] in ("A", "An", "The", "One", "Two", "Three", "Four", "Five"):
        return False
    return bool(first and len(first[1]) > 2 and first[1].isupper()) or "(" in words or len(words) < 30


def _paragraphs(text: str, start: int) -> list[tuple[int, int]]:
    spans, at = [], start
    for first, last in _breaks(text, start):
        if first > at:
            spans.append((at, first))
        at = last
    if at < len(text):
        spans.append((at, len(text)))
    return spans


def _breaks(text: str, start: int) -> list[tuple[int, int]]:
    """What parts the paragraphs of a text, in its order: empty lines, a page's furniture, and lost ends of lines."""
    found = [match.span() for match in _BLANK_LINE.finditer(text, start)]
    if any(map(text.__contains__, _OF_FURNITURE)):
        found += [match.span() for match in _FURNITURE.finditer(text, start)]
    if _MAY_LOSE_LINE.search(text, start):
        found += [match.span() for match in _LOST_LINE.finditer(text, start)]
    return sorted(found)


def _sentences(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    if document.case == "mixed" and (
        line := _INNER_DATELINE.match(document.text, start, end) or _BULLET.match(document.text, start, end)
    ):
        start = line.end()
    piece = document.text[start:end]
    if not _INNER_END.search(piece):
        spans = [(0, len(piece))]
    else:
        spans = (
            _plain_sentences(piece)
            if document.case == "lower"
            else _cut(piece, _joined(piece, list(sent_spans(piece))))
        )
    cut: list[tuple[int, int]] = []
    for first, last in spans:
        while first < last and piece[first].isspace():
            first += 1
        while last > first and piece[last - 1].isspace():
            last -= 1
        while last - first > _LONGEST_SENTENCE:
            blank = piece.rfind(" ", first + 200, first + _LONGEST_SENTENCE)
            stop = blank if blank > 0 else first + _LONGEST_SENTENCE
            cut.append((start + first, start + stop))
            first = stop
        if last > first:
            cut.append((start + first, start + last))
    return cut


def _joined(piece: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that a full stop behind a currency or "No." cut in two, put together again ("INR. 50,000")."""
    whole: list[tuple[int, int]] = []
    for first, last in spans:
        if whole and piece[first : first + 1].isdigit() and _BEFORE_NUMBER.search(piece, *whole[-1]):
            whole[-1] = (whole[-1][0], last)
        else:
            whole.append((first, last))
    return whole


def _cut(piece: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans cut where the splitter took a full stop for an abbreviation's."""
    if not any(map(piece.__contains__, _OF_MISSED_END)):
        return spans
    result: list[tuple[int, int]] = []
    for first, last in spans:
        for match in _MISSED_END.finditer(piece, first, last):
            result.append((first, match.end()))
            first = match.end()
        result.append((first, last))
    return result


def _plain_sentences(piece: str) -> list[tuple[int, int]]:
    """Sentences of a text without capitals: every full stop ends one, but for abbreviations and initials."""
    spans, at = [], 0
    for match in _RAW_END.finditer(piece):
        if _ABBREVIATION.search(piece[max(0, match.start() - 6) : match.start()].lower()):
            continue
        spans.append((at, match.end()))
        at = match.end()
    spans.append((at, len(piece)))
    return spans

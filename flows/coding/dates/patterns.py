"""The words in which English news tells a date: the patterns that ``dates`` looks for.

All patterns run over the lower-cased text. A cheap trigger finds the places where a date may start; the
patterns of that trigger are then tried in order, and the first that matches is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import digits

from ahocorasick_rs import AhoCorasick, MatchKind

from flows.coding.words.cues import Cue
from flows.coding.words.numbers import ORDINALS

_COUNTED = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty"""
NUMBERS = {word: value for value, word in enumerate(_COUNTED.split())} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "ninety": 90,
}

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
_WEEKDAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|(?:mon|tues|tue|weds|wed|thurs|thur|thu|fri|sat|sun)\b\.?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th)\b)?(?!\d)"
_YEAR = r"(?:(?:19|20)\d\d(?![\d%])(?!,\d))"
_YEAR_SHORT = (
    r"(?:'?\d\d(?!\d|(?:st|nd|rd|th)\b|[:.,]\d"
    r"| ?(?:%|percent|a\.?m|p\.?m|people|persons|other|others|were|year|killed)))"
)
_PART = (
    r"(?:(?:\s+(?:early|late))?(?:\s+(?:mid-?)?(?:morning|afternoon|evening|night|dawn|noon|midday|midnight|overnight"
    r"|lunchtime)\b))"
)
_DASH = r"\s?(?:-|–|—|to|and|through|or|/|&)\s?"
_RELATIVE_YEAR = r"(?:last|this|that|the same|next|the previous|the following)\s+year"
_ORDINAL = "(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + ")"


def _whole(pattern: str) -> str:
    """A pattern with the parts that it names."""
    return (pattern.replace("MONTH", _MONTH).replace("WEEKDAY", _WEEKDAY).replace("DAY", _DAY)
            .replace("YSHORT", _YEAR_SHORT).replace("RELYEAR", _RELATIVE_YEAR).replace("YEAR", _YEAR)
            .replace("PART", _PART).replace("DASH", _DASH).replace("ORDINAL", _ORDINAL))  # fmt: skip


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(_whole(pattern))


_BLANKS = " \t\n\r\f\v\xa0\u2009\u202f"
#: What all that TRIGGER finds opens with. To look for these all at once takes half the time of trying TRIGGER at each
#: word; a test holds that none lacks.
OPENINGS = (
    *digits,
    *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    *("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    *("yesterday", "today", "tonight", "tomorrow", "overnight", "last", "past", "previous", "earl", "late", "mid"),
    *("this", "next", "following", "same", "that", "recent", "the", "over", "ago", "back", "new", "fourth"),
    *("christmas", "xmas", "thanksgiving", "halloween", "valentine", "easter", "labor", "memorial", "independence"),
    *(f"{article}{blank}" for article in ("a", "an") for blank in _BLANKS),
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen"),
    *("twenty", "thirty", "few", "several", "hours", "days", "minutes"),
)
_FINDER = AhoCorasick(OPENINGS, matchkind=MatchKind.LeftmostLongest)
#: Where a date may start. The group that matched names the patterns to try.
TRIGGER = re.compile(
    r"\b(?:(?P<digit>\d)"
    r"|(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:u?ary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b)"
    r"|(?P<weekday>(?:mon|tue|wed|thu|fri|sat|sun)(?:day|sday|s|nesday|rsday|rs|r|urday)?\b)"
    r"|(?P<word>yesterday|today|tonight|tomorrow|overnight|last|past|previous|earlier|early|late|later|mid|this|next"
    r"|following|same|that|christmas\b|xmas\b|new\s+year|thanksgiving\b|halloween\b|valentine|easter\b|labor\s+day"
    r"|memorial\s+day|independence\s+day|recent|recently|fourth\s+of|the\s+(?=day\b|eve\b|night\b|\d|last|past|previous"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|tw|thirt|next"
    r"|following|same|weekend|recent)|over\s+the\s+weekend|(?:(?:an?|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|fifteen|twenty|thirty|few|several)\s+(?:hour|day|week|night)s?|hours|days|minutes)"
    r"\s+(?:earlier|later|after|before|prior)\b"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|several)\s+(?:straight\s+|consecutive\s+)?(?:days|nights)\s+of\b)"
    r"|(?P<ago>ago\b|back\b))"
)


def hits(low: str) -> Iterator[re.Match[str]]:
    """All places of a lower-cased text where TRIGGER matches, those within others too."""
    for _, start, _ in _FINDER.find_matches_as_indexes(low):
        if (hit := TRIGGER.match(low, start)) is not None:
            yield hit


#: month and day in either order, with what may stand around them
MONTH_DAY = _compile(
    r"(?:the\s+)?(?:(?P<weekday>WEEKDAY)PART?,?\s+(?:on\s+|the\s+)?)?"
    r"(?:(?P<m1>MONTH),?\s*(?:the\s+)?(?P<d1>DAY)(?:DASH(?:(?P<m1b>MONTH)\s*)?(?P<d1b>DAY)(?!\s*(?:people|others|more)))?"
    r"|(?P<d2>DAY)(?:(?:\s+(?P<m2a>MONTH))?DASH(?P<d2b>DAY))?(?:,|\s+of|-)?\s*(?:the\s+month\s+of\s+)?(?P<m2>MONTH)(?![a-z])"
    r"|(?P<o3>ORDINAL)\s+(?:day\s+)?of\s+(?P<m3>MONTH)(?![a-z]))"
    r"(?:(?:,|\s+of|\s*[-/]|\s+in)?\s*(?P<year>YEAR)|,?\s+(?:of\s+)?(?P<relyear>RELYEAR)|(?:,?\s|-)(?P<yshort>YSHORT))?"
)
MONTH_YEAR = _compile(
    r"(?:(?P<part>early|late|mid)[\s-]+(?!MONTH\s+DAY\b))?(?P<m1>MONTH)(?:DASH(?P<m2>MONTH))?"
    r"(?:(?:,|\s+of|\s+in)?\s+(?:(?P<year>YEAR)|(?:the\s+)?(?P<relyear>RELYEAR))|\s+'?(?P<yshort>YSHORT))?(?![a-z])"
)
WEEKDAY_ONLY = _compile(
    r"(?P<weekday>WEEKDAY)(?:\s*,?\s+the\s+(?P<day>DAY))?(?P<part>PART)?"
    r"(?:,?\s+(?:of\s+)?(?P<week>last|this|next)\s+week)?(?:(?:\s+(?P<span>(?:in)?to|through)\s+|[-–/])(?P<weekday2>WEEKDAY)PART?)?"
)
NUMERIC = re.compile(
    r"(?:(?P<y1>(?:19|20)\d\d)(?P<s1>[-/.])(?P<m1>\d\d?)(?P=s1)(?P<d1>\d\d?)"
    r"|(?P<a>\d\d?)(?P<s2>[-/.])(?P<b>\d\d?)(?P=s2)(?P<y2>(?:19|20)\d\d|\d\d)"
    r"|(?P<a3>\d\d?)/(?P<b3>\d\d?)(?!/|\d))(?![\d:]|\.\d)"
)
YEAR_ONLY = _compile(
    r"(?P<year>YEAR)(?:\s?[-–]\s?(?P<year2>YEAR|\d\d(?!\d)))?(?!\s*(?:hrs|hours|gmt|local\s+time)|s\b|[-–:/])"
)
DAY_ORDINAL = re.compile(
    r"(?:(?P<early>late|early)\s+on\s+)?the\s+(?P<day>(?:3[01]|[12]?\d)(?:st|nd|rd|th))\b"
    r"(?!\s+of\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
    r"(?!\s+(?:brigade|battalion|division|regiment|army|corps|infantry|floor|street|avenue|block|century|district|ward"
    r"|anniversary|amendment|grade|time|year|birthday|largest|round|precinct|judicial|congress|parallel|person|victim"
    r"|homicide|murder|attack|day|hour|minute|annual|and final)\b)"
    r"(?:\s+of\s+(?P<month>this|last)\s+month)?"
)
BEFORE_YESTERDAY = _compile(r"the\s+day\s+before\s+yesterday(?:PART)?(?:,\s*(?:on\s+)?(?P<weekday>WEEKDAY))?")
DAYS_NEAR = re.compile(
    r"(?P<word>yesterday|today|tonight|tomorrow|overnight)(?:\s+(?P<time>morning|afternoon|evening|night|noon|dawn))?"
)
THIS_LAST = _compile(
    r"(?:the\s+)?(?:(?P<early>earlier|early|late|later|mid|over|on)[\s-]+)?(?:the\s+)?"
    r"(?:(?P<which>last|this\s+past|this\s+coming|this|next|past|previous|that|following|same|recent)\s+)"
    r"(?:(?P<part>early|late|mid)[\s-]+)?"
    r"(?:(?P<count>few|several|couple\s+of|\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty"
    r"|thirty)\s+)?"
    r"(?:(?P<weekday>WEEKDAY)(?P<time>PART)?|(?P<month>january|february|march|april|may|june|july|august|september|october"
    r"|november|december)\b(?:\s+(?P<mday>DAY))?"
    r"|(?P<unit>hour|day|night|morning|afternoon|evening|week|weekend|fortnight|month|year|spring|summer|fall|autumn"
    r"|winter|decade)s?\b(?:,?\s+(?:on\s+)?(?P<of>WEEKDAY)PART?)?)"
)
WEEKEND = re.compile(r"(?:over\s+|during\s+)?the\s+weekend\b")
STEP = re.compile(
    r"(?:(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|few|several"
    r"|\d{1,2})\s+|(?=hours|days|minutes))(?P<unit>minute|hour|day|week|night)s?\s+(?P<way>earlier|later|after|before|prior)\b"
)
#: how long an act lasted: "three days of heavy fighting", "two straight nights of clashes"
DURATION = re.compile(
    r"(?P<count>two|three|four|five|six|seven|eight|nine|ten|several|\d{1,2})\s+(?:straight\s+|consecutive\s+)?"
    r"(?:days|nights)\s+of\s+(?:[a-z-]+\s+){0,2}?(?:fighting|clashes|battles?|shelling|bombardments?|bombings?|strikes"
    r"|air\s?strikes|violence|attacks|raids|unrest|riots|rioting|skirmishes|gunfights|gunfire|hostilities|combat"
    r"|bloodshed|killings)\b"
)
RECENTLY = re.compile(r"recent(?:ly\b|\s+(?:days|weeks|months)\b)")
HOLIDAY = re.compile(
    r"(?P<name>christmas|xmas|new\s+year(?:'s|’s|s)?|thanksgiving|halloween|valentine(?:'s|’s|s)?\s+day|easter"
    r"|labor\s+day|memorial\s+day|independence\s+day|fourth\s+of\s+july)(?P<eve>\s+eve\b)?(?:\s+(?:day|sunday|weekend))?"
    r"(?P<part>\s+(?:morning|night|evening|afternoon))?(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
    r"(?!\s+(?:markets?|trees?|lights?|part(?:y|ies)|decorations?|shop\w*|lunch|dinner|cards?|songs?|carols?|gifts?"
    r"|presents?|bonus|fairs?|concerts?|revell?ers)\b)"
)
#: what stands before "ago", read backwards from it
AGO = re.compile(
    r"(?:(?P<vague>about|around|nearly|almost|over|more\s+than|some|roughly|less\s+than|just)\s+)?"
    r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|several"
    r"|(?:a\s+)?few|(?:a\s+)?couple(?:\s+of)?|many|some)[\s-]+(?P<unit>minute|hour|day|night|week|month|year|decade)s?\s+$"
)
#: the place and date line that a wire starts with; group 1 is the date, group "year" its year, where it has one
DATELINE = _compile(
    r"\s*(?:[^\n(]{2,40}?(?:\([^)\n]{2,40}\))?[^\n(]{0,20}?[,(]\s*)((?:MONTH\s*DAY|DAY\s+MONTH)(?:,?\s*(?P<year>YEAR|YSHORT))?)\s*(?:\([^)\n]*\)|\))?\s*"
    r"(?:--?|–|—|\(|:)"
)
#: what stands in every DATELINE, and is much quicker to look for
MAY_BE_DATELINE = re.compile(r"[,(]\s*(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
POSTED = Cue(
    _whole(
        r"\b(?:posted|published|updated|first\s+published|last\s+modified|modified|created|date)\b[:\s]\s*(?:on\s+)?(?:WEEKDAY,?\s+)?"
        r"((?:MONTH\s*DAY|DAY\s+MONTH),?\s*YEAR|\d\d?/\d\d?/(?:20)?\d\d)"
    ),
    "posted", "published", "date", "modified", "created",
)  # fmt: skip

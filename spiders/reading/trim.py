"""What is cut off an article's text: the repeated title, calls to action, leftovers of the page around it."""

from __future__ import annotations

import re

from spiders.reading.metadata import Metadata
from spiders.reading.moments import written_date
from spiders.reading.words import plain

# Whole short lines that are the page's, not the article's.
_CALL = re.compile(
    r"^\W*(read (more|also|next|the full|in app|:)|also read|see (also|more)|more (on|from|stories)|"
    r"related( articles| stories|:|$)|"
    r"recommended|advertisement|advertising|sponsored|story continues below|continue reading|click here|tap here|"
    r"sign up|subscribe|newsletter|follow us|follow \w+ on|share (this|on|with)|download (the|our) app|"
    r"get (the|our) (latest|app|free)|join (our|us|the)|watch (live|now|:|more|on)|listen (to|now)|"
    r"support (our|us|independent)|all rights reserved|copyright|©|image source|photo (credit|by)|getty images|"
    r"most (read|popular|viewed)|trending|topics?:|tags?:|filed under|leave a (comment|reply)|comments?( \(\d+\))?$|"
    r"lire aussi|à lire aussi|publicité|partager|abonnez|inscrivez|lesen sie( auch)?|mehr zum thema|anzeige|teilen|"
    r"(there are )?no comments( yet)?|be the first to (comment|share)|"
    r"explore what .{2,40} can do for you|try (our|the) (ai|assistant)|"
    r"il vous reste \d|(cet|cette) (article|édition) .{0,20}réservé|this article is (only )?for subscribers|"
    r"allow notifications|loading|please (enable|wait)|open in app|print this|email this|copy link|back to top|skip to|"
    r"don.t miss\b|this slideshow requires|\[/?\w+[ _][^\]]*\]|empfohlener redaktioneller|"
    r"اقرأ أيضا|اقرأ أيضًا|تابعنا|شارك|إعلان)",
    re.IGNORECASE,
)
_CALL_LENGTH = 110


_BYLINE = re.compile(
    r"^(by|posted (on|by|in)|published|updated|written by|reported by|par|publié|mis à jour|von|por|da|di|"
    r"stand|veröffentlicht|last (updated|modified)|date|كتب|نشر)\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"\W*(comments?( \(\d+\))?|related( articles| stories| news| posts)?|more (stories|news|from .{3,30})|"
    r"most (read|popular|viewed)|recommended( for you)?|you (may|might) also like|read (more|next)|trending( now)?|"
    r"latest (news|stories)|download the app|back to top( button)?|"
    r"articles? (liés|similaires)|à lire aussi|mehr zum thema|اقرأ أيضا[ًً]?)\W*",
    re.IGNORECASE,
)
_HEAD_LENGTH = 90
_KICKER_LENGTH = 40


def trim(text: str, meta: Metadata) -> str:
    """The text without what repeats its heading (title, byline, date, kicker), and without calls to action."""
    titles = {plain(t) for t in (meta.title, meta.heading) if t}
    authors = {plain(a) for a in meta.authors}
    kept: list[str] = []
    body_began = False
    for line in filter(None, map(str.strip, text.splitlines())):
        if is_end(line) and 2 * sum(map(len, kept)) > len(text):
            break
        if is_call(line) or (len(kept) < 3 and plain(line) in titles):
            continue
        if not body_began and _is_head(line, titles, authors):
            continue
        body_began = True
        kept.append(line)
    while len(kept) > 1 and (_is_tail(kept[-1]) or _is_about_author(kept[-1], meta.authors)):
        kept.pop()
    # A text of nothing but short lines (a list, a table) has no heading to tell apart.
    return "\n".join(kept) or text.strip()


def _is_tail(line: str) -> bool:
    """Whether a text's last line is a label of the page's rather than a sentence or credit of the article's."""
    return (
        len(line) <= _KICKER_LENGTH
        and re.search(r"[.!?…:”\"»؟。)）\]]$|^[-–•*(]", line) is None
        and len(line.split()) > 1
    )


_PITCH = re.compile(
    r"\b(subscri\w+|newsletter|sign(ing)? up|membership|members?|join|free trial|promo code|use the code|paywalls?|"
    r"unlimited|(a|per) month|first (month|year)|abonn\w+|ad-free|inbox)\b",
    re.IGNORECASE,
)
_IS = re.compile(r",? (is|ist|est|was|works|covers|writes|reports)\b")
_CONTACT = re.compile(
    r"\b(may|can) be (reached|contacted) (at|on|via)\b|^(have|got) a (tip|story)\b|^updated (at|on|:)", re.I
)


def _is_about_author(line: str, authors: tuple[str, ...]) -> bool:
    """Whether a text's last line tells who its author is or how to reach them, or sells a subscription."""
    if len(line) > 700:
        return False
    if len(_PITCH.findall(line)) >= 3:
        return True
    is_biography = any(line.startswith(a) and _IS.match(line, len(a)) for a in authors)
    return is_biography or (len(line) < 300 and _CONTACT.search(line) is not None)


def _is_head(line: str, titles: set[str], authors: set[str]) -> bool:
    """Whether a line before the text's first is of the heading: its title with a kicker, a byline, a date, a kicker."""
    key = plain(line)
    if any(len(t) > 15 and t in key and len(key) < len(t) + 60 for t in titles):
        return True
    if len(line) > _HEAD_LENGTH:
        return False
    if key in authors or _BYLINE.match(line) or (len(line) <= 60 and written_date(line)):
        return True
    return len(line) <= _KICKER_LENGTH and not re.search(r"[.!?…:”\"»؟。]$", line)


def is_end(line: str) -> bool:
    """Whether a line is the heading of what pages put below their articles: comments, related stories, the app."""
    return len(line) <= _HEAD_LENGTH and _END.fullmatch(line) is not None


def is_call(line: str) -> bool:
    """Whether a line is a call to action or another leftover of the page."""
    return len(line) <= _CALL_LENGTH and _CALL.match(line) is not None

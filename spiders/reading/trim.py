"""What is cut off an article's text: the repeated title, calls to action, leftovers of the page around it."""

from __future__ import annotations

import re

from spiders.reading.metadata import Metadata
from spiders.reading.moments import written_date
from spiders.reading.words import plain

# Lines of the page rather than of the article, by how they begin.
_CALL = re.compile(
    r"^\W*(read (more|also|next|the full|in app|:)|also read|see (also|more)|more\s*:|more (on|from|stories)|"
    r"related( articles?| stories| content| reading|:|$)|story continues below|continue reading|click here|tap here|"
    r"sign up|subscribe|follow us|follow \w+ on|share (this|on|with)|download (the|our) app|"
    r"get (the|our) (latest|app|free)|join (our|us|the)|watch (live|now|:|\||more|on)|listen (to|now)|"
    r"support (our|us)|all rights reserved|©|image source|photo (credit|by)|getty images|"
    r"most (read|popular|viewed)|topics?:|tags?:|filed under|leave a (comment|reply)|comments?( \(\d+\))?$|"
    r"lire aussi|à lire aussi|abonnez|inscrivez|lesen sie auch|mehr zum thema|"
    r"(there are )?no comments( yet)?|be the first to (comment|share)|explore what .{2,40} can do for you|"
    r"il vous reste \d|(cet|cette) (article|édition) .{0,20}réservé|this article is (only )?for subscribers|"
    r"allow notifications|please (enable|wait)|open in app|print this|email this|copy link|back to top|skip to|"
    r"don.t miss\b|this slideshow requires|\[/?\w+[ _][^\]]*\]|اقرأ أيضا|اقرأ أيضًا|تابعنا)",
    re.IGNORECASE,
)
# Words that label a box; a sentence may begin with them as well.
_LABEL = re.compile(
    r"^\W*(recommended|advertisement|advertising|sponsored|newsletter|trending|loading|copyright|up next|"
    r"social sharing|"
    r"publicité|partager|anzeige|teilen|شارك|إعلان)",
    re.IGNORECASE,
)
# What stands in for a post or a video of another site, until a reader agrees to see it.
_PLACEHOLDER = re.compile(
    r"empfohlener (redaktioneller|externer) inhalt|externe[rn]? inhalte?\b.{0,80}(angezeigt|ergänzt|anreichert)|"
    r"(daten an drittplattformen|contenu (est )?bloqué car|this content is (hosted|provided) by a third party)",
    re.IGNORECASE,
)
_CALL_LENGTH, _LABEL_LENGTH, _PLACEHOLDER_LENGTH = 110, 40, 400


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
_CLOSING = 3  # lines at the end of a text


def trim(text: str, meta: Metadata) -> str:
    """The text without what repeats its heading (title, byline, date, kicker), and without calls to action."""
    titles = {plain(t) for t in (meta.title, meta.heading) if t}
    authors = {plain(a) for a in meta.authors}
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    kept: list[str] = []
    body_began = False
    for number, line in enumerate(lines):
        if is_end(line) and 2 * sum(map(len, kept)) > len(text):
            break
        if (is_call(line) and not _is_item(lines, number)) or (len(kept) < 3 and plain(line) in titles):
            continue
        if not body_began and _is_head(line, titles, authors):
            continue
        if not body_began and _is_label(line):
            # Where other short lines follow, the text itself is made of such: a table, a list of results.
            following = (other for other in lines[number + 1 :] if not _is_head(other, titles, authors))
            if not _is_label(next(following, "")):
                continue
        body_began = True
        kept.append(line)
    while len(kept) > 1 and (_is_tail(kept[-1]) or _is_about_author(kept[-1], meta.authors)):
        kept.pop()
    if len(kept) > 3 * _CLOSING:
        # Credits and links may follow what is told of the author.
        kept[-_CLOSING:] = [line for line in kept[-_CLOSING:] if not _is_about_author(line, meta.authors)]
    # A text of nothing but short lines (a list, a table) has no heading to tell apart.
    return "\n".join(kept) or text.strip()


def _is_item(lines: list[str], number: int) -> bool:
    """Whether a line is an item of a list: what reads like a call is one of several things to do."""
    around = lines[max(number - 1, 0) : number + 2]
    return sum(line.startswith("- ") for line in around) > 1 and lines[number].startswith("- ")


def _is_label(line: str) -> bool:
    """Whether a line is as short as a kicker and no sentence."""
    return len(line) <= _KICKER_LENGTH and not re.search(r"[.!?…:”\"»؟。]$", line)


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
    """Whether a line before the text's first is of the heading: its title with a kicker, a byline, a date."""
    key = plain(line)
    if any(len(t) > 15 and t in key and len(key) < len(t) + 60 for t in titles):
        return True
    if len(line) > _HEAD_LENGTH:
        return False
    return key in authors or _BYLINE.match(line) is not None or (len(line) <= 60 and bool(written_date(line)))


def is_end(line: str) -> bool:
    """Whether a line is the heading of what pages put below their articles: comments, related stories, the app."""
    return len(line) <= _HEAD_LENGTH and _END.fullmatch(line) is not None


def is_call(line: str) -> bool:
    """Whether a line is a call to action or another leftover of the page."""
    if len(line) > _CALL_LENGTH:
        return len(line) <= _PLACEHOLDER_LENGTH and _is_placeholder(line)
    if _CALL.match(line):
        return True
    is_sentence = len(line) > _LABEL_LENGTH and line[-1] in ".!?"
    return (not is_sentence and _LABEL.match(line) is not None) or _is_placeholder(line)


def _is_placeholder(line: str) -> bool:
    # Asked of most lines of a text, so what is cheap comes first.
    may_be = "nhalt" in line or "rittplattform" in line or "ontenu" in line or "hird party" in line
    return may_be and _PLACEHOLDER.search(line) is not None

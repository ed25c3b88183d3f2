"""What is cut off an article's text: the repeated title, calls to action, leftovers of the page around it."""

from __future__ import annotations

import re

from spiders.metadata import Metadata

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
    r"loading|please (enable|wait)|open in app|print this|email this|copy link|back to top|skip to|"
    r"اقرأ أيضا|اقرأ أيضًا|تابعنا|شارك|إعلان)",
    re.IGNORECASE,
)
_CALL_LENGTH = 110


def trim(text: str, meta: Metadata) -> str:
    """The text without the title repeated among its first lines, and without calls to action."""
    titles = {_plain(t) for t in (meta.title, meta.heading) if t}
    kept = []
    for number, line in enumerate(text.splitlines()):
        stripped = line.strip()
        if not stripped:
            continue
        if number < 3 and _plain(stripped) in titles:
            continue
        if is_call(stripped):
            continue
        kept.append(stripped)
    return "\n".join(kept)


def is_call(line: str) -> bool:
    """Whether a line is a call to action or another leftover of the page."""
    return len(line) <= _CALL_LENGTH and _CALL.match(line) is not None


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())

"""Stubs: articles of which a page shows only the beginning to those who do not pay or register."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from spiders.reading.metadata import Metadata
from spiders.reading.words import short_words

_LONG = 2500  # characters: a text that is longer is more than a beginning
_SHORT = 700  # characters: one that is shorter, of a page that calls itself closed, is a beginning
_WALL = re.compile(
    r"subscribe (now )?to (continue|keep|read|unlock|get|access)|(to|please) (continue|keep) reading|"
    r"continue reading (with|by|your article)|(sign|log) in to (continue|keep|read)|"
    r"register (for free )?to (continue|read)|"
    r"(this|the full) (article|story|content) is (only |exclusively )?(available )?(for|to) (our )?(paying )?"
    r"(subscribers|members)|subscribers? only|unlock (this|the full) (article|story)|already a subscriber|"
    r"you have reached your (free )?(article )?limit|il vous reste \d+ ?%|réservé (à nos|aux) abonnés|"
    r"abonnez-vous pour (lire|continuer)|(jetzt|hier) weiterlesen|um (den artikel )?weiterzulesen|"
    r"(dieser|nur für) (artikel ist )?.{0,20}abonnenten|mit .{0,20}(plus|abo)\b.{0,20}weiterlesen|"
    r"للمشتركين فقط|اشترك (الآن )?لمتابعة القراءة",
    re.IGNORECASE,
)
_HINTS = (
    "subscri", "reading", "in to", "register", "unlock", "members", "il vous", "abonn", "weiterles", "مشترك", "اشترك"
)  # fmt: skip
_CLOSED_TIERS = frozenset(("locked", "metered", "premium", "paid", "subscriber"))


def is_stub(tree: HtmlElement, body: str, meta: Metadata) -> bool:
    """Whether the text is a beginning: short, and the page says that there is more for those who pay."""
    if len(body) > _LONG or not body:
        return False
    if len(body) < _SHORT and _is_closed(meta):
        return True
    text = tree.text_content().casefold()
    if not any(word in text for word in _HINTS):
        return False
    for element in tree.iter("p", "div", "span", "h2", "h3", "h4", "a", "button", "strong"):
        if len(element) <= 4 and (words := short_words(element, 160)) and _WALL.search(words):
            return True
    return False


def _is_closed(meta: Metadata) -> bool:
    free = meta.linked_data.get("isAccessibleForFree")
    if free is False or str(free).strip().lower().rpartition("/")[2] == "false":
        return True
    return any(tier.lower() in _CLOSED_TIERS for tier in meta.tiers)

"""Why a page holds no article: errors, soft 404s, consent walls, robot checks, pages of teasers."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from spiders.page import Page
from spiders.reading.metadata import Metadata
from spiders.warc import MAX_PAGE_BYTES

MIN_TEXT = 140  # characters; a news brief of one sentence has more
_WALL = 1200  # characters: a text that is a wall is no longer

_NOT_FOUND = re.compile(
    r"^\W*(error )?(404|410)\b|\b(page|article|story|content)\b.{0,25}\b(not found|(could not|cannot|can't) be found|"
    r"no longer (exists|available)|does(n't| not) exist|unavailable)|\bnot found\b.{0,12}$|"
    r"(page|article) (introuvable|non trouvée?|n['’]existe (pas|plus))|(seite|artikel) (wurde )?nicht gefunden|"
    r"página no encontrada|sayfa bulunamadı|الصفحة غير موجودة|لم يتم العثور على",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(cookies?|consent|consentement|gdpr|rgpd|dsgvo|privacy (policy|settings)|datenschutz\w*|zustimm\w*|"
    r"einwillig\w*|traceurs|vie privée|partenaires|javascript|ad.?blocker|browser|navigateur)\b|ملفات تعريف الارتباط",
    re.IGNORECASE,
)
_CHECK = re.compile(
    r"^\W*(just a moment|attention required|access (to this page has been )?denied|are you a robot|"
    r"(please )?verify (that )?you are( a)? human|security check|checking your browser|pardon our interruption|"
    r"before you continue|one more step|403 forbidden|(please )?enable javascript|ddos.guard)\b",
    re.IGNORECASE,
)


def unusable(page: Page) -> str | None:
    """Why a page needs no look inside, or None."""
    if page.gone:
        return f"HTTP {page.status}: the page is gone"
    if page.status != 200:
        return f"HTTP {page.status}"
    if not page.body or page.body.isspace():
        return "empty: the page has no content"
    if len(page.body) > MAX_PAGE_BYTES:
        return f"too large: more than {MAX_PAGE_BYTES // 2**20} MB"
    if b"\0" in page.body[:4096] and not page.body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "binary: no text, whatever it is called"
    if page.body.find(b"<", 0, 65536) < 0:
        return "no HTML: there is not one tag in it"
    if _leads_to_front_page(page):
        return "no article: the address now leads to the site's front page"
    return None


def _leads_to_front_page(page: Page) -> bool:
    """Whether an article's address was redirected to the front page, as sites do with what they took down."""
    asked, got = urlsplit(page.url), urlsplit(page.final_url)
    is_article = asked.path.count("/") >= 2 and len(asked.path) > 20
    return is_article and asked.netloc == got.netloc and got.path in ("", "/") and not got.query


def no_article(body: str, meta: Metadata) -> str | None:
    """Why the text that was found on a page is no article, or None."""
    titles = [title for title in (meta.title, meta.heading) if title]
    if len(body) < _WALL and any(_CHECK.search(title) for title in titles):
        return "no article: a wall or a check for robots"
    if not body.strip():
        return "no article: no text found"
    if len(body) < 1000 and any(_NOT_FOUND.search(title) for title in titles):
        return "no article: page not found, though the server did not say so"
    consent = len(_CONSENT.findall(body)) if len(body) < _WALL else 0
    if consent >= 3 and consent * 120 > len(body):
        return "no article: a cookie or consent wall"
    lines = body.split("\n")
    if meta.published is None and sum(line.endswith(("...", "…")) for line in lines) >= max(2, 0.4 * len(lines)):
        return "no article: a page of teasers"
    if len(body) < MIN_TEXT and not (meta.kind or "").endswith(("rticle", "Posting")):
        return f"no article: only {len(body)} characters of text"
    return None

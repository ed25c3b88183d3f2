"""What is read from texts as such: encoding, language, agency, and what is trimmed."""

from __future__ import annotations

import pytest

from spiders.reading.agency import credited_agency
from spiders.reading.encoding import decode_page
from spiders.reading.language import language_of
from spiders.reading.metadata import Metadata
from spiders.reading.trim import trim

ARABIC = "قُتل ثلاثة من رعاة الأغنام في انفجار لغم أرضي يوم الثلاثاء قرب القرية، حسبما أفاد مصدر محلي"
FRENCH = "L’armée a fermé la route à l’aube ; cinq blessés et des « dégâts » ont été signalés près du barrage"
RUSSIAN = "Боевики напали на колонну армии в пустыне, погибли пять солдат, сообщает агентство со ссылкой на врача"
SORANI = "سێ شوان لە تەقینەوەی مینێکدا لە نزیک گوندەکە کوژران و دوانی دیکەش بریندار بوون بەپێی سەرچاوەیەک"


@pytest.mark.parametrize(
    ("text", "real", "declared"),
    [
        (ARABIC, "windows-1256", "utf-8"),
        (ARABIC, "windows-1256", "windows-1256"),
        (ARABIC, "utf-8", "windows-1256"),
        (ARABIC, "utf-8-sig", "iso-8859-1"),
        (FRENCH, "windows-1252", "iso-8859-1"),
        (FRENCH, "windows-1252", "utf-8"),
        (FRENCH, "utf-8", "iso-8859-1"),
        (FRENCH, "utf-16", "utf-16"),
        (RUSSIAN, "windows-1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
    ],
)
def test_encodings_also_declared_wrongly(text: str, real: str, declared: str) -> None:
    page = f"<html><head><meta charset='{declared}'></head><body><p>{text}</p></body></html>"
    assert text in decode_page(page.encode(real), "text/html")


def test_a_torn_character_does_not_make_utf8_another_encoding() -> None:
    body = FRENCH.encode() + b" \xe2\x80 " + FRENCH.encode()
    assert decode_page(body, "text/html; charset=utf-8").count(FRENCH) == 2


@pytest.mark.parametrize(
    ("text", "declared", "want"),
    [
        (ARABIC, None, "ar"),
        (ARABIC, "en", "ar"),
        (ARABIC, "fa", "fa"),
        (SORANI, "en", "ckb"),
        (RUSSIAN, "en", "ru"),
        (RUSSIAN, "uk", "uk"),
        (FRENCH + " " + FRENCH, "en", "fr"),
        ("The ferry left the bank at six and the pilot said that it was late. " * 2, "fr", "en"),
        ("The ferry left the bank at six and the pilot said that it was late. " * 2, None, "en"),
        ("Ferry late", "sv", "sv"),
        ("12 34", None, None),
    ],
)
def test_languages(text: str, declared: str | None, want: str | None) -> None:
    assert language_of(text, declared) == want


@pytest.mark.parametrize(
    ("text", "authors", "want"),
    [
        ("MAYADIN, Syria (AP) — Two men were killed.", (), "AP"),
        ("(Reuters) - Two men were killed.", (), "Reuters"),
        ("DAMASCUS, May 29 (Xinhua) -- Two men were killed.", (), "Xinhua"),
        ("Two men were killed.\nSource: AFP", (), "AFP"),
        ("Two men were killed.\nWith reporting by The Associated Press.", (), "AP"),
        ("Deux hommes ont été tués. (avec AFP)", (), "AFP"),
        ("Two men were killed.", ("Agence France-Presse",), "AFP"),
        ("Two men were killed, a doctor told AFP.", (), None),
        ("Two men were killed, Reuters reported.\nThe army denied it.", ("Jane Doe",), None),
        ("The AP dispenser (AP) of the clinic broke.", (), None),
        ("", (), None),
    ],
)
def test_agencies_that_are_credited_and_such_as_are_cited(
    text: str, authors: tuple[str, ...], want: str | None
) -> None:
    assert credited_agency(text, authors) == want


BODY = "The ferry left the eastern bank at six, an hour later than planned, because the wind had turned in the night."


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (f"Ferry runs late again today\n{BODY}", BODY),
        (f"City\nBy Lina Sattam\n3 November 2025\n{BODY}", BODY),
        (f"{BODY}\nREAD MORE: ten ferries to see\n{BODY}", f"{BODY}\n{BODY}"),
        (f"{BODY}\n{BODY}\nRelated articles\nA bridge opens in spring", f"{BODY}\n{BODY}"),
        (f"{BODY}\nLina Sattam is a reporter in the port and covers the river.", BODY),
        (f"{BODY}\nSubscribe to our newsletter: join the members who get it, first month free in your inbox.", BODY),
        (f"{BODY}\nWhat comes next\n{BODY}", f"{BODY}\nWhat comes next\n{BODY}"),
        ("Ferry late.", "Ferry late."),
    ],
)
def test_what_is_trimmed(text: str, want: str) -> None:
    assert trim(text, Metadata(title="Ferry runs late again today", authors=("Lina Sattam",))) == want

"""Made-up articles for the benchmarks: about 3 kB each, a third without any incident, some of them copies of others."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

TOWNS = (
    "Palmyra",
    "Raqqa",
    "Mayadin",
    "Tabqa",
    "Manbij",
    "Mosul",
    "Kirkuk",
    "Baqubah",
    "Ramadi",
    "Tikrit",
    "Daraa",
    "Idlib",
)
LEADS = (
    "{count} soldiers were killed and {more} others wounded on {day} when Islamic State gunmen attacked their checkpoint "
    "near {town}, a military source said.",
    "A car bomb exploded in a market in {town} on {day}, killing at least {count} people and wounding {more}, police said.",
    "Unidentified gunmen shot dead {count} policemen on the road to {town} late on {day}, according to the interior ministry.",
    "A roadside bomb struck a minibus outside {town} on {day}. {count} civilians died and {more} were hurt, medics said.",
)
QUIET = (
    "The provincial council of {town} has approved a budget for roads and schools, its chairman said on {day}.",
    "Farmers around {town} expect a better harvest than last year, after rain that came late but in time.",
    "The football club of {town} won its third match in a row on {day} and goes into the break at the top of the table.",
)
FILLER = (
    "Shops in the centre stayed closed in the morning, and the schools sent their pupils home before noon.",
    "The governor visited the hospital in the afternoon and spoke with the families who had gathered there.",
    "The road leads through low hills and is used by lorries that carry flour, cement and fuel to the east of the province.",
    "Residents said that they had asked for more street lamps for years, and that nothing had been done about it.",
    "The ministry did not answer a request for comment, and its spokesman could not be reached by telephone.",
    "A committee will look into the matter and present its findings to the council within the next month.",
    "The price of bread has doubled since the winter, and many families depend on what relatives abroad send them.",
)


def articles(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Yield articles as `dateline code` takes them, spread over 60 days and 20 outlets."""
    chance = random.Random(seed)
    kept: list[dict[str, Any]] = []
    for number in range(count):
        published = date(2026, 1, 1) + timedelta(days=number * 60 // count)
        outlet = f"outlet-{chance.randrange(20)}"
        if kept and chance.random() < 0.2:
            row = {**chance.choice(kept[-50:])}
        else:
            row = {"title": None, "text": _text(chance, published), "language": "en"}
            kept.append(row)
        yield {
            **row,
            "id": str(number),
            "outlet": outlet,
            "url": f"https://{outlet}.example/{number}",
            "published": str(published),
        }


def _text(chance: random.Random, published: date) -> str:
    lead = chance.choice(QUIET if chance.random() < 0.33 else LEADS).format(
        count=chance.randint(2, 30),
        more=chance.randint(2, 40),
        town=chance.choice(TOWNS),
        day=f"{published - timedelta(days=1):%A}",
    )
    paragraphs = [" ".join(chance.choice(FILLER) for _ in range(3)) for _ in range(9)]
    return "\n\n".join([lead, *paragraphs])

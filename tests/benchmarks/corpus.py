"""Made-up articles for the benchmarks, about 3 kB each.

``articles`` are quiet news: a third without any incident, some of them copies of others, one telling sentence at most.
``dense_articles`` tell violence in nearly every sentence, as wire reports of a bad day do.
"""

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


TOLD = (
    "At least {count} people, among them {small} children, were killed and {more} others injured on {day} when a suicide "
    "bomber blew himself up at a checkpoint near the bus station of {town}, police and medics said.",
    "Gunmen on motorcycles opened fire on a patrol south of {town} late on {day}, killing a sergeant and {small} soldiers "
    "before they fled towards {other}, according to Colonel {person}.",
    "The Islamic State group claimed responsibility for the {day} attack in a statement that its news agency posted on "
    "Telegram; the army did not confirm the toll of {count} dead.",
    "{person}, {age}, a teacher from {other}, was shot dead outside his house in the village of {village} in {town} "
    "district, his brother {person2} told reporters at the hospital.",
    "In a separate incident, a roadside bomb hit a minibus on the road between {town} and {other}, wounding {small} civilians, "
    "two of them critically, an official of the provincial council said.",
    "Security forces killed {small} militants and arrested {more} suspects in raids in {town} and {other} over the past two "
    "days, and seized {count} rifles, three rocket launchers and explosives, the interior ministry said.",
    "The rebels denied that their fighters had shelled the market, and blamed the government for the deaths of the "
    "{count} civilians; the monitor, which relies on sources on the ground, put the number at {more}.",
    "Warplanes struck positions of the group east of {town} before dawn on {day}, and helicopters dropped barrel bombs on "
    "{other}, where {small} members of one family died under the rubble of their home.",
    "Protesters threw stones at the police in the centre of {other}; officers fired tear gas and rubber bullets, and "
    "{count} people were hurt, {small} of them policemen.",
    "Two days earlier, unknown men had abducted an engineer and his driver near {town}; their bodies were found on {day} "
    "in a well in {village}, with gunshot wounds to the head.",
    "A police officer who was wounded in last week's ambush died of his injuries, which raised the toll to {count}, "
    "said {person}, the governor of the province.",
    "The attack came hours after mortar rounds fell on a school in {other}, in which {small} pupils and a guard were "
    "killed; nobody had claimed it by {day} evening.",
)
PEOPLE = ("Samir Haddad", "Omar Farouk Aziz", "Rania Mansour", "Pedro Quintana", "Dilip Soren", "Yusuf Kaya")
VILLAGES = ("Ain Tella", "Karm Zaitun", "Deir Sawan", "Upper Marj", "Bani Rashad")


def dense_articles(count: int, seed: int = 2) -> Iterator[dict[str, Any]]:
    """Yield articles of which nearly every sentence tells of violence."""
    chance = random.Random(seed)
    for number in range(count):
        published = date(2026, 1, 1) + timedelta(days=number * 60 // count)
        told = [_told(chance, published, sentence) for sentence in chance.sample(TOLD, len(TOLD))]
        told[5:5] = [chance.choice(FILLER)]
        yield {
            "title": f"{chance.randint(3, 40)} killed in {chance.choice(TOWNS)} attack",
            "text": "\n\n".join(" ".join(told[at : at + 2]) for at in range(0, len(told), 2)),
            "language": "en",
            "id": f"dense-{number}",
            "outlet": "wire.example",
            "url": f"https://wire.example/{number}",
            "published": str(published),
        }


def _told(chance: random.Random, published: date, sentence: str) -> str:
    town, other = chance.sample(TOWNS, 2)
    person, person2 = chance.sample(PEOPLE, 2)
    return sentence.format(
        count=chance.randint(4, 60),
        more=chance.randint(4, 90),
        small=chance.choice(("two", "three", "four", "5", "six")),
        day=f"{published - timedelta(days=chance.randint(1, 5)):%A}",
        town=town,
        other=other,
        person=person,
        person2=person2,
        age=chance.randint(19, 70),
        village=chance.choice(VILLAGES),
    )

"""A made-up country with made-up events, told by made-up outlets: articles, and the reports a perfect coder gives of
them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

TOWNS = {
    "Velmar": (41.10, 21.20), "Ostrin": (41.62, 21.95), "Karsk": (42.05, 20.40), "Dunmore Ford": (40.75, 22.30),
    "Tal Harun": (42.40, 21.70), "Bresh": (41.90, 22.60), "Saint Ivo": (40.40, 20.90), "Qasr Nim": (42.80, 22.10),
}  # fmt: skip
OUTLETS = ("The Velmar Post", "Ostrin Herald", "Radio Karsk", "Border Courier", "Plain Dealer of Bresh", "Nim Dispatch")
KINDS = {
    "bomb": ("explosions_remote_violence", "remote_explosive_landmine_ied", "A bomb went off", "bombing"),
    "raid": ("explosions_remote_violence", "air_drone_strike", "Jets bombed a depot", "air raid"),
    "shots": ("violence_against_civilians", "attack", "Gunmen opened fire", "shooting"),
}
WORDS = """
harvest river council ministry winter bridge teacher market railway engine window letter festival captain
garden orchard border patrol doctor village mountain tariff cotton miller quarry library concert budget
harbour lantern meadow copper parade station weaver barley hammer painter valley chapel notary printer rooster
saddle tunnel wagon thunder ledger compass gravel hinge marble needle paddle ribbon shovel timber violin
walnut anchor basket candle donkey easel flour the a of in and to for with from by near under over before
after while because although until since between among
""".split()  # noqa: SIM905


def prose(rng: random.Random, sentences: int) -> list[str]:
    """Sentences that no other call makes: filler with which texts get a length and a wording of their own."""
    return [" ".join(rng.choices(WORDS, k=rng.randint(9, 16))).capitalize() + "." for _ in range(sentences)]


@dataclass(frozen=True)
class Event:
    """One thing that happened."""

    number: int
    kind: str
    town: str
    day: date
    killed: int
    street: str

    def sentence(self, killed: int | None = None) -> str:
        """How an article tells of it; ends in the toll."""
        what = KINDS[self.kind][2]
        toll = self.killed if killed is None else killed
        return f"{what} at {self.street} in {self.town} on {self.day:%d %B}, killing {toll} people."


@dataclass
class Told:
    """An article with what a perfect coder reads in it."""

    article: dict[str, Any]
    reports: list[dict[str, Any]] = field(default_factory=list)


def report(text: str, event: Event, killed: int, prominence: str = "main") -> dict[str, Any]:
    """The event as the text tells it, in the contract's form with true offsets."""
    event_type, sub_event_type, _, _ = KINDS[event.kind]
    sentence = event.sentence(killed)
    start = text.index(sentence)
    toll = f"{killed} people"
    at = start + sentence.index(toll)
    latitude, longitude = TOWNS[event.town]
    day = event.day.isoformat()
    return {
        "prominence": prominence,
        "event_type": event_type,
        "sub_event_type": sub_event_type,
        "date": {"start": day, "end": day, "precision": "day", "basis": "stated", "text": f"{event.day:%d %B}"},
        "place": {
            "name": event.town, "admin1": f"{event.town} District", "country": "XQ", "latitude": latitude,
            "longitude": longitude, "precision": "exact", "text": event.town,
        },
        "perpetrators": [],
        "targets": [{"name": "civilians", "kind": "civilians", "text": "people"}],
        "weapons": [],
        "killed": {"min": killed, "best": killed, "max": killed, "text": toll},
        "injured": None,
        "responsibility": [],
        "claims": [{"field": "killed", "value": killed, "by": None, "start": at, "end": at + len(toll)}],
        "evidence": [{"start": start, "end": start + len(sentence)}],
    }  # fmt: skip


def article(
    text: str, outlet: str, published: datetime, slug: str, title: str | None = None, **more: Any
) -> dict[str, Any]:
    """An article as `pages.load` takes it."""
    host = outlet.lower().replace(" ", "-")
    url = f"https://{host}.example/{slug}"
    return {
        "url": url, "page_url": url, "part": 0, "outlet": outlet, "title": title or text[:40], "text": text,
        "published": published.isoformat(), "language": "en", "fetched_at": published + timedelta(hours=3), **more,
    }  # fmt: skip


def at(day: date, hour: float = 9) -> datetime:
    """A time on a day, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour)


def tell(
    rng: random.Random, event: Event, outlet: str, hours: float, killed: int | None = None, also: Sequence[Event] = ()
) -> Told:
    """One outlet's own words about an event, `hours` after it, and events that it tells of besides."""
    killed = event.killed if killed is None else killed
    filler = prose(rng, 8)
    parts = [*filler[:1], event.sentence(killed), *filler[1:5], *(other.sentence() for other in also), *filler[5:]]
    text = "\n\n".join(parts)
    title = f"{KINDS[event.kind][3].capitalize()} in {event.town} kills {killed}"
    told = Told(
        article(text, outlet, at(event.day, 9 + hours), f"{event.day}/{event.number}-{rng.randrange(10**6)}", title)
    )
    told.reports = [report(text, event, killed)] + [report(text, other, other.killed, "also") for other in also]
    return told


def copied(told: Told, outlet: str, minutes: int) -> Told:
    """The same text under another outlet's address and headline."""
    published = datetime.fromisoformat(told.article["published"]) + timedelta(minutes=minutes)
    again = article(
        told.article["text"],
        outlet,
        published,
        told.article["url"].rsplit("/", 1)[1],
        "Reprint: " + told.article["title"],
    )
    return Told(again, told.reports)


def world(seed: int, events: int) -> list[Told]:
    """Articles in order of time about events that share no town and day; some told twice, reprinted, or with a rising
    toll.
    """
    rng = random.Random(seed)
    slots = [
        (town, date(2021, 3, 1) + timedelta(days=2 * step)) for town in TOWNS for step in range(max(12, events // 4))
    ]
    told: list[Told] = []
    for number, (town, day) in enumerate(rng.sample(slots, events)):
        event = Event(
            number,
            rng.choice([*KINDS]),
            town,
            day,
            rng.randint(2, 30),
            f"{rng.choice(WORDS)} {rng.choice(WORDS)} street",
        )
        outlets = rng.sample(OUTLETS, 3)
        first = tell(rng, event, outlets[0], 1)
        told.append(first)
        if rng.random() < 0.6:
            told.append(tell(rng, event, outlets[1], 5, event.killed + rng.choice([0, 0, 2])))
        if rng.random() < 0.5:
            told.append(copied(first, outlets[2], rng.randint(5, 90)))
    return sorted(told, key=lambda item: (item.article["published"], item.article["url"]))

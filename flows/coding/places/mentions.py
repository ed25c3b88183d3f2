"""Place mentions: where a text names a place, which place that is, and how the text puts things there.

``find_places`` reads the capitals (or, in texts without case, what follows a preposition of place), looks them
up, and picks among namesakes by what the text says of where they lie ("X village in Y district"), by the
countries it speaks of, and by population. A name that the gazetteer lacks is kept, with the coordinates of the
place it is said to lie in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.coding.places.candidates import find_candidates
from flows.coding.places.gazetteer import Gazetteer
from flows.coding.places.resolved import Resolved
from flows.coding.places.resolver import resolve


@dataclass(slots=True, unsafe_hash=True)
class PlaceMention(Resolved):
    """One naming of a place, with what it came out as: characters ``start`` up to ``end`` of the text are the name.

    ``relation`` is how the text puts things to it: ``at``, ``near`` (also "south of"), ``between``, ``of`` (a
    body or noun that belongs to it), ``from``, ``to``. ``is_locative`` tells that the words put something
    there; ``is_dateline`` that it stands in the dateline. ``within`` is the index of the mention that the text
    says it lies in. ``text_start`` and ``text_end`` are the words with their relation and kind ("south of the
    town of Palmyra"). ``is_focus`` marks the town that the text is about.
    """

    start: int
    end: int
    relation: str
    is_locative: bool
    is_dateline: bool = False
    within: int | None = None
    text_start: int = 0
    text_end: int = 0
    is_focus: bool = False


def find_places(
    text: str, gazetteer: Gazetteer, *, country_hints: Sequence[str] = (), outlet: str | None = None,
    published: str | None = None, title: str | None = None,
) -> list[PlaceMention]:  # fmt: skip
    """All places that ``text`` names, in the order of the text.

    ``country_hints`` (ISO 3166-1 alpha-2) are the countries that the text may play in unless it says otherwise;
    ``outlet`` is the outlet's name or host, which often holds a town's or state's name; ``published`` (ISO
    date) decides between today's and former divisions; the ``title`` is read only for what the text is about.
    """
    found = find_candidates(text, gazetteer)
    headline = find_candidates(title, gazetteer) if title else []
    return [
        PlaceMention(
            r.name, r.admin1, r.admin2, r.country, r.latitude, r.longitude, r.precision, r.kind, r.population,
            c.start, c.end, c.relation, c.is_locative, c.is_dateline, c.within, c.text_start, c.text_end, c.is_focus,
        )
        for c, r in resolve(text, found, gazetteer, country_hints, outlet, published, headline, title)
    ]  # fmt: skip

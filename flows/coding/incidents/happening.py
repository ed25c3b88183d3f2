"""The day of the main incident: of all days that the text tells, the one that it ties to what happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from flows.coding.dates.mentions import DateMention
from flows.coding.scenes.bare_hours import fresh_day
from flows.coding.scenes.day_cues import tie_to_act
from flows.coding.scenes.sameness import same_scene
from flows.coding.scenes.scene import Scenes
from flows.coding.sentences.document import Document

if TYPE_CHECKING:
    from flows.coding.incidents.incident import Incident

_OPENING = 3  # sentences
_LEAST = 0.5  # of a day that no telling of the incident has
_MARGIN = 0.4  # by which another day must beat the one that its tellings have
_NEVER = 100.0
_YEARS_AGO = 330  # days
_REPEATED = 0.4
_OF_OTHER_VERB = 1.0  # what counts against a day on which something was demanded or attended
_OF_ANOTHER = 1.3  # what counts against the day of another incident that the text tells


def date_main(incidents: Sequence[Incident], document: Document, scenes: Scenes, published: str | None) -> None:
    """Give the main incident the day that the text ties most firmly to its happening.

    Its tellings often have no day ("officers were called at 9 p.m. Monday" has no word of violence), or that of an
    arrest, a hearing or a death in hospital. ``published`` is the ISO date or datetime of publication: by it fresh
    news is dated that tells no day at all, only the hour.
    """
    main = incidents[0] if incidents else None
    if main is None or main.is_commemorated:
        return
    own = main.date
    if main.is_of_digest and own is not None and own.is_day():
        return  # the other days of a digest are those of its other parts
    if own is not None and _is_by_the_way(own, document):
        main.date = None
    if not (main.family in ("arrest", "abduct") and main.date is not None and main.date.is_day()):
        main.date = _tied(incidents, document, scenes) or main.date or _span(document, scenes)
    if main.date is None and main.family == "violence":
        main.date = fresh_day(document, scenes.dates, published)
    main.date = main.date or own


def _is_by_the_way(own: DateMention, document: Document) -> bool:
    """A month or a year that the text tells further down: "more people were shot last year"."""
    is_coarse = own.precision in ("month", "year") and not own.is_day()
    return is_coarse and document.sentence_at(own.start).index > _OPENING


def _tied(incidents: Sequence[Incident], document: Document, scenes: Scenes) -> DateMention | None:
    """The day that is tied more firmly to the main incident than the one its tellings have."""
    main = incidents[0]
    of_others = [other for other in incidents[1:] if _is_rival(other, main) and other.date is not main.date]
    ties = _ties(main, document, scenes, of_others)
    if not ties:
        return None
    day, (tie, mention) = max(ties.items(), key=lambda item: (item[1][0], -item[0].toordinal()))
    return mention if tie >= _needed(main.date, day, ties) else None


def _is_rival(other: Incident, main: Incident) -> bool:
    """Whether another incident happened on a day of its own: no arrest for the main one, no find after it."""
    return other.family == main.family or {other.family, main.family} == {"violence", "abduct"}


def _lies_before(mention: DateMention, own: DateMention | None) -> bool:
    """Whether a day that another incident has is earlier than the one that the main one has: it is recalled."""
    return own is not None and own.is_day() and own.first is not None and (mention.first or own.first) < own.first


def _span(document: Document, scenes: Scenes) -> DateMention | None:
    """Where no day is told: the weekend, the night or the week that the text ties to the act."""
    spans = [
        mention
        for mention in scenes.dates_in(0, len(document.text))
        if mention.precision in ("days", "week") and mention.is_resolved and not mention.is_vague
    ]
    tied = [(tie_to_act(document, mention), mention) for mention in spans]
    return (
        max(tied, key=lambda item: (item[0], -item[1].start))[1] if tied and max(t for t, _ in tied) >= _LEAST else None
    )


def _needed(own: DateMention | None, day: date, ties: dict[date, tuple[float, DateMention]]) -> float:
    """How firm the tie of a day must be to take the place of the date that the incident's tellings have."""
    if own is None or own.first is None or own.last is None:
        return _LEAST
    if own.is_day():
        return ties[own.first][0] + _MARGIN if own.first in ties else _MARGIN
    if own.first <= day <= own.last:
        return _LEAST
    return _NEVER if (day - own.last).days > _YEARS_AGO else _LEAST + 2  # "killed in 1994 were found on Monday"


def _ties(
    main: Incident, document: Document, scenes: Scenes, others: Sequence[Incident]
) -> dict[date, tuple[float, DateMention]]:
    """How firmly each day that the text tells is tied to the main incident, with the mention that ties it best."""
    told_in = {telling.sentence.index for telling in main.tellings}
    of_others = {id(other.date) for other in others}
    is_dated = main.date is not None and main.date.is_day()
    of_elsewhere = {id(other.date) for other in others if is_dated and not same_scene(other.place, main.place)}
    found: defaultdict[date, list[tuple[float, DateMention]]] = defaultdict(list)
    for mention in scenes.dates_in(0, len(document.text)):
        if mention.is_vague or not mention.is_day() or mention.first is None:
            continue
        index = document.sentence_at(mention.start).index
        if mention.start < document.body_start and main.date is not None and main.date.is_day():
            continue  # the dateline's: on it the text was filed
        tie = tie_to_act(document, mention) + 0.5 * (index in told_in) + 0.6 * (index < 2) + (mention is main.date)
        if mention.start in scenes.of_other_verbs:
            tie -= _OF_OTHER_VERB
        if id(mention) in of_others and index not in told_in:
            if id(mention) in of_elsewhere:
                continue
            tie -= _OF_ANOTHER * (2 if _lies_before(mention, main.date) else 1)
        found[mention.first].append((tie, mention))
    best: dict[date, tuple[float, DateMention]] = {}
    for day, tied in found.items():
        tie, mention = max(tied, key=lambda item: (item[0], -item[1].start))
        again = sum(other > 0 for other, _ in tied) - (tie > 0)
        best[day] = (tie + _REPEATED * min(3, again), mention)
    return best

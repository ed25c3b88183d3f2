"""What is the news, what is told besides, and what is recalled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from flows.coding.dates.mentions import DateMention
from flows.coding.incidents.absorption import absorbed
from flows.coding.incidents.counterattacks import is_counterattack
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.sums import without_sums
from flows.coding.scenes.sameness import days_between

_STALE_DAYS = 12
_OLD_DAYS = 60
_DAYS_BEHIND = 2


def settle(
    found: Sequence[Incident], published: date | None, likeness: Callable[[Incident], float], is_crime: bool
) -> list[Incident]:
    """Drop sums, put the main incident first and background last, and mark each incident's prominence."""
    kept = without_sums(absorbed(list(found)))
    if not kept:
        return []
    if is_crime:  # that a suspect "turned himself in" is no group's surrender
        kept = [incident for incident in kept if incident.family != "surrender"] or kept
    for incident in kept:
        incident.prominence = (
            "background" if _is_recalled(incident, kept[0], published) or _is_aside(incident, published) else "also"
        )
    fresh = [incident for incident in kept if incident.prominence == "also"]
    is_news = bool(fresh)
    fresh = fresh or kept
    if is_crime:
        # The arrest of a suspect is no incident of politics: the crime leads, even where it lies back.
        fresh = (
            [i for i in fresh if i.family not in ("arrest", "surrender")]
            or [i for i in kept if i.family == "violence"]
            or fresh
        )
    main = _main(fresh, likeness)
    main.prominence = "main" if is_news or is_crime or _is_fresh(main, published) else "background"
    if main.is_commemorated:
        main.prominence = "background"
    rest = [incident for incident in kept if incident is not main]
    return [main, *(i for i in rest if i.prominence == "also"), *(i for i in rest if i.prominence == "background")]


def _main(fresh: Sequence[Incident], likeness: Callable[[Incident], float]) -> Incident:
    """Of the incidents that the text opens with, the first one with victims, not what was done in revenge for it; but a
    later one that the headline plainly means."""
    if len(fresh) == 1:
        return fresh[0]
    if sum(incident.is_of_digest for incident in fresh) > 1:
        return max(fresh, key=lambda incident: (_victims(incident), -_start(incident)))
    first = min(incident.tellings[0].sentence.index for incident in fresh)
    lead = [incident for incident in fresh if incident.tellings[0].sentence.index <= first + 1]
    best = min(
        lead,
        key=lambda i: (_is_context(i), _is_counterattack(i, lead), _is_behind_news(i, lead), _mildness(i), _start(i)),
    )
    alike = {id(incident): likeness(incident) for incident in fresh}
    meant = max(fresh, key=lambda incident: (alike[id(incident)], -_start(incident)))
    return meant if alike[id(meant)] >= 0.3 and alike[id(meant)] > 2 * alike[id(best)] else best


def _is_counterattack(incident: Incident, lead: Sequence[Incident]) -> bool:
    """Struck back upon what is told before it."""
    earlier = (other for other in lead if _start(other) < _start(incident))
    return any(is_counterattack(incident.tellings[0], other) for other in earlier)


def _victims(incident: Incident) -> int:
    """How many people the fullest telling counts."""
    counted = [
        [0 if toll is None else toll.quantity.best for toll in (t.killed, t.injured, t.shot)] for t in incident.tellings
    ]
    return max(max(dead + hurt, shot) for dead, hurt, shot in counted)


def _is_context(incident: Incident) -> bool:
    """Told for what another act came after, or for its anniversary."""
    return incident.is_commemorated or all(telling.is_for_comparison for telling in incident.tellings)


def _start(incident: Incident) -> int:
    return incident.tellings[0].acts[0].start


def _is_behind_news(incident: Incident, lead: Sequence[Incident]) -> bool:
    """Told after what happened days later: "six students were kidnapped today. On Monday four died in a gun battle"."""
    return any(
        _start(other) < _start(incident) and _days_older(incident.date, other.date) >= _DAYS_BEHIND for other in lead
    )


def _days_older(one: DateMention | None, other: DateMention | None) -> int:
    """By how many days one date lies before another; 0 where either is no day."""
    if one is None or other is None or not (one.is_day() and other.is_day()):
        return 0
    return (days_between(one, other.first) or 0) if other.first is not None else 0


def _is_fresh(incident: Incident, published: date | None) -> bool:
    """Of these days: where a text tells of nothing else, it is about this, however it is worded."""
    gap = days_between(incident.date, published)
    return gap is not None and gap <= _STALE_DAYS


def _mildness(incident: Incident) -> int:
    """How little it did: 0 where it killed, 1 where it hurt somebody, 2 where it was meant to, 3 else."""
    if any(t.killed is not None and t.killed.quantity.best for t in incident.tellings):
        return 0
    if any(toll is not None and toll.quantity.best for t in incident.tellings for toll in (t.injured, t.shot)):
        return 1
    return 2 if incident.family in ("violence", "abduct") else 3


def _is_recalled(incident: Incident, first: Incident, published: date | None) -> bool:
    """Dated long before publication, told in the past of the past or for its anniversary."""
    if incident.is_commemorated:
        return True
    gap = days_between(incident.date, published)
    if incident.is_force and (gap is None or gap <= _OLD_DAYS):
        return False
    is_vague = incident.date is not None and incident.date.precision in ("month", "year")
    if is_vague and incident is not first and all(telling.is_past for telling in incident.tellings):
        return True  # "last month the group killed three"
    if gap is not None:
        if incident is first:
            return False
        own = days_between(first.date, published)
        if own is not None and gap > own + 1 and all(telling.is_for_comparison for telling in incident.tellings):
            return True
        return gap > _STALE_DAYS and (own is None or gap > own + 3)
    if incident is first or incident.is_of_digest:
        return False
    return all(telling.is_past for telling in incident.tellings)


def _is_aside(incident: Incident, published: date | None) -> bool:
    """Told only further down, and of no day of this week, or months back: what the article is not about."""
    gap = days_between(incident.date, published)
    if gap is not None and gap > _OLD_DAYS:
        return True
    if all(telling.is_allusion or not telling.is_strong for telling in incident.tellings):
        return True
    if incident.is_force or incident.is_of_digest or any(telling.is_line for telling in incident.tellings):
        return False
    first = incident.tellings[0].sentence
    return first.index > 3 and first.start > 600 and (gap is None or gap > 3) and published is not None

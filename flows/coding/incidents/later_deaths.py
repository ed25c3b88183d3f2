"""Deaths told with a day of their own that belong to an incident told before: of those who were hit in it."""

from __future__ import annotations

from flows.coding.acts.act import Act
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.telling import Telling

_LONGEST = 60  # days that somebody fights for his life


def is_later_death(telling: Telling, incident: Incident) -> bool:
    """ "The boy died in hospital three days later", "Police said Orl died Thursday": of an incident with victims, not
    after ``_LONGEST`` days."""
    if telling.family != incident.family or not telling.is_strong:
        return False
    strong = [act for act in telling.acts if act.is_strong]
    if not all(act.kind == "die" and not act.is_noun and not act.agents and _is_of_known(act) for act in strong):
        return False
    if not any(act.victims for act in incident.acts if act.is_strong):
        return False
    return _follows(telling, incident)


def _is_of_known(act: Act) -> bool:
    """Whether all the dead are people whom the text takes for known: "the boy", "he", by name."""
    if not act.patients:
        return act.killed is not None and act.killed.is_part  # "taken to hospital, where he died two days later"
    people = [phrase for phrase in act.patients if phrase.is_human or phrase.tag == "PRON"]
    return bool(people) and all(
        phrase.is_definite or phrase.tag == "PRON" or (bool(phrase.name) and not phrase.is_counted) for phrase in people
    )


def _follows(telling: Telling, incident: Incident) -> bool:
    one, other = incident.date, telling.date
    if one is None or other is None or one.first is None or other.last is None:
        return True
    return 0 <= (other.last - one.first).days <= _LONGEST

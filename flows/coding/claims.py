"""The claim ledger of a report: each value that somebody asserts, who says so, and where in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.coding.acts.counts import Toll
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.telling import Telling
from flows.coding.report import Claim, Report
from flows.coding.sentences.document import Document
from flows.coding.sentences.phrases import Phrase
from flows.coding.tolls.attribution import Sources
from flows.coding.tolls.tolls import attackers

#: what the field of a number is called that the text takes back: "killed_withdrawn"
WITHDRAWN = "_withdrawn"


def claims(
    document: Document, incident: Incident, report: Report, agents: Sequence[Phrase], sources: Sources
) -> tuple[Claim, ...]:
    """All claims of a report, tolls first (every telling of them), then the other values once each."""
    found = [*_tolls(incident, agents, sources), *_values(document, incident, report, sources)]
    return tuple(dict.fromkeys(found))


def _tolls(incident: Incident, agents: Sequence[Phrase], sources: Sources) -> Iterator[Claim]:
    told = [(telling, list(_told(telling))) for telling in incident.tellings]
    revised = {field: toll for _, tolls in told for field, toll in tolls if toll.is_revision}
    for telling, tolls in told:
        for field, toll in tolls:
            is_superseded = (least := revised.get(field)) and toll.end <= least.start and toll.quantity > least.quantity
            name = f"{field}{WITHDRAWN}" if is_superseded else field
            yield Claim(name, toll.quantity.best, sources.of(telling.sentence, toll.start), toll.start, toll.end)
        for act in telling.acts:
            for old in act.withdrawn:
                by = old.by or sources.of(telling.sentence, old.toll.start)
                yield Claim(f"{old.field}{WITHDRAWN}", old.toll.quantity.best, by, old.toll.start, old.toll.end)
    for act, toll in attackers(incident, agents):
        yield Claim(
            "perpetrators_killed", toll.quantity.best, sources.of(act.sentence, toll.start), toll.start, toll.end
        )


def _told(telling: Telling) -> Iterator[tuple[str, Toll]]:
    """The numbers of killed and injured that a telling gives, other sources' behind the first."""
    for field, toll in (("killed", telling.killed), ("injured", telling.injured)):
        if toll is not None and toll.is_casualties:
            yield "casualties", toll
        elif toll is not None:
            yield field, toll
            yield from ((field, rival) for rival in telling.rivals(field))


def _values(document: Document, incident: Incident, report: Report, sources: Sources) -> Iterator[Claim]:
    act = next((act for act in incident.acts if act.is_strong), incident.acts[0])
    yield Claim("event_type", report.sub_event_type, sources.of(act.sentence, act.start), act.start, act.end)
    values: list[tuple[str, object, str]] = []
    if report.date is not None:
        values.append(("date", report.date.start.isoformat(), report.date.text))
    if report.place is not None:
        values.append(("place", report.place.name, report.place.text))
    values += [("perpetrator", item.name, item.text) for item in report.perpetrators if item.acted_for is None]
    values += [("target", item.name, item.text) for item in report.targets]
    values += [("weapon", item.name, item.text) for item in report.weapons]
    for field, value, text in values:
        start = _where(document, incident, text)
        if start >= 0:
            yield Claim(field, value, sources.of(document.sentence_at(start), start), start, start + len(text))


def _where(document: Document, incident: Incident, text: str) -> int:
    """Where a value's words stand: in the incident's own sentences, else anywhere; -1 in the headline alone."""
    for telling in incident.tellings:
        start = document.text.find(text, telling.sentence.start, telling.sentence.end)
        if start >= 0:
            return start
    return document.text.find(text)

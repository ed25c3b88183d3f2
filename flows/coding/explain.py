"""For a person: the text with its marks, and the words and rule behind each value (``dateline code --explain``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flows.coding.acts.act import Act
from flows.coding.article import Article
from flows.coding.article_reading import Reading
from flows.coding.coder import RuleCoder
from flows.coding.report import Count, EventDate, Perpetrator, Place, Report, Responsibility, Target, Weapon
from flows.coding.sentences.phrases import Phrase

_Quoted = Count | EventDate | Perpetrator | Place | Responsibility | Target | Weapon

_COLOURS = {
    "killed": "31",
    "injured": "33",
    "date": "36",
    "place": "32",
    "perpetrator": "35",
    "target": "34",
    "weapon": "93",
    "responsibility": "95",
}
_NOT_STRONG = (
    ("is_unreal", "not real: a plan, a threat or a possibility"),
    ("is_negated", "denied or negated"),
    ("is_history", "told as the reason or past of something else"),
    ("is_recalled", "spoken of, not told"),
    ("is_general", "what goes on, no single act"),
)


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    field: str
    report: int


def explain(coder: RuleCoder, article: Article, *, has_colour: bool = False) -> str:
    """The article with its values marked, the reports, and every act that was read with the rule that read it."""
    reading = Reading(coder, article)
    reports = reading.reports()
    parts = [_marked(article.text, list(_marks(article.text, reports)), has_colour), ""]
    if not reports:
        parts.append("No incident is told.")
    for number, report in enumerate(reports, 1):
        parts.extend(_reported(number, report))
    parts.append("")
    parts.append("What was read, sentence by sentence:")
    for index in sorted(reading.acts):
        sentence = reading.document.sentences[index]
        parts.append(f"  sentence {index + 1}: {article.text[sentence.start : sentence.end][:100]!r}")
        parts.extend(f"    {_act(act, article.text)}" for act in reading.acts[index])
    return "\n".join(parts)


def _marks(text: str, reports: Iterable[Report]) -> Iterable[_Mark]:
    for number, report in enumerate(reports, 1):
        spans = [(span.start, span.end) for span in report.evidence]
        values: list[tuple[str, _Quoted | None]] = [
            ("date", report.date),
            ("place", report.place),
            ("killed", report.killed),
            ("injured", report.injured),
        ]
        values += [("perpetrator", item) for item in report.perpetrators if item.acted_for is None]
        values += [("target", item) for item in report.targets]
        values += [("weapon", item) for item in report.weapons]
        values += [("responsibility", item) for item in report.responsibility]
        for field, value in values:
            if value is None:
                continue
            at = next(
                (found for start, end in spans if (found := text.find(value.text, start, end)) >= 0),
                text.find(value.text),
            )
            if at >= 0:
                yield _Mark(at, at + len(value.text), field, number)


def _marked(text: str, marks: list[_Mark], has_colour: bool) -> str:
    """The text with [words|field number] round what was read; the wider of two marks at one place opens first."""
    opening: dict[int, list[_Mark]] = {}
    closing: dict[int, list[_Mark]] = {}
    for mark in dict.fromkeys(marks):
        opening.setdefault(mark.start, []).append(mark)
        closing.setdefault(mark.end, []).append(mark)
    out: list[str] = []
    at = 0
    for edge in sorted({*opening, *closing}):
        out.append(text[at:edge])
        out.extend(
            _paint(f"|{mark.field} {mark.report}]", mark.field, has_colour)
            for mark in sorted(closing.get(edge, ()), key=lambda m: -m.start)
        )
        out.extend(_paint("[", mark.field, has_colour) for mark in sorted(opening.get(edge, ()), key=lambda m: -m.end))
        at = edge
    out.append(text[at:])
    return "".join(out)


def _paint(words: str, field: str, has_colour: bool) -> str:
    return f"\x1b[{_COLOURS[field]}m{words}\x1b[0m" if has_colour else words


def _reported(number: int, report: Report) -> list[str]:
    lines = [f"{number}. {report.prominence}: {report.event_type} / {report.sub_event_type}"]
    if report.date:
        lines.append(
            f"   date: {report.date.start} to {report.date.end} ({report.date.precision}, {report.date.basis})"
            f" from {report.date.text!r}"
        )
    if report.place:
        where = ", ".join(part for part in (report.place.name, report.place.admin1, report.place.country) if part)
        lines.append(f"   place: {where} ({report.place.precision}) from {report.place.text!r}")
    for field, count in (("killed", report.killed), ("injured", report.injured)):
        if count:
            top = "open" if count.max is None else count.max
            lines.append(f"   {field}: {count.best} ({count.min} to {top}) from {count.text!r}")
    lines += [
        f"   perpetrator: {p.name} ({p.certainty}{', for ' + p.acted_for if p.acted_for else ''}) from {p.text!r}"
        for p in report.perpetrators
    ]
    lines += [f"   target: {t.name} ({t.kind}) from {t.text!r}" for t in report.targets]
    lines += [f"   weapon: {w.name} from {w.text!r}" for w in report.weapons]
    lines += [f"   {r.kind}: {r.actor or 'nobody named'} from {r.text!r}" for r in report.responsibility]
    lines += [f"   claim: {c.field} = {c.value} by {c.by or 'the outlet'}" for c in report.claims]
    return lines


def _act(act: Act, text: str) -> str:
    rule = "noun" if act.is_noun else "verb"
    words = text[act.start : act.end]
    parts = [f"{rule} {words!r} tells of {act.kind!r}"]
    for label, phrases in (("by", act.agents), ("against", act.patients)):
        if phrases:
            parts.append(f"{label} {_phrases(phrases, text)}")
    for label, toll in (("killed", act.killed), ("injured", act.injured), ("shot", act.shot)):
        if toll is not None:
            parts.append(
                f"{label} {toll.quantity.best} ({text[toll.start : toll.end]!r}{', a part' if toll.is_part else ''})"
            )
    if not act.is_strong:
        why = next((reason for name, reason in _NOT_STRONG if getattr(act, name)), "adds to an incident, makes none")
        parts.append(f"[{why}]")
    return "; ".join(parts)


def _phrases(phrases: Iterable[Phrase], text: str) -> str:
    return " + ".join(repr(text[phrase.start : phrase.end]) for phrase in phrases)

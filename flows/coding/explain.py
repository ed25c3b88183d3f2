"""For a person: the text with its marks, and the words and rule behind each value (``dateline code --explain``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flows.coding.acts.act import Act
from flows.coding.article import Article
from flows.coding.article_reading import Reading
from flows.coding.claims import WITHDRAWN
from flows.coding.coder import RuleCoder
from flows.coding.explained_marks import marked, shown
from flows.coding.explained_rules import Rules, act_words, quoted
from flows.coding.long_text import pieces
from flows.coding.report import Claim, Report
from flows.coding.sentences.phrases import Phrase

_NOT_STRONG = (
    ("is_unreal", "not real: a plan, a threat or a possibility"),
    ("is_negated", "denied or negated"),
    ("is_history", "told as the reason or past of something else"),
    ("is_recalled", "spoken of, not told"),
    ("is_general", "what goes on, no single act"),
)


def explain(coder: RuleCoder, article: Article, *, has_colour: bool = False) -> str:
    """The article with its values marked, the reports, and every act that was read with the rule that read it."""
    (_, end), *more = pieces(article.text)
    text = article.text[:end]
    reading = Reading(coder, Article(text, article.id, article.url, article.outlet, article.title, article.published))
    reports = reading.reports()
    parts = [_heading(article), marked(text, reports, has_colour)]
    if more:
        parts.append(f"... so long a text is read in {len(more) + 1} pieces; this is the first.")
    parts += ["", *([] if reports else [_nothing(coder, article)])]
    for number, report in enumerate(reports, 1):
        parts.extend(_reported(number, report, Rules(reading, number - 1)))
    parts += ["", "What was read, sentence by sentence:", *_sentences(reading), ""]
    return "\n".join(parts)


def _nothing(coder: RuleCoder, article: Article) -> str:
    is_headline = any(report.is_headline for report in coder.code(article))
    return "The text tells of no incident; the headline alone does." if is_headline else "No incident is told."


def _heading(article: Article) -> str:
    """What the article is: its identifier, outlet, day and title."""
    told = (article.id, article.outlet or article.url, article.published or "no publication date", article.title)
    return f"== {shown(' | '.join(' '.join(part.split()) for part in told if part))}"


def _reported(number: int, report: Report, rules: Rules) -> Iterator[str]:
    yield f"{number}. {report.prominence}: {report.event_type} / {report.sub_event_type} [{rules.of_type()}]"
    if report.date:
        days = f"{report.date.start} to {report.date.end} ({report.date.precision}, {report.date.basis})"
        yield _line("date", days, report.date.text, rules.of_date(report.date))
    if report.place:
        where = ", ".join(part for part in (report.place.name, report.place.admin1, report.place.country) if part)
        yield _line("place", f"{where} ({report.place.precision})", report.place.text, rules.of_place(report.place))
    for field, count in (("killed", report.killed), ("injured", report.injured)):
        if count:
            top = "open" if count.max is None else count.max
            value = f"{count.best} ({count.min} to {top})"
            yield _line(field, value, count.text, rules.of_count(field, count))
    for p in report.perpetrators:
        value = f"{p.name} ({p.certainty}{', for ' + p.acted_for if p.acted_for else ''})"
        yield _line("perpetrator", value, p.text, rules.of_perpetrator(p, report))
    for t in report.targets:
        yield _line("target", f"{t.name} ({t.kind})", t.text, rules.of_target(t))
    for w in report.weapons:
        yield _line("weapon", w.name, w.text, rules.of_words(w.text, "a word for a weapon"))
    for r in report.responsibility:
        yield _line(r.kind, r.actor or "nobody named", r.text, rules.of_words(r.text, "words of responsibility"))
    yield from (_claim(claim, rules) for claim in report.claims)


def _line(field: str, value: str, words: str, rule: str) -> str:
    return f"   {field}: {shown(value)} from {quoted(words)} [{rule}]"


def _claim(claim: Claim, rules: Rules) -> str:
    taken_back = " (taken back)" if claim.field.endswith(WITHDRAWN) else ""
    words = rules.text[claim.start : claim.end]
    said = shown(f"{claim.field.removesuffix(WITHDRAWN)} = {claim.value}{taken_back} by {claim.by or 'the outlet'}")
    return f"   claim: {said} from {quoted(words)} [sentence {rules.sentence(claim.start)}]"


def _sentences(reading: Reading) -> Iterator[str]:
    """Every sentence in which an act was read, with the acts."""
    for index in sorted(reading.acts):
        sentence = reading.document.sentences[index]
        yield f"  sentence {index + 1}: {quoted(reading.article.text[sentence.start : sentence.end], 100)}"
        yield from (f"    {_act(act, reading.article.text)}" for act in reading.acts[index])


def _act(act: Act, text: str) -> str:
    parts = [f"{act_words(act, text)} tells of {act.kind!r}"]
    for label, phrases in (("by", act.agents), ("against", act.patients)):
        if phrases:
            parts.append(f"{label} {_phrases(phrases, text)}")
    for label, toll in (("killed", act.killed), ("injured", act.injured), ("shot", act.shot)):
        if toll is not None:
            is_part = ", a part" if toll.is_part else ""
            parts.append(f"{label} {toll.quantity.best} ({quoted(text[toll.start : toll.end])}{is_part})")
    for old in act.withdrawn:
        parts.append(f"{old.field} {old.toll.quantity.best} is taken back")
    if not act.is_strong:
        why = next((reason for name, reason in _NOT_STRONG if getattr(act, name)), "adds to an incident, makes none")
        parts.append(f"[{why}]")
    return "; ".join(parts)


def _phrases(phrases: Iterable[Phrase], text: str) -> str:
    return " + ".join(quoted(text[phrase.start : phrase.end]) for phrase in phrases)

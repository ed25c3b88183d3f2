"""`dateline show`: one incident whole: values, evidence sentences with their marks, who said what, sources, history."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.command.output import HomeOption, console, fail, settings_of

if TYPE_CHECKING:
    from rich.text import Text

Row = Mapping[str, Any]

VALUES = (
    ("what", ("event_type", "sub_event_type")),
    ("when", ("date_start", "date_end", "date_precision")),
    ("where", ("place", "admin1", "country", "latitude", "longitude", "geo_precision")),
    ("perpetrator", ("perpetrator",)),
    ("target", ("target",)),
    ("weapon", ("weapon",)),
    ("claimed by", ("claimed_by",)),
)
STYLES = {"killed": "bold red", "injured": "bold yellow", "perpetrators_killed": "red"}


def show(
    incident_id: Annotated[str, typer.Argument(help="As in the table incidents.")],
    as_json: Annotated[bool, typer.Option("--json", help="All of it as JSON.")] = False,
    home: HomeOption = None,
) -> None:
    """Show one incident: values, who said what, evidence sentences, sources, history."""
    from warehouse import query, show
    from warehouse.errors import UnknownIncident, WarehouseError

    try:
        with query.connect(settings_of(home).home) as con:
            whole = show.show(con, incident_id)
    except UnknownIncident as error:
        fail(str(error))
    except WarehouseError as error:
        fail(str(error), status=1)
    if as_json:
        print(json.dumps(whole, ensure_ascii=False, indent=1, default=query.plain))
        return
    for line in _lines(whole):
        console().print(line, soft_wrap=True)


def _lines(whole: Row) -> Iterable[Text | str]:
    from rich.text import Text

    incident = whole["incident"]
    yield Text(f"Incident {incident['incident_id']}", "bold")
    if whole["asked_for"] != incident["incident_id"]:
        yield f"({whole['asked_for']} was merged into it)"
    for name, columns in VALUES:
        told = ", ".join(str(incident[column]) for column in columns if incident.get(column) is not None)
        yield f"  {name:<12} {told or 'not said'}"
    for name in ("killed", "injured"):
        yield f"  {name:<12} {_range(incident, name)}"
    yield f"  {'sources':<12} {incident['independent_source_count']} independent, {incident['report_count']} reports"
    yield ""
    yield Text("Evidence", "bold")
    for report in whole["reports"]:
        yield from _evidence(report)
    yield Text("Who said what", "bold")
    for claim in whole["claims"]:
        said = claim["attributed_to"] or claim["outlet"] or "the article"
        yield _plain(f'  {claim["field"]:<14} {claim["value"]}   says {said}: "{claim["quote"]}"')
    yield ""
    yield Text("Sources", "bold")
    for source in whole["sources"]:
        outlets = ", ".join(name or "an unnamed outlet" for name in source["outlets"])
        agency = f" (by {source['wire_agency']})" if source["wire_agency"] else ""
        yield _plain(f"  one text{agency} in {source['articles']} articles of {outlets}")
    for report in whole["reports"]:
        yield _plain(f"    {report['url'] or report.get('page_url') or report['article_id']}")
    yield ""
    yield Text("History", "bold")
    for change in whole["history"]:
        yield _plain(
            f"  {change['changed_at']:%Y-%m-%d %H:%M} revision {change['revision']}: {change['field']} "
            f"{change['old_value']} -> {change['new_value']} ({change['reason']})"
        )


def _evidence(report: Row) -> Iterable[Text]:
    from rich.text import Text

    yield _plain(
        f"  {report['outlet']}, {report['published_at'] or 'undated'}: {report['title']} ({report['prominence']})"
    )
    for sentence in report["evidence"]:
        # Line breaks become spaces one for one, so that the marks stay where they are.
        text = _plain("".join(" " if sign.isspace() else sign for sign in sentence["text"]))
        marked = Text("    ")
        position = 0
        for mark in sorted(sentence["marks"], key=lambda mark: (mark["start"], -mark["end"])):
            if mark["start"] < position or mark["field"] not in STYLES:
                continue
            marked.append(text[position : mark["start"]])
            # The brackets show the mark where there is no colour.
            words = text[mark["start"] : mark["end"]]
            marked.append(f"[{words}]", STYLES[mark["field"]])
            marked.append(f"={mark['field']}:{mark['value']}", "dim")
            position = mark["end"]
        marked.append(text[position:])
        yield marked
    yield Text()


def _range(incident: Row, name: str) -> str:
    best, least, most = (incident[f"{name}_{part}"] for part in ("best", "min", "max"))
    if best is None:
        return "not said"
    if least == most:
        return str(best)
    return f"{best} (from {least} to {'open' if most is None else most})"


def _plain(text: str) -> Any:
    """Text of the web: never markup, and no control character that would move the terminal's cursor."""
    from rich.text import Text

    return Text("".join(sign if sign.isprintable() else " " for sign in text))

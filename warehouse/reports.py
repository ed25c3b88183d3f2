"""Reports and claims on their way in: what is still to be coded, and loading what the coder answered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import duckdb

from warehouse import identity, statement
from warehouse.errors import InputUnusable
from warehouse.rows import fetch_dicts, now, registered, schema
from warehouse.terms import place_term, telling_phrases, telling_terms
from warehouse.writer import transaction

Report = Mapping[str, Any]

CODED = schema(text="article_id error", whole="report_count")
REPORTS = schema(
    text="report_id article_id prominence event_type sub_event_type date_precision date_basis date_text place admin1 "
    "country geo_precision place_text perpetrator perpetrator_certainty target target_kind weapon claimed_by report",
    whole="killed_min killed_best killed_max injured_min injured_best injured_max position",
    day="date_start date_end",
    real="latitude longitude",
    flag="is_vague",
    term="place_term",
    terms="terms phrases",
)
CLAIMS = schema(
    text="claim_id report_id article_id field value attributed_to quote",
    whole="start_offset end_offset",
)
VAGUE_DATES = {"month", "year"}
VAGUE_PLACES = {"country", "admin1"}


def pending(con: duckdb.DuckDBPyConnection, coder_version: str, limit: int = 500) -> list[dict[str, Any]]:
    """Articles that this version of the coder has not coded, in the contract's form with `article_id`; oldest first.

    An article is pending again when its text, title or day of publication changed. Load the answers before asking
    again.
    """
    return fetch_dicts(
        con, statement.sql("statements/pending_articles"), {"coder_version": coder_version, "limit": limit}
    )


def count_pending(con: duckdb.DuckDBPyConnection, coder_version: str) -> int:
    """How many articles are still to be coded by this version of the coder."""
    row = con.execute(statement.sql("statements/count_pending"), {"coder_version": coder_version}).fetchone()
    return int(row[0]) if row else 0


def load(
    con: duckdb.DuckDBPyConnection,
    coder_version: str,
    coded: Sequence[tuple[str, Sequence[Report]]],
    errors: Iterable[tuple[str, str]] = (),
) -> dict[str, int]:
    """Load one batch of answers in one transaction: (article_id, reports in the contract's form).

    The reports of an article replace those it had; what says the same keeps its report_id, what is gone is retired
    with its successor named. Claims are kept for ever with article version and coder version. `errors`: (article_id,
    reason) of articles that could not be coded; they are not pending any more for this coder. Returns {articles,
    reports, claims, retired}. Raises `InputUnusable` for an answer to an article that is not there, or a claim outside
    its text.
    """
    texts = _texts(con, [article_id for article_id, _ in coded])
    report_rows: list[dict[str, Any]] = []
    claim_rows: list[dict[str, Any]] = []
    for article_id, reports in coded:
        if article_id not in texts:
            raise InputUnusable(
                f"reports of article {article_id}: there is no such article in the warehouse; load it first"
            )
        rows, claims = _rows(article_id, reports, *texts[article_id])
        report_rows += rows
        claim_rows += claims
    coded_rows = [{"article_id": article_id, "report_count": len(reports)} for article_id, reports in coded]
    coded_rows += [{"article_id": article_id, "report_count": 0, "error": reason} for article_id, reason in errors]
    with (
        registered(con, "batch_coded", coded_rows, CODED),
        registered(con, "batch_reports", report_rows, REPORTS),
        registered(con, "batch_claims", claim_rows, CLAIMS),
        transaction(con),
    ):
        statement.run(con, "load_reports", {"coder_version": coder_version, "now": now()})
        retired = con.execute("SELECT count(*) FROM retired_reports").fetchone()
    return {
        "articles": len(coded_rows),
        "reports": len(report_rows),
        "claims": len(claim_rows),
        "retired": retired[0] if retired else 0,
    }


def _texts(con: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    rows = con.execute(statement.sql("statements/texts_of_articles"), {"article_ids": list(article_ids)}).fetchall()
    return {article_id: (text, title) for article_id, text, title in rows}


def _rows(
    article_id: str, reports: Sequence[Report], text: str, title: str | None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    report_rows: list[dict[str, Any]] = []
    claim_rows: list[dict[str, Any]] = []
    seen: dict[str, int] = {}
    for position, report in enumerate(reports):
        told = json.dumps(_told(report), sort_keys=True, ensure_ascii=False)
        seen[told] = seen.get(told, -1) + 1
        report_id = identity.short_id("r", article_id, told, seen[told])
        row = report_row(report)
        row.update(report_id=report_id, article_id=article_id, position=position)
        row.update(_terms(report, text, title))
        report_rows.append(row)
        claim_rows += [_claim_row(report_id, article_id, claim, text) for claim in report.get("claims") or ()]
    return report_rows, list({row["claim_id"]: row for row in claim_rows}.values())


def _told(report: Report) -> dict[str, Any]:
    """The report without its offsets, which move when an article is edited elsewhere."""
    return {key: value for key, value in report.items() if key not in ("claims", "evidence")}


def report_row(report: Report) -> dict[str, Any]:
    """The columns of a report in the contract's form; the whole of it stands in `report` as JSON."""
    when, where = report.get("date") or {}, report.get("place") or {}
    who, whom, how = (_first(report.get(key)) for key in ("perpetrators", "targets", "weapons"))
    row: dict[str, Any] = {
        "prominence": report.get("prominence") or "main",
        "event_type": report.get("event_type"),
        "sub_event_type": report.get("sub_event_type"),
        "date_start": _day(when.get("start")),
        "date_end": _day(when.get("end")),
        "date_precision": when.get("precision"),
        "date_basis": when.get("basis"),
        "date_text": when.get("text"),
        "place": where.get("name"),
        "admin1": where.get("admin1"),
        "country": where.get("country"),
        "latitude": where.get("latitude"),
        "longitude": where.get("longitude"),
        "geo_precision": where.get("precision"),
        "place_text": where.get("text"),
        "perpetrator": who.get("name"),
        "perpetrator_certainty": who.get("certainty"),
        "target": whom.get("name"),
        "target_kind": whom.get("kind"),
        "weapon": how.get("name"),
        "claimed_by": next(
            (said.get("actor") for said in report.get("responsibility") or () if said.get("kind") == "claim"), None
        ),
        "report": json.dumps(report, ensure_ascii=False),
        "is_vague": _is_vague(report.get("prominence"), when.get("precision"), where),
    }
    for field in ("killed", "injured"):
        for part in ("min", "best", "max"):
            row[f"{field}_{part}"] = (report.get(field) or {}).get(part)
    return row


def _is_vague(prominence: str | None, date_precision: str | None, place: Mapping[str, Any]) -> bool:
    """Too little place or time to be linked by them. Fresh news without a date is dated well enough by its telling."""
    if date_precision is None and prominence == "background":
        return True
    return date_precision in VAGUE_DATES or not _is_place_named(place)


def _is_place_named(place: Mapping[str, Any]) -> bool:
    """Whether a town, district or spot is named, maybe one that no gazetteer knows and its region puts on the map."""
    name, precision = place.get("name"), place.get("precision")
    if name is None or precision not in VAGUE_PLACES:
        return name is not None
    # A country known by itself has coordinates; a town of which nothing but its country is known has none.
    return name != place.get("admin1") and not (precision == "country" and place.get("latitude") is not None)


def _first(values: Sequence[Mapping[str, Any]] | None) -> Mapping[str, Any]:
    return values[0] if values else {}


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _wording(report: Report, text: str, title: str | None) -> str:
    """The words that tell of the incident: all of the article for what it is about, the headline where that alone tells
    it, else the evidence."""
    if report.get("headline"):
        return title or ""
    if report.get("prominence") == "main":
        return f"{title or ''}\n{text}"
    return "\n".join(text[span["start"] : span["end"]] for span in report.get("evidence") or ())


def _terms(report: Report, text: str, title: str | None) -> dict[str, Any]:
    """What the report's words have in common with those of others is found by these hashes."""
    wording = _wording(report, text, title)
    place = report.get("place") or {}
    return {
        "terms": telling_terms(wording),
        "phrases": telling_phrases(wording),
        "place_term": place_term(place.get("name")),
    }


def _claim_row(report_id: str, article_id: str, claim: Mapping[str, Any], text: str) -> dict[str, Any]:
    start, end = int(claim["start"]), int(claim["end"])
    if not 0 <= start < end <= len(text):
        raise InputUnusable(
            f"article {article_id}: claim {claim.get('field')} stands at {start}..{end}, outside the text of "
            f"{len(text)} characters: the coder must give offsets into the very text it was given"
        )
    value = claim.get("value")
    shown = value if isinstance(value, str) or value is None else json.dumps(value, ensure_ascii=False)
    quote = text[start:end]
    return {
        "claim_id": identity.short_id("c", report_id, claim.get("field"), shown, claim.get("by"), start, end, quote),
        "report_id": report_id,
        "article_id": article_id,
        "field": claim["field"],
        "value": shown,
        "attributed_to": claim.get("by"),
        "start_offset": start,
        "end_offset": end,
        "quote": quote,
    }

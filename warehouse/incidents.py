"""Incidents: which reports tell of one event, and what that event is held to be.

How (see `models/intermediate/`): `linking/` brings a batch's reports together with those near them in story, place, day
or wording, or that name the same people, and scores each pair by adding points, with reasons that are kept; two
incidents of one article are never one. Average linkage groups the connected components that the batch touches
(`warehouse.grouping.constrained_linkage`), first what articles are about, then what they tell besides, so what is
linked depends on the set of reports, not on their order. In the end a person's merges make whole incidents one.
`values/` derives what each touched incident is held to be; `revising/` finds what changed. An incident keeps its id as
long as its founding report stands; where two become one the older id is kept and the other forwards to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import NamedTuple

import duckdb
import pyarrow as pa

from warehouse import grouping, identity, models, statement
from warehouse.batches import number, until_done
from warehouse.rows import now, registered, schema
from warehouse.writer import transaction

TOGETHER = 0.0
"""Mean score (log-odds) between two groups of reports from which they are held to tell of one incident."""
NOT_COMPARED = -1.0
"""Score of a pair in which nothing brought the two together (other days, other places)."""
SETTLED = 20_000
"""Reports from which on the counts of words change too slowly for all pairs to be scored again."""
RECENT_DAYS = 14
"""What was told in so many days is linked again ..."""
AGAIN_HOURS = 24
"""... by the first run so long after it was last."""

Scores = dict[str, dict[str, tuple[float, bool]]]
"""{report: {other: (score, may never be one)}}, both ways."""

WANTED = schema(text="report_id")
ASSIGNED = schema(text="report_id incident_id")
IDS = schema(text="incident_id")
NEW = schema(text="incident_id founding_report_id", time="founded_at")


class Member(NamedTuple):
    """A report on its way into an incident."""

    incident_id: str | None
    """The incident it is in until now."""
    founded_at: datetime
    founding_report_id: str
    told_at: datetime
    article_id: str
    prominence: str


def link(
    con: duckdb.DuckDBPyConnection,
    batch_size: int = 500,
    on_progress: Callable[[int], None] | None = None,
    because: str | None = None,
) -> dict[str, int]:
    """Link the reports of all articles that are new, coded anew, or in another story than before.

    A warehouse of few reports is linked anew as a whole whenever it has doubled, and once a day what was told in the
    last days: only then is it known which words are rare.
    One transaction a batch of `batch_size` articles, oldest first; a killed run goes on where it stopped. `on_progress`
    gets the number of articles done so far; `because` is a person's decision, told as the reason of what changes.
    Returns {articles, pairs, incidents_new, incidents_changed, incidents_gone}.
    """
    counts: Counter[str] = Counter(articles=0, pairs=0, incidents_new=0, incidents_changed=0, incidents_gone=0)
    with transaction(con):
        again = {"settled": SETTLED, "window_days": RECENT_DAYS, "again_hours": AGAIN_HOURS, "now": now()}
        statement.run(con, "link_again", again)
    return until_done(con, lambda counts: _batch(con, batch_size, counts, because), counts, on_progress)


def _batch(con: duckdb.DuckDBPyConnection, batch_size: int, counts: Counter[str], because: str | None) -> int:
    at = now()
    statement.run(con, "link_batch", {"limit": batch_size})
    done = number(con, "SELECT count(*) FROM linking_articles")
    if not done:
        return 0
    models.materialize(con, "linking")
    statement.run(con, "keep_pairs")
    _regroup(con, at, because)
    models.materialize(con, "values")
    models.materialize(con, "revising")
    counts["pairs"] += number(con, "SELECT count(*) FROM pair_scores")
    counts["incidents_new"] += number(
        con, "SELECT count(*) FROM touched_incidents JOIN incident_values USING (incident_id) WHERE NOT is_held"
    )
    counts["incidents_changed"] += number(con, "SELECT count(DISTINCT incident_id) FROM field_changes")
    counts["incidents_gone"] += number(
        con, "SELECT count(*) FROM gone_incidents JOIN incidents_held USING (incident_id)"
    )
    statement.run(con, "incident_revise", {"now": at})
    con.unregister("new_incidents")
    return done


def _regroup(con: duckdb.DuckDBPyConnection, at: datetime, because: str | None) -> None:
    members, scores, verdicts = _component(con)
    by_age = sorted(members, key=lambda key: (members[key].told_at, key))
    rank = {key: number for number, key in enumerate(by_age)}
    known: dict[int, dict[int, float]] = {number: {} for number in range(len(by_age))}
    barred: dict[int, set[int]] = defaultdict(set)
    for key in by_age:
        for other, (score, is_forbidden) in scores[key].items():
            if other not in rank:
                continue
            if is_forbidden:
                barred[rank[key]].add(rank[other])
            known[rank[key]][rank[other]] = score
    for key, siblings in _siblings(members).items():
        barred[rank[key]] |= {rank[other] for other in siblings if other != key}
    joined = []
    for (key, other), is_together in verdicts.items():
        pair = rank[key], rank[other]
        if is_together:
            joined.append(pair)
        else:
            barred[pair[0]].add(pair[1])
            barred[pair[1]].add(pair[0])
    # What an article tells besides, or recalls, must not keep the article that is about it out of its incident.
    late = {rank[key] for key, member in members.items() if member.prominence != "main"}
    groups = grouping.constrained_linkage(known, barred, TOGETHER, NOT_COMPARED, late)
    # Whole incidents are what a person holds to be one: joined before, their reports would be unlike all others, and an
    # article that tells of both would be torn from one of them.
    groups = grouping.together(groups, joined)
    _keep(con, [[by_age[number] for number in group] for group in groups], members, at, because)


def _siblings(members: Mapping[str, Member]) -> dict[str, list[str]]:
    """For each report those of its article: two incidents of one article are distinct, however near."""
    of_article: dict[str, list[str]] = defaultdict(list)
    for key, member in members.items():
        of_article[member.article_id].append(key)
    return {key: of_article[member.article_id] for key, member in members.items()}


def _component(con: duckdb.DuckDBPyConnection) -> tuple[dict[str, Member], Scores, dict[tuple[str, str], bool]]:
    """All reports in use that hang together with the batch: by likely pairs, incidents until now, or a verdict.

    Returns them, the scores of their pairs, and {pair: whether a person decided that the two are one}.
    """
    scores: Scores = defaultdict(dict)
    verdicts: dict[tuple[str, str], bool] = {}
    keys: set[str] = set()
    frontier = {row[0] for row in con.execute("SELECT report_id FROM fresh_reports").fetchall()}
    left = con.execute(
        "SELECT report_id FROM report_incidents WHERE incident_id IN (SELECT incident_id FROM gone_reports)"
    ).fetchall()
    frontier |= {row[0] for row in left}
    while frontier:
        with _wanted(con, frontier):
            frontier |= {
                row[0] for row in con.execute(statement.sql("statements/incidents_of_wanted")).fetchall()
            } - keys
        with _wanted(con, frontier):
            rows = con.execute(statement.sql("statements/link_pairs_of_wanted")).fetchall()
            decided = con.execute(statement.sql("statements/verdicts_of_wanted")).fetchall()
        for key, other, score, is_forbidden in rows:
            scores[key][other] = scores[other][key] = (score, is_forbidden)
        keys |= frontier
        frontier = {
            other
            for key in frontier
            for other, (score, is_forbidden) in scores[key].items()
            if score >= TOGETHER and not is_forbidden and other not in keys
        }
        for key, other, is_together in decided:
            verdicts[min(key, other), max(key, other)] = is_together
            frontier |= {key, other} - keys
    members = _members(con, keys)
    known = {pair: verdict for pair, verdict in verdicts.items() if members.keys() >= set(pair)}
    return members, scores, known


def _members(con: duckdb.DuckDBPyConnection, wanted: set[str]) -> dict[str, Member]:
    with _wanted(con, wanted):
        return {
            row[0]: Member(*row[1:]) for row in con.execute(statement.sql("statements/incident_members")).fetchall()
        }


def _wanted(con: duckdb.DuckDBPyConnection, wanted: set[str]) -> AbstractContextManager[None]:
    return registered(con, "wanted_reports", [{"report_id": key} for key in sorted(wanted)], WANTED)


def _keep(
    con: duckdb.DuckDBPyConnection,
    groups: Sequence[Sequence[str]],
    members: Mapping[str, Member],
    at: datetime,
    because: str | None,
) -> None:
    """Write the groups, each with the incident id that it inherits or a new one; leaves `new_incidents` registered."""
    before = {key: member.incident_id for key, member in members.items() if member.incident_id}
    founders = {
        member.incident_id: (member.founded_at, member.founding_report_id)
        for member in members.values()
        if member.incident_id
    }
    kept = identity.inherit(groups, before, founders)
    new_ids = _new_ids(con, [group[0] for group, inherited in zip(groups, kept, strict=True) if not inherited])
    assigned, new_incidents = [], []
    for group, inherited in zip(groups, kept, strict=True):
        incident_id = inherited or new_ids[group[0]]
        if not inherited:
            new_incidents.append({"incident_id": incident_id, "founding_report_id": group[0], "founded_at": at})
        assigned += [{"report_id": key, "incident_id": incident_id} for key in group]
    con.register("new_incidents", pa.Table.from_pylist(new_incidents, schema=NEW))
    with registered(con, "assigned_incidents", assigned, ASSIGNED):
        statement.run(con, "incident_assign", {"now": at, "because": because})


def _new_ids(con: duckdb.DuckDBPyConnection, founding_report_ids: Sequence[str]) -> dict[str, str]:
    """{founding report: id made from it}; another id where that report founded an incident that goes on without it."""
    given: dict[str, str] = {}
    wanted, attempt = list(founding_report_ids), 0
    while wanted:
        ids = {identity.short_id("i", report_id, attempt): report_id for report_id in wanted}
        with registered(con, "wanted_ids", [{"incident_id": incident_id} for incident_id in ids], IDS):
            rows = con.execute(statement.sql("statements/ids_taken")).fetchall()
        taken = {row[0] for row in rows}
        given |= {report_id: incident_id for incident_id, report_id in ids.items() if incident_id not in taken}
        wanted, attempt = [ids[incident_id] for incident_id in sorted(taken)], attempt + 1
    return given

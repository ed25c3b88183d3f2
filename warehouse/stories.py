"""Stories: which articles are copies, reprints, cuts or updates of one text.

The method (see `models/intermediate/{fingerprints,boilerplate}/`): md5 hashes of word 5-grams, 1 in 4 kept, those
learned to be a site's boilerplate dropped; a pair is linked where it shares at least 5 hashes (3 where there is hardly
more) that make a fifth of the smaller article; an article that holds two others which share nothing is a roundup and
stays by itself; the rest is grouped by average linkage (`warehouse.grouping`), so that chains of updates do not glue
strangers together. What is grouped depends on the set of articles, not on the order of loading: with every batch the
connected components that it touches are grouped anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import NamedTuple

import duckdb

from warehouse import grouping, identity, models, statement
from warehouse.batches import number, until_done
from warehouse.rows import registered, schema

METHOD_VERSION = 1
"""Of the fingerprints; a new one makes every article pending again."""

HELD_WHOLE = 0.7
"""Share of an article that must stand in another one for the other to hold it."""
STRANGERS = 0.15
"""Articles sharing less than this are told to be about different things, when both stand in a roundup."""
LINKED = 0.2
"""Share of the smaller article that two articles of one story have in common, also on average over a story's pairs."""

Links = dict[int, dict[int, tuple[float, float]]]
"""{article: {neighbour: (share of the article, share of the neighbour)}}, both ways."""

WANTED = schema(whole="article_key")
ASSIGNED = schema(whole="article_key", text="story_id", flag="is_roundup")
STORIES = schema(text="story_id", whole="founder_key", time="founded_at")


class Member(NamedTuple):
    """An article on its way into a story."""

    story_id: str | None
    """The story it is in until now."""
    founded_at: datetime
    founder_key: int
    told_at: datetime
    article_id: str


def dedupe(
    con: duckdb.DuckDBPyConnection, batch_size: int = 2000, on_progress: Callable[[int], None] | None = None
) -> dict[str, int]:
    """Group all articles that have not been looked at (new, changed, or fingerprinted by an older method).

    One transaction a batch of `batch_size`; a killed run goes on where it stopped. `on_progress` gets the number of
    articles done so far. Returns {articles, links, stories_changed}.
    """
    counts: Counter[str] = Counter(articles=0, links=0, stories_changed=0)
    return until_done(con, lambda counts: _batch(con, batch_size, counts), counts, on_progress)


def _batch(con: duckdb.DuckDBPyConnection, batch_size: int, counts: Counter[str]) -> int:
    statement.run(con, "story_batch", {"method": METHOD_VERSION, "limit": batch_size})
    done = number(con, "SELECT count(*) FROM fresh_articles")
    if not done:
        return 0
    models.materialize(con, "fingerprints")
    statement.run(con, "story_fingerprints")
    models.materialize(con, "boilerplate")
    statement.run(con, "story_links")
    counts["links"] += number(con, "SELECT count(*) FROM found_links")
    counts["stories_changed"] += _regroup(con)
    return done


def _regroup(con: duckdb.DuckDBPyConnection) -> int:
    keys, links = _component(con)
    members = _members(con, keys)
    # Ties are broken by age and id, not by the order of loading, so nodes are numbered by them.
    by_age = sorted(keys, key=lambda key: (members[key].told_at, members[key].article_id))
    rank = {key: number for number, key in enumerate(by_age)}
    roundups = {key for key in keys if is_roundup(key, links)}
    similarity = {
        rank[key]: {
            rank[other]: max(shares) for other, shares in links[key].items() if other in rank and other not in roundups
        }
        for key in by_age
        if key not in roundups
    }
    groups = [[by_age[number] for number in group] for group in grouping.average_linkage(similarity, LINKED)]
    return _keep(con, [*groups, *([key] for key in by_age if key in roundups)], roundups, members)


def is_roundup(key: int, links: Links) -> bool:
    """Whether an article holds two others that share (next to) nothing with each other: a digest, not a copy."""
    held = sorted(other for other, (_, share) in links[key].items() if share >= HELD_WHOLE)
    for position, other in enumerate(held):
        for earlier in held[:position]:
            if max(links[other].get(earlier, (0.0, 0.0))) < STRANGERS:
                return True
    return False


def _component(con: duckdb.DuckDBPyConnection) -> tuple[set[int], Links]:
    """All articles that hang together with those to be regrouped, and the links of each to all its neighbours.

    Whole stories come in, as one that has glued what a roundup holds falls apart once it is seen to be a roundup. But
    roundups are no bridges: what else they hold need not be grouped anew because of them.
    """
    links: Links = defaultdict(dict)
    loaded: set[int] = set()
    keys: set[int] = set()
    frontier = {row[0] for row in con.execute("SELECT article_key FROM regroup_articles").fetchall()}
    while frontier:
        frontier |= _same_story(con, frontier) - keys
        _load_links(con, frontier - loaded, links, loaded)
        # Whether a neighbour is a roundup hangs on links between its own neighbours.
        rim = {other for key in frontier for other in links[key]}
        _load_links(con, rim - loaded, links, loaded)
        keys |= frontier
        frontier = {
            other
            for key in frontier
            if not is_roundup(key, links)
            for other, shares in links[key].items()
            if max(shares) >= LINKED and other not in keys
        }
    return keys, links


def _same_story(con: duckdb.DuckDBPyConnection, wanted: set[int]) -> set[int]:
    with _wanted(con, wanted):
        return {row[0] for row in con.execute(statement.sql("statements/stories_of_wanted")).fetchall()}


def _members(con: duckdb.DuckDBPyConnection, wanted: set[int]) -> dict[int, Member]:
    with _wanted(con, wanted):
        return {row[0]: Member(*row[1:]) for row in con.execute(statement.sql("statements/story_members")).fetchall()}


def _wanted(con: duckdb.DuckDBPyConnection, wanted: set[int]) -> AbstractContextManager[None]:
    return registered(con, "wanted_articles", [{"article_key": key} for key in sorted(wanted)], WANTED)


def _load_links(con: duckdb.DuckDBPyConnection, wanted: set[int], links: Links, loaded: set[int]) -> None:
    if not wanted:
        return
    with _wanted(con, wanted):
        rows = con.execute(statement.sql("statements/links_of_wanted")).fetchall()
    for key, other, share_of_key, share_of_other in rows:
        links[key][other] = (share_of_key, share_of_other)
        links[other][key] = (share_of_other, share_of_key)
    loaded |= wanted


def _keep(
    con: duckdb.DuckDBPyConnection, groups: Sequence[Sequence[int]], roundups: set[int], members: Mapping[int, Member]
) -> int:
    """Write the groups, each with the story id that it inherits or a new one; returns how many stories changed."""
    before = {key: member.story_id for key, member in members.items() if member.story_id}
    founders = {
        member.story_id: (member.founded_at, member.founder_key) for member in members.values() if member.story_id
    }
    assigned, new_stories = [], []
    for group, inherited in zip(groups, identity.inherit(groups, before, founders), strict=True):
        founder = members[group[0]]
        story_id = inherited or identity.short_id("s", founder.article_id)
        if not inherited:
            new_stories.append({"story_id": story_id, "founder_key": group[0], "founded_at": founder.told_at})
        assigned += [{"article_key": key, "story_id": story_id, "is_roundup": key in roundups} for key in group]
    with registered(con, "assigned_stories", assigned, ASSIGNED), registered(con, "new_stories", new_stories, STORIES):
        statement.run(con, "story_assign")
    return number(con, "SELECT count(*) FROM changed_stories")

"""Trial: fit the points by which pairs of reports are linked, on news whose incidents are known.

    python -m tests.trials.fit_links HOME GOLD.csv [HOME GOLD.csv ...] [--write]

Each HOME is a warehouse into which the news was ingested; its GOLD.csv says which incident an article is about (columns url,
incident). All candidate pairs of main reports are taken as `models/intermediate/linking` describes them. Logistic regression
with a ridge, by gradient steps on the distinct descriptions; every set weighs the same. Prints how well pairs of incidents that
were not fitted on are told apart (halves by incident, both ways), then the points of a fit on all, in the form of
`pair_weights.sql`; --write puts them there. Points are log-odds; a feature's points are relative to its commonest value.
"""

from __future__ import annotations

import argparse
import csv
import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from warehouse import models, statement
from warehouse.writer import open_writer

FEATURES = (
    "text", "names", "full_names", "words", "place", "place_words", "date", "kind", "killed", "injured", "perpetrator", "target", "weapon", "vagueness",
    "telling",
)  # fmt: skip
TELLINGS = ("besides", "news", "recalled")
MODEL = "models/intermediate/linking/pair_weights.sql"
RIDGE = 0.5
"""Strength of the ridge, in pairs: what a value with few pairs is pulled to nothing by."""
STEPS = 250
SET_WEIGHT = 4000.0
"""Pairs that each set counts as."""

Values = tuple[str, ...]
Points = dict[tuple[str, str], float]


class Pair(NamedTuple):
    """A described pair: its values in the order of FEATURES, and whether its articles tell of one incident."""

    values: Values
    is_one: bool
    half: int


def main() -> None:
    """Run the trial."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    sets = [read(Path(home), Path(gold)) for home, gold in zip(options.sets[::2], options.sets[1::2], strict=True)]
    for name, pairs in zip(options.sets[::2], sets, strict=True):
        print(f"-- {name}: {len(pairs)} pairs, {sum(pair.is_one for pair in pairs)} of one incident")
    for half in (0, 1):
        points = fit([[pair for pair in pairs if pair.half != half] for pairs in sets])
        for name, pairs in zip(options.sets[::2], sets, strict=True):
            print(f"-- half {half} of {name}, unseen: {judged(points, [pair for pair in pairs if pair.half == half])}")
    text = as_model(fit(sets))
    print(text)
    if options.write:
        Path(str(files("warehouse"))).joinpath(MODEL).write_text(text, encoding="utf-8")


def read(home: Path, gold: Path) -> list[Pair]:
    """The pairs of a warehouse, as if all its reports came in one batch; the warehouse stays as it is."""
    with gold.open(encoding="utf-8", newline="") as lines:
        incident = {row["url"]: row["incident"] for row in csv.DictReader(lines)}
    with open_writer(home) as con:
        con.execute("BEGIN")
        statement.run(con, "pending_link")
        statement.run(con, "link_batch", {"limit": 10**9})
        models.materialize(con, "linking")
        described = con.execute(f"SELECT report_id, other_id, {', '.join(FEATURES)} FROM pair_features").fetchall()
        urls = dict(
            con.execute(
                "SELECT r.report_id, a.url FROM current_reports AS r JOIN article_versions AS a USING (article_id) "
                "WHERE a.is_current AND r.prominence = 'main'"
            ).fetchall()
        )
        con.execute("ROLLBACK")
    pairs = []
    for key, other, *values in described:
        one, two = incident.get(urls.get(key, "")), incident.get(urls.get(other, ""))
        if one and two:
            half = zlib.crc32(min(one, two).encode()) % 2
            pairs.append(Pair(tuple(values), one == two, half))
    return pairs


def fit(sets: Sequence[Sequence[Pair]]) -> Points:
    """Points by (feature, value); ("", "") is what every pair gets."""
    counted: Counter[tuple[Values, bool]] = Counter()
    weights: dict[tuple[Values, bool], float] = defaultdict(float)
    for pairs in sets:
        here = Counter((pair.values, pair.is_one) for pair in pairs)
        counted += here
        for described, count in here.items():
            weights[described] += count * SET_WEIGHT / len(pairs)
    common = {
        place: Counter(
            value for (values, _), count in counted.items() for value in [values[place]] for _ in range(count)
        ).most_common(1)[0][0]
        for place in range(len(FEATURES))
    }
    rows = [
        (
            [("", "")] + [(FEATURES[place], value) for place, value in enumerate(values) if value != common[place]],
            is_one,
            weights[values, is_one],
        )
        for values, is_one in counted
    ]
    return descend(rows)


def descend(rows: Iterable[tuple[list[tuple[str, str]], bool, float]]) -> Points:
    """Ridge logistic regression by gradient steps, each scaled by the curvature of its coordinate."""
    rows = list(rows)
    points: Points = defaultdict(float)
    speed: Points = defaultdict(float)
    for step in range(STEPS):
        slope: Points = defaultdict(float)
        curve: Points = defaultdict(float)
        for keys, is_one, weight in rows:
            odds = sum(points[key] for key in keys)
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
            for key in keys:
                slope[key] += weight * (is_one - chance)
                curve[key] += weight * chance * (1 - chance)
        for key, up in slope.items():
            pull = 0.0 if key == ("", "") else RIDGE * points[key]
            move = (up - pull) / (4 * (curve[key] + RIDGE))
            speed[key] = 0.6 * speed[key] + max(-1.0, min(1.0, move))
            points[key] += speed[key] * (1 if step < STEPS / 2 else 0.5)
    return points


def judged(points: Points, pairs: Sequence[Pair]) -> str:
    """Loss a pair, and precision and recall at even odds."""
    loss = right = said = true = 0.0
    for pair in pairs:
        odds = points.get(("", ""), 0.0) + sum(
            points.get((feature, value), 0.0) for feature, value in zip(FEATURES, pair.values, strict=True)
        )
        loss += math.log1p(math.exp(-odds if pair.is_one else odds))
        said, true, right = said + (odds > 0), true + pair.is_one, right + (odds > 0 and pair.is_one)
    precision, recall = right / max(1, said), right / max(1, true)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"loss {loss / len(pairs):.4f}, precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}"


def as_model(points: Points) -> str:
    """The text of `pair_weights.sql`."""
    lines = [
        f"        ('{feature}', '{value}', {found:.1f})"
        for (feature, value), found in sorted(points.items())
        if feature
    ]
    # Only news is fitted; what is told besides or recalled starts from the same odds.
    lines += [f"        ('telling', '{value}', {points['', '']:.1f})" for value in TELLINGS]
    return (
        "-- One row per feature and value of a pair: its points, log-odds fitted by tests/trials/fit_links.py.\n"
        "SELECT feature, value, points\n"
        "FROM (\n    VALUES\n" + ",\n".join(lines) + "\n) AS fitted (feature, value, points)\n"
    )


if __name__ == "__main__":
    main()

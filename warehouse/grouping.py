"""Average linkage over a sparse graph of likenesses: groups that do not chain. Pure functions, deterministic."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Set
from typing import TypeVar

Number = TypeVar("Number", int, float)


def average_linkage(similarity: Mapping[int, Mapping[int, float]], threshold: float) -> list[list[int]]:
    """Groups of the keys of `similarity`, each sorted, in order of their first keys.

    `similarity[a][b]` is given both ways; missing pairs count as 0. The two groups with the highest mean over all
    their pairs are merged while that mean is at least `threshold`. Ties go to the smaller keys, so the result
    depends on the graph alone.
    """
    members = {key: [key] for key in similarity}
    # The sum of likeness between groups; the mean is this over the product of their sizes.
    sums = {key: dict(near) for key, near in similarity.items()}
    queue = [
        (-value, key, other)
        for key, near in similarity.items()
        for other, value in near.items()
        if key < other and value >= threshold
    ]
    heapq.heapify(queue)
    while queue:
        negative, first, second = heapq.heappop(queue)
        if first not in members or second not in members:
            continue
        mean = sums[first].get(second, 0.0) / (len(members[first]) * len(members[second]))
        if mean != -negative:  # one of the two has grown since; a newer entry stands in the queue
            continue
        members[first] += members.pop(second)
        _join(sums, first, second)
        for other, total in sums[first].items():
            mean = total / (len(members[first]) * len(members[other]))
            if mean >= threshold:
                heapq.heappush(queue, (-mean, min(first, other), max(first, other)))
    return sorted(sorted(group) for group in members.values())


def _join(sums: dict[int, dict[int, Number]], first: int, second: int) -> None:
    gone = sums.pop(second)
    for other, total in gone.items():
        if other == first:
            continue
        sums[first][other] = sums[first].get(other, 0) + total
        sums[other][first] = sums[first][other]
        del sums[other][second]
    sums[first].pop(second, None)


def constrained_linkage(
    scores: Mapping[int, Mapping[int, float]],
    forbidden: Mapping[int, Set[int]],
    threshold: float,
    missing: float,
    late: Set[int] = frozenset(),
) -> list[list[int]]:
    """Average linkage with pairs that may never stand in one group, and a score for pairs that were never compared.

    `scores[a][b]` (any real number) and `forbidden[a]` are given both ways; a pair in neither counts as `missing`.
    Keys in `late` wait until the others are grouped, so that they never take another's place. Otherwise as
    `average_linkage`.
    """
    members = {key: [key] for key in scores}
    barred = {key: set(forbidden.get(key, ())) for key in scores}
    sums = {key: dict(near) for key, near in scores.items()}
    compared = {key: dict.fromkeys(near, 1) for key, near in scores.items()}

    def mean(first: int, second: int) -> float:
        pairs = len(members[first]) * len(members[second])
        known = compared[first].get(second, 0)
        return (sums[first].get(second, 0.0) + missing * (pairs - known)) / pairs

    def merge(first: int, second: int) -> None:
        members[first] += members.pop(second)
        barred[first] |= barred.pop(second)
        _join(compared, first, second)
        _join(sums, first, second)

    for waiting in (late, frozenset[int]()) if late else (late,):
        queue = [
            (-value, key, other)
            for key in members
            if waiting.isdisjoint(members[key])
            for other in sums[key]
            if key < other and (value := mean(key, other)) >= threshold and waiting.isdisjoint(members[other])
        ]
        heapq.heapify(queue)
        while queue:
            negative, first, second = heapq.heappop(queue)
            if first not in members or second not in members or mean(first, second) != -negative:
                continue
            if not barred[first].isdisjoint(members[second]):
                continue
            merge(first, second)
            for other in sums[first]:
                value = mean(first, other)
                if value >= threshold and waiting.isdisjoint(members[other]):
                    heapq.heappush(queue, (-value, min(first, other), max(first, other)))
    return sorted(sorted(group) for group in members.values())


def together(groups: Iterable[Iterable[int]], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The groups, those that hold the two keys of a pair made one; each sorted, in order of their first keys."""
    home = {key: group for group in map(list, groups) for key in group}
    for first, second in pairs:
        kept, gone = home[first], home[second]
        if kept is not gone:
            kept += gone
            home.update(dict.fromkeys(gone, kept))
    return sorted(sorted(group) for group in {id(group): group for group in home.values()}.values())

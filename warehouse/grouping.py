"""Average linkage over a sparse graph of likenesses: groups that do not chain. Pure functions, deterministic."""

from __future__ import annotations

import heapq
from collections.abc import Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


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


def _join(sums: dict[int, dict[int, float]], first: int, second: int) -> None:
    gone = sums.pop(second)
    for other, total in gone.items():
        if other == first:
            continue
        sums[first][other] = sums[first].get(other, 0.0) + total
        sums[other][first] = sums[first][other]
        del sums[other][second]
    sums[first].pop(second, None)

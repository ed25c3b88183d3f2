"""Laws of average linkage: a partition, the same whatever the order, no chains, no forbidden pairs."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from warehouse.grouping import average_linkage, constrained_linkage

Edges = dict[tuple[int, int], float]
graphs = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(-4, 8, allow_nan=False).map(lambda value: round(value, 2)),
    max_size=30,
)


def both_ways(edges: Edges) -> dict[int, dict[int, float]]:
    graph: dict[int, dict[int, float]] = {key: {} for key in range(10)}
    for (key, other), value in edges.items():
        graph[key][other] = graph[other][key] = value
    return graph


def barred(pairs: list[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for key, other in pairs:
        found[key].add(other)
        found[other].add(key)
    return found


@given(
    graphs,
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] != pair[1]), max_size=8),
)
def test_groups_are_a_partition_without_forbidden_pairs(edges: Edges, pairs: list[tuple[int, int]]) -> None:
    groups = constrained_linkage(both_ways(edges), barred(pairs), 1.0, -0.5)
    assert sorted(key for group in groups for key in group) == list(range(10))
    for group in groups:
        assert not any((key, other) in pairs or (other, key) in pairs for key, other in combinations(group, 2))


@given(graphs, st.permutations(range(10)))
def test_the_order_in_which_a_graph_is_written_does_not_matter(edges: Edges, order: list[int]) -> None:
    graph = both_ways(edges)
    shuffled = {key: {other: graph[key][other] for other in order if other in graph[key]} for key in order}
    assert constrained_linkage(shuffled, {}, 1.0, -0.5) == constrained_linkage(graph, {}, 1.0, -0.5)


@given(graphs)
def test_pairs_below_the_threshold_never_begin_a_group(edges: Edges) -> None:
    positive = {pair: abs(value) / 10 for pair, value in edges.items()}
    for group in average_linkage(both_ways(positive), 0.5):
        if len(group) > 1:
            assert max(positive.get(pair, 0) for pair in combinations(group, 2)) >= 0.5


def test_a_chain_is_not_a_group() -> None:
    chain = {(number, number + 1): 0.4 for number in range(9)}
    assert max(len(group) for group in average_linkage(both_ways(chain), 0.25)) <= 3


def test_a_bar_holds_for_whole_groups() -> None:
    graph = both_ways({(0, 1): 5.0, (1, 2): 4.0, (0, 2): 4.0, (2, 3): 5.0, (1, 3): 4.0, (0, 3): 4.0})
    assert constrained_linkage(graph, barred([(0, 3)]), 1.0, -0.5)[:2] == [[0, 1], [2, 3]]


def test_who_waits_takes_nobodys_place() -> None:
    near = {0: {1: 2.0, 2: 5.0}, 1: {0: 2.0}, 2: {0: 5.0}}
    assert constrained_linkage(near, barred([(1, 2)]), 0.0, -1.0) == [[0, 2], [1]]
    assert constrained_linkage(near, barred([(1, 2)]), 0.0, -1.0, late={2}) == [[0, 1], [2]]

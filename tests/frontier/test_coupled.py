"""Efficient combinations of coupled issues equal those found by looking at every combination."""

from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.frontier import Cluster, Factor, clusters_of, efficient_coupled
from tests.oracles import all_efficient_coupled, examples


@st.composite
def coupled(draw: st.DrawFn) -> tuple[list[int], int, list[Factor]]:
    """Up to six issues, terms of up to three of them for one to four parties, and conditions."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=6))
    parties = draw(st.integers(1, 4))
    factors = []
    for _ in range(draw(st.integers(1, 7))):
        scope = tuple(sorted(draw(st.sets(st.integers(0, len(sizes) - 1), max_size=3))))
        cells = prod(sizes[issue] for issue in scope)
        party = draw(st.one_of(st.none(), *[st.integers(0, parties - 1)] * 3))
        value = st.integers(0, 3).map(bool) if party is None else st.integers(-4, 4).map(float)
        factors.append(Factor(scope, np.array(draw(st.lists(value, min_size=cells, max_size=cells))), party))
    return sizes, parties, factors


@examples(300)
@given(case=coupled(), most=st.sampled_from([10**6, 27, 12]))
def test_the_points_are_those_that_no_allowed_combination_beats(case: tuple[list[int], int, list[Factor]], most: int) -> None:
    sizes, parties, factors = case
    clusters = clusters_of(sizes, [factor.touched for factor in factors], most)
    if clusters is None:
        return
    wanted = all_efficient_coupled(sizes, parties, factors)
    found = efficient_coupled(sizes, parties, factors, clusters, 1000.0)
    points = {next(point for point, choices in wanted.items() if choice in choices) for choice in map(tuple, found.tolist())}
    assert points == set(wanted)
    assert len(found) == len(wanted)


def test_a_chain_is_done_with_link_by_link_and_costs_what_its_links_do() -> None:
    """Thirty issues of ten options, each coupled with the next: 10^30 combinations. What any weighing likes best is found along the chain (Bellman 1957)."""
    random = np.random.default_rng(3)
    scopes = [(issue, issue + 1) for issue in range(29)]
    tables = random.integers(0, 50, (29, 2, 10, 10)).astype(float)
    sizes = [10] * 30
    clusters = clusters_of(sizes, scopes, 1000)
    assert clusters is not None
    factors = [Factor(scope, table[party].ravel(), party) for scope, table in zip(scopes, tables, strict=True) for party in range(2)]
    codes = efficient_coupled(sizes, 2, factors, clusters, 5000.0)
    gains = sum(table[:, codes[:, first], codes[:, second]].T for (first, second), table in zip(scopes, tables, strict=True))
    for weight in (0.0, 0.3, 0.5, 0.9, 1.0):
        weights = np.array([weight, 1 - weight])
        best = np.zeros(10)
        for table in tables:
            best = (best[:, None] + np.tensordot(weights, table, 1)).max(axis=0)
        assert (gains @ weights).max() == pytest.approx(best.max())


def test_issues_that_two_others_share_stay_until_both_are_done_with() -> None:
    assert clusters_of([10, 10, 10], [(0, 1), (1, 2)], 100) == ((Cluster((1,), (), (0,)), Cluster((), (1,), (2,))),)
    assert clusters_of([10, 10, 10], [(0, 1), (1, 2)], 1000) == ((Cluster((), (), (0, 1, 2)),),)
    assert clusters_of([10, 10, 10], [(0, 1)], 100) == ((Cluster((), (), (0, 1)),), (Cluster((), (), (2,)),))
    assert clusters_of([10, 10, 10], [(0, 1, 2)], 100) is None

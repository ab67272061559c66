"""Sampled worlds have the stated marginals and rank correlations, and move together with what is known."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy import stats

from backtable.case import Case
from backtable.errors import InputError
from backtable.value import Model, draw_worlds, quantile

COUNT = 20_000
# Three standard errors of a rank correlation, about 1/√n, and the 1 ‰ bound of Kolmogorov and Smirnov, 1.95/√n.
RANK_ERROR, DISTANCE = 3 / COUNT**0.5, 1.95 / COUNT**0.5

CORRELATED = """
case: quantities that hang together
ours: us
assumptions:
  price: {lognormal: [100, 0.4]}
  demand: {pert: [0, 3, 10]}
  rate: {normal: [5, 2], low: 2}
  cost: {low: 1, likely: 2, high: 9}
  alone: {uniform: [0, 1]}
correlations:
  - {between: [price, demand], rank: -0.7}
  - {between: [price, rate], rank: 0.5}
  - {between: [cost, rate], rank: 0.6}
issues:
  a: {from: 0, to: 1}
sides:
  us:
    people: {we: {table: front, interests: [{name: All, value: a * (price + demand + rate + cost + alone)}]}}
  them:
    people: {they: {table: front, interests: [{name: All, value: a}]}}
"""


def test_rank_correlations_are_as_stated(case_of: Callable[[str], Case]) -> None:
    """Those between pairs that the case leaves open are nearly none, except through a third quantity."""
    case = case_of(CORRELATED)
    for seed in range(3):
        values = draw_worlds(case, COUNT, seed).values
        for link in case.correlations:
            found = stats.spearmanr(values[link.first], values[link.second]).statistic
            assert found == pytest.approx(link.rank, abs=RANK_ERROR)
        for other in ("price", "demand", "rate", "cost"):
            assert stats.spearmanr(values["alone"], values[other]).statistic == pytest.approx(0, abs=RANK_ERROR)


def test_marginals_are_as_stated(case_of: Callable[[str], Case]) -> None:
    case = case_of(CORRELATED)
    peers = {
        "price": stats.lognorm(0.4, scale=100),
        "demand": stats.beta(1 + 4 * 0.3, 1 + 4 * 0.7, 0, 10),
        "rate": stats.truncnorm(-1.5, np.inf, 5, 2),
        "cost": stats.triang(0.125, 1, 8),
        "alone": stats.uniform(),
    }
    for seed in range(3):
        worlds = draw_worlds(case, COUNT, seed)
        assert not worlds.exact
        assert worlds.weights == pytest.approx(np.full(COUNT, 1 / COUNT))
        for name, peer in peers.items():
            assert stats.kstest(worlds.values[name], peer.cdf).statistic < DISTANCE


def test_streams_and_seeds_are_independent_and_repeatable(case_of: Callable[[str], Case]) -> None:
    case = case_of(CORRELATED)
    first, again = draw_worlds(case, COUNT, 1), draw_worlds(case, COUNT, 1)
    for other in (draw_worlds(case, COUNT, 2), draw_worlds(case, COUNT, 1, stream=1)):
        for name, values in first.values.items():
            assert np.array_equal(values, again.values[name])
            assert stats.spearmanr(values, other.values[name]).statistic == pytest.approx(0, abs=RANK_ERROR)


def test_a_change_to_one_assumption_leaves_the_draws_of_the_others_alone(case_of: Callable[[str], Case]) -> None:
    before = draw_worlds(case_of(CORRELATED), 500, 1)
    after = draw_worlds(case_of(CORRELATED.replace("uniform: [0, 1]", "uniform: [0, 2]")), 500, 1)
    for name in ("price", "demand", "rate", "cost"):
        assert np.array_equal(before.values[name], after.values[name])
    assert after.values["alone"] == pytest.approx(2 * before.values["alone"])


def test_what_is_correlated_with_a_known_quantity_moves_with_it(case_of: Callable[[str], Case]) -> None:
    """Two joint normals: given the first at z, the second has mean ρz and standard deviation √(1 − ρ²)."""
    case = case_of(PAIR.format(first="normal: [0, 1]", second="normal: [0, 1]"))
    rho = 2 * np.sin(np.pi * 0.6 / 6)
    for z in (-1.5, 0.0, 0.8, 2.5):
        values = draw_worlds(case, COUNT, 1, given={"u": z}).values
        assert set(values["u"]) == {z}
        assert values["v"].mean() == pytest.approx(rho * z, abs=0.025)
        assert values["v"].std() == pytest.approx(np.sqrt(1 - rho**2), abs=0.02)


def test_what_is_correlated_with_a_known_yes_or_no_moves_with_it(case_of: Callable[[str], Case]) -> None:
    """Given a yes of chance p, the normal behind it lies above Φ⁻¹(1 − p): its mean there is φ(Φ⁻¹(1 − p)) / p."""
    case = case_of(PAIR.format(first="chance: 0.3", second="normal: [0, 1]"))
    rho = 2 * np.sin(np.pi * 0.6 / 6)
    free = draw_worlds(case, 200_000, 1).values
    cut = stats.norm.ppf(0.7)
    for answer, wanted in ((1.0, rho * stats.norm.pdf(cut) / 0.3), (0.0, -rho * stats.norm.pdf(cut) / 0.7)):
        known = draw_worlds(case, COUNT, 1, given={"u": answer}).values
        picked = free["v"][free["u"] == answer]
        assert picked.mean() == pytest.approx(wanted, abs=0.015)
        assert known["v"].mean() == pytest.approx(wanted, abs=0.025)
        assert known["v"].std() == pytest.approx(picked.std(), abs=0.02)


PAIR = """
case: two quantities that hang together
ours: us
assumptions:
  u: {{{first}}}
  v: {{{second}}}
correlations: [{{between: [u, v], rank: 0.6}}]
issues:
  a: {{from: 0, to: 2}}
sides:
  us:
    people: {{we: {{table: front, interests: [{{name: Product, value: a * u * v}}]}}}}
  them:
    people: {{they: {{table: front, interests: [{{name: Some, value: a}}]}}}}
"""


def test_a_person_who_knows_neither_averages_over_both_together(case_of: Callable[[str], Case]) -> None:
    """E[uv] of two joint standard normals is their correlation ρ, not the product of the means."""
    case = case_of(PAIR.format(first="normal: [0, 1]", second="normal: [0, 1]"))
    view = Model(case).view(draw_worlds(case, 100, 1))
    perceived = view.perceived(case.person("we"), np.array([[0], [1], [2]], dtype=np.int32))
    rho = 2 * np.sin(np.pi * 0.6 / 6)
    assert perceived[:, 0] == pytest.approx([0, rho, 2 * rho], abs=0.02)


def test_correlations_that_contradict_each_other_are_refused(case_of: Callable[[str], Case]) -> None:
    text = CORRELATED.replace("between: [cost, rate], rank: 0.6", "between: [demand, rate], rank: 0.9")
    with pytest.raises(InputError, match="contradict"):
        draw_worlds(case_of(text), 100, 1)


def test_somebody_who_knows_only_one_of_a_correlated_pair_is_asked_about(case_of: Callable[[str], Case]) -> None:
    text = PAIR.format(first="normal: [0, 1], known_to: [they]", second="normal: [0, 1]")
    with pytest.raises(InputError, match="they knows only one of them"):
        Model(case_of(text))


def test_few_worlds_are_enumerated_with_their_weights(case_of: Callable[[str], Case]) -> None:
    text = PAIR.format(first="chance: 0.25", second='values: {"1": 1, "2": 0, "5": 3}').replace(
        "correlations: [{between: [u, v], rank: 0.6}]\n", ""
    )
    worlds = draw_worlds(case_of(text), 1000, 1)
    assert worlds.exact
    table = {
        (u, v): weight for u, v, weight in zip(worlds.values["u"], worlds.values["v"], worlds.weights, strict=True)
    }
    assert table == pytest.approx({(0, 1): 3 / 16, (0, 5): 9 / 16, (1, 1): 1 / 16, (1, 5): 3 / 16})


def test_a_share_of_zero_or_one_stays_within_the_range(case_of: Callable[[str], Case]) -> None:
    for item in case_of(CORRELATED).assumptions:
        low, high = quantile(item.distribution, np.array([0.0, 1.0]))
        assert np.isfinite([low, high]).all()
        assert low <= high


def test_a_sample_has_one_draw_in_each_slice_of_every_quantity(case_of: Callable[[str], Case]) -> None:
    case = case_of(CORRELATED.replace("correlations:", "  odds: {chance: 0.6}\ncorrelations:"))
    count = 500
    for stream in (0, 1):
        values = draw_worlds(case, count, case.seed, stream).values
        slices = np.floor(stats.uniform.cdf(values["alone"]) * count)
        assert sorted(slices) == list(range(count))
        assert values["odds"].sum() == 0.6 * count
    other = draw_worlds(case, count, case.seed, 0).values["alone"]
    assert not np.array_equal(other, values["alone"])

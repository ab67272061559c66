"""Means and quantiles of every distribution that a case can state equal SciPy's."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from backtable.case import Distribution
from backtable.value import mean, quantile
from tests.oracles import examples

SHARES = np.array([0.001, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999])
three = st.tuples(st.floats(-50, 50), st.floats(0.01, 30), st.floats(0, 1)).map(
    lambda drawn: (drawn[0], drawn[0] + drawn[2] * drawn[1], drawn[0] + drawn[1])
)


def _agree(distribution: Distribution, peer: Any) -> None:
    wanted = peer.ppf(SHARES)
    size = max(1.0, float(np.abs(wanted).max()))
    assert quantile(distribution, SHARES) == pytest.approx(wanted, abs=1e-7 * size)
    assert mean(distribution) == pytest.approx(float(peer.mean()), abs=1e-7 * size)


@examples(200)
@given(numbers=three)
def test_triangular(numbers: tuple[float, float, float]) -> None:
    low, likely, high = numbers
    share = min(max((likely - low) / (high - low), 0.0), 1.0)
    _agree(Distribution("triangular", numbers), stats.triang(share, low, high - low))


@examples(200)
@given(numbers=three)
def test_pert_is_a_beta_of_shape_four(numbers: tuple[float, float, float]) -> None:
    low, likely, high = numbers
    first, second = 1 + 4 * (likely - low) / (high - low), 1 + 4 * (high - likely) / (high - low)
    _agree(Distribution("pert", numbers), stats.beta(first, second, low, high - low))


@examples(50)
@given(low=st.floats(-50, 50), width=st.floats(0.01, 30))
def test_uniform(low: float, width: float) -> None:
    _agree(Distribution("uniform", (low, low + width)), stats.uniform(low, width))


@examples(50)
@given(middle=st.floats(-50, 50), spread=st.floats(0.01, 30))
def test_normal(middle: float, spread: float) -> None:
    _agree(Distribution("normal", (middle, spread)), stats.norm(middle, spread))


@examples(50)
@given(median=st.floats(0.1, 50), spread=st.floats(0.01, 1.5))
def test_lognormal_is_stated_by_its_median(median: float, spread: float) -> None:
    _agree(Distribution("lognormal", (median, spread)), stats.lognorm(spread, scale=median))


cuts = st.tuples(st.floats(-3, 2.5), st.floats(0.2, 4), st.sampled_from(["low", "high", "both"]))


@examples(200)
@given(middle=st.floats(-50, 50), spread=st.floats(0.01, 30), cut=cuts)
def test_a_normal_cut_off_on_either_side(middle: float, spread: float, cut: tuple[float, float, str]) -> None:
    start, width, which = cut
    first, second = (-np.inf if which == "high" else start), (np.inf if which == "low" else start + width)
    distribution = Distribution(
        "normal",
        (middle, spread),
        low=None if which == "high" else middle + spread * first,
        high=None if which == "low" else middle + spread * second,
    )
    _agree(distribution, stats.truncnorm(first, second, middle, spread))


@examples(200)
@given(median=st.floats(0.1, 50), spread=st.floats(0.01, 1.2), cut=cuts)
def test_a_lognormal_cut_off_on_either_side(median: float, spread: float, cut: tuple[float, float, str]) -> None:
    """Its logarithm is a cut-off normal; the mean is integrated over the density."""
    start, width, which = cut
    first, second = (-np.inf if which == "high" else start), (np.inf if which == "low" else start + width)
    distribution = Distribution(
        "lognormal",
        (median, spread),
        low=None if which == "high" else float(median * np.exp(spread * first)),
        high=None if which == "low" else float(median * np.exp(spread * second)),
    )
    logarithm = stats.truncnorm(first, second, np.log(median), spread)
    wanted = np.exp(logarithm.ppf(SHARES))
    assert quantile(distribution, SHARES) == pytest.approx(wanted, rel=1e-7)
    expected = median * np.exp(spread**2 / 2) * _mass(first - spread, second - spread) / _mass(first, second)
    assert mean(distribution) == pytest.approx(float(expected), rel=1e-7)
    draws = quantile(distribution, (np.arange(20_000) + 0.5) / 20_000)
    assert mean(distribution) == pytest.approx(float(draws.mean()), rel=5e-3)


def _mass(first: float, second: float) -> float:
    return float(stats.norm.cdf(second) - stats.norm.cdf(first))


@examples(50)
@given(chance=st.floats(0, 1))
def test_chance(chance: float) -> None:
    distribution = Distribution("chance", (chance,))
    shares = (np.arange(10_000) + 0.5) / 10_000
    assert set(quantile(distribution, shares)) <= {0.0, 1.0}
    assert quantile(distribution, shares).mean() == pytest.approx(chance, abs=1e-4)
    assert mean(distribution) == chance


@examples(100)
@given(table=st.dictionaries(st.integers(-9, 9), st.integers(0, 5), min_size=1).filter(lambda t: sum(t.values()) > 0))
def test_weighted_values_in_any_order(table: dict[int, int]) -> None:
    total = sum(table.values())
    distribution = Distribution("values", tuple(map(float, table)), tuple(weight / total for weight in table.values()))
    shares = (np.arange(9_240) + 0.5) / 9_240
    found, counts = np.unique(quantile(distribution, shares), return_counts=True)
    wanted = {float(value): weight / total for value, weight in sorted(table.items()) if weight}
    assert list(found) == list(wanted)
    assert counts / 9_240 == pytest.approx(list(wanted.values()), abs=2e-4)
    assert mean(distribution) == pytest.approx(sum(value * share for value, share in wanted.items()))

"""Of plans that are worth nearly the same the one whose offers differ least; the region of a mandate is a few wide boxes that hold nothing worse than the plan."""

from itertools import pairwise
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.case import Case, Package
from backtable.files import read_case
from backtable.planning._prospects import Prospects
from backtable.planning._region import inside, region_around
from backtable.planning._sequence import best_order, value_of
from backtable.planning._steady import steadied
from backtable.value import Model, codes_of, draw_worlds, enumerate_packages, mean_gain

from .test_sequence import falls, pool

TRADES = """case: Either or
currency: EUR
ours: customer
issues:
  penalty: {options: [0, 1, 2]}
  support: {options: [0, 1, 2]}
  place: {options: [here, there]}
sides:
  customer:
    interests: [{name: Money, value: '20 - 4 * penalty - 3 * support', no_deal: 0}]
    people:
      buyer: {table: front, stake: 1}
      chief: {table: back, stake: 1}
  supplier:
    people: {seller: {table: front, stake: 1}}
"""


def with_terms(found: Prospects, codes: list[list[int]], exact: bool = True) -> Prospects:
    """Give a pool whose packages have several terms."""
    issues = tuple(SimpleNamespace(numeric=True, options=tuple(range(6))) for _ in codes[0])
    found.codes = np.array(codes, dtype=np.int32)
    found.view = cast("object", SimpleNamespace(tolerance=1e-12, case=SimpleNamespace(issues=issues), worlds=SimpleNamespace(exact=exact)))  # type: ignore[assignment]
    return found


def test_a_plan_does_not_go_back_and_forth_for_nothing() -> None:
    """Five years, then one, then five again, where an offer of five years is worth nearly as much in between."""
    passes = np.array([[1, 0, 0, 0], [0, 1, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]], dtype=bool)
    gains = np.repeat(np.array([[300.0], [200.0], [199.9], [100.0]]), 4, axis=1)
    found = with_terms(pool(gains, passes, np.full(4, 0.25)), [[3, 5], [2, 1], [2, 5], [1, 5]])
    rows = best_order(found, 3, 0.05).rows
    assert rows == (0, 1, 3)
    assert steadied(found, rows, 0.05, 1) == (0, 2, 3)
    found.gains[2] = 150.0
    found.asks = found.gains @ found.weights
    found.rank()
    assert steadied(found, rows, 0.05, 1) == rows, "what is worth more stays"


def test_the_first_offer_differs_little_from_our_last_one() -> None:
    found = with_terms(pool(np.array([[100.0], [99.9]]), np.ones((2, 1), dtype=bool), np.ones(1)), [[0, 0], [4, 5]])
    assert steadied(found, (0,), 0.05, 0, np.array([5, 5], dtype=np.int32)) == (1,)
    assert steadied(found, (0,), 0.05, 1, np.array([5, 5], dtype=np.int32)) == (0,)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_it_loses_no_more_than_is_said_and_asks_for_no_more_than_before(seed: int) -> None:
    random = np.random.default_rng(seed)
    found = pool(random.random((12, 6)) + np.arange(12)[:, None] / 12, random.random((12, 6)) < 0.5, np.full(6, 1 / 6))
    with_terms(found, random.integers(0, 6, (12, 3)).tolist())
    rows = best_order(found, 4, 0.05).rows
    steady = steadied(found, rows, 0.05, 1)
    assert value_of(found, steady, 0.05) >= 0.995 * value_of(found, rows, 0.05) - 1e-9
    assert falls(found, steady)

    def moved(order: tuple[int, ...]) -> int:
        return sum(int((found.codes[one] != found.codes[other]).sum()) for one, other in pairwise(order))

    assert moved(steady) <= moved(rows)
    assert steady[:1] == rows[:1]


@pytest.fixture(scope="module")
def trades() -> Case:
    return read_case("case.yaml", TRADES.encode())


def test_a_region_is_a_few_wide_boxes_that_hold_the_plan_and_nothing_worse(trades: Case) -> None:
    """Of penalty and support either may be conceded in full, and both together not."""
    packages = enumerate_packages(trades)
    view = Model(trades).view(draw_worlds(trades, 20, 1))
    offers = [Package((0.0, 0.0, "here")), Package((2.0, 0.0, "here")), Package((0.0, 2.0, "here"))]
    rows = np.array([row for offer in offers if (row := packages.find(offer)) is not None])
    found = region_around(packages, rows, view, [trades.person("chief")], np.zeros(len(packages), dtype=bool))
    assert found is not None
    held = {packages.package(int(row)).values for row in found.rows}
    assert held == {(penalty, 0.0, "here") for penalty in (0.0, 1.0, 2.0)} | {(0.0, support, "here") for support in (1.0, 2.0)}
    assert len(found.boxes) == 2
    assert all(inside(codes_of(trades, [offer]), box).any() for offer in offers[:1] for box in found.boxes), "each begins where the plan does"
    assert float(mean_gain(view, "customer", packages.codes[found.rows]).min()) == pytest.approx(20 - 4 * 2)


def test_a_region_tells_no_names_that_are_all_that_there_are() -> None:
    """A place that the chief minds, and of which both options are offered."""
    minded = read_case("case.yaml", TRADES.replace("chief: {table: back, stake: 1}", "chief: {table: back, stake: 1, interests: [{name: Way, value: '1 if place == \"here\" else 2', no_deal: 0}]}").encode())
    packages, view = enumerate_packages(minded), Model(minded).view(draw_worlds(minded, 20, 1))
    rows = np.array([row for place in ("here", "there") if (row := packages.find(Package((1.0, 0.0, place)))) is not None])
    found = region_around(packages, rows, view, [minded.person("chief")], np.zeros(len(packages), dtype=bool))
    assert found is not None
    assert found.condition == "penalty == 1 and support == 0"

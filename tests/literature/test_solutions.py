"""Textbook examples of the bargaining solutions, from the set itself and through whole cases."""

import itertools
from collections.abc import Callable
from math import sqrt

import numpy as np
import pytest

from backtable.advice import advise
from backtable.case import Case
from backtable.frontier import solve


def at(gains: np.ndarray, name: str) -> np.ndarray:
    """Give the gains of a solution that does not tie."""
    rows = solve(gains)[name]
    assert len(rows) == 1
    return gains[rows[0]]


def test_nash_bill_and_jack_barter(case_of: Callable[[str], Case]) -> None:
    """Nash's own example (1950): Bill gives Jack book, whip, ball and bat for pen, toy and knife; box and hat stay.

    Utilities to Bill and Jack: book 2 and 4, whip 2 and 2, ball 2 and 1, bat 2 and 2, box 4 and 1 are Bill's; pen 10
    and 1, toy 4 and 1, knife 6 and 2, hat 2 and 2 are Jack's. Gains 12 and 5, the largest product of all, 60.
    """
    goods = {
        "book": (-2, 4), "whip": (-2, 2), "ball": (-2, 1), "bat": (-2, 2), "box": (-4, 1),
        "pen": (10, -1), "toy": (4, -1), "knife": (6, -2), "hat": (2, -2),
    }  # fmt: skip
    issues = "\n".join(f"  {name}: {{options: [stays, moves]}}" for name in goods)
    sides = "\n".join(
        f"  {side}:\n    people:\n      {side}_himself: {{table: front, interests: [{{name: Goods, scores: {{"
        + ", ".join(f"{name}: {{stays: 0, moves: {worth[column]}}}" for name, worth in goods.items())
        + "}}]}"
        for column, side in enumerate(("bill", "jack"))
    )
    advice = advise(case_of(f"case: barter\nours: bill\nissues:\n{issues}\nsides:\n{sides}\n"))
    assert advice.possible == 512
    (nash,) = advice.solutions["nash"]
    moved = {name for name, value in advice.case.terms(nash.package).items() if value == "moves"}
    assert moved == {"book", "whip", "ball", "bat", "pen", "toy", "knife"}
    assert nash.gain == {"bill": pytest.approx(12), "jack": pytest.approx(5)}
    products = [
        sum(worth[0] for worth, moves in zip(goods.values(), row, strict=True) if moves)
        * sum(worth[1] for worth, moves in zip(goods.values(), row, strict=True) if moves)
        for row in itertools.product([False, True], repeat=9)
        if sum(worth[0] for worth, moves in zip(goods.values(), row, strict=True) if moves) > 0
    ]
    assert max(products) == 60


@pytest.mark.parametrize(("first", "second"), [(2.0, 1.0), (3.0, 5.0), (10.0, 10.0)])
def test_on_a_straight_line(first: float, second: float) -> None:
    """x/a + y/b = 1: Nash and Kalai–Smorodinsky (a/2, b/2), egalitarian ab/(a + b) each, utilitarian all to the larger.

    After Thomson 1994 (Cooperative models of bargaining).
    """
    steps = np.arange(0, 241) / 240
    gains = np.stack([first * steps, second * (1 - steps)], axis=1)
    assert at(gains, "nash") == pytest.approx([first / 2, second / 2])
    assert at(gains, "kalai_smorodinsky") == pytest.approx([first / 2, second / 2], rel=0.01)
    equal = first * second / (first + second)
    assert at(gains, "egalitarian") == pytest.approx([equal, equal], abs=max(first, second) / 240)
    sums = gains[solve(gains)["utilitarian"]].sum(axis=1)
    assert sums == pytest.approx(max(first, second), rel=0.01)


def test_kalai_smorodinsky_differs_from_nash_on_a_kinked_set() -> None:
    """x + y ≤ 100 cut at y ≤ 50 (after Luce and Raiffa 1957, chapter 6): what nobody chooses matters to one of them.

    Nash stays at (50, 50), as without the cut; Kalai–Smorodinsky moves to the ray to the ideal (100, 50): (200/3, 100/3).
    """
    x = np.linspace(0, 100, 601)
    whole, cut = np.stack([x, 100 - x], axis=1), np.stack([x, np.minimum(50, 100 - x)], axis=1)
    for gains in (whole, cut):
        assert at(gains, "nash") == pytest.approx([50, 50])
    assert at(whole, "kalai_smorodinsky") == pytest.approx([50, 50])
    assert at(cut, "kalai_smorodinsky") == pytest.approx([200 / 3, 100 / 3], abs=0.2)


def test_with_more_to_share_nash_gives_one_side_less_and_kalai_smorodinsky_does_not() -> None:
    """The hull of (0, 1), (3/4, 3/4), (1, 0) lies within that of (0, 1), (1, 0.7), (1, 0) (Kalai and Smorodinsky 1975).

    Nash takes the second from 3/4 to 0.7; Kalai–Smorodinsky from 3/4 to 10/13, where x = 1 − 0.3 x.
    """
    x = np.linspace(0, 1, 2601)
    small = np.stack([x, np.where(x <= 0.75, 1 - x / 3, 3 * (1 - x))], axis=1)
    large = np.stack([x, 1 - 0.3 * x], axis=1)
    assert at(small, "nash") == pytest.approx([0.75, 0.75], abs=1e-3)
    assert at(large, "nash") == pytest.approx([1, 0.7], abs=1e-3)
    assert at(small, "kalai_smorodinsky") == pytest.approx([0.75, 0.75], abs=1e-3)
    assert at(large, "kalai_smorodinsky") == pytest.approx([10 / 13, 10 / 13], abs=1e-3)


@pytest.mark.parametrize("aversion", [1, 2, 3])
def test_who_fears_risk_gets_less_of_a_dollar(aversion: int, case_of: Callable[[str], Case]) -> None:
    """u = x against v = y^(1/k): Nash gives k/(k + 1) and 1/(k + 1) (Osborne and Rubinstein 1990, section 2.4).

    The issue is the second's utility s; the dollar then leaves 1 − s^k to the first.
    """
    text = f"""
case: dividing a dollar
ours: first
issues:
  s: {{from: 0, to: 1, step: 0.005, kind: amount}}
sides:
  first: {{people: {{one: {{table: front, interests: [{{name: Money, value: 1 - s ** {aversion}}}]}}}}}}
  second: {{people: {{two: {{table: front, interests: [{{name: Utility, value: s}}]}}}}}}
"""
    advice = advise(case_of(text))
    (nash,) = advice.solutions["nash"]
    assert nash.gain["first"] == pytest.approx(aversion / (aversion + 1), abs=0.01)


def test_a_union_is_paid_the_mean_of_marginal_and_average_product(case_of: Callable[[str], Case]) -> None:
    """Employment where f′(l) = w₀, wage (w₀ + f(l)/l)/2 (after Osborne and Rubinstein 1990, section 2.4).

    With f(l) = 12 l − l² and w₀ = 4: l = 4, f = 32, and the wage is (4 + 8)/2 = 6.
    """
    text = """
case: negotiating wages
ours: union
facts: {outside: 4}
issues:
  workers: {from: 0, to: 12}
  wage: {from: 0, to: 12, step: 0.5, kind: amount}
define: {product: 12 * workers - workers ** 2}
sides:
  union: {people: {leader: {table: front, interests: [{name: Income, value: workers * wage + (12 - workers) * outside, no_deal: 12 * outside}]}}}
  firm: {people: {owner: {table: front, interests: [{name: Profit, value: product - workers * wage, no_deal: 0}]}}}
"""
    (nash,) = advise(case_of(text)).solutions["nash"]
    assert nash.package.values == (4, 6)
    assert nash.gain == {"union": pytest.approx(8), "firm": pytest.approx(8)}


@pytest.mark.parametrize(("ours", "theirs"), [(0, 0), (10, 30), (40, 20)])
def test_money_is_split_at_the_middle_of_what_it_adds(ours: int, theirs: int, case_of: Callable[[str], Case]) -> None:
    """Each gets their no deal and half of the rest: dᵢ + (π − d₁ − d₂)/2 (Muthoo 1999, chapter 2), by three solutions."""
    text = f"""
case: splitting the difference
ours: us
issues:
  price: {{from: 0, to: 100}}
sides:
  us: {{people: {{seller: {{table: front, interests: [{{name: Money, value: price, no_deal: {ours}}}]}}}}}}
  them: {{people: {{buyer: {{table: front, interests: [{{name: Money, value: 100 - price, no_deal: {theirs}}}]}}}}}}
"""
    advice = advise(case_of(text))
    rest = 100 - ours - theirs
    for name in ("nash", "egalitarian"):
        (found,) = advice.solutions[name]
        assert found.package.values == (ours + rest / 2,)
        assert found.gain == {"us": rest / 2, "them": rest / 2}
    (found,) = advice.solutions["kalai_smorodinsky"]
    assert found.package.values == (ours + rest / 2,)
    assert {outcome.gain["us"] + outcome.gain["them"] for outcome in advice.solutions["utilitarian"]} == {rest}


@pytest.mark.parametrize("power", [2, 4])
def test_on_a_smooth_frontier_all_meet_where_it_is_symmetric(power: int) -> None:
    """x^k + y^k = 1: all four at 2^(−1/k) each, by symmetry (Nash 1950)."""
    angle = np.linspace(0, np.pi / 2, 2001)
    gains = np.stack([np.cos(angle), np.sin(angle)], axis=1) ** (2 / power)
    for name in ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian"):
        assert at(gains, name) == pytest.approx([2 ** (-1 / power)] * 2, abs=1e-6)


def test_solutions_follow_the_units_as_their_axioms_say() -> None:
    """Nash and Kalai–Smorodinsky do not change with a side's unit; egalitarian and utilitarian do (Thomson 1994)."""
    x = np.linspace(0, 1, 401)
    gains = np.stack([x, np.sqrt(1 - x)], axis=1)
    larger = gains * [1, 7]
    before, after = solve(gains), solve(larger)
    for name in ("nash", "kalai_smorodinsky"):
        assert before[name].tolist() == after[name].tolist()
    for name in ("egalitarian", "utilitarian"):
        assert before[name].tolist() != after[name].tolist()
    assert at(gains, "nash") == pytest.approx([2 / 3, sqrt(1 / 3)], abs=0.01)


def test_three_sides_share_alike() -> None:
    """x + y + z = 12 with whole shares: (4, 4, 4) for all that look at fairness; every efficient division sums to 12."""
    gains = np.array([[x, y, 12.0 - x - y] for x in range(13) for y in range(13 - x)])
    for name in ("nash", "kalai_smorodinsky", "egalitarian"):
        assert at(gains, name).tolist() == [4, 4, 4]
    assert len(solve(gains)["utilitarian"]) == sum(1 for row in gains if row.min() > 0)


def test_without_mutual_gain_there_is_no_solution() -> None:
    assert solve(np.array([[1.0, -1.0], [-1.0, 1.0]])) == {}
    assert solve(np.zeros((0, 2))) == {}

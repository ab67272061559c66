"""Closed forms of the literature."""

from collections.abc import Callable
from statistics import NormalDist

import numpy as np
import pytest

from backtable.advice import advise
from backtable.case import Case
from backtable.frontier import solve

SHARE = """
case: a surplus of one
ours: us
assumptions:
  limit: {{{limit}, known_to: [approver]}}
issues:
  theirs: {{from: 0, to: {top}, step: {step}, kind: amount}}
sides:
  us:
    people: {{we: {{table: front, interests: [{{name: What is left, value: 1 - theirs, no_deal: 0}}]}}}}
  them:
    people:
      agent: {{table: front, stake: 0}}
      approver: {{table: back, threshold: limit, interests: [{{name: What they get, value: theirs, no_deal: 0}}]}}
    authority: [{{approve: [approver]}}]
"""


@pytest.mark.parametrize("bound", [0.3, 0.5, 0.8, 1.5])
def test_one_offer_to_an_approver_with_an_unknown_floor(bound: float, case_of: Callable[[str], Case]) -> None:
    """Floor c ~ U[0, b] on a surplus of 1: concede min(b, 1/2), refused with chance max(0, 1 − 1/(2b)) (after Iida 1993)."""
    case = case_of(SHARE.format(limit=f"uniform: [0, {bound}]", top=1, step=0.05))
    advice = advise(case, worlds=20_000)
    assert advice.proposal is not None
    # The value is flat near the optimum: two steps of the grid away loses less than 1 % of it.
    assert float(advice.proposal.package.values[0]) == pytest.approx(min(bound, 0.5), abs=0.1)
    offered = float(advice.proposal.package.values[0])
    assert 1 - advice.proposal.chance == pytest.approx(max(0.0, 1 - offered / bound), abs=0.02)


@pytest.mark.parametrize("floor", [0.15, 0.4, 0.85])
def test_a_known_floor_gives_exactly_the_floor(floor: float, case_of: Callable[[str], Case]) -> None:
    """Of the win-set the proposer takes the end that is best for it (Putnam 1988)."""
    advice = advise(case_of(SHARE.format(limit=f"values: {{{floor}: 1}}", top=1, step=0.05)))
    assert advice.method.exact
    assert advice.proposal is not None
    assert advice.proposal.package.values == (floor,)
    assert advice.proposal.chance == 1


@pytest.mark.parametrize("confidence", [0.9, 0.95])
def test_an_agent_unsure_of_the_limit_asks_for_a_quantile(confidence: float, case_of: Callable[[str], Case]) -> None:
    """Limit N(μ, σ), confidence q: the least concession with that chance is μ + σ·Φ⁻¹(q) (after Lax and Sebenius 1991)."""
    advice = advise(case_of(SHARE.format(limit="normal: [0.5, 0.1]", top=1, step=0.005)), worlds=20_000)
    offers = [outcome for outcome in advice.more_chance if outcome.chance >= confidence - 0.02]
    assert float(offers[0].package.values[0]) == pytest.approx(NormalDist(0.5, 0.1).inv_cdf(confidence), abs=0.03)


def test_nash_and_kalai_smorodinsky_on_a_line() -> None:
    """Gains (x, 1 − x/2) on x + 2y = 2: Nash at (1, 1/2), Kalai–Smorodinsky at (1, 1/2) by symmetry of the ideal point."""
    x = np.linspace(0, 2, 401)
    gains = np.stack([x, 1 - x / 2], axis=1)
    found = solve(gains)
    for name in ("nash", "kalai_smorodinsky"):
        assert gains[found[name][0]] == pytest.approx([1, 0.5])
    assert gains[found["egalitarian"][0]] == pytest.approx([2 / 3, 2 / 3], abs=0.01)
    assert gains[found["utilitarian"][0]].sum() == pytest.approx(2, abs=0.01)


def test_kalai_smorodinsky_differs_from_nash_on_a_kinked_set() -> None:
    """With y ≤ 1 and x + y ≤ 2 cut at x ≤ 2: Nash (1, 1), Kalai–Smorodinsky on the ray to the ideal (2, 1): (4/3, 2/3)."""
    x = np.linspace(0, 2, 601)
    gains = np.stack([x, np.minimum(1, 2 - x)], axis=1)
    found = solve(gains)
    assert gains[found["nash"][0]] == pytest.approx([1, 1])
    assert gains[found["kalai_smorodinsky"][0]] == pytest.approx([4 / 3, 2 / 3], abs=0.01)


def test_without_mutual_gain_there_is_no_solution() -> None:
    assert solve(np.array([[1.0, -1.0], [-1.0, 1.0]])) == {}

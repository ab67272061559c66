"""Closed forms of the literature on two tables, one offer and what is known.

Each value was derived anew from the stated model; where the source has no numbers, the numbers here are invented.
"""

from collections.abc import Callable
from statistics import NormalDist

import numpy as np
import pytest

from backtable.advice import advise
from backtable.case import Case
from backtable.value import Model, Worlds, draw_worlds, enumerate_packages, quantile

SHARE = """
case: a surplus of one
ours: us
assumptions:
  limit: {{{limit}, known_to: [approver]}}
issues:
  theirs: {{from: 0, to: {top}, step: {step}, kind: amount}}
sides:
  us:
    people: {{we: {{table: front, threshold: {ours}, interests: [{{name: What is left, value: {surplus} - theirs, no_deal: 0}}]}}}}
  them:
    people:
      agent: {{table: front, stake: 0}}
      approver: {{table: back, threshold: limit, interests: [{{name: What they get, value: theirs, no_deal: 0}}]}}
    authority: [{{approve: [approver]}}]
"""


def share(limit: str, top: float = 1, step: float = 0.05, surplus: float = 1, ours: float = 0) -> str:
    """Give the case in which we offer part of a surplus to a side whose back table asks for at least a limit."""
    return SHARE.format(limit=limit, top=top, step=step, surplus=surplus, ours=ours)


def evenly(low: float, high: float, count: int) -> str:
    """Give `count` equally likely values up to `high`, evenly apart: a uniform distribution on a grid."""
    step = (high - low) / count
    return "values: {" + ", ".join(f'"{round(low + step * k, 9):g}": 1' for k in range(1, count + 1)) + "}"


@pytest.mark.parametrize("bound", [0.3, 0.5, 0.8, 1.5])
def test_one_offer_to_an_approver_with_an_unknown_floor(bound: float, case_of: Callable[[str], Case]) -> None:
    """Floor c ~ U[0, b] on a surplus of 1: concede min(b, 1/2), refused with chance max(0, 1 − 1/(2b)) (after Iida 1993).

    Sampled, and so near the optimum only: the value is flat there.
    """
    case = case_of(share(f"uniform: [0, {bound}]"))
    advice = advise(case, worlds=20_000)
    assert advice.proposal is not None
    # The value is flat near the optimum: two steps of the grid away loses less than 1 % of it.
    offered = float(advice.proposal.package.values[0])
    assert offered == pytest.approx(min(bound, 0.5), abs=0.1)
    assert 1 - advice.proposal.chance == pytest.approx(max(0.0, 1 - offered / bound), abs=0.02)


@pytest.mark.parametrize("bound", [0.3, 0.5, 0.8, 1.5])
def test_one_offer_on_a_grid_is_exactly_the_closed_form(bound: float, case_of: Callable[[str], Case]) -> None:
    """The same with the floor on a grid of hundredths, where all worlds are enumerated (after Iida 1993)."""
    advice = advise(case_of(share(evenly(0, bound, round(100 * bound)), step=0.01)))
    assert advice.method.exact
    assert advice.proposal is not None
    concession = min(bound, 0.5)
    assert advice.proposal.package.values == (pytest.approx(concession),)
    assert 1 - advice.proposal.chance == pytest.approx(max(0.0, 1 - 1 / (2 * bound)))
    assert advice.proposal.expected_gain == pytest.approx((1 - concession) * min(1.0, concession / bound))


@pytest.mark.parametrize("cost", [0.0, 0.2, 0.6])
def test_one_price_for_a_buyer_of_unknown_worth(cost: float, case_of: Callable[[str], Case]) -> None:
    """Worth v ~ U[0, 1], cost c: the best single price is (1 + c)/2 (after Riley and Zeckhauser 1983).

    In terms of what is left to the buyer of the surplus: the price p is refused where v < p.
    """
    text = f"""
case: one price
ours: seller
assumptions:
  worth: {{{evenly(-0.01, 0.99, 100)}, known_to: [buyer]}}
issues:
  price: {{from: 0, to: 1, step: 0.01, kind: amount}}
sides:
  seller:
    people: {{owner: {{table: front, interests: [{{name: Profit, value: price - {cost}}}]}}}}
  buyer:
    people: {{client: {{table: front, interests: [{{name: Surplus, value: worth - price}}]}}}}
"""
    advice = advise(case_of(text))
    assert advice.method.exact
    assert advice.proposal is not None
    assert advice.proposal.package.values == (pytest.approx((1 + cost) / 2),)
    assert advice.proposal.chance == pytest.approx((1 - cost) / 2)
    assert advice.proposal.expected_gain == pytest.approx((1 - cost) ** 2 / 4)


@pytest.mark.parametrize("floor", [0.15, 0.4, 0.85])
def test_a_known_floor_gives_exactly_the_floor(floor: float, case_of: Callable[[str], Case]) -> None:
    """Of the win-set the proposer takes the end that is best for it (Putnam 1988).

    So a side whose back table binds it more gets more (Schelling 1960, chapter 2): the floor is all that it gets.
    """
    advice = advise(case_of(share(f"values: {{{floor}: 1}}")))
    assert advice.method.exact
    assert advice.proposal is not None
    assert advice.proposal.package.values == (floor,)
    assert advice.proposal.chance == 1


def test_win_sets_that_do_not_meet_leave_no_agreement(case_of: Callable[[str], Case]) -> None:
    """We keep at least 0.4 and they ask for 0.7 of 1: nothing can be ratified at both tables (Putnam 1988)."""
    advice = advise(case_of(share("values: {0.7: 1}", ours=0.4)))
    assert advice.proposal is None
    assert advice.chance_half == 0
    overlap = advise(case_of(share("values: {0.6: 1}", ours=0.4)))
    assert overlap.proposal is not None
    assert overlap.proposal.package.values == (0.6,)


CONFIDENCES = [0.5, 0.6, 0.75, 0.9, 0.95, 0.99]


@pytest.mark.parametrize("confidence", CONFIDENCES)
def test_an_agent_unsure_of_the_limit_asks_for_a_quantile(confidence: float, case_of: Callable[[str], Case]) -> None:
    """Limit N(μ, σ), confidence q: the least concession with that chance is μ + σ·Φ⁻¹(q) (after Lax and Sebenius 1991).

    In worlds spread evenly over the limit's quantiles, so that only the grid of 0.001 rounds.
    """
    case = case_of(share("normal: [0.5, 0.1]", step=0.001))
    spread = quantile(case.assumptions[0].distribution, (np.arange(100_000) + 0.5) / 100_000)
    view = Model(case).view(Worlds({"limit": spread}, np.full(len(spread), 1 / len(spread)), False))
    codes = enumerate_packages(case).codes
    chances = np.concatenate([view.mean(view.acceptable(part)) for part in np.array_split(codes, 20)])
    least = case.issues[0].options[int(np.argmax(chances >= confidence - 1e-9))]
    wanted = NormalDist(0.5, 0.1).inv_cdf(confidence)
    assert wanted - 1e-6 <= float(least) <= wanted + 0.001 + 1e-6


def test_more_chance_is_bought_along_the_quantiles(case_of: Callable[[str], Case]) -> None:
    """With a surplus of μ + 0.8 σ the best offer lies below the median limit, so that every confidence has its price.

    The least concession at each level of chance is μ + σ·Φ⁻¹(q), within the sampling error of a quantile
    (after Lax and Sebenius 1991).
    """
    count, spread = 20_000, 0.1
    advice = advise(case_of(share("normal: [0.5, 0.1]", step=0.002, surplus=0.58, ours=-9)), worlds=count)
    assert advice.proposal is not None
    assert advice.proposal.chance < 0.5
    levels = (0.5, 0.75, 0.9, 0.95, 0.99)
    assert len(advice.more_chance) == len(levels)
    for level, outcome in zip(levels, advice.more_chance, strict=True):
        normal = NormalDist(0.5, spread)
        wanted = normal.inv_cdf(level)
        error = (level * (1 - level) / count) ** 0.5 / normal.pdf(wanted)
        assert float(outcome.package.values[0]) == pytest.approx(wanted, abs=4 * error + 0.002)
        assert outcome.chance == pytest.approx(level, abs=4 * (level * (1 - level) / count) ** 0.5 * 2**0.5 + 0.01)


def company(factor: float) -> str:
    """Give an offer for a company whose worth only the seller knows; to us it is worth so many times that."""
    return f"""
case: acquiring a company
ours: buyer
assumptions:
  worth: {{{evenly(-0.5, 99.5, 100)}, known_to: [seller]}}
issues:
  price: {{from: 0, to: 100}}
sides:
  buyer:
    people: {{board: {{table: front, interests: [{{name: Company, value: {factor} * worth - price}}]}}}}
  seller:
    people: {{owner: {{table: front, interests: [{{name: Price, value: price - worth}}]}}}}
"""


def test_a_yes_from_somebody_who_knows_more_is_news(case_of: Callable[[str], Case]) -> None:
    """Worth v ~ U[0, 100] to the seller, who knows it, and 1.5 v to us: every offer loses (Samuelson and Bazerman 1985).

    An offer p is taken where v < p, so that on average we get 1.5 · p/2 for p: p²/100 · (0.75 − 1). Though on the
    average of all worlds it looks good up to 75, nothing is proposed. At 3 v we would offer all 100.
    """
    case = case_of(company(1.5))
    advice = advise(case)
    assert advice.proposal is None
    assert advice.allowed == 76
    view = Model(case).view(draw_worlds(case, 100, 1))
    codes = np.arange(76, dtype=np.int32)[:, None]
    found = view.mean(view.side_gain("buyer", codes) * view.acceptable(codes))
    price = np.arange(76)
    assert found == pytest.approx(price**2 / 100 * (0.75 - 1))
    advice = advise(case_of(company(3)))
    assert advice.proposal is not None
    assert advice.proposal.package.values == (100,)
    assert advice.proposal.expected_gain == pytest.approx(50)


def test_knowing_a_floor_is_worth_the_surplus_that_it_saves(case_of: Callable[[str], Case]) -> None:
    """Expected value of perfect information, E[max] − max E (Howard 1966): floors 0.2, 0.4, 0.6, 0.8 of 1, equally likely.

    Knowing the floor c we keep 1 − c: 0.5 on average. Without, offering 0.4 keeps 0.6 in half of the worlds: 0.3,
    as does offering 0.6 in three quarters.
    """
    advice = advise(case_of(share(evenly(0, 0.8, 4), step=0.1)))
    (question,) = advice.questions
    assert question.about == "limit"
    assert question.worth == pytest.approx(0.5 - 0.3)
    assert question.error == 0
    assert [float(package.values[0]) for _, _, package in question.answers] == pytest.approx([0.2, 0.4, 0.6, 0.8])
    assert advice.proposal is not None
    assert advice.proposal.chance == pytest.approx(0.75), "of equal ones the likelier"


def test_price_and_volume_share_their_joint_effect_evenly(case_of: Callable[[str], Case]) -> None:
    """Δ(pq) = Δp · mean of q + Δq · mean of p: Bennet's 1920 split, which is the Shapley value of two factors.

    From 10 × 4 to 6 × 7: −4 · 5.5 = −22 by the price and 3 · 8 = 24 by the volume.
    """
    text = """
case: price and volume
ours: seller
issues:
  price: {options: [6, 10]}
  volume: {options: [4, 7]}
packages:
  demand: {price: 10, volume: 4}
sides:
  seller:
    people: {owner: {table: front, interests: [{name: Revenue, value: price * volume}]}}
  buyer:
    people: {client: {table: front, threshold: -6, interests: [{name: Cost, value: -price}]}}
"""
    advice = advise(case_of(text))
    assert advice.proposal is not None
    assert advice.proposal.package.values == (6, 7)
    terms = {contribution.person: dict(contribution.terms) for contribution in advice.why}
    assert terms["owner"] == {"price": pytest.approx(-22), "volume": pytest.approx(24)}
    assert terms["client"] == {"price": pytest.approx(4)}

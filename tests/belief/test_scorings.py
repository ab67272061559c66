"""Draws of unknown scores after bids are draws from the posterior."""

from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from backtable.belief.scorings import Bid, BidModel, Habits, before_bids, moved
from backtable.case import Distribution, Issue, Unknown, Wish
from backtable.value import ScoringPrior

ONE = Distribution("values", (1.0,), (1.0,))
CERTAIN = Habits((2.0, 0.0), (1.0, 0.0), (0.4, 0.0), (0.7, 0.0), again=0.5)
DRAWN = Habits(again=0.0)
Floats = NDArray[np.float64]


def _prior(shape: tuple[int, ...], kind: str = "free", order: tuple[str, ...] = ()) -> ScoringPrior:
    issues = tuple(
        Issue(f"i{number}", "", tuple(str(option) for option in range(count)), numeric=False)
        for number, count in enumerate(shape)
    )
    wishes = tuple(Wish(issue.key, kind, tuple(range(len(issue.options)))) for issue in issues)
    return ScoringPrior(Unknown("x.1", ONE, wishes, order), issues)


def _chance_of(bids: list[Bid], parts: list[list[float]], ours: list[list[float]] | None = None) -> float:
    """The likelihood the slow and obvious way: every package's chance, added up over all packages."""
    packages = list(product(*(range(len(row)) for row in parts)))
    total = 1.0
    for number, bid in enumerate(bids):
        pull = np.exp(CERTAIN.pull[0] - CERTAIN.fall[0] * (min(int(bid.time * 10), 9) + 0.5) / 10)
        pull *= np.exp(CERTAIN.opening[0]) if number == 0 else 1
        odds = {}
        for codes in packages:
            lean = pull * sum(row[code] for row, code in zip(parts, codes, strict=True))
            if ours:
                lean += np.exp(CERTAIN.regard[0]) * sum(row[code] for row, code in zip(ours, codes, strict=True))
            odds[codes] = np.exp(lean)
        times = [item.codes for item in bids[: number + 1]].count(bid.codes)
        total *= (odds[bid.codes] / sum(odds.values())) ** (times**-CERTAIN.again)
    return float(total)


BIDS = [Bid((0, 1), 0.0), Bid((0, 1), 0.05), Bid((0, 0), 0.31), Bid((0, 1), 0.75), Bid((2, 1), 1.0)]


@pytest.mark.parametrize("ours", [None, [[0.0, 0.3, 0.7], [0.3, 0.0]]])
def test_the_likelihood_of_bids_is_that_of_every_package_reckoned_out(ours: list[list[float]] | None) -> None:
    rows = [[0.6, 0.0, 0.35], [0.1, 0.4]]
    model = BidModel((3, 2), BIDS, CERTAIN, ours)
    found = model.log_likelihood(np.array([[*rows[0], *rows[1]]]), np.zeros((1, 4)))
    assert found[0] == pytest.approx(np.log(_chance_of(BIDS, rows, ours)))


def test_two_possible_scorings_get_the_weights_of_an_exact_enumeration() -> None:
    """One issue of two options has but two scorings; the likelihood of each is reckoned out."""
    bids = [Bid((1,), 0.0), Bid((0,), 0.4), Bid((1,), 0.6)]
    weights = np.array([_chance_of(bids, [row]) for row in ([1.0, 0.0], [0.0, 1.0])])
    belief = before_bids(_prior((2,)), seed=3, chains=4000, kept=1, sweeps=10, habits=CERTAIN).after(bids)
    share = belief.parts[:, 1].mean()
    assert share == pytest.approx(weights[1] / weights.sum(), abs=4 * np.sqrt(0.25 / 4000))


@pytest.mark.parametrize("order", [(), ("i1", "i0")])
def test_two_issues_of_two_options_get_the_posterior_of_an_exact_integration(order: tuple[str, ...]) -> None:
    """Four directions, and a weight integrated over a fine grid."""
    bids = [Bid((1, 0), 0.0), Bid((1, 1), 0.2), Bid((1, 0), 0.5), Bid((0, 0), 0.9)]
    grid = (np.arange(400) + 0.5) / 400
    grid = grid[grid <= 0.5] if order else grid
    exact = np.zeros((2, 2))
    mean = total = 0.0
    for first, second in product(range(2), range(2)):
        for weight in grid:
            rows = [[weight * (1 - first), weight * first], [(1 - weight) * (1 - second), (1 - weight) * second]]
            chance = _chance_of(bids, rows)
            exact[first, second] += chance
            mean, total = mean + weight * chance, total + chance
    belief = before_bids(_prior((2, 2), order=order), seed=4, chains=4000, kept=1, sweeps=10, habits=CERTAIN).after(
        bids
    )
    weights = belief.prior.weights(belief.latents)[:, 0]
    first, second = belief.parts[:, 1] > 0, belief.parts[:, 3] > 0
    for row, column in product(range(2), range(2)):
        found = float(((first == bool(row)) & (second == bool(column))).mean())
        assert found == pytest.approx(exact[row, column] / total, abs=0.035)
    assert weights.mean() == pytest.approx(mean / total, abs=0.025)


def test_bids_in_two_portions_tell_what_they_tell_at_once() -> None:
    prior = _prior((3, 2))
    once = before_bids(prior, seed=5, chains=2000, kept=1, sweeps=40).after(BIDS)
    twice = before_bids(prior, seed=6, chains=2000, kept=1, sweeps=40).after(BIDS[:2]).after(BIDS[2:])
    assert once.parts.mean(axis=0) == pytest.approx(twice.parts.mean(axis=0), abs=0.03)
    assert once.bids == twice.bids


@pytest.mark.parametrize(
    "bid",
    [
        Bid((3, 0), 0.1),
        Bid((0, -1), 0.1),
        Bid((0,), 0.1),
        Bid((0, 0, 0), 0.1),
        Bid((0, 0), 1.5),
        Bid((0, 0), float("nan")),
    ],
)
def test_a_bid_that_is_none_is_refused(bid: Bid) -> None:
    with pytest.raises(ValueError, match="the bid"):
        before_bids(_prior((3, 2)), chains=4, kept=1).after([bid])


def test_no_bids_leave_everything_as_it_was() -> None:
    belief = before_bids(_prior((3, 2)), chains=4, kept=1)
    assert belief.after([]) is belief


def test_the_same_seed_gives_the_same_draws() -> None:
    first, second, other = (
        before_bids(_prior((3, 2)), seed, chains=16, kept=1).after(BIDS).parts for seed in (7, 7, 8)
    )
    assert np.array_equal(first, second)
    assert not np.array_equal(first, other)


def test_moves_leave_the_posterior_of_a_normal_mean_as_it_is() -> None:
    """One observation of 2 with variance 1 under a standard normal prior: mean 1 and variance 1/2 in each direction seen."""
    random = np.random.default_rng(1)
    start = random.standard_normal((6000, 3))
    found = moved(start, lambda z: -0.5 * ((z[:, :2] - 2) ** 2).sum(axis=1), np.array([0, 1, 1]), 40, random)
    assert found.mean(axis=0) == pytest.approx([1, 1, 0], abs=0.05)
    assert found.var(axis=0) == pytest.approx([0.5, 0.5, 1], abs=0.05)


def test_a_known_order_of_options_and_issues_survives_any_bids() -> None:
    bids = [Bid((0, 0), time) for time in (0.0, 0.1, 0.2)] + [Bid((0, 2), 0.9)]
    belief = before_bids(_prior((4, 3), "rising", ("i1", "i0")), chains=48, kept=1, sweeps=20).after(bids)
    first, second = belief.scorings.shares
    assert (np.diff(first, axis=1) >= -1e-12).all()
    assert (np.diff(second, axis=1) >= -1e-12).all()
    weights = belief.prior.weights(belief.latents)
    assert (weights[:, 1] >= weights[:, 0]).all()


@pytest.mark.parametrize(("shape", "kind"), [((3, 2), "free"), ((4, 3), "peaked"), ((5, 2), "rising")])
def test_simulation_based_calibration(shape: tuple[int, ...], kind: str) -> None:
    """Scores drawn from the prior lie evenly among draws from the posterior of the bids that they make (Talts et al. 2018)."""
    prior, random = _prior(shape, kind), np.random.default_rng(9)
    ranks: list[list[float]] = []
    for number in range(60):
        latents, habits = random.standard_normal((1, prior.latents)), random.standard_normal(DRAWN.latents)
        parts = np.concatenate(prior.of(latents).shares, axis=1)
        bids = BidModel(shape, [], DRAWN).simulate(parts[0], habits, np.linspace(0, 0.95, 8).tolist(), random)
        belief = before_bids(prior, seed=number, chains=23, kept=1, sweeps=24, habits=DRAWN).after(bids)
        found = [_rank(belief.parts[:, place], parts[0, place], random) for place in range(parts.shape[1])]
        found.append(_rank(prior.weights(belief.latents)[:, 0], float(prior.weights(latents)[0, 0]), random))
        found.append(_rank(belief.habits[:, 0], habits[0], random))
        ranks.append(found)
    for column in np.array(ranks).T:
        assert stats.kstest(column, stats.uniform.cdf).pvalue > 1e-3


def _rank(draws: Floats, true: float, random: np.random.Generator) -> float:
    """Give where a value lies among draws, evenly from 0 to 1 if it is one of them; ties are broken at random."""
    below, equal = int((draws < true - 1e-12).sum()), int((abs(draws - true) <= 1e-12).sum())
    return float((below + random.integers(equal + 1) + random.random()) / (len(draws) + 1))

"""Unknown scores are drawn as their hints say, and worth in a world what their scores say."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from backtable.case import Case, Distribution, Issue, Unknown, Wish
from backtable.value import Model, ScoringPrior, codes_of, draw_worlds, enumerate_packages, unknowns

DRAWS = 4000
DISTANCE = 1.95 / DRAWS**0.5  # Kolmogorov–Smirnov at 0.1 %
ONE = Distribution("values", (1.0,), (1.0,))


@st.composite
def priors(draw: st.DrawFn) -> tuple[Unknown, tuple[Issue, ...]]:
    issues, wishes = [], []
    for number in range(draw(st.integers(1, 4))):
        count = draw(st.integers(1, 14))
        numeric = draw(st.booleans())
        options = tuple(float(item) ** 2 for item in range(count)) if numeric else tuple(f"o{item}" for item in range(count))
        issues.append(Issue(f"i{number}", "", options, numeric=numeric))
        shape = draw(st.sampled_from(["rising", "peaked", "free"]))
        codes = tuple(range(count))
        order = codes if shape == "free" else draw(st.sampled_from([codes, codes[::-1]]))
        if shape == "rising" and draw(st.booleans()):
            order = tuple(draw(st.permutations(codes)))
        wishes.append(Wish(f"i{number}", shape, order))
    ranked = draw(st.permutations([wish.issue for wish in wishes]))[: draw(st.integers(0, len(wishes)))]
    return Unknown("x.1", ONE, tuple(wishes), tuple(ranked)), tuple(issues)


@given(priors(), st.integers(0, 2**32 - 1), st.sampled_from([1.0, 2.0]))
@settings(max_examples=150, deadline=None)
def test_every_scoring_keeps_its_hints_whatever_the_latents_are(
    made: tuple[Unknown, tuple[Issue, ...]], seed: int, size: float
) -> None:
    unknown, issues = made
    prior = ScoringPrior(unknown, issues)
    latents = size * np.random.default_rng(seed).standard_normal((40, prior.latents))
    scorings, weights = prior.of(latents), prior.weights(latents)
    counts = any(len(issue.options) > 1 for issue in issues)
    assert sum(part.max(axis=1) for part in scorings.shares) == pytest.approx(1 if counts else 0, abs=1e-9)
    named = [wish.issue for wish in unknown.wishes]
    movable = [key for key in unknown.order if len(issues[named.index(key)].options) > 1]
    for first, second in pairwise(movable):
        assert (weights[:, named.index(first)] >= weights[:, named.index(second)] - 1e-12).all()
    for wish, part in zip(unknown.wishes, scorings.shares, strict=True):
        assert np.isfinite(part).all()
        assert part.min(axis=1) == pytest.approx(0, abs=1e-9)
        along = part[:, list(wish.order)]
        steps = np.diff(along, axis=1)
        if wish.shape == "rising":
            assert (steps >= -1e-12).all()
        if wish.shape == "peaked":
            for row, one in zip(steps, along, strict=True):
                top = int(np.argmax(one))
                assert (row[:top] >= -1e-12).all()
                assert (row[top:] <= 1e-12).all()


def _prior(shape: str, count: int, issues: int = 1, order: tuple[str, ...] = ()) -> ScoringPrior:
    made = tuple(Issue(f"i{number}", "", tuple(map(float, range(count)))) for number in range(issues))
    wishes = tuple(Wish(issue.key, shape, tuple(range(count))) for issue in made)
    return ScoringPrior(Unknown("x.1", ONE, wishes, order), made)


def _latents(prior: ScoringPrior, seed: int = 5) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((DRAWS, prior.latents))


@pytest.mark.parametrize("issues", [2, 3, 6])
def test_weights_are_uniform_over_all_that_add_up_to_one(issues: int) -> None:
    """Each has the distribution Beta(1, issues − 1)."""
    prior = _prior("rising", 2, issues)
    weights = prior.weights(_latents(prior))
    for column in weights.T:
        assert stats.kstest(column, stats.beta(1, issues - 1).cdf).statistic < DISTANCE


def test_a_known_order_is_the_uniform_distribution_given_that_order() -> None:
    """What sorting gives must be what rejection gives."""
    free, ranked = _prior("rising", 2, 4), _prior("rising", 2, 4, ("i2", "i0"))
    drawn = free.weights(np.random.default_rng(8).standard_normal((4 * DRAWS, free.latents)))
    kept = drawn[drawn[:, 2] >= drawn[:, 0]]
    found = ranked.weights(_latents(ranked))
    for column in range(4):
        assert stats.ks_2samp(kept[:, column], found[:, column]).pvalue > 1e-3


@given(priors())
@settings(max_examples=30)
def test_average_weights_are_those_of_the_draws(drawn: tuple[Unknown, tuple[Issue, ...]]) -> None:
    prior = ScoringPrior(*drawn)
    found = prior.weights(np.random.default_rng(9).standard_normal((DRAWS, prior.latents)))
    assert prior.mean_weights() == pytest.approx(found.mean(axis=0), abs=5 * 0.4 / DRAWS**0.5)


def test_free_scores_have_every_option_best_equally_often_and_middles_that_are_uniform_but_for_their_bend() -> None:
    """A uniform middle U to the power exp(z / 2): its logarithm is −E exp(z / 2), E exponential, z normal."""
    prior = _prior("free", 3)
    (scores,) = prior.of(_latents(prior)).shares
    assert stats.chisquare(np.bincount(scores.argmax(axis=1), minlength=3)).pvalue > 1e-3
    middles = np.sort(scores, axis=1)[:, 1]
    nodes, weights = np.polynomial.hermite_e.hermegauss(40)

    def below(value: np.ndarray) -> np.ndarray:
        found: np.ndarray = (weights / weights.sum()) @ value[None, :] ** np.exp(-0.5 * nodes)[:, None]
        return found

    assert stats.kstest(middles, below).statistic < DISTANCE
    assert stats.kstest(middles, stats.uniform.cdf).statistic > DISTANCE


def test_a_peak_is_equally_often_at_each_option() -> None:
    prior = _prior("peaked", 5)
    (scores,) = prior.of(_latents(prior)).shares
    assert stats.chisquare(np.bincount(scores.argmax(axis=1), minlength=5)).pvalue > 1e-3


def test_steps_are_in_proportion_to_the_distance_of_the_options() -> None:
    issue = Issue("i", "", (0.0, 1.0, 10.0))
    prior = ScoringPrior(Unknown("x.1", ONE, (Wish("i", "rising", (0, 1, 2)),)), (issue,))
    (scores,) = prior.of(_latents(prior)).shares
    assert np.median(scores[:, 1]) == pytest.approx(0.1, abs=0.02)


TEXT = """
case: unknown wishes
ours: us
currency: EUR
issues:
  price: {{from: 0, to: 400, step: 10}}
  term: {{options: [1, 2, 4]}}
  support: {{options: [none, day, night]}}
sides:
  us: {{people: {{ann: {{table: front, interests: [{{name: Cheap, value: -price, no_deal: -200}}]}}}}}}
  them:
    interests:
      - {{name: Other, value: term, no_deal: 0}}
      - name: Wishes
        unknown: {first}
    people:
      bob: {{table: front, stake: 0.5, interests: [{{name: Own, unknown: {second}}}]}}
"""
FIRST = "{worth: {low: 1000, likely: 2000, high: 4000}, issues: {price: more, support: any}, no_deal: {uniform: [20%, 40%]}}"
SECOND = "{worth: 700, issues: {term: middle, support: [night, none, day]}, order: [support, term]}"


def test_a_package_is_worth_what_the_scores_of_the_world_say(case_of: Callable[[str], Case]) -> None:
    """Every worth in every world, added up by hand from the scores drawn."""
    case = case_of(TEXT.format(first=FIRST, second=SECOND))
    worlds = draw_worlds(case, 20, 5)
    view = Model(case).view(worlds)
    packages = enumerate_packages(case)
    codes = packages.codes[::17]
    side, own = (
        ScoringPrior(item, case.issues).of(worlds.values[item.key]) for item in unknowns(case)
    )
    gains, felt = view.side_gain("them", codes), view.perceived(case.person("bob"), codes)
    for row, (price, term, support) in enumerate(codes):
        for world in range(20):
            worth = side.worth[world] * (side.shares[0][world, price] + side.shares[1][world, support])
            gain = case.issues[1].options[term] + worth - side.worth[world] * side.no_deal[world]
            personal = 700 * (own.shares[0][world, term] + own.shares[1][world, support])
            assert gains[row, world] == pytest.approx(gain)
            assert felt[row, world] == pytest.approx(0.5 * gain + personal)
    assert ((side.no_deal >= 0.2) & (side.no_deal <= 0.4)).all()
    assert ((side.worth >= 1000) & (side.worth <= 4000)).all()
    bob, interest = case.person("bob"), case.side("them").interests[1]
    assert view.no_deal(bob, interest, 0.5)[0] == pytest.approx(0.5 * side.worth * side.no_deal)


def test_draws_are_the_same_each_time_and_do_not_move_with_other_unknowns(case_of: Callable[[str], Case]) -> None:
    case = case_of(TEXT.format(first=FIRST, second=SECOND))
    again, other = draw_worlds(case, 50, 5), draw_worlds(case, 50, 5, stream=1)
    changed = draw_worlds(case_of(TEXT.format(first=FIRST, second="{worth: 9}")), 50, 5)
    worlds = draw_worlds(case, 50, 5)
    assert not worlds.exact
    assert np.array_equal(worlds.values["them.2"], again.values["them.2"])
    assert np.array_equal(worlds.values["them.2"], changed.values["them.2"])
    assert not np.array_equal(worlds.values["them.2"], other.values["them.2"])


def test_whoever_has_the_interest_knows_the_scores_and_says_yes_by_them(case_of: Callable[[str], Case]) -> None:
    case = case_of(TEXT.format(first=FIRST, second=SECOND))
    view = Model(case).view(draw_worlds(case, 400, 5))
    low, high = codes_of(case, [enumerate_packages(case).package(0)]), enumerate_packages(case).codes[-1:]
    yes = [float(view.yes(case.person("bob"), codes).mean()) for codes in (low, high)]
    assert yes[0] < 0.9 < yes[1]
    assert set(np.unique(view.yes(case.person("bob"), low))) == {False, True}

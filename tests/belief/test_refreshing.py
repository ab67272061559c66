"""Where evidence leaves too few worlds, fresh ones come from the exact posterior, the same for the same seed."""

from collections.abc import Callable

import numpy as np
import pytest

from backtable.belief import (
    Accepted,
    Approved,
    ConditionLearned,
    Countered,
    Evidence,
    Heard,
    Lapsed,
    Noise,
    OfferReceived,
    Refused,
    Rejected,
    believe,
)
from backtable.belief import _refresh as refresh
from backtable.belief._models import prepared
from backtable.belief._state import State
from backtable.case import Case, Expression, Package
from backtable.errors import NoAnswerError
from backtable.files import read_package
from backtable.value import ScoringPrior, unknowns

SHARP = Noise(softness=0.01)


def learned(case: Case, middle: Package) -> list:
    """Give much that has been learned."""
    small = read_package(case, "count=2, price=50, reference=none")
    large = read_package(case, "count=8, price=30, reference=given")
    return [
        Refused("rep", read_package(case, "count=2, price=50, reference=given")),
        Refused("boss", large),
        Approved("boss", small),
        Rejected("rep", middle, 0.9),
        Heard("seller", Expression("cost + award > 100"), 0.8),
        Approved("boss", read_package(case, "count=3, price=50, reference=given")),
        Refused("rep", read_package(case, "count=3, price=50, reference=none")),
    ]


def reference(case: Case, items: list, noise: Noise, count: int = 400_000) -> dict[str, tuple[float, float]]:
    """Give posterior means and standard deviations from so many worlds of the prior that none need be refreshed."""
    start = believe(case, noise=noise, worlds=10)
    state = State(start.setting, count, 99, 5, {}, 0)
    prior = dict(state._values)
    log_weights = np.zeros(count)
    for item in items:
        log_weights += np.log(state._likelihood(item, prior))
    weights = np.exp(log_weights - log_weights.max())
    weights /= weights.sum()
    assert 1 / (weights**2).sum() > 2000
    means = {name: float(weights @ values) for name, values in prior.items()}
    return {
        name: (means[name], float(np.sqrt(weights @ (values - means[name]) ** 2))) for name, values in prior.items()
    }


@pytest.mark.parametrize("pools", [refresh.POOLS, 1], ids=["by drawing more", "by moving"])
def test_fresh_worlds_come_from_the_posterior(
    pools: int, sale: Case, middle: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresh, "POOLS", pools)
    items = learned(sale, middle)
    wanted = reference(sale, items, SHARP)
    beliefs = believe(sale, items, SHARP, worlds=3000)
    assert sum(change.refreshed for change in beliefs.changes) >= 1
    assert beliefs.effective > 400
    worlds = beliefs.worlds()
    for name, (mean, spread) in wanted.items():
        error = spread / np.sqrt(beliefs.effective)
        assert worlds.values[name].mean() == pytest.approx(mean, abs=4 * error), name
        assert worlds.values[name].std() == pytest.approx(spread, rel=0.15, abs=1e-9), name


def test_parts_that_are_tied_together_keep_the_weights_of_both(sale: Case, middle: Package) -> None:
    """What the rep and the boss did is weighed apart until an answer of both ties it together; no worlds are drawn anew."""
    noise = Noise(softness=0.2)
    items = [*learned(sale, middle)[:2], Rejected("rep", middle, 0.9)]
    wanted = reference(sale, items, noise)
    beliefs = believe(sale, items, noise, worlds=8000)
    assert not any(change.refreshed for change in beliefs.changes)
    for name, (mean, spread) in wanted.items():
        found = float(beliefs.state.weights_of(name) @ beliefs.state.values_of(name))
        assert found == pytest.approx(mean, abs=4 * spread / np.sqrt(beliefs.effective)), name
    for name in ("commission", "cost"):
        prior = float(beliefs.prior().values[name].mean())
        assert abs(prior - wanted[name][0]) > 8 * wanted[name][1] / np.sqrt(beliefs.effective), name


UNKNOWN = """
case: wishes
ours: us
issues:
  price: {from: 10, to: 20}
  term: {from: 1, to: 4}
sides:
  us: {people: {me: {table: front}}, interests: [{name: Price, value: -price, no_deal: -18}]}
  them:
    people: {rep: {table: front}}
    interests: [{name: Wishes, unknown: {worth: 100, issues: {price: more, term: any}, no_deal: 0.3}}]
"""


def test_unknown_scores_are_learned_and_refreshed(case_of: Callable[[str], Case]) -> None:
    """After offers that give up the term for the price, worlds drawn anew have the weights of the exact posterior."""
    case = case_of(UNKNOWN)
    (unknown,) = unknowns(case)
    prior = ScoringPrior(unknown, case.issues)
    offers = [OfferReceived("rep", Package((price, term)), 0.2) for price, term in ((20.0, 2.0), (20.0, 1.0), (19.0, 3.0))]
    items = [*offers, Refused("rep", Package((11.0, 2.0)))]
    sharp = Noise(softness=0.02, eager_first=20, eager_last=20)
    beliefs = believe(case, items, sharp, worlds=2000)
    assert sum(change.refreshed for change in beliefs.changes) >= 1
    drawn = State(beliefs.setting, 60_000, 9, 5, {}, 0)
    values = dict(drawn._values)
    logs = sum(np.log(drawn._likelihood(item, values)) for item in items)
    weights = np.exp(logs - logs.max()) / np.exp(logs - logs.max()).sum()
    assert 1 / (weights**2).sum() > 500
    wanted = weights @ prior.weights(values[unknown.key])
    found = prior.weights(beliefs.worlds().values[unknown.key]).mean(axis=0)
    assert found == pytest.approx(wanted, abs=0.03)
    assert found[0] > prior.weights(beliefs.prior().values[unknown.key]).mean(axis=0)[0] + 0.1


def test_the_same_seed_gives_the_same_worlds(sale: Case, middle: Package) -> None:
    items = learned(sale, middle)
    first, second = (believe(sale, items, SHARP, worlds=1000) for _ in range(2))
    other = believe(sale, items, SHARP, worlds=1000, seed=6)
    for name, values in first.worlds().values.items():
        assert np.array_equal(values, second.worlds().values[name])
    assert not np.array_equal(first.worlds().values["cost"], other.worlds().values["cost"])


def test_going_on_from_beliefs_leaves_them_as_they_are(sale: Case, middle: Package) -> None:
    items = learned(sale, middle)
    before = believe(sale, items[:2], SHARP, worlds=1000)
    held = before.worlds().values["cost"].copy()
    for item in items[2:]:
        before.after(item)
    assert np.array_equal(before.worlds().values["cost"], held)


def test_the_stated_number_of_independent_worlds_is_honest(sale: Case, middle: Package) -> None:
    """Over many seeds the means of drawn worlds scatter as little as their standard error says, or less."""
    beliefs = believe(sale, learned(sale, middle)[:5], worlds=400)
    drawn = [beliefs.draw(300, seed, 1) for seed in range(40)]
    for name in ("cost", "rival", "award@seller", "commission"):
        means = np.array([worlds.values[name].mean() for worlds in drawn])
        stated = np.mean([worlds.values[name].std() / np.sqrt(worlds.size) for worlds in drawn])
        assert means.std() < 1.25 * stated, name
    assert all(worlds.size < worlds.count for worlds in drawn)


def test_a_fact_leaves_only_worlds_in_which_it_holds(sale: Case) -> None:
    beliefs = believe(sale, [ConditionLearned(Expression("cost + rival > 125"))], worlds=2000)
    values = beliefs.worlds().values
    assert (values["cost"] + values["rival"] > 125).all()
    assert len(np.unique(values["cost"])) > 50


def test_facts_that_contradict_each_other_or_the_case_are_refused(sale: Case) -> None:
    for first, second in (("cost > 50", "cost < 30"), ("cost > 50", "cost < 10")):
        with pytest.raises(NoAnswerError, match="nothing that the case holds possible fits"):
            believe(sale, [ConditionLearned(Expression(text)) for text in (first, second)], worlds=500)


def test_hints_by_the_same_mouth_count_less_and_never_for_more_than_two(sale: Case) -> None:
    """Of n repetitions, correlated by one half, the odds grow by the power 2n / (n + 1); another mouth counts in full."""
    hint = Heard("boss", Expression("rival > 40"), 0.5)

    def odds(items: list) -> float:
        beliefs = believe(sale, items, worlds=4000)
        weights, values = beliefs.state.weights_of("rival"), beliefs.state.values_of("rival")
        share = float(weights[values > 40].sum())
        return share / (1 - share)

    before = odds([])
    for count in (1, 2, 5):
        assert odds([hint] * count) / before == pytest.approx(2 ** (2 * count / (count + 1)), rel=1e-6)
    other = Heard("seller", Expression("cost > 40"), 0.5)
    assert odds([hint, other]) / before == pytest.approx(2, rel=1e-6)
    press = Heard("trade press", Expression("rival > 40"), 0.5)
    assert odds([hint, press]) / before == pytest.approx(4, rel=1e-6)


def test_much_evidence_asks_for_fewer_independent_worlds_and_little_for_half() -> None:
    assert [refresh.enough(pieces) for pieces in (0, 64, 128, 10_000)] == [0.5, 0.5, 0.25, 0.125]
    assert refresh.enough(64, 0.3) == 0.5
    assert refresh.enough(128, 0.3) == pytest.approx(0.2)


def test_what_is_computed_for_many_packages_at_once_is_what_is_computed_for_each(sale: Case) -> None:
    """To the last bit, for what is drawn by it must not depend on how much is weighed at once."""
    setting = believe(sale, noise=SHARP, worlds=10).setting
    setting.compared = setting.compared[::7].copy()  # as where there are so many packages that not all are compared
    state = State(setting, 333, 99, 5, {}, 0)
    worlds, asked = dict(state._values), ("count=2, price=50, reference=given", "count=9, price=30, reference=none", "count=3, price=70, reference=given")
    items: list[Evidence] = []
    for text in asked:
        package = read_package(sale, text)
        items += [OfferReceived("rep", package, 0.2), Rejected("boss", package, 0.5), Lapsed("rep", package, 0.5), Countered("rep", package, 0.5), Accepted("rep", package, True, 0.5)]
    ready = prepared(items, state._scene(worlds))
    assert len(ready) == 4 * len(asked), "the gain of the rep; that all say yes; with the rep; with the boss"
    for item in items:
        assert np.array_equal(state._likelihood(item, worlds), state._likelihood(item, worlds, ready=ready)), item
    (key, values), *_ = ready.items()
    assert not np.array_equal(state._likelihood(items[0], worlds), state._likelihood(items[0], worlds, ready=ready | {key: values - 50.0})), "it is used"

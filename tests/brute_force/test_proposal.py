"""The proposal, its people, the counts and the alternatives of a small discrete case equal brute force."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from backtable.advice import Judgement, advise
from backtable.advice._finder import chance_levels
from backtable.files import read_case
from backtable.papers import advice_document
from tests.oracles import Oracle, examples, small_cases, written

CLOSE = 1e-9


@examples(30)
@given(case=small_cases())
def test_the_proposal_is_the_allowed_package_of_most_expected_gain(case: dict[str, Any]) -> None:
    """Of equal ones that of the highest chance, then that which the other sides gain most from."""
    advice, oracle = advise(written(case)), Oracle(case)
    assert advice.method.exact
    allowed = oracle.allowed()
    values = [oracle.value(package) for package in allowed]
    assert advice.allowed == len(allowed)
    if advice.proposal is None:
        assert max(values, default=Fraction(0)) <= 0
        _check_in_the_way(advice.in_the_way, oracle)
        return
    package = oracle.exact(advice.case.terms(advice.proposal.package))
    best = [package for package, value in zip(allowed, values, strict=True) if value == max(values)]
    chance = max(oracle.chance(item) for item in best)
    likely = [item for item in best if oracle.chance(item) == chance]
    others = [side for side in case["sides"] if side != "us"]
    theirs = {tuple(item.values()): sum(oracle.gain(side, item) for side in others) for item in likely}
    assert theirs.get(tuple(package.values())) == max(theirs.values())
    assert advice.proposal.expected_gain == pytest.approx(float(max(values)), abs=CLOSE)
    assert advice.proposal.chance == pytest.approx(float(chance), abs=CLOSE)
    assert advice.equally_good_count == len(best)
    assert advice.equally_good == {
        issue: tuple(
            option
            for option in (_plain(item) for item in _options(case, issue))
            if option in {_plain(item[issue]) for item in best}
        )
        for issue in case["issues"]
    }
    for judgement in advice.proposal.people:
        _check_judgement(judgement, oracle, package)


def test_of_very_many_that_tie_that_which_the_others_like_best_is_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 71 × 70 packages that bring us the same it stands last in the order of the case."""
    sides: dict[str, Any] = {"us": {"interests": [{"name": "use", "value": "10 * a", "no_deal": 0}], "people": {"ann": {"table": "front"}}}}
    sides["them"] = {"interests": [{"name": "money", "value": "b + c", "no_deal": 0}], "people": {"ben": {"table": "front"}}}
    case = written({"case": "ties", "ours": "us", "issues": {"a": {"from": 0, "to": 3}, "b": {"from": 0, "to": 70}, "c": {"from": 0, "to": 69}}, "sides": sides})
    whole = advise(case)
    assert (whole.equally_good_count, whole.equally_good_more) == (71 * 70, False)
    monkeypatch.setattr("backtable.advice._finder.MOST_TIED", 100)
    monkeypatch.setattr("backtable.advice._finder.CANDIDATES", 50)
    few = advise(case)
    assert (few.equally_good_count, few.equally_good_more) == (100, True)
    assert "At least 100 packages are equally good for us" in str(advice_document(few).sections)
    for found in (whole, few):
        assert found.proposal is not None
        assert case.terms(found.proposal.package) == {"a": 3, "b": 70, "c": 69}


def _check_in_the_way(found: tuple[str, ...], oracle: Oracle) -> None:
    """Whoever must approve some package and never says yes to one is named, and whoever of us is never sure enough where we approve none, and then nobody else."""
    never = []
    allowed, ours = oracle.allowed(), oracle.case["sides"]["us"]["people"]
    for key in oracle.people:
        asked = [
            oracle.yes(key, package, world)
            for package in oracle.packages
            for world, _ in oracle.worlds
            if oracle.must(key, package, world)
        ]
        if asked and (not any(asked) or (not allowed and key in ours and not any(_sure(oracle, key, package) for package in oracle.packages))):
            never.append(key)
    assert found
    if never:
        assert found == tuple(never)
    elif not allowed:
        assert set(found) <= set(ours)


def _sure(oracle: Oracle, key: str, package: dict[str, Any]) -> bool:
    """Say whether somebody of ours lets a package pass that needs them."""
    return oracle.must_approve(key, package) > 0 and oracle.mean(lambda world: not oracle.must(key, package, world) or oracle.yes(key, package, world)) >= oracle.enough


def _options(case: dict[str, Any], issue: str) -> list[Any]:
    item = case["issues"][issue]
    return list(item["options"]) if "options" in item else list(range(item["from"], item["to"] + 1))


def _plain(value: Any) -> Any:
    return value if isinstance(value, str) else float(value)


def _check_judgement(judgement: Judgement, oracle: Oracle, package: dict[str, Any]) -> None:
    key = judgement.person
    gains = sorted((oracle.perceived(key, package, world), weight) for world, weight in oracle.worlds)
    assert judgement.gain.mean == pytest.approx(float(sum(gain * weight for gain, weight in gains)), abs=CLOSE)
    for share, found in ((Fraction(1, 20), judgement.gain.low), (Fraction(19, 20), judgement.gain.high)):
        below = Fraction(0)
        for gain, weight in gains:
            below += weight
            if below >= share:
                assert found == pytest.approx(float(gain), abs=CLOSE)
                break
    assert judgement.own + judgement.organisation == pytest.approx(judgement.gain.mean, abs=CLOSE)
    assert judgement.says_yes == pytest.approx(float(oracle.says_yes(key, package)), abs=CLOSE)
    assert judgement.must_approve == pytest.approx(float(oracle.must_approve(key, package)), abs=CLOSE)
    lack = oracle.mean(lambda world: max(oracle.threshold(key, world) - oracle.perceived(key, package, world), 0))
    assert judgement.shortfall == pytest.approx(float(lack), abs=CLOSE)
    assert judgement.threshold == pytest.approx(
        float(oracle.mean(lambda world: oracle.threshold(key, world))), abs=CLOSE
    )


@examples(15)
@given(case=small_cases())
def test_the_counts_are_of_packages_that_may_pass(case: dict[str, Any]) -> None:
    """Possible: all that the rules leave. Half and 90 %: those acceptable with at least that chance, ours or not."""
    advice, oracle = advise(written(case)), Oracle(case)
    chances = [oracle.chance(package) for package in oracle.packages]
    assert advice.possible == len(oracle.packages)
    assert advice.chance_half == sum(chance >= Fraction(1, 2) for chance in chances)
    assert advice.chance_90 == sum(chance >= Fraction(9, 10) for chance in chances)


@examples(15)
@given(case=small_cases())
def test_more_chance_is_the_best_at_each_level_and_alternatives_differ_in_substance(case: dict[str, Any]) -> None:
    advice, oracle = advise(written(case)), Oracle(case)
    if advice.proposal is None:
        return
    ranked = [(oracle.value(package), oracle.chance(package), package) for package in oracle.allowed()]
    chances = np.array([float(chance) for _, chance, _ in ranked])
    best = {
        level: float(max(value for value, chance, _ in ranked if chance >= level - CLOSE))
        for level in chance_levels(chances, advice.proposal.chance)
    }
    highest = max(chances)
    assert {level for level in (0.5, 0.75, 0.9, 0.95, 0.99) if level <= highest} <= set(best)
    assert max([*best, advice.proposal.chance]) >= highest - 0.02
    for level, value in best.items():
        assert any(
            outcome.chance >= level - CLOSE and outcome.expected_gain == pytest.approx(value, abs=CLOSE)
            for outcome in advice.more_chance
        )
    for outcome in advice.more_chance:
        assert outcome.expected_gain in [pytest.approx(value, abs=CLOSE) for value in best.values()]
    named = [oracle.exact(advice.case.terms(advice.proposal.package))]
    told = {id(package): (value, chance, *(oracle.gain(side, package) for side in case["sides"])) for value, chance, package in ranked}

    def spoilt(package: dict[str, Any]) -> bool:
        """Say whether another with one term changed is no worse in anything, and better in something."""
        near = [told[id(other)] for _, _, other in ranked if sum(package[key] != other[key] for key in package) == 1]
        return any(other != told[id(package)] and all(a >= b for a, b in zip(other, told[id(package)], strict=True)) for other in near)

    for outcome in advice.alternatives:
        apart = [
            value
            for value, _, package in ranked
            if min(sum(package[key] != other[key] for key in package) for other in named) >= 2 and not spoilt(package)
        ]
        assert outcome.expected_gain == pytest.approx(float(max(apart)), abs=CLOSE)
        named.append(oracle.exact(advice.case.terms(outcome.package)))


DECIMAL = """
case: limit hit exactly
ours: a
issues:
  price: {kind: amount, options: [40, 50]}
  uplift: {unit: "%", options: [0%, 10%, 20%]}
rules: [{require: price * (1 + uplift) <= 55}]
sides:
  a: {interests: [{name: m, value: 'price * (1 + uplift)', no_deal: 0}], people: {buyer: {table: front}}}
  b: {interests: [{name: m, value: '80 - price', no_deal: 0}], people: {s: {table: front}}}
"""


def test_a_rule_that_is_hit_exactly_in_decimals_leaves_the_package() -> None:
    """50 with 10 % more is 55 on paper, and 55.00000000000001 in binary."""
    proposal = advise(read_case("case.yaml", DECIMAL.encode())).proposal
    assert proposal is not None
    assert proposal.package.values == (50.0, 0.1)

"""The proposal with a margin leaves every counterpart more than they ask for."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from backtable.advice import advise
from tests.oracles import Oracle, examples, small_cases, written


@examples(20)
@given(case=small_cases())
def test_the_margin_is_a_share_of_what_a_person_can_gain_on_our_frontier(case: dict[str, Any]) -> None:
    """Thresholds of the other sides' people raised by it, the best allowed package is chosen; its figures are without it."""
    advice, oracle = advise(written(case)), Oracle(case)
    share = Fraction(str(case["margin"]))
    if advice.proposal is None or not share:
        assert advice.safer is None
        return
    raised = {}
    for key, side in oracle.people.items():
        if side != "us":
            gains = [oracle.mean_perceived(key, package) for package in oracle.frontier()]
            raised[key] = share * (max(gains) - min(gains))
    values = {tuple(package.values()): oracle.value(package, raised) for package in oracle.allowed()}
    if advice.safer is None:
        assert max(values.values()) <= 0
        return
    package = oracle.exact(advice.case.terms(advice.safer.package))
    assert values[tuple(package.values())] == max(values.values())
    proposed = oracle.exact(advice.case.terms(advice.proposal.package))
    if values[tuple(proposed.values())] == max(values.values()):
        assert advice.safer.package == advice.proposal.package, "nothing else is suggested for a margin that the proposal leaves"
    assert advice.safer.expected_gain == pytest.approx(float(oracle.value(package)), abs=1e-9)
    assert advice.safer.chance == pytest.approx(float(oracle.chance(package)), abs=1e-9)

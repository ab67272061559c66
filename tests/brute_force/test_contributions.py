"""Why one package beats another equals the average over all orders of changing the terms."""

import itertools
from fractions import Fraction
from math import factorial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.advice import advise
from tests.oracles import Oracle, examples, small_cases, written


@examples(20)
@given(case=small_cases(), data=st.data())
def test_contributions_are_shapley_values(case: dict[str, Any], data: st.DataObject) -> None:
    """Terms that are coupled share their effect; packages in between count even where a rule forbids them."""
    oracle = Oracle(case)
    demand = data.draw(st.sampled_from(oracle.combinations))
    case["packages"] = {
        "demand": {key: value if isinstance(value, str) else int(value) for key, value in demand.items()}
    }
    advice = advise(written(case))
    if advice.proposal is None:
        return
    package = oracle.exact(advice.case.terms(advice.proposal.package))
    differing = [key for key in package if package[key] != demand[key]]
    assert [contribution.person for contribution in advice.why] == list(oracle.people)
    for contribution in advice.why:
        shares = dict.fromkeys(differing, Fraction(0))
        for order in itertools.permutations(differing):
            current = dict(demand)
            for key in order:
                before = oracle.mean_perceived(contribution.person, current)
                current[key] = package[key]
                shares[key] += (oracle.mean_perceived(contribution.person, current) - before) / factorial(
                    len(differing)
                )
        found = dict(contribution.terms)
        assert set(found) <= set(differing)
        for key in differing:
            assert found.get(key, 0.0) == pytest.approx(float(shares[key]), abs=1e-6)
        assert contribution.total == pytest.approx(float(sum(shares.values())), abs=1e-9)

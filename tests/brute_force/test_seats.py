"""Exposure, expected gain and chance of each seating of a small discrete case equal brute force."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.advice import Advice, advise
from tests.oracles import Oracle, examples, small_cases, written

FORWARD = [
    {},
    {"us_1": True},
    {"us_0": False, "us_1": True},
    {"them_0": False},
]


def _asked_for(case: dict[str, Any]) -> set[str]:
    text = repr(case)
    return {key for side in case["sides"].values() for key in side["people"] if f"front({key})" in text}


def _check(advice: Advice, case: dict[str, Any], seating: dict[str, bool]) -> None:
    present = Oracle(case, seating)
    ours = [key for key in case["sides"]["us"]["people"] if not present.front[key]]
    theirs = [key for key, side in present.people.items() if side != "us" and not present.front[key]]
    asked = _asked_for(case)
    forward = [(), *((key,) for key in ours)]
    forward += [(key, other) for key in ours for other in theirs if {key, other} <= asked]
    assert len(advice.seats) == len(forward)
    for seat, brought in zip(advice.seats, forward, strict=True):
        oracle = Oracle(case, {**seating, **dict.fromkeys(brought, True)})
        assert seat.present == (not brought)
        assert seat.seating == tuple(key for key in oracle.people if oracle.front[key])
        exposure = oracle.exposure()
        assert seat.exposure == (None if exposure is None else pytest.approx(float(exposure), abs=1e-9))
        if seat.package is not None:
            package = oracle.exact(advice.case.terms(seat.package))
            assert oracle.gain("us", package) == exposure
        ranked = [(oracle.value(package), oracle.chance(package)) for package in oracle.allowed()]
        value, chance = max(ranked, default=(Fraction(0), Fraction(0)))
        assert seat.expected_gain == pytest.approx(float(max(value, Fraction(0))), abs=1e-9)
        assert seat.chance == pytest.approx(float(chance) if value > 0 else 0.0, abs=1e-9)


@examples(20)
@given(case=small_cases(), seating=st.sampled_from(FORWARD))
def test_each_seating_of_ours_has_its_exposure_and_its_best_proposal(
    case: dict[str, Any], seating: dict[str, bool]
) -> None:
    """As the case seats people and as `seating` does; interests, thresholds and authority may ask who sits in front."""
    _check(advise(written(case), seating=seating), case, seating)

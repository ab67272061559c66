"""How any package of a small discrete case stands, who blocks it and the cheapest fix equal brute force."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.advice import explain
from backtable.case import Package
from tests.oracles import Oracle, examples, small_cases, written


@examples(30)
@given(case=small_cases(), data=st.data(), level=st.sampled_from(["0.5", "0.8"]))
def test_the_cheapest_fix_changes_fewest_issues_and_then_moves_our_gain_least(
    case: dict[str, Any], data: st.DataObject, level: str
) -> None:
    """It lifts the blocker to the level, or needs them hardly ever, and nobody else whose approval it needs falls, or is in the way more often."""
    oracle = Oracle(case)
    package = data.draw(st.sampled_from(oracle.combinations))
    read = written(case)
    values = tuple(value if isinstance(value, str) else float(value) for value in package.values())
    found = explain(read, Package(values), level=float(level))
    assert (found.forbidden == "") == (package in oracle.packages)
    assert found.outcome.expected_gain == pytest.approx(float(oracle.value(package)), abs=1e-9)
    assert found.outcome.chance == pytest.approx(float(oracle.chance(package)), abs=1e-9)
    assert found.outcome.allowed == oracle.allows(package)
    blocking = [
        key
        for key in oracle.people
        if oracle.must_approve(key, package) > Fraction(1, 2) and oracle.says_yes(key, package) < Fraction(level)
    ]
    assert sorted(blocker.person for blocker in found.blockers) == sorted(blocking)
    for blocker in found.blockers:
        assert blocker.chance == pytest.approx(float(oracle.says_yes(blocker.person, package)), abs=1e-9)
        wanted = oracle.fix(package, blocker.person, Fraction(level))
        if wanted is None:
            assert blocker.fix is None
            continue
        assert blocker.fix is not None
        fixed = oracle.exact(read.terms(blocker.fix.package))
        assert sum(fixed[key] != package[key] for key in package) == wanted[0]
        moved = abs(blocker.fix.gain["us"] - found.outcome.gain["us"])
        assert moved == pytest.approx(float(wanted[1]), abs=1e-9)
        assert blocker.released == (oracle.says_yes(blocker.person, fixed) < Fraction(level))
        if not blocker.released:
            assert blocker.won is None
            continue
        assert oracle.must_approve(blocker.person, fixed) <= Fraction(1, 2)
        wanted = oracle.fix(package, blocker.person, Fraction(level), won=True)
        assert (blocker.won is None) == (wanted is None)
        if blocker.won is not None and wanted is not None:
            brought = oracle.exact(read.terms(blocker.won.package))
            assert oracle.says_yes(blocker.person, brought) >= Fraction(level)
            assert sum(brought[key] != package[key] for key in package) == wanted[0]
            moved = abs(blocker.won.gain["us"] - found.outcome.gain["us"])
            assert moved == pytest.approx(float(wanted[1]), abs=1e-9)

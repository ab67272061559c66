"""Near a package the best value of a continuous amount is found for each set of terms: none of a fine grid is better."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import given

from backtable.advice import near
from backtable.case import Case, Package
from backtable.files import read_case
from backtable.papers import near_document
from tests.brute_force.test_continuous_amounts import SPLIT, cases
from tests.brute_force.test_several_amounts import TWO
from tests.brute_force.test_several_amounts import cases as several
from tests.oracles import examples


def stepped(case: Case) -> Case:
    """Give a case whose amount has 101 values instead of any."""
    return replace(case, issues=tuple(replace(issue, options=tuple(np.linspace(0, 10, 101).tolist()), continuous=False) if issue.continuous else issue for issue in case.issues))


@examples(20)
@given(plain=cases(certain=True))
def test_no_value_of_a_grid_is_better_for_any_set_of_terms(plain: dict[str, Any]) -> None:
    case = read_case("case.yaml", json.dumps(plain).encode())
    package = Package((5.0, 1.0, "x"))
    found, wanted = (near(item, package, changes=2, top=100) for item in (case, stepped(case)))
    assert found.method.every_amount
    best = {item.changed: item.outcome.expected_gain for item in found.found}
    for item in wanted.found:
        assert max((gain for changed, gain in best.items() if set(changed) <= set(item.changed)), default=-np.inf) >= item.outcome.expected_gain - 1e-6


def test_the_text_says_whether_the_best_values_are_known() -> None:
    one = near(read_case("case.yaml", SPLIT.encode()), Package((300000.0, "no")))
    assert one.found[0].outcome.package.values == (250000.5, "no")
    assert "Among them is the best for each set of terms." in near_document(one).method
    two = near(read_case("case.yaml", TWO.encode()), Package((400.0, 20.0, 3.0)))
    assert not two.method.every_amount
    assert "What other values would bring is not known; with a `step` all packages near would be looked at." in near_document(two).method


@examples(12)
@given(case=several(certain=True))
def test_of_several_amounts_no_value_of_a_grid_is_better_where_one_differs(case: Case) -> None:
    package = Package((5.0, 2.0, 1.0, "x"))
    fine = replace(case, issues=tuple(replace(issue, options=tuple(np.linspace(0, issue.options[-1], 101).tolist()), continuous=False) if issue.continuous else issue for issue in case.issues))
    for changes, among in ((1, ()), (2, ("t", "k")), (3, ("f", "a", "k"))):
        found, wanted = (near(item, package, changes, among, top=100) for item in (case, fine))
        best = {item.changed: item.outcome.expected_gain for item in found.found}
        if not found.method.every_amount:
            continue  # it bends in several amounts together
        for item in wanted.found:
            assert max((gain for changed, gain in best.items() if set(changed) <= set(item.changed)), default=-np.inf) >= item.outcome.expected_gain - 1e-6


def test_where_one_of_several_amounts_may_differ_its_best_value_is_found() -> None:
    """Ben wants 312.34 for one: that is the best price where the fee satisfies the others anyway."""
    case = read_case("case.yaml", TWO.replace("threshold: 1030.5", "threshold: 0").encode())
    found = near(case, Package((400.0, 20.0, 3.0)), changes=1)
    assert found.method.every_amount
    assert {item.outcome.package.values for item in found.found} >= {(312.34, 20.0, 3.0), (400.0, 17.77, 3.0)}
    kept = near(case, Package((400.0, 20.0, 3.0)), changes=3, among=["price", "volume"])
    assert kept.method.every_amount
    assert kept.found[0].outcome.package.values == (312.34, 20.0, 3.0)
    said = near_document(kept).method
    assert "Among them is the best for each set of terms." in said
    assert "Of fee, which can be any amount" not in said

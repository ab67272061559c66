"""The cheapest fix of a package with a continuous amount: none of a fine grid changes fewer terms, or as few and our gain less."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from backtable.advice import Outcome, explain
from backtable.case import Case, Package
from backtable.files import read_case
from backtable.papers import explanation_document
from tests.brute_force.test_continuous_amounts import SPLIT, cases
from tests.brute_force.test_several_amounts import TWO
from tests.oracles import examples

PACKAGE = Package((5.0, 1.0, "x"))


def stepped(case: Case) -> Case:
    """Give a case whose amount has 101 values instead of any."""
    return replace(case, issues=tuple(replace(issue, options=tuple(np.linspace(0, 10, 101).tolist()), continuous=False) if issue.continuous else issue for issue in case.issues))


def cost(fixed: Outcome | None, before: Outcome) -> tuple[int, float]:
    """Give how many terms a fix changes, and by how much our gain."""
    if fixed is None:
        return 99, 0.0
    return sum(old != new for old, new in zip(before.package.values, fixed.package.values, strict=True)), abs(fixed.gain["us"] - before.gain["us"])


@examples(25)
@given(plain=cases())
def test_no_fix_of_a_grid_is_cheaper(plain: dict[str, Any]) -> None:
    case = read_case("case.yaml", json.dumps(plain).encode())
    found, wanted = (explain(item, PACKAGE, worlds=40) for item in (case, stepped(case)))
    for mine, other in zip(found.blockers, wanted.blockers, strict=True):
        for fixed, grid in ((mine.fix, other.fix), (mine.won, other.won) if mine.released and other.released else (None, None)):
            count, moved = cost(fixed, found.outcome)
            least, little = cost(grid, wanted.outcome)
            if found.method.every_amount:
                assert (count, moved) <= (least, little + 1e-6)


def test_the_cheapest_fix_is_where_somebody_is_just_brought_round() -> None:
    case = read_case("case.yaml", SPLIT.encode())
    found = explain(case, Package((200000.0, "no")))
    (blocker,) = found.blockers
    assert found.method.every_amount
    assert blocker.fix is not None
    assert blocker.fix.package.values == (pytest.approx(250000.5), "no")
    assert "with a `step`" not in explanation_document(found).method


def test_of_several_amounts_it_is_said_that_another_value_may_be_cheaper() -> None:
    found = explain(read_case("case.yaml", TWO.encode()), Package((300.0, 20.0, 3.0)))
    assert not found.method.every_amount
    assert "A change to another value may be cheaper; with a `step` all would be looked at." in explanation_document(found).method
    assert not any(blocker.proven or (blocker.released and blocker.won_proven) for blocker in found.blockers)
    assert "which is not proven to be the cheapest" in str(explanation_document(found))

"""What a careful colleague would say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from backtable.case import Case
from backtable.checking import careful_warnings
from backtable.files import read_case

GOOD = """case: two
ours: a
issues:
  price: {from: 0, to: 10, step: 5}
  rate: {options: [0, 0.5, 1], unit: "%"}
assumptions:
  u: {low: 1, likely: 2, high: 3}
sides:
  a:
    people:
      ann: {table: front, interests: [{name: Cheap, value: -price * u, no_deal: -20}]}
  b:
    people:
      bob: {table: front, interests: [{name: Dear, value: price + rate, no_deal: 1}]}
    authority:
      - {when: price > 5, approve: [bob]}
      - {approve: [bob]}
"""


@pytest.mark.parametrize("name", ["over-deployment", "points", "quest-nike"])
def test_the_examples_get_no_warnings(name: str, root: Path) -> None:
    assert careful_warnings(read_case(root / "examples" / name / "case.yaml")) == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("-price * u", "-price", "nothing uses the assumption u"),
        (", no_deal: 1}", "}", "“Dear” does not say what it is worth without a deal"),
        ("[0, 0.5, 1]", "[0, 50, 100]", "rate is a share and has options over 100 %"),
        ("when: price > 5", "when: price > 50", "this authority rule of b never applies"),
        ("when: price > 5", "when: price >= 0", "this authority rule of b never applies"),
        ("bob: {table: front,", "bob: {table: front, threshold: 90,", "no package satisfies bob"),
        ("value: price + rate, no_deal: 1", "value: 3, no_deal: 3", "is worth the same with any deal and without"),
    ],
)
def test_each_warning(old: str, new: str, message: str, case_of: Callable[[str], Case]) -> None:
    assert careful_warnings(case_of(GOOD)) == ()
    assert old in GOOD
    found = careful_warnings(case_of(GOOD.replace(old, new)))
    assert any(message in problem.found for problem in found), found
    assert all(problem.warning and problem.place.line for problem in found)

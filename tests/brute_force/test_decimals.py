"""A limit that a package meets exactly in decimals is met, however the packages are looked at."""

from pathlib import Path

import pytest

from backtable.advice import advise, find_frontier
from backtable.files import read_case

CASE = """case: a limit that is hit exactly
currency: EUR
ours: buyer
issues:
  price: {kind: amount, options: [40, 50, 60]}
  uplift: {unit: "%", options: [0%, 10%, 20%]}
  years: {kind: count, options: [1, 2, 3]}
define:
  overrun: price * (1 + uplift) - 50 if price >= 50 else 0
rules: [{require: overrun <= 5}]
sides:
  buyer:
    interests: [{name: sold, value: 'price * (1 + uplift) + 0.1 * years', no_deal: 0}]
    people: {seller: {table: front, stake: 1}, chief: {table: back, stake: 0, threshold: 1}}
    authority:
      - {when: uplift + 0.1 * years <= 0.3, approve: [seller]}
      - {approve: [seller, chief]}
  other:
    interests: [{name: kept, value: '80 - price - years', no_deal: 0}]
    people: {head: {table: front, stake: 1}}
"""


@pytest.mark.parametrize("packages", ["looked at each", "summed", "searched"])
def test_a_limit_in_decimals_is_met_exactly(packages: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if packages != "looked at each":
        monkeypatch.setattr("backtable.advice._memory.MOST_PACKAGES", 0)
    if packages == "searched":
        monkeypatch.setattr("backtable.advice._efficient.MOST_CELLS", 0)
    (tmp_path / "case.yaml").write_text(CASE)
    found = advise(read_case(tmp_path / "case.yaml"))
    assert found.proposal is not None
    # 50 at 10 % is 55, which is allowed, and 0.1 + 0.1 × 2 years is 0.3, which the seller may sign alone; a third year asks the chief, who gains nothing
    assert found.proposal.package.values == (50.0, 0.1, 2.0)
    assert found.proposal.expected_gain == pytest.approx(55.2)
    assert found.proposal.chance == 1

    points = find_frontier(read_case(tmp_path / "case.yaml")).points
    assert (50.0, 0.1, 2.0) in {package.values for point in points for package in point.packages}

"""A formula that joins too many issues for a table is valued package by package, with the same result."""

from pathlib import Path

import pytest

from backtable.advice import advise
from backtable.files import read_case


@pytest.mark.parametrize("name", ["quest-nike", "points"])
def test_advice_is_the_same_without_tables(name: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = read_case(root / "examples" / name / "case.yaml")
    with_tables = advise(case, worlds=20)
    monkeypatch.setattr("backtable.value._valuation.TABLE_LIMIT", 0)
    without = advise(case, worlds=20)
    assert with_tables.proposal is not None
    assert without.proposal is not None
    assert without.proposal.package == with_tables.proposal.package
    assert without.proposal.expected_gain == pytest.approx(with_tables.proposal.expected_gain)
    assert [item.package for item in without.frontier] == [item.package for item in with_tables.frontier]
    totals = [[item.total for item in found.why] for found in (with_tables, without)]
    assert totals[1] == pytest.approx(totals[0], abs=1e-3)

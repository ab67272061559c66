"""Why nothing can be proposed, counted by hand on small cases, and what the check says beside advice."""

import io
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest

from backtable.advice import advise
from backtable.advice._amounts import Amounts
from backtable.case import Case
from backtable.cli import main
from backtable.search import Proven

TEXT = """
case: none
currency: EUR
ours: a
issues: {price: {from: 0, to: 100, step: 10}, term: {options: [1, 2, 3]}}
sides:
  a:
    people:
      ann: {label: Ann, table: front, interests: [{name: Price, value: -price, no_deal: -50}]}
      boss: {label: Boss, table: back, threshold: 20, interests: [{name: Face, value: 5 * term, no_deal: 30}]}
  b: {people: {bob: {label: Bob, table: front, interests: [{name: Turnover, value: price, no_deal: 20}]}}}
"""
WILLING = TEXT.replace("threshold: 20", "threshold: 3").replace("no_deal: 30", "no_deal: 0")


def test_who_refuses_everything_is_named_with_what_they_lack_at_best(case_of: Callable[[str], Case]) -> None:
    found = advise(case_of(TEXT))
    assert found.in_the_way == ("boss",)
    assert found.reason == (
        "No package can pass: our own side does not approve any. In the way: Boss (a). Boss approves none of the 33 packages that need them; "
        "at the one that they mind least €35 are missing on average, and “Face” speaks most against it. They ask for at least €20."
    )


def test_of_the_others_it_is_counted_what_they_refuse_of_what_we_approve(case_of: Callable[[str], Case]) -> None:
    found = advise(case_of(WILLING.replace("no_deal: 20", "no_deal: 60")))
    assert "Bob approves none of the 18 packages that our side approves and that need them; at the one that they mind least €10 are missing" in found.reason


def test_where_nobody_refuses_everything_the_counts_are_told(case_of: Callable[[str], Case]) -> None:
    split = WILLING.replace("value: 5 * term, no_deal: 0", "value: price, no_deal: 60").replace("threshold: 3", "threshold: 0")
    found = advise(case_of(split))
    assert "Boss approves 15 of the 33 packages that need them; Ann approves 18 of the 33 packages that need them: no package is among all of these" in found.reason


def test_advice_says_what_the_check_says_of_its_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(WILLING.replace("value: 5 * term, no_deal: 0", "value: 30, no_deal: 0"))
    monkeypatch.setattr(sys, "argv", ["backtable", "advise", str(path)])
    out = io.StringIO()
    with redirect_stdout(out), pytest.raises(SystemExit):
        main()
    assert f"Mind what `backtable check {path}` says" in out.getvalue()
    assert "nothing depends on the issue term" in out.getvalue()


@pytest.mark.parametrize(
    ("sold", "bound", "said"),
    [
        (60, 5.0, "No package was found that our side approves, that brings us a gain and that the others would also approve; it is not proven that there is none. In the way: Bob (b), Ann (a). Bob approves none of the "),
        (60, 0.0, "No package that our side approves brings us a gain that the others would also approve. In the way: Bob (b), Ann (a). "),
        (20, 5.0, "No package was found that can pass; it is not proven that there is none: our own side approves none of those looked at. In the way: Boss (a). "),
        (20, 0.0, "No package brings us a gain by proposing it: our own side approves none of those looked at. In the way: Boss (a). "),
    ],
)
def test_it_says_that_there_is_none_only_where_that_is_proven(case_of: Callable[[str], Case], sold: int, bound: float, said: str) -> None:
    case = case_of((TEXT if sold == 20 else WILLING).replace("no_deal: 20", f"no_deal: {sold}").replace("from: 0, to: 100, step: 10", "kind: amount, from: 0, to: 100"))
    with patch("backtable.advice._pool.with_best_amounts", lambda case, *_, **__: Amounts(case, Proven(None, 0.0, bound, 1, False))):
        found = advise(case, top=0)
    assert found.reason.startswith(said)
    assert "packages looked at that" in found.reason

"""What a message advises fits the cell: a name is advised only where a name can stand, and a range only where one is read."""

import pytest

from backtable.errors import InputError
from backtable.files import read_case_source

from .books import Sheets, content_of, sheets_of, top_of
from .test_what_follows import MONEY


@pytest.fixture(scope="module")
def sheets() -> Sheets:
    return sheets_of(MONEY)


def refused(sheets: Sheets, name: str, heading: str, below: int, value: float | str) -> str:
    """Give the message about a cell in which something else stands."""
    row, column = top_of(sheets[name], heading)
    lines = [list(line) for line in sheets[name]]
    lines[row + below][column] = value
    with pytest.raises(InputError) as caught:
        read_case_source("case.xlsx", content_of({**sheets, name: lines}))
    (problem,) = (item for item in caught.value.problems if not item.warning)
    return str(problem)


@pytest.mark.parametrize(
    ("name", "heading", "below", "value", "said"),
    [
        ("Case", "Value", 7, "5-10%", "case.xlsx:Case!B10: `5-10%` is a range; expected one number; write one number, or leave the cell empty, and what is usual holds"),
        ("Currencies", "Rate", 1, "0.8-0.9", "case.xlsx:Currencies!B4: `0.8-0.9` is a range; expected one number; write the rate of one day, with that day under Date; a case reckons with one rate"),
        ("Currencies", "Rate", 1, "?", "case.xlsx:Currencies!B4: `?` says that this is not known yet; expected a number; write the rate of one day"),
        ("Scores", "Worth", 1, "5-8", "one number; points that are not known belong on the sheets Unknown and Hints, without rows here"),
        ("Correlations", "Rank", 1, "?", "write one number between -1 and 1"),
        ("Issues", "Step", 1, "5-10", "write one number, from one value to the next, or leave it empty for 1"),
        ("Issues", "From", 1, "0-10", "write the one end in From and the other in To"),
        ("Interests", "Worth", 1, "5k-8k", "give what it can be a name on the sheet Assumptions, and write that name here"),
        ("Definitions", "Formula", 1, "5-10%", "give what it can be a name on the sheet Assumptions, and write that name here"),
        ("Facts", "Value", 1, "10-5%", "`10-5%` is a range that falls; expected its lower end first; write 5% to 10%"),
        ("People", "Threshold", 1, "8k to 5k", "`8k to 5k` is a range that falls; expected its lower end first; write 5,000 to 8,000"),
        ("Assumptions", "Low", 1, "10-5", "`10-5` is a range that falls; expected one number; write its ends in Low and High"),
        ("Case", "Value", 6, 8.0, "Our own chance 8 is not a share; expected a number from 0 to 1, or a percentage; 8 means 800 %; if 8 % is meant, write 8% or 0.08"),
        ("People", "Stake", 1, 30.0, "the stake 30 is not a share; expected a number from 0 to 1, or a percentage; 30 means 3,000 %; if 30 % is meant, write 30% or 0.3"),
        ("Issues", "Options", 2, "0; 20; 25; 50", "`0; 20; 25; 50` could mean percentages or a hundred times as much, as the unit is %; expected percentages with their signs; write 0%; 20%; 25%; 50% if that is meant"),
    ],
)  # fmt: skip
def test_what_is_advised_can_stand_in_the_cell(sheets: Sheets, name: str, heading: str, below: int, value: float | str, said: str) -> None:
    assert said in refused(sheets, name, heading, below, value)


def test_a_difference_may_stand_where_a_formula_may(sheets: Sheets) -> None:
    row, column = top_of(sheets["Interests"], "Worth")
    lines = [list(line) for line in sheets["Interests"]]
    lines[row + 1][column] = "30 - 10"
    read_case_source("case.xlsx", content_of({**sheets, "Interests": lines}))


def test_a_share_among_others_that_stands_as_a_whole_number_is_written_as_a_percentage(sheets: Sheets) -> None:
    row, column = top_of(sheets["Assumptions"], "Low")
    lines = [list(line) for line in sheets["Assumptions"]]
    lines[row + 1][column : column + 3] = ["10%", 20.0, "30%"]
    with pytest.raises(InputError, match=r"low 0\.1, likely 20, high 0\.3 are not in order; expected low ≤ likely ≤ high; 20 means 2,000 %; if 20 % is meant, write 20% or 0\.2"):
        read_case_source("case.xlsx", content_of({**sheets, "Assumptions": lines}))

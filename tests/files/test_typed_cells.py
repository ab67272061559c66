"""Cells as people type them: numbers and days as text, in the ways of several countries, hidden rows, empty rows, moved columns."""

from typing import Any

import pytest

from backtable.errors import InputError
from backtable.files import read_case_source, write_workbook
from backtable.files.workbook._spans import typed_span
from backtable.files.workbook._typed import two_days, typed_day, typed_number

from .books import SMALL, Sheets, content_of, sheets_of, top_of


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1 000", 1000), ("1\u00a0000", 1000), ("1\u202f000,50", 1000.5), ("12 345 678", 12_345_678), ("5'200", 5200), ("5’200", 5200), ("'5200", 5200),
        ("1.000.000", 1_000_000), ("1.234,56", 1234.56), ("1,234.56", 1234.56), ("1,5", 1.5), ("0,25", 0.25), ("25,5%", 0.255), ("25\u00a0%", 0.25),
        ("(5,200)", -5200), ("−5", -5), ("5,200.-", 5200), ("5,2m", 5_200_000), ("1,000", 1000), ("1 2", None), ("1,00,000", None), ("ca. 500", None),
        ("€5 200", None), ("", None), ("2 Mio.", 2_000_000), ("1,5 MM", 1_500_000), ("3 Tsd", 3000), ("2 million", 2_000_000), ("80 percent", 0.8), ("25 Prozent", 0.25), ("2,5 per cent", 0.025),
    ],
)  # fmt: skip
def test_numbers_are_read_in_the_ways_of_several_countries(written: str, number: float | None) -> None:
    assert typed_number(written) == number


@pytest.mark.parametrize("written", ["31.12.2026", "31/12/2026", "12/31/2026", "31 Dec 2026", "December 31, 2026", "31. December 2026", "2026/12/31", "31-Dec-2026", " 2026-12-31 ", "31.12.26", "12/31/26", "31-Dec-26", "31. Dezember 2026", "31 décembre 2026", "December 31st, 2026", "2026-12-31T00:00:00", "31. Dez. 2026"])
def test_days_are_read_in_the_ways_of_several_countries(written: str) -> None:
    assert typed_day(written).strip() == "2026-12-31"


def test_a_text_of_a_whole_page_is_no_number() -> None:
    assert typed_number(f"8{' ' * 30_000}x") is None
    assert typed_span(f"1 to {'2 ' * 10_000}") is None


def test_a_day_whose_month_could_be_its_day_is_no_day() -> None:
    assert two_days("05/06/2026")
    assert two_days("05/06/26")
    assert not two_days("05/05/2026")
    assert [typed_day(text) for text in ("June", "30.02.2026")] == ["June", "30.02.2026"]


USED = """case: c
currency: EUR
ours: customer
use: {playbook: audit-settlement, list_price: 1, shortfall: 2, back_claim: 3}
sides:
  customer: {people: {ann: {table: front}}}
  supplier: {people: {bob: {table: front}}}
"""


def filled(**cells: tuple[str, str, int, str]) -> Sheets:
    """Give the sheets of a small case with some cells typed over: sheet, heading, row below it, text."""
    sheets = sheets_of(f"{SMALL}calendar: {{today: 2026-05-04, end: 2026-06-30}}\n")
    for sheet, heading, below, text in cells.values():
        row, column = top_of(sheets[sheet], heading)
        sheets[sheet][row + below][column] = text
    return sheets


def test_typed_cells_mean_what_they_say_wherever_they_stand() -> None:
    sheets = filled(
        price=("Facts", "Value", 1, "1\u00a0000,5"), options=("Issues", "Options", 2, "0; 0,25; 50 %"), offered=("Packages", "demand", 2, "0,25"),
        low=("Assumptions", "Low", 1, "0,5"), day=("Calendar", "Date", 2, "30.06.2026"), stake=("People", "Stake", 2, "50 %"), ours=("Case", "Value", 6, "90,0 %"),
    )  # fmt: skip
    case = read_case_source("case.xlsx", content_of(sheets)).case
    assert case.facts[0].value == 1000.5
    assert case.issues[1].options == (0, 0.25, 0.5)
    assert case.terms(case.packages[0])["share"] == 0.25
    assert case.assumptions[0].distribution.parameters[0] == 0.5
    assert case.calendar[0].day.isoformat() == "2026-06-30"
    assert case.person("bob").stake == 0.5
    assert case.own_chance == 0.9


def test_what_a_playbook_is_told_may_be_typed_so() -> None:
    sheets = sheets_of(USED)
    row, column = top_of(sheets["Playbooks"], "Value")
    for below, text in enumerate(("5'200", "1 098 240", "500.000,00"), 1):
        sheets["Playbooks"][row + below][column] = text
    facts = {fact.key: fact.value for fact in read_case_source("case.xlsx", content_of(sheets)).case.facts}
    assert (facts["list_price"], facts["shortfall"], facts["back_claim"]) == (5200, 1_098_240, 500_000)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (("Calendar", "Date", 2, "05/06/2026"), "case.xlsx:Calendar!B5: `05/06/2026` can be read in two ways, for day and month could change places; expected a day such as 2026-06-30"),
        (("Facts", "Value", 1, "20.000"), "case.xlsx:Facts!C4: `20.000` can be read in two ways"),
        (("Facts", "Value", 1, "five"), "case.xlsx:Facts!C4: `five` is not a number"),
        (("Facts", "Value", 1, "ca. 500"), "case.xlsx:Facts!C4: `ca. 500` is not exact; expected one number; write what it can be, such as 400 to 600, or the number alone"),
        (("Issues", "From", 1, "> 5"), "case.xlsx:Issues!E4: `> 5` is not exact; expected one number; write the number alone"),
        (("Facts", "Value", 1, "1.000-2.000"), "case.xlsx:Facts!C4: `1.000` can be read in two ways, for a point may separate thousands; expected a number; write 1000 or 1,000 for the thousands"),
        (("Facts", "Value", 1, "500.000 EUR"), "case.xlsx:Facts!C4: `500.000 EUR` can be read in two ways, for a point may separate thousands; expected a number; write 500000 EUR or 500,000 EUR for the thousands, 500.0000 EUR for the decimals"),
        (("Issues", "Options", 3, "none / full"), "case.xlsx:Issues!H6: `full` and `none`, which Packages!D6, Scores!D4, Scores!D5 and Hints!D5 use, are no options of release; expected one of none / full"),
        (("Issues", "Options", 3, "none; full; full"), "case.xlsx:Issues!H6: release names an option twice"),
        (("Packages", "demand", 3, "Fulll"), "case.xlsx:Packages!D6: `Fulll` is not an option of release; expected one of none, full; did you mean `full`?"),
        (("Authority", "When", 1, "otherwise"), "case.xlsx:Authority!B4: `otherwise` is no condition; expected a comparison, or an empty cell; leave the cell empty for all that is left"),
        (("Authority", "When", 1, "release == full"), 'case.xlsx:Authority!B4: `full` is an option of release and stands here without quotes; write release == "full"'),
        (("Authority", "When", 1, "release = Full"), 'case.xlsx:Authority!B4: `Full` is an option of release and stands here without quotes; write release == "full"'),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused_at_its_cell(cell: tuple[str, str, int, str], said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_case_source("case.xlsx", content_of(filled(cell=cell)))
    assert str(caught.value).startswith(said)
    assert len(caught.value.problems) == 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("price ≥ 5", "price >= 5"), ("price <> 5 AND share ≤ 0.25", "price != 5 and share <= 0.25"), ("release == “full”", 'release == "full"'), ("2 × price – 1 > 3", "2 * price - 1 > 3"),
        ("release == 'full'", "release == 'full'"),
    ],
)  # fmt: skip
def test_signs_of_a_formula_may_be_those_of_a_word_processor(written: str, meant: str) -> None:
    case = read_case_source("case.xlsx", content_of(filled(when=("Authority", "When", 1, written)))).case
    rule = case.sides[0].authority[0].when
    assert rule is not None
    assert rule.text == meant


def test_a_list_may_end_with_its_separator() -> None:
    case = read_case_source("case.xlsx", content_of(filled(approve=("Authority", "Approve", 2, "ann;"), options=("Issues", "Options", 3, "none; full;")))).case
    assert case.sides[0].authority[1].approve == ("ann",)
    assert case.issues[2].options == ("none", "full")


def test_brackets_in_a_formula_are_brackets() -> None:
    case = read_case_source("case.xlsx", content_of(filled(worth=("Interests", "Worth", 1, "(5)")))).case
    assert case.person("ann").interests[0].value is not None
    assert case.person("ann").interests[0].value.text == "(5)"


def test_hidden_rows_are_read_and_said_and_empty_rows_and_moved_columns_change_nothing() -> None:
    sheets = filled()
    before = read_case_source("case.xlsx", content_of(sheets)).case
    top, _ = top_of(sheets["People"], "Person")
    moved = [[*row[1:], row[0]] for row in sheets["People"]]
    sheets["People"] = [*moved[: top + 2], [], [], *moved[top + 2 :]]

    def hide(_: object, written: dict[str, object]) -> None:
        written["People"].set_row(top + 4, None, None, {"hidden": True})  # type: ignore[attr-defined]
        written["People"].set_row(top + 2, None, None, {"hidden": True})  # type: ignore[attr-defined]

    source = read_case_source("case.xlsx", content_of(sheets, hide))
    assert source.case == before
    assert [str(note) for note in source.notes] == [f"case.xlsx:People!A{top + 5}: this row is hidden, and is read like any other; empty what is not meant"]


NAMED = """case: c
currency: EUR
ours: a
issues:
  n: {options: ["1,5", "5'200", "(5)", "1 000", "1.000.000", "25,5%"], unit: "1,5"}
  k: {options: ["0,25", x]}
packages: {demand: {n: "1 000", k: "0,25"}, "1,5": {n: "1,5", k: x}}
sides:
  a: {people: {ann: {table: front, label: "1,5", interests: [{name: "1 000", scores: {k: {"0,25": 3, x: 4}}, no_deal: (5)}]}}}
  b: {people: {bob: {table: front, threshold: (5), interests: [{name: I, unknown: {worth: 5, issues: {n: ["1,5", "5'200", "(5)", "1 000", "1.000.000", "25,5%"]}}}]}}}
"""


def test_names_that_read_as_typed_numbers_stay_names() -> None:
    source = read_case_source("case.yaml", NAMED.encode())
    assert read_case_source("case.xlsx", write_workbook(source)[0].content).case == source.case


@pytest.mark.parametrize(
    ("unit", "written", "number"),
    [
        ("years", "3 yrs", 3), ("years", "3 y", 3), ("years", "3yr.", 3), ("months", "6 mths", 6), ("months", "6 mo", 6), ("days", "90 d", 90), ("weeks", "2 wks", 2), ("hours", "8 hrs", 8),
        ("licences", "400 lics.", 400), ("EUR per day", "EUR 900 per d", 900),
    ],
)  # fmt: skip
def test_a_short_word_for_the_unit_of_its_row_is_that_unit(unit: str, written: str, number: float) -> None:
    sheets = filled(unit=("Facts", "Unit", 1, unit), value=("Facts", "Value", 1, written))
    assert read_case_source("case.xlsx", content_of(sheets)).case.facts[0].value == number


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("36 months", "`36 months` has something behind its number; expected a number in EUR; write the number alone"),
        ("€6,000 each", "`€6,000 each` has something behind its number"),
        ("500-1m", "`500-1m` can be read in two ways, for its size may belong to one of the numbers or to both; expected a size behind each; write 500k-1m if that is meant"),
        ("10-5%", "`10-5%` is a range that falls"),
    ],
)
def test_what_stands_behind_a_number_is_named(written: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_case_source("case.xlsx", content_of(filled(cell=("Facts", "Value", 1, written))))
    (found,) = caught.value.problems
    assert str(found).startswith(f"case.xlsx:Facts!C4: {said}")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (("Issues", "To", 1, "8"), ""),
        (("Assumptions", "Unit", 1, "%"), "Assumptions!F4: `2` and `3` could mean percentages or a hundred times as much, as the unit is %; expected percentages with their signs; write 2%; 3% if that is meant"),
        (("Facts", "Unit", 1, "%"), "Facts!C4: `1000` could mean 1,000 % or 100,000 %, as the unit is %; expected a percentage with its sign; write 1,000% if that is meant"),
        (("Issues", "Unit", 1, "%"), "Issues!F4: `10` and `5` could mean percentages"),
        (("Issues", "Options", 2, "0; 25; 50"), "Issues!H5: `0; 25; 50` could mean percentages or a hundred times as much, as the unit is %; expected percentages with their signs; write 0%; 25%; 50% if that is meant"),
        (("Issues", "Options", 2, "0; 25%; 150%"), ""),
        (("People", "Stake", 2, "10-30"), "People!F5: `10-30` could mean percentages or a hundred times as much, as the unit is %; expected percentages with their signs; write 10%; 30% if that is meant"),
    ],
)
def test_a_number_above_1_beside_percent_needs_its_sign(cell: tuple[str, str, int, str], said: str) -> None:
    """It could be 8 % or 800 %; what is written with its sign, or shown by its format, is clear."""
    found = []
    try:
        read_case_source("case.xlsx", content_of(filled(cell=cell)))
    except InputError as error:
        found = [str(problem) for problem in error.problems if "could mean" in problem.found]
    assert len(found) == bool(said)
    assert not said or found[0].startswith(f"case.xlsx:{said}")


@pytest.mark.parametrize(
    ("sheet", "column", "value", "said"),
    [
        ("Issues", "From", "5-8", "`5-8` is a range; expected one number; write the one end in From and the other in To"),
        ("Assumptions", "Low", "5 to 8", "`5 to 8` is a range; expected one number; write its ends in Low and High"),
        ("Facts", "Value", "8.000", "`8.000` can be read in two ways, for a point may separate thousands"),
        ("Facts", "Value", "about 8", "`about 8` is not exact; expected one number; write what it can be, such as 40% to 60%, or the number alone"),
    ],
)
def test_what_is_wrong_anyway_beside_percent_is_said_once(sheet: str, column: str, value: str, said: str) -> None:
    sheets = filled(cell=(sheet, "Unit", 1, "%"))
    row, place = top_of(sheets[sheet], column)
    sheets[sheet][row + 1][place] = value
    with pytest.raises(InputError) as caught:
        read_case_source("case.xlsx", content_of(sheets))
    here = [str(problem) for problem in caught.value.problems if problem.place.line == row + 2 and problem.place.column == place + 1]
    assert len(here) == 1
    assert said in here[0]


@pytest.mark.parametrize("form", ["0%", "0.0%", '0.00" per cent"', "0.0%;[Red]-0.0%"])
def test_a_cell_that_shows_a_percentage_above_100_holds_what_it_shows(form: str) -> None:
    sheets = filled(cell=("Facts", "Unit", 1, "%"))
    row, column = top_of(sheets["Facts"], "Value")

    def change(book: Any, written: Any) -> None:
        written["Facts"].write_number(row + 1, column, 8, book.add_format({"num_format": form}))

    content = content_of(sheets, change)
    if "%" in form:
        assert read_case_source("case.xlsx", content).case.facts[0].value == 8
    else:
        with pytest.raises(InputError, match="`8` could mean 8 % or 800 %"):
            read_case_source("case.xlsx", content)

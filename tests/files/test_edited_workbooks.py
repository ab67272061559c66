"""A workbook that people worked on reads well, or the message says which cell is wrong and what to do."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from backtable.case import Case
from backtable.errors import InputError
from backtable.files import read_case, read_case_source

from .books import SMALL, Sheets, content_of, sheets_of, top_of

CASE = read_case("case.yaml", SMALL.encode())


def read(sheets: Sheets, change: Callable[[Any, Any], None] | None = None) -> tuple[Case, list[str]]:
    source = read_case_source("case.xlsx", content_of(sheets, change))
    return source.case, [str(note) for note in source.notes]


def problems(sheets: Sheets, change: Callable[[Any, Any], None] | None = None) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(sheets, change)
    return [str(problem) for problem in caught.value.problems]


@pytest.fixture
def sheets() -> Sheets:
    return sheets_of()


def test_a_plain_copy_of_the_cells_is_the_same_case(sheets: Sheets) -> None:
    assert read(sheets) == (CASE, [])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Authority", "everybody on a side must approve what it agrees to"),
        ("Rules", "no rule says which packages there are"),
        ("Knowledge", "nobody knows an assumption, and nobody believes otherwise than we do"),
        ("Correlations", "no assumptions rise and fall together"),
        ("Clauses", ""),
    ],
)
def test_a_sheet_that_is_gone_and_decides_something_is_missed(sheets: Sheets, name: str, said: str) -> None:
    del sheets[name]
    _, notes = read(sheets)
    assert [note for note in notes if "has no sheet" in note] == ([f"case.xlsx: the workbook has no sheet {name}, so that {said}; put it back if it was there"] if said else [])


def test_columns_may_stand_in_any_order(sheets: Sheets) -> None:
    for name in ("People", "Issues", "Interests", "Scores", "Knowledge", "Assumptions", "Unknown", "Hints", "Authority"):
        sheets[name] = [row[::-1] for row in sheets[name]]
    assert read(sheets)[0] == CASE


def test_empty_rows_and_rows_above_the_headings_are_nothing(sheets: Sheets) -> None:
    for name, rows in sheets.items():
        top = next((number for number, row in enumerate(rows) if "Source" in row or "Side" in row or "Issue" in row or "Whose" in row), None)
        if top is not None:
            sheets[name] = [["Draft of Monday"], [], *rows[: top + 1], [], *[line for row in rows[top + 1 :] for line in (row, ["", "  "])]]
    assert read(sheets)[0] == CASE


def test_blanks_at_the_ends_and_the_case_of_headings_and_of_words_do_not_matter(sheets: Sheets) -> None:
    people = sheets["People"]
    row, column = top_of(people, "Table")
    people[row] = [f" {str(heading).upper()} " if heading else "" for heading in people[row]]
    for line in people[row + 1 :]:
        line[column] = " Front " if line[column] else ""
        line[1] = f"{line[1]}\u00a0 " if line[1] else ""
    assert read(sheets)[0] == CASE


def test_numbers_as_text_and_texts_as_numbers_are_what_they_look_like(sheets: Sheets) -> None:
    row, column = top_of(sheets["Facts"], "Value")
    sheets["Facts"][row + 1][column] = " €1,000 "
    row, column = top_of(sheets["Issues"], "To")
    sheets["Issues"][row + 1][column] = "10"
    row, column = top_of(sheets["Packages"], "demand")
    sheets["Packages"][row + 1][column] = "10"
    sheets["Packages"][row + 2][column] = "25%"
    row, column = top_of(sheets["People"], "Role")
    sheets["People"][row + 2][column] = 2024
    case, _ = read(sheets)
    assert (case.facts, case.issues, case.packages) == (CASE.facts, CASE.issues, CASE.packages)
    assert case.person("bob").role == "2024"


def test_a_percent_format_is_the_fraction_that_the_cell_holds(sheets: Sheets) -> None:
    row, column = top_of(sheets["People"], "Stake")

    def change(book: Any, written: Any) -> None:
        written["People"].write_number(row + 2, column, 0.5, book.add_format({"num_format": "0%"}))

    assert read(sheets, change)[0] == CASE


def test_own_columns_and_sheets_are_left_aside_and_named(sheets: Sheets) -> None:
    row, _ = top_of(sheets["Facts"], "Value")
    sheets["Facts"][row].append("Checked by")
    sheets["Facts"][row + 1].append("Ms Vogt")
    sheets["Scratch"] = [["anything", 7]]
    row, _ = top_of(sheets["Packages"], "demand")
    for number, text in enumerate(["Notes", "as they said", "", ""]):
        sheets["Packages"][row + number].append(text)
    case, notes = read(sheets)
    assert case == CASE
    assert notes == [
        "case.xlsx:Facts!F3: the column Checked by is not read",
        "case.xlsx:Scratch: this sheet is not read",
    ]


def test_packages_without_a_name_are_said_to_be_unread(sheets: Sheets) -> None:
    row, column = top_of(sheets["Packages"], "demand")
    for number, text in enumerate(["", "5", "25%", ""]):
        sheets["Packages"][row + number].append(text)
    case, notes = read(sheets)
    assert case == CASE
    assert notes == [f"case.xlsx:Packages!{chr(ord('A') + column + 1)}{row + 1}: this column has no package’s name above it, and the 2 values below are not read; write the name there, or empty the column"]
    sheets["Packages"][row][column] = ""
    case, notes = read(sheets)
    assert not case.packages
    assert sum("no package’s name" in note for note in notes) == 2


def test_sheets_that_hold_nothing_may_be_missing(sheets: Sheets) -> None:
    for name in ("Rules", "Correlations", "Definitions", "Calendar", "Currencies", "Clauses", "How to fill in"):
        del sheets[name]
    assert read(sheets)[0] == CASE


def test_a_row_that_is_marked_as_an_example_is_not_read(sheets: Sheets) -> None:
    row, _ = top_of(sheets["Facts"], "Value")
    for line, mark in zip(sheets["Facts"][row:], ["Example", "", "e.g."], strict=False):
        line.insert(0, mark)
    sheets["Facts"].append(["e.g.", "other", 7])
    assert read(sheets)[0] == CASE


def test_an_equals_sign_before_a_formula_of_the_case_is_left_out(sheets: Sheets) -> None:
    row, column = top_of(sheets["Interests"], "Worth")
    sheets["Interests"][row + 1][column] = "= -price * u"

    def change(_: Any, written: Any) -> None:
        written["Interests"].write_string(row + 1, column, "= -price * u")

    assert read(sheets, change)[0] == CASE


def test_formulas_count_with_their_last_value_and_that_is_said(sheets: Sheets) -> None:
    row, column = top_of(sheets["Facts"], "Value")
    places = [top_of(sheets["Issues"], heading) for heading in ("To", "Step")]

    def change(_: Any, written: Any) -> None:
        written["Facts"].write_formula(row + 1, column, "=500*2", None, 1000)
        for (line, position), value in zip(places, (10, 5), strict=True):
            written["Issues"].write_formula(line + 1, position, "=5*2", None, value)

    case, notes = read(sheets, change)
    assert case == CASE
    assert notes == [
        "case.xlsx:Issues!F4: formulas of the spreadsheet stand here and in G4; the values that they last had are taken",
        "case.xlsx:Facts!C4: a formula of the spreadsheet stands here; the value that it last had is taken",
    ]


def test_formulas_that_come_to_an_empty_text_are_empty_cells(sheets: Sheets) -> None:
    row, _ = top_of(sheets["Facts"], "Value")

    def change(_: Any, written: Any) -> None:
        for line in range(row + 2, row + 30):
            written["Facts"].write_formula(line, 0, '=IF(B9="","",B9)', None, "")

    assert read(sheets, change) == (CASE, [])


WRONG = [
    ("Facts", "Value", 1, "=1/0", "#DIV/0!", "case.xlsx:Facts!C4: the cell shows #DIV/0!; expected a value; mend its formula"),
    ("Facts", "Value", 1, datetime(2026, 4, 2), None, "case.xlsx:Facts!C4: a date or time, 2026-04-02, stands here; expected a number"),
    ("Facts", "Value", 1, True, None, "case.xlsx:Facts!C4: TRUE stands here; expected a number"),
    ("Facts", "Value", 1, "a lot", None, "case.xlsx:Facts!C4: `a lot` is not a number"),
    ("Facts", "Value", 1, "", None, "case.xlsx:Facts!C4: this row has no Value; expected the number, or a range such as 10-30%, which makes it an assumption; write it there, or empty the row"),
    ("Facts", "Value", 1, "$3", None, "case.xlsx:Facts!C4: `$3` is in USD, and the case in EUR"),
    ("Issues", "Issue", 2, "price", None, "case.xlsx:Issues!A5: `price` stands here twice"),
    ("Issues", "Issue", 1, "2 prices", None, "case.xlsx:Issues!A4: nothing else uses the name `2 prices`, and `price`, which"),
    ("Issues", "Step", 1, 3, None, "case.xlsx:Issues!G4: the step 3 does not divide the range 0 to 10"),
    ("Issues", "Options", 2, "0,100,200", None, "case.xlsx:Issues!H5: `0,100,200` can be read in two ways"),
    ("Issues", "Options", 2, "0; 1.000; 2.000", None, "case.xlsx:Issues!H5: `1.000` can be read in two ways, for a point may separate thousands"),
    ("Issues", "Options", 2, datetime(2026, 3, 4), None, "case.xlsx:Issues!H5: a date or time, 2026-03-04, stands here"),
    ("People", "Side", 1, "aa", None, "case.xlsx:People!A4: `aa` is not a side; expected a key of the sheet Sides; did you mean `a`?"),
    ("People", "Table", 1, "middle", None, "case.xlsx:People!E4: ann sits at `middle`; expected front or back"),
    ("People", "Stake", 2, 1.5, None, "case.xlsx:People!F5: the stake 1.5 is not a share"),
    ("Interests", "Whose", 1, "anne", None, "case.xlsx:Interests!A4: `anne` is not a side or a person"),
    ("Interests", "Worth", 1, "-prise * u", None, "case.xlsx:Interests!C4: `prise` is not known here"),
    ("Scores", "Interest", 1, "Opem", None, "case.xlsx:Scores!B4: ann has no interest `Opem`; expected a name of the sheet Interests; did you mean `Open`?"),
    ("Scores", "Option", 1, "half", None, "case.xlsx:Scores!D4: `half` is not an option of release"),
    ("Scores", "Option", 2, "none", None, "case.xlsx:Scores!D5: `none` of release has a score already"),
    ("Hints", "Hint", 1, "most", None, "case.xlsx:Hints!D4: `most` is no hint at scores; expected more, less, middle, any, or all options with the worst first"),
    ("Knowledge", "Who", 1, "zoe", None, "case.xlsx:Knowledge!B4: `zoe` is not a side or a person"),
    ("Knowledge", "Knows or believes", 1, "thinks", None, "case.xlsx:Knowledge!C4: `thinks` is neither knows nor believes"),
    ("Assumptions", "Form", 1, "gauss", None, "case.xlsx:Assumptions!D4: `gauss` is no form; expected triangular, pert,"),
    ("Assumptions", "Form", 1, "uniform", None, "case.xlsx:Assumptions!F4: a value stands here that the form uniform does not use"),
    ("Assumptions", "High", 1, "", None, "case.xlsx:Assumptions!G4: `u` has no High; expected Low, Likely and High"),
    ("Authority", "Approve", 1, "an; bob", None, "case.xlsx:Authority!C4: neither `an` nor `bob` is a person of a; known are ann"),
    ("Packages", "demand", 1, 11, None, "case.xlsx:Packages!D4: `11` is not an option of price; expected one of 0, 5, 10"),
    ("Packages", "Issue", 1, "prise", None, "case.xlsx:Packages!A4: `prise` is not an issue; did you mean `price`?"),
    ("Case", "Value", 3, "c", None, "case.xlsx:Case!B6: `c` is not a side"),
    ("Assumptions", "Likely", 1, "", None, "case.xlsx:Assumptions!F4: `u` has no Likely; expected Low, Likely and High"),
    ("Assumptions", "Form", 1, "normal", None, "case.xlsx:Assumptions!H4: the form normal has no Spread; expected Likely and Spread"),
    ("Interests", "Worth", 1, "", None, "case.xlsx:Interests!C4: “Cheap” has no Worth, and no rows on the sheets Scores and Unknown"),
    ("Interests", "Worth", 1, "IF(price>5;1;2)", None, "case.xlsx:Interests!C4: a semicolon stands here; separate what stands in brackets with commas"),
    ("People", "Table", 2, "back", None, "case.xlsx:Sides!A5: nobody of b sits at a front table; expected front in the column Table of the sheet People"),
    ("Packages", "demand", 2, "", None, "case.xlsx:Packages!D5: the package demand says nothing about share"),
    ("Packages", "demand", 2, 0.3, None, "case.xlsx:Packages!D5: `30%` is not an option of share; expected one of 0%, 25%, 50%"),
    ("Facts", "Value", 1, "£500", None, "case.xlsx:Facts!C4: `£500` is in GBP, and the case in EUR; state what one GBP is: GBP and its rate in EUR on the sheet Currencies"),
    ("Packages", "demand", 2, 25, None, "case.xlsx:Packages!D5: `2,500%` is not an option of share; expected one of 0%, 25%, 50%; write 25%"),
    ("Issues", "Options", 2, "0-50%", None, "case.xlsx:Issues!H5: `0-50%` is one value; expected values separated by semicolons"),
    ("Authority", "Approve", 2, "ann and ann", None, "case.xlsx:Authority!C5: `ann and ann` is not a person of a; write ann; ann"),
    ("Interests", "Worth", 1, "price now", None, "case.xlsx:Interests!C4: `price now` stands here; write a key, or a sign between the two"),
    ("Interests", "Worth", 1, "2m * price", None, "case.xlsx:Interests!C4: `2m` stands here; write 2000000"),
    ("Case", "Value", 6, 90, None, "case.xlsx:Case!B9: Our own chance 90 is not a share"),
    ("Case", "Value", 1, "", None, "case.xlsx:Case!B4: Case is empty; expected what the negotiation is called"),
    ("Case", "Setting", 2, "Curency", None, "case.xlsx:Case!A5: there is no setting `Curency`"),
    ("Facts", "Source", 0, "Sources", None, "case.xlsx:Facts!E3: there is no column `Sources`; did you mean `Source`?"),
    ("Facts", "Source", 0, "Unit", None, "case.xlsx:Facts!E3: the heading Unit stands here twice"),
    ("People", "Table", 0, "Chair", None, "case.xlsx:People!A3: there is no column Table; expected a heading in this row; put it back"),
    ("Facts", "Source", 1, "bell \x07", None, "case.xlsx:Facts!E4: the text holds the control character U+0007"),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "heading", "below", "value", "shown", "message"), WRONG, ids=lambda value: str(value)[:40])
def test_what_is_wrong_is_said_with_its_cell(
    sheets: Sheets, sheet: str, heading: str, below: int, value: Any, shown: str | None, message: str
) -> None:
    row, column = top_of(sheets[sheet], heading)

    def change(book: Any, written: Any) -> None:
        target = written[sheet]
        if shown:
            target.write_formula(row + below, column, value, None, shown)
        elif isinstance(value, datetime):
            target.write_datetime(row + below, column, value, book.add_format({"num_format": "yyyy-mm-dd"}))

    sheets[sheet][row + below][column] = value if not isinstance(value, datetime) and not shown else ""
    found = problems(sheets, change)
    assert any(problem.startswith(message) for problem in found), found
    assert len(found) <= 3, found


def test_a_formula_that_was_never_computed_is_refused(sheets: Sheets) -> None:
    row, column = top_of(sheets["Facts"], "Value")

    def change(_: Any, written: Any) -> None:
        written["Facts"].write_formula(row + 1, column, "=500*2", None, "")

    raw = content_of(sheets, change)
    (found,) = problems_of(without_values(raw))
    assert found == (
        "case.xlsx:Facts!C4: the formula in this cell was never computed; expected a value; "
        "open the workbook in Excel or LibreOffice and save it"
    )


def without_values(content: bytes) -> bytes:
    """Take the values of formulas out of a workbook, as programs that do not compute write it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for item in before.infolist():
            text = before.read(item)
            if item.filename.startswith("xl/worksheets/sheet"):
                text = re.sub(rb'(<c r="\w+")(?: t="str")?(><f>[^<]*</f>)<v>[^<]*</v>', rb"\1\2", text)
            after.writestr(item, text)
    return out.getvalue()


def problems_of(content: bytes) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_case_source("case.xlsx", content)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("written", [46203, datetime(2026, 6, 30), "2026-06-30", " 2026-06-30 "])
def test_a_day_may_be_a_date_a_text_or_what_a_lost_format_leaves_of_it(written: Any) -> None:
    text = f"{SMALL}calendar: {{today: 2026-05-04, end: 2026-06-30}}\n"
    days = sheets_of(text)
    row, column = top_of(days["Calendar"], "Date")
    days["Calendar"][row + 2][column] = "" if isinstance(written, datetime) else written

    def change(book: Any, sheets: Any) -> None:
        if isinstance(written, datetime):
            sheets["Calendar"].write_datetime(row + 2, column, written, book.add_format({"num_format": "dd.mm.yyyy"}))

    assert read(days, change)[0].calendar[0].day.isoformat() == "2026-06-30"


def test_a_missing_sheet_is_named(sheets: Sheets) -> None:
    del sheets["Issues"]
    sheets["Isues"] = [["x"]]
    assert problems(sheets)[:2] == [
        "case.xlsx: the workbook has no sheet Issues; expected the sheets of `backtable new NAME.xlsx`; put it back",
        "case.xlsx:Isues: there is no sheet `Isues`; did you mean `Issues`? Rename it, or take another name if it is yours",
    ]


def test_two_interests_of_one_name_are_told_apart_by_number() -> None:
    text = SMALL.replace("{name: Cheap, value: -price * u, no_deal: -20}", "{name: Open, scores: {release: {none: 5, full: 6}}, no_deal: 0}")
    twice = sheets_of(text)
    row, column = top_of(twice["Scores"], "Interest")
    assert [line[column] for line in twice["Scores"][row + 1 :] if line[column]] == ["Open #1", "Open #1", "Open #2", "Open #2"]
    assert read(twice)[0] == read_case("case.yaml", text.encode())
    twice["Scores"][row + 1][column] = "Open"
    assert problems(twice)[0].startswith("case.xlsx:Interests!B5: ann has 2 interests of the name Open, and Scores!B4 does not say which it means; expected one of them; rename one, or write Open #2 there")


def test_cells_merged_down_a_column_of_names_mean_the_same_in_each_row(sheets: Sheets) -> None:
    row, column = top_of(sheets["Interests"], "Whose")
    assert [line[column] for line in sheets["Interests"][row + 1 : row + 3]] == ["ann", "ann"]
    sheets["Interests"][row + 2][column] = ""

    def merge(_: Any, written: Any) -> None:
        written["Interests"].merge_range(row + 1, column, row + 2, column, "ann")
        written["People"].merge_range(0, 0, 0, 3, "Who")

    note = "case.xlsx:Interests!A4: the cells A4:A5 are merged, and each of these rows is taken to hold what stands there"
    assert read(sheets, merge) == (CASE, [note])


def test_other_merged_cells_of_a_table_are_refused(sheets: Sheets) -> None:
    row, column = top_of(sheets["People"], "Person")

    def merge(_: Any, written: Any) -> None:
        written["People"].merge_range(row + 1, column, row + 2, column, "bob")

    found = problems(sheets, merge)
    assert found[0] == "case.xlsx:People!B4: the cells B4:B5 are merged, so that only the first of them holds a value; expected a value in each cell; split them and fill each"


def test_a_sheet_that_holds_nothing_may_lack_columns(sheets: Sheets) -> None:
    row, column = top_of(sheets["Correlations"], "Rank")
    sheets["Correlations"][row][column] = ""
    assert read(sheets)[0] == CASE


def test_a_column_that_is_not_read_is_named_beside_what_is_missing_without_it(sheets: Sheets) -> None:
    row, column = top_of(sheets["Assumptions"], "Low")
    sheets["Assumptions"][row][column] = "Minimum"
    assert problems(sheets) == ["case.xlsx:Assumptions!A3: there is no column Low; expected a heading in this row; put it back; the column Minimum in E3 is not read"]


def test_nothing_follows_from_a_sheet_that_is_missing(sheets: Sheets) -> None:
    del sheets["People"]
    assert problems(sheets) == ["case.xlsx: the workbook has no sheet People; expected the sheets of `backtable new NAME.xlsx`; put it back"]

"""One thing that is wrong in a workbook is said once: what rests on a row or a sheet that cannot be read is not wrong for that."""

from collections.abc import Iterator

import pytest

from backtable.errors import InputError
from backtable.files import read_case, read_case_source
from backtable.files.workbook._layout import TABLES, layout

from .books import SMALL, Sheets, content_of, sheets_of, top_of
from .test_typed_cells import USED

CASE = f"""{SMALL}define: {{total: price * list_price, more: total + u}}
rules: [{{require: total <= 1000000}}]
clauses: [{{reference: Section 4, supports: list_price, about: [u, total]}}]
correlations: [{{between: [u, v], rank: 0.3}}]
""".replace("assumptions:\n", "assumptions:\n  v: {low: 1, likely: 2, high: 3}\n", 1).replace("value: price, no_deal: 1}", "value: more + v, no_deal: 1}", 1)


def wrong(sheets: Sheets) -> list[str]:
    """Give what is wrong with a workbook, without the columns that are not read, which may be why."""
    try:
        read_case_source("case.xlsx", content_of(sheets))
    except InputError as error:
        return [str(problem) for problem in error.problems if "is not read" not in problem.found]
    return []


@pytest.fixture(scope="module")
def sheets() -> Sheets:
    return sheets_of(CASE)


def needed(sheets: Sheets) -> Iterator[tuple[str, int, int]]:
    """Give sheet, row of headings and column of every column that a sheet needs."""
    for item in TABLES:
        for column in item.columns:
            if column.needed and any(column.heading in row for row in sheets[item.name]):
                yield (item.name, *top_of(sheets[item.name], column.heading))


def changed(sheets: Sheets, name: str, row: int, column: int, value: str) -> Sheets:
    lines = [list(line) for line in sheets[name]]
    lines[row][column] = value
    return {**sheets, name: lines}


def test_the_case_is_fine(sheets: Sheets) -> None:
    assert wrong(sheets) == []
    assert read_case_source("case.xlsx", content_of(sheets)).case == read_case("case.yaml", CASE.encode())


def test_an_empty_cell_is_the_only_thing_that_is_wrong(sheets: Sheets) -> None:
    tried = 0
    for name, top, column in needed(sheets):
        row = next((place for place, line in enumerate(sheets[name]) if place > top and len([cell for cell in line if cell not in ("", None)]) > 1), None)
        if row is None or sheets[name][row][column] in ("", None):
            continue
        found = wrong(changed(sheets, name, row, column, ""))
        assert len(found) == 1, (name, sheets[name][top][column], found)
        assert f"{name}!" in found[0]
        tried += 1
    assert tried > 20


def test_a_heading_that_is_gone_is_the_only_thing_that_is_wrong(sheets: Sheets) -> None:
    for name, top, column in {item[0]: item for item in needed(sheets)}.values():
        if any(cell not in ("", None) for line in sheets[name][top + 1 :] for cell in line):
            found = wrong(changed(sheets, name, top, column, "Something else"))
            assert len(found) == 1, (name, found)
            assert f"there is no column {sheets[name][top][column]}" in found[0]


@pytest.mark.parametrize("name", ["Facts", "Assumptions", "Definitions", "Interests", "Scores", "Unknown"])
def test_a_sheet_of_another_name_is_the_only_thing_that_is_wrong(sheets: Sheets, name: str) -> None:
    misspelled = {f"{name[:-1]}x" if key == name else key: rows for key, rows in sheets.items()}
    assert [line.split(";")[0] for line in wrong(misspelled)] == [f"case.xlsx:{name[:-1]}x: there is no sheet `{name[:-1]}x`"]
    renamed = {"Held" if key == name else key: rows for key, rows in sheets.items()}
    assert wrong(renamed) == [f"case.xlsx:Held: there is no sheet {name}, and this one has its headings; rename it {name}"]


def test_issues_under_another_name_are_named(sheets: Sheets) -> None:
    renamed = {"Terms" if key == "Issues" else key: rows for key, rows in sheets.items()}
    assert wrong(renamed) == ["case.xlsx:Terms: there is no sheet Issues, and this one has its headings; rename it Issues"]


@pytest.mark.parametrize("name", ["Authority", "Knowledge"])
def test_a_sheet_of_another_name_without_which_the_case_says_something_else_is_refused(sheets: Sheets, name: str) -> None:
    renamed = {"Held" if key == name else key: rows for key, rows in sheets.items()}
    assert wrong(renamed) == [f"case.xlsx:Held: there is no sheet {name}, and this one has its headings; rename it {name}, or change its headings if it is a note of yours"]
    top, _ = top_of(sheets[name], layout(name).columns[0].heading)
    empty = {key: rows[: top + 1] if key == "Held" else rows for key, rows in renamed.items()}
    assert not wrong(empty)


def test_a_copy_that_nothing_needs_is_only_noted(sheets: Sheets) -> None:
    lines = [list(line) for line in sheets["Hints"]]
    apart = {key: rows for key, rows in sheets.items() if key != "Hints"} | {"Hints of May": lines}
    source = read_case_source("case.xlsx", content_of(apart))
    assert "this sheet is not read, though it has the headings of the sheet Hints, which is missing; rename it Hints if it is meant" in str(source.notes[-1])
    assert layout("Hints").name not in apart


def test_what_is_wrong_elsewhere_is_still_said(sheets: Sheets) -> None:
    name, column = "Definitions", top_of(sheets["Definitions"], "Formula")[1]
    row = top_of(sheets["Definitions"], "Formula")[0] + 1
    lines = changed(sheets, name, row, column, "price * list_price + prise")
    fact, value = top_of(lines["Facts"], "Value")
    found = wrong(changed(lines, "Facts", fact + 1, value, ""))
    assert len(found) == 2
    assert "`prise` is not known here; did you mean `price`?" in found[1]


MONEY = CASE.replace("facts: {", "facts: {fee: {value: $5k, unit: EUR}, rent: 3, ").replace("total: price * list_price", "total: price * list_price + end").replace(
    "sides:\n", "currencies: {USD: 0.9, GBP: 1.1}\ncalendar: {today: 2026-05-04, end: 2026-06-30}\nsides:\n", 1
)


@pytest.fixture(scope="module")
def money() -> Sheets:
    return sheets_of(MONEY)


def cell(sheets: Sheets, name: str, heading: str, below: int, value: str) -> list[str]:
    """Give what is wrong once something else stands in a cell."""
    row, column = top_of(sheets[name], heading)
    return wrong(changed(sheets, name, row + below, column, value))


@pytest.mark.parametrize(
    ("name", "heading", "below", "value"),
    [
        ("Currencies", "Rate", 1, "much"), ("Currencies", "Rate", 1, "?"), ("Currencies", "Rate", 2, "0.9-1.1"), ("Currencies", "Currency", 1, "US dollars"),
        ("Calendar", "Date", 1, "soon"), ("Calendar", "Date", 2, "soon"), ("Issues", "Step", 1, "some"), ("Issues", "To", 1, "?"), ("People", "Table", 1, "middle"),
        ("Assumptions", "High", 1, "more"), ("Assumptions", "Likely", 2, "10-5%"), ("Unknown", "High", 1, "more"), ("Interests", "Whose", 2, "nobody"), ("Interests", "Interest", 4, "Closed"),
        ("Scores", "Issue", 1, "nothing"), ("Scores", "Option", 2, "half"), ("Unknown", "Interest", 1, "Shutt"), ("Packages", "Issue", 1, "cost"), ("Facts", "Value", 1, "lots"),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_read_is_the_only_thing_that_is_wrong(money: Sheets, name: str, heading: str, below: int, value: str) -> None:
    (found,) = cell(money, name, heading, below, value)
    assert found.startswith(f"case.xlsx:{name}!")


@pytest.mark.parametrize(
    ("name", "heading", "below", "value", "said"),
    [
        ("Sides", "Side", 1, "customer", "case.xlsx:Sides!A4: nothing else uses the name `customer`, and `a`, which People!A4, Authority!A4 and Authority!A5 use, stands nowhere; write a here, or customer there"),
        ("People", "Person", 1, "anne", "case.xlsx:People!B4: nothing else uses the name `anne`, and `ann`, which Interests!A4, Interests!A5, Authority!C4, Authority!C5 and 2 more cells use, stands nowhere; write ann here, or anne there"),
        ("Issues", "Issue", 1, "prices", "case.xlsx:Issues!A4: nothing else uses the name `prices`, and `price`, which Packages!A4, Definitions!B4"),
        ("Issues", "Issue", 2, "the share", "case.xlsx:Issues!A5: nothing else uses the name `the share`, and `share`, which Packages!A5 uses, stands nowhere; write share here"),
        ("Assumptions", "Assumption", 2, "you", "case.xlsx:Assumptions!A5: nothing else uses the name `you`, and `u`, which"),
        ("Interests", "Interest", 4, "Shutt", "case.xlsx:Interests!B7: nothing else uses the name `Shutt`, and `Shut`, which Unknown!B4, Unknown!B5, Hints!B4 and Hints!B5 use"),
        ("Authority", "Approve", 1, "anne", "case.xlsx:Authority!C4: `anne` is not a person of a; did you mean `ann`?"),
    ],
)  # fmt: skip
def test_a_name_that_one_cell_writes_differently_is_named_there(money: Sheets, name: str, heading: str, below: int, value: str, said: str) -> None:
    (found,) = cell(money, name, heading, below, value)
    assert found.startswith(said)


def test_an_option_without_quotes_is_no_name_that_another_cell_lacks(money: Sheets) -> None:
    row, column = top_of(money["Calendar"], "Day")
    lines = changed(money, "Calendar", row + 1, column, "Contract ends")
    row, column = top_of(lines["Interests"], "Worth")
    lines = changed(lines, "Interests", row + 1, column, "1 if release == full else 0")
    found = [problem for problem in wrong(changed(lines, "Definitions", 3, 1, "price")) if "Interests!C4" in problem]
    assert found == ['case.xlsx:Interests!C4: `full` is an option of release and stands here without quotes; write release == "full"']


def test_a_name_that_nothing_has_is_said_once_with_all_its_places(money: Sheets) -> None:
    row, column = top_of(money["Definitions"], "Formula")
    lines = changed(money, "Definitions", row + 1, column, "price * list_price + end + sum")
    row, column = top_of(lines["Interests"], "Worth")
    (found,) = wrong(changed(lines, "Interests", row + 1, column, "sum - price * u"))
    assert found == "case.xlsx:Definitions!B4: `sum` is not known here; it is used here and in Interests!C4; put it back; a term that is no longer negotiated stays an issue, with the one value that holds"


@pytest.mark.parametrize(
    ("name", "heading", "below", "value", "said"),
    [
        ("Interests", "Worth", 0, "Value of it", "case.xlsx:Interests!A3: there is no column Worth; expected a heading in this row; put it back"),
        ("Packages", "Issue", 1, "", "case.xlsx:Packages!A4: this row has no Issue"),
        ("Packages", "Label", 0, "In words", "case.xlsx:Packages!B3: 3 values of the package `In words` are no options: `price` of price in B4, `share` of share in B5 and `Release` of release in B6; expected one of its options for each issue; mend them, or call the column Label, Unit or Note if it is no package"),
    ],
)
def test_a_column_or_a_row_that_has_lost_its_head_is_said_once(money: Sheets, name: str, heading: str, below: int, value: str, said: str) -> None:
    (found,) = cell(money, name, heading, below, value)
    assert found.startswith(said)


@pytest.fixture(scope="module")
def used() -> Sheets:
    return sheets_of(USED.replace("bob: {table: front}", "bob: {use: sales-executive}"))


@pytest.mark.parametrize(
    ("name", "heading", "below", "value", "said"),
    [
        ("Case", "Value", 4, "audit", "case.xlsx:Case!B7: there is no playbook `audit` of issues"),
        ("Case", "Setting", 4, "Books", "case.xlsx:Case!A7: there is no setting `Books`"),
        ("Case", "Setting", 0, "What", "case.xlsx:Case!A3: there is no column Setting"),
        ("People", "Playbook", 2, "seller", "case.xlsx:People!H5: there is no playbook `seller` of people"),
    ],
)
def test_nothing_follows_from_a_playbook_that_there_is_not(used: Sheets, name: str, heading: str, below: int, value: str, said: str) -> None:
    (found,) = cell(used, name, heading, below, value)
    assert found.startswith(said)


@pytest.mark.parametrize(
    ("name", "heading", "below", "value", "said"),
    [
        ("Issues", "From", 0, "", "Issues!A3: there is no column From; expected a heading in this row; put it back; the column without a heading in E3 is not read"),
        ("Issues", "Options", 0, "Choices", "Issues!A3: there is no column Options"),
        ("Issues", "Label", 0, "Issue", "Issues!B3: the heading Issue stands here twice; expected each heading once; rename one of them"),
        ("Assumptions", "About", 0, "High", "Assumptions!G3: the heading High stands here twice"),
        ("Assumptions", "Form", 1, "chance", "Assumptions!E4: values stand here and in G4 that the form chance does not use; expected only Likely; empty the cells, or change the form"),
        ("Scores", "Option", 0, "Choice", "Scores!A3: there is no column Option"),
        ("Scores", "Option", 1, "full", "Scores!D5: `full` of release has a score already"),
        ("People", "Person", 1, "bob", "People!B5: `bob` is used twice"),
        ("People", "Side", 1, "b", "Sides!A4: a has no people, and nobody is `ann`, as Authority!C4 says"),
        ("Case", "Setting", 1, "Margin", "Case!A10: the setting Margin stands here twice"),
        ("Packages", "Unit", 0, "demand", "Packages!D3: the package `demand` stands here twice"),
        ("Packages", "Issue", 2, "price", "Packages!A5: `price` stands here twice"),
        ("Issues", "Options", 3, "1; 2", "Issues!H6: `full` and `none`, which Packages!D6"),
        ("Issues", "Options", 3, "none; fulll", "Issues!H6: `full`, which Packages!D6, Scores!D5"),
        ("Facts", "Fact", 1, "the price", "Facts!A4: `the price` cannot stand in a formula; expected a name of letters, digits and _; write the_price"),
        ("Assumptions", "Assumption", 2, "uu", "Assumptions!A5: nothing else uses the name `uu`, and `u`, which"),
        ("Authority", "Side", 2, "b", "Authority!C5: `ann` is not a person of b"),
    ],
)  # fmt: skip
def test_one_edit_gives_one_message(money: Sheets, name: str, heading: str, below: int, value: str, said: str) -> None:
    (found,) = cell(money, name, heading, below, value)
    assert found.startswith(f"case.xlsx:{said}")


@pytest.mark.parametrize(
    ("name", "heading", "below", "value", "said"),
    [
        ("Case", "Value", 4, "", "Playbooks!B4: the case uses no playbook `audit-settlement`; it is used here and in Playbooks!B5 and Playbooks!B6"),
        ("Playbooks", "Value", 0, "Amount", "Playbooks!A3: there is no column Value"),
        ("Playbooks", "Parameter", 1, "list_prize", "Playbooks!C4: the playbook audit-settlement has no parameter `list_prize`; did you mean `list_price`?"),
        ("Playbooks", "Playbook", 2, "audits", "Playbooks!B5: the case uses no playbook `audits`"),
        ("Sides", "Side", 1, "buyer", "People!A4: `customer` is not a side; expected a key of the sheet Sides; known are buyer, supplier"),
        ("People", "Playbook", 0, "Model", "People!A3: there is no column Playbook"),
        ("People", "Person", 2, "bob smith", "People!H5: `bob smith` cannot stand before a name"),
    ],
)
def test_one_edit_of_what_playbooks_are_told_gives_one_message(used: Sheets, name: str, heading: str, below: int, value: str, said: str) -> None:
    (found,) = cell(used, name, heading, below, value)
    assert found.startswith(f"case.xlsx:{said}")

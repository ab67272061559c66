"""Playbooks may be used in a workbook: named in a cell, told what is known on a sheet of their own, and every mistake has its cell."""

from collections.abc import Callable
from pathlib import Path

import pytest

from backtable.case import Case
from backtable.errors import InputError
from backtable.files import read_case, read_case_source
from backtable.files.playbooks import built_in
from backtable.files.workbook._book import read_book
from tests.test_commands import run

from .books import Sheets, content_of, sheets_of, top_of

USED = """case: used
currency: EUR
ours: customer
use: {playbook: audit-settlement, list_price: {value: 1000, source: price list}, shortfall: {low: 150, likely: 200, high: 220, source: our count}, penalty_claim: 25%}
sides:
  customer:
    people:
      negotiator: {role: Buyer, table: front, stake: 1}
      cfo: {use: chief-financial-officer}
      cio: {use: {playbook: chief-information-officer, without: [A leaner estate, Standing up to them]}}
    authority:
      - use: {playbook: spend-limits, finance: [cfo, cio], first: 50k}
  supplier:
    people:
      executive: {use: {playbook: sales-executive, commission: {low: 5%, likely: 8%, high: 12%, known_to: [supplier], as_seen_by: {customer: {chance: 30%}}}}}
      boss: {role: Chief executive, table: back, stake: 1}
"""


@pytest.fixture
def sheets() -> Sheets:
    return sheets_of(USED)


def read(sheets: Sheets) -> Case:
    return read_case_source("case.xlsx", content_of(sheets)).case


def problems(sheets: Sheets) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(sheets)
    return [str(problem) for problem in caught.value.problems]


def put(sheets: Sheets, sheet: str, heading: str, row: int, value: object) -> None:
    top, column = top_of(sheets[sheet], heading)
    line = sheets[sheet][top + row]
    line.extend([""] * (column + 1 - len(line)))
    line[column] = value


def test_what_a_playbook_gives_is_not_in_the_cells_but_in_the_case(sheets: Sheets) -> None:
    assert read(sheets) == read_case("case.yaml", USED.encode())
    assert {row[1] for row in sheets["Playbooks"][3:]} >= {"audit-settlement", "spend-limits", "sales-executive"}
    assert not [row for row in sheets["Assumptions"][3:] if any(row)]


def test_a_number_told_to_a_playbook_keeps_its_source(sheets: Sheets) -> None:
    assert {fact.key: fact.source for fact in read(sheets).facts}["list_price"] == "price list"


def test_a_source_stands_beside_whatever_a_playbook_is_told() -> None:
    told = USED.replace("boss: {role: Chief executive, table: back, stake: 1}", "boss: {use: [{playbook: chief-executive, rival: executive}, {playbook: general-counsel, fears_precedent: no}]}")
    sheets = sheets_of(told)
    column = top_of(sheets["Playbooks"], "Source")[1]
    rows = [row for row in sheets["Playbooks"] if {"rival", "fears_precedent", "finance", "first"} & set(row)]
    assert len(rows) == 4
    for row in rows:
        row.extend([""] * (column + 1 - len(row)))
        row[column] = "engagement letter"
    source = read_case_source("case.xlsx", content_of(sheets))
    kept = source.case
    assert [person.interests for person in kept.people] == [person.interests for person in read_case("case.yaml", told.encode()).people]
    assert next(fact.source for fact in kept.facts if "first" in fact.key) == "engagement letter"
    boss = source.plain["sides"]["supplier"]["people"]["boss"]["use"]
    assert boss[0]["rival"] == {"value": "executive", "source": "engagement letter"}
    assert boss[1]["fears_precedent"] == {"value": "no", "source": "engagement letter"}


@pytest.mark.parametrize(("told", "said"), [("12 %", "a percentage"), ("110 %", "a percentage"), (0.12, "less than 1 EUR")])
def test_a_percentage_for_an_amount_of_money_is_pointed_out_at_its_cell(told: object, said: str) -> None:
    sheets = sheets_of(USED.replace("penalty_claim: 25%", "penalty_claim: 250k"))
    assert not [note for note in read_case_source("case.xlsx", content_of(sheets)).notes if "is told" in note.found]
    row = next(number for number, row in enumerate(sheets["Playbooks"]) if "penalty_claim" in row)
    put(sheets, "Playbooks", "Value", row - 2, told)
    (note,) = [str(note) for note in read_case_source("case.xlsx", content_of(sheets)).notes if "is told" in note.found]
    assert note.startswith(f"case.xlsx:Playbooks!D{row + 1}: the playbook audit-settlement is told {said} as `penalty_claim`: ")


def test_a_row_that_tells_nothing_leaves_what_is_usual(sheets: Sheets) -> None:
    sheets["Playbooks"].append(["cfo", "chief-financial-officer", "dislike"])
    assert read(sheets) == read_case("case.yaml", USED.encode())


def test_a_playbook_typed_by_hand_is_told_by_hand(sheets: Sheets) -> None:
    put(sheets, "People", "Table", 5, "")
    put(sheets, "People", "Role", 5, "")
    put(sheets, "People", "Stake", 5, "")
    put(sheets, "People", "Playbook", 5, "chief-executive; general-counsel")
    sheets["Playbooks"] += [["boss", "chief-executive", "rival", "negotiator"], ["boss", "general-counsel", "fears_precedent", "no"], ["boss", "general-counsel", "open", 20_000.0]]
    text = USED.replace("{role: Chief executive, table: back, stake: 1}", "{use: [{playbook: chief-executive, rival: negotiator}, {playbook: general-counsel, fears_precedent: no, open: 20k}]}")
    assert read(sheets) == read_case("case.yaml", text.encode())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda sheets: put(sheets, "People", "Playbook", 2, "chief-finance-officer"), "case.xlsx:People!H5: there is no playbook `chief-finance-officer` of people; did you mean `chief-financial-officer`?"),
        (lambda sheets: put(sheets, "People", "Playbook", 2, ""), "case.xlsx:People!E5: this row has no Table; expected front for those who talk"),
        (lambda sheets: put(sheets, "Case", "Value", 4, "sales-executive"), "case.xlsx:Case!B7: sales-executive is a playbook of people"),
        (lambda sheets: put(sheets, "Case", "Value", 4, ""), "case.xlsx:Playbooks!B4: the case uses no playbook `audit-settlement`"),
        (lambda sheets: put(sheets, "Playbooks", "Parameter", 2, "shortfal"), "case.xlsx:Playbooks!C5: the playbook audit-settlement has no parameter `shortfal`; did you mean `shortfall`?"),
        (lambda sheets: put(sheets, "Playbooks", "Parameter", 2, "list_price"), "case.xlsx:Playbooks!C5: `list_price` stands here twice"),
        (lambda sheets: put(sheets, "Playbooks", "Whose", 2, "cfo"), "case.xlsx:Playbooks!B5: cfo uses no playbook `audit-settlement`; expected one that stands on the sheet Case, People or Authority; it is used by the case, with nothing under Whose"),
        (lambda sheets: put(sheets, "Playbooks", "Value", 2, 7), "case.xlsx:Playbooks!D5: a value stands here, and a range beside it"),
        (lambda sheets: put(sheets, "Playbooks", "Value", 1, ""), "case.xlsx:Case!B7: the playbook audit-settlement does not know what `list_price` is: List price of a licence; expected a number"),
        (lambda sheets: put(sheets, "Playbooks", "Low", 2, 300), "case.xlsx:Playbooks!F5 in playbook audit-settlement: low 300, likely 200, high 220 are not in order"),
        (lambda sheets: put(sheets, "Playbooks", "Value", 1, "many"), "case.xlsx:Playbooks!D4: `list_price` of the playbook audit-settlement names `many`, which is not in this case"),
        (lambda sheets: put(sheets, "Playbooks", "Likely", 2, "many"), "case.xlsx:Playbooks!G5 in playbook audit-settlement: `many` is not a number"),
        (lambda sheets: put(sheets, "Authority", "When", 1, "cover > 0"), "case.xlsx:Authority!B4: this stands beside a playbook"),
        (lambda sheets: put(sheets, "Case", "Value", 5, "./mine"), "case.xlsx:Case!B8: `mine` is no folder"),
        (lambda sheets: sheets["Playbooks"].append(["executive", "sales-executive", "commission colour", "red"]), "`commission colour` is no parameter; expected commission, or commission with one of about, unit, source, known_to or as_seen_by and a key"),
        (lambda sheets: sheets["Playbooks"].append(["executive", "sales-executive", "quota known_to", "supplier"]), "nothing says how likely each value of `quota` is; expected a row with its range above this one"),
    ],
)  # fmt: skip
def test_a_mistake_has_its_cell(sheets: Sheets, change: Callable[[Sheets], None], said: str) -> None:
    change(sheets)
    found = problems(sheets)
    assert any(said in problem for problem in found), found
    assert all(problem.startswith("case.xlsx") for problem in found)


def test_the_library_lists_what_every_playbook_can_be_told() -> None:
    from backtable.files import empty_workbook

    library = next(grid for grid in read_book("x", empty_workbook()) if grid.name == "Library")
    listed = [(row[0], row[2]) for row in library.rows[3:] if row[0]]
    assert listed == [(item.key, parameter.key) for of in ("person", "case", "authority") for item in built_in().of(of) for parameter in item.parameters]


def test_converting_keeps_playbooks_and_a_record_does_not(root: Path, tmp_path: Path) -> None:
    assert run(root, "new", str(tmp_path / "case.yaml"), "--playbook", "discount-bands").returncode == 0
    done = run(tmp_path, "convert", "case.yaml", "case.xlsx")
    assert (done.returncode, "written out" in done.stdout) == (0, False)
    assert run(tmp_path, "convert", "case.xlsx", "again.yaml").returncode == 0
    assert "use: {playbook: discount-bands, first: '15%'" in (tmp_path / "again.yaml").read_text()
    opened = run(tmp_path, "open", "case.xlsx")
    assert opened.returncode == 0, opened.stderr
    assert "its playbooks are written out in what is kept" in opened.stderr
    assert run(tmp_path, "status", "case.backtable").returncode == 0
    full = run(tmp_path, "expand", "case.xlsx", "--as", "full.xlsx")
    assert full.returncode == 0, full.stderr
    assert read_case(tmp_path / "full.xlsx").digest == read_case(tmp_path / "case.yaml").digest
    grids = {grid.name: grid.rows for grid in read_book("x", (tmp_path / "full.xlsx").read_bytes())}
    assert not any(row[0] for row in grids["Playbooks"][3:])


def test_a_folder_of_ones_own_playbooks_is_seen_from_the_workbook(root: Path, tmp_path: Path) -> None:
    case = root / "docs" / "reference" / "every-key.yaml"
    done = run(root, "convert", str(case), str(tmp_path / "case.xlsx"))
    assert "the folder ./every-key-playbooks of playbooks must lie beside it, too" in done.stdout
    refused = run(root, "check", str(tmp_path / "case.xlsx"))
    assert refused.returncode == 2
    assert "case.xlsx:Case!B8" in refused.stderr
    (tmp_path / "every-key-playbooks").symlink_to(case.parent / "every-key-playbooks")
    assert read_case(tmp_path / "case.xlsx") == read_case(case)


def test_people_and_sides_may_be_told_to_a_playbook_by_what_readers_call_them(sheets: Sheets) -> None:
    usual = read(sheets)
    rows = sheets["Playbooks"]
    told = next(row for row in rows if "finance" in row)
    told[told.index("cfo; cio")] = "Chief financial officer; CIO"
    put(sheets, "People", "Role", 2, "Chief financial officer")
    put(sheets, "Sides", "Label", 2, "Orion Software")
    known = next(row for row in rows if "commission known_to" in row)
    known[known.index("supplier")] = "Orion Software"
    named = read(sheets)
    assert named.side("customer").authority == usual.side("customer").authority
    assert [item.known_to for item in named.assumptions] == [item.known_to for item in usual.assumptions]


@pytest.mark.parametrize("typed", ["1,2 Mio. €", "1.200.000,00 €", "1200 TEUR", "EUR 1.2 million", "1,2m€"])
def test_a_playbook_is_told_amounts_as_they_are_typed_everywhere(sheets: Sheets, typed: str) -> None:
    _, column = top_of(sheets["Playbooks"], "Value")
    place = next(number for number, cells in enumerate(sheets["Playbooks"]) if "list_price" in cells)
    sheets["Playbooks"][place][column] = typed
    (fact,) = (item for item in read_case("case.xlsx", content_of(sheets)).facts if item.key == "list_price")
    assert fact.value == 1_200_000


def test_a_playbook_and_its_parameters_may_be_written_as_people_call_them(sheets: Sheets) -> None:
    """A role such as CFO names its playbook; blanks and large letters of a parameter make no difference."""
    before = read_case("case.xlsx", content_of(sheets))
    people, row = sheets["People"], next(number for number, cells in enumerate(sheets["People"]) if "chief-financial-officer" in cells)
    people[row][people[row].index("chief-financial-officer")] = "CFO"
    row = next(number for number, cells in enumerate(sheets["Playbooks"]) if "list_price" in cells)
    sheets["Playbooks"][row][sheets["Playbooks"][row].index("list_price")] = "List price"
    found = read_case_source("case.xlsx", content_of(sheets))
    assert found.case == before
    notes = "\n".join(map(str, found.notes))
    assert "`CFO` is read as chief-financial-officer" in notes
    assert "`List price` is read as list_price" in notes


@pytest.mark.parametrize(("told", "said"), [("planned: 50%", ["planned"]), ("planned: {low: 0.1, likely: 0.2, high: 50%}", ["planned"]), ("planned: 0.5", []), ("support_rate: 22%, client: 50%", []), ("freed_days: 20%", ["freed_days"])])
def test_a_percentage_for_a_number_of_things_is_pointed_out(told: str, said: list[str]) -> None:
    text = USED.replace("penalty_claim: 25%", told)
    notes = [note.found for note in read_case_source("case.yaml", text.encode()).notes if "is told" in note.found]
    assert [note.partition(" as `")[2].partition("`")[0] for note in notes] == said
    assert all("is told a percentage as" in note for note in notes)

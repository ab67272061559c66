"""The first tutorial: what is typed into the workbook leads to the advice as docs/first-audit/index.md tells it."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from backtable.advice import Advice, advise, explain
from backtable.case import Case
from backtable.checking import careful_warnings
from backtable.files import read_case_source, read_package, write_workbook
from backtable.files._formats import Source
from backtable.files.playbooks import start_text

FOLDER = Path(__file__).parents[1] / "docs" / "first-audit"
PAGE = " ".join((FOLDER / "index.md").read_text(encoding="utf-8").split())


@pytest.fixture(scope="module")
def sheets() -> ModuleType:
    spec = importlib.util.spec_from_file_location("documentation_sheets", FOLDER.parent / "sheets.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def start() -> Source:
    source = read_case_source("case.yaml", start_text("audit-settlement", "EUR").encode())
    return Source(source.case, plain=source.whole, whole=source.whole)


@pytest.fixture(scope="module")
def typed(sheets: ModuleType, start: Source) -> bytes:
    content: bytes = sheets.typed_into(write_workbook(start)[0].content, sheets.read_typed(FOLDER / "typed.csv"))
    return content


@pytest.fixture(scope="module")
def case(typed: bytes) -> Case:
    return read_case_source("audit.xlsx", typed).case


@pytest.fixture(scope="module")
def advice(case: Case) -> Advice:
    return advise(case)


def test_whatever_is_typed_is_in_the_case_and_nothing_else_changes(case: Case, start: Source) -> None:
    assert (case.name, [side.label for side in case.sides]) == ("Audit by Corvex at Halberg", ["Halberg", "Corvex"])
    facts = {fact.key: (fact.value, fact.source) for fact in case.facts}
    assert facts["back_claim"] == (1_098_240, "their letter of 4 May: three years at 22 %")
    usual = {fact.key for fact in start.case.facts if (fact.value, fact.source) == facts[fact.key]}
    assert set(facts) - usual == {"list_price", "shortfall", "planned", "back_claim", "penalty_claim", "customer_first"}
    assumptions = [item.key for item, before in zip(case.assumptions, start.case.assumptions, strict=True) if item.distribution != before.distribution]
    assert assumptions == ["award", "project_need"]
    assert [person.key for person in case.people] == [person.key for person in start.case.people]
    assert all(person.label.startswith("M") for person in case.people)


def test_the_check_warns_of_as_much_as_the_page_says(typed: bytes) -> None:
    source = read_case_source("audit.xlsx", typed)
    warned = bool(source.notes or careful_warnings(source.case))
    assert ("that there is no warning" in PAGE, "The warning is" in PAGE) == (not warned, warned)
    assert ("Fine means" in PAGE) == (not warned)


def test_the_chance_that_the_page_speaks_of_is_the_proposals(advice: Advice) -> None:
    assert advice.proposal is not None
    assert f"The {advice.proposal.chance:.0%}".replace("%", " %") + " are the chance" in PAGE


def test_the_proposal_is_the_one_that_the_page_explains(case: Case, advice: Advice) -> None:
    assert advice.proposal is not None
    wanted = {"cover": 0.5, "new": 0.5, "discount": 0.35, "back_support": 0.0, "penalty": 0.0, "services": 20.0, "release": "full", "signed": "this quarter"}
    assert case.terms(advice.proposal.package) == wanted
    assert "half of the licences that are short, and for the projects half of the new ones that they asked for, all at 35 % off; pay nothing for the past" in PAGE
    says = {item.person: (item.must_approve > 0, item.says_yes) for item in advice.proposal.people}
    assert min(chance for required, chance in says.values() if required) > 0.95
    assert [person for person, (_, chance) in says.items() if chance < 0.5] == ["services"]
    assert not says["services"][0]


def test_the_idea_of_finance_fails_on_our_own_side_only(case: Case) -> None:
    found = explain(case, read_package(case, "first_idea"))
    assert {item.person for item in found.blockers} == {"negotiator", "cio", "cfo"}
    assert all(item.says_yes == 1 for item in found.outcome.people if item.person in ("executive", "deal_desk", "ceo"))


def test_what_is_asked_first_changes_the_proposal_as_the_page_says(case: Case, advice: Advice) -> None:
    first = max(advice.questions, key=lambda item: item.worth)
    assert first.about == "deal_desk_precedent"
    terms = case.terms(first.answers[0][2])
    assert (terms["discount"], terms["new"]) == (0.5, 0.75)
    assert "Half off now, and more new licences" in PAGE


def test_a_picture_shows_what_stands_in_the_sheet_and_marks_what_was_typed(sheets: ModuleType, typed: bytes) -> None:
    entries = sheets.read_typed(FOLDER / "typed.csv")
    picture = sheets.drawn(typed, "Facts", entries, "Numbers & sources")
    assert "<title>Numbers &amp; sources</title>" in picture
    assert all(f">{text}<" in picture for text in ("1,098,240", "our own count of 2 May", "EUR per licence", "Facts", "22%"))
    assert picture.count(sheets._EDGE) == sum(entry.sheet == "Facts" for entry in entries)
    assert "supplier_large" not in picture


def test_the_page_names_the_cells_in_which_its_facts_stand(start: Source) -> None:
    keys = [fact.key for fact in start.case.facts]
    assert keys[:5] == ["list_price", "shortfall", "planned", "back_claim", "penalty_claim"]  # the first row of a table is row 4
    assert "(cells C4 to C8)" in PAGE
    assert start.case.facts[12 - 4].key == "customer_first"
    assert f"`customer_first`, “{start.case.facts[12 - 4].about}” (cell C12)" in PAGE


def test_a_list_that_names_no_cell_of_a_table_is_refused(sheets: ModuleType, typed: bytes, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no sheet Fact"):
        sheets.typed_into(typed, [sheets.Typed("Fact", "C4", "1")])
    with pytest.raises(ValueError, match="Facts!Z90 belongs to no table"):
        sheets.typed_into(typed, [sheets.Typed("Facts", "Z90", "1")])
    (tmp_path / "list.csv").write_text("sheet,value\n")
    with pytest.raises(ValueError, match="not sheet, cell and value"):
        sheets.read_typed(tmp_path / "list.csv")


def test_the_workbook_is_built_without_anything_but_the_standard_library() -> None:
    program = "import sys; sys.path.insert(0, sys.argv[1]); import sheets; print(sorted(m for m in sys.modules if m.split('.')[0] in ('numpy', 'openpyxl', 'xlsxwriter', 'backtable')))"
    done = subprocess.run([sys.executable, "-S", "-c", program, str(FOLDER.parent)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

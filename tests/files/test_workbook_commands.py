"""`backtable new` writes a case to start from, and every command that takes a case takes a workbook."""

from pathlib import Path

import pytest

from backtable.files import read_case
from tests.test_commands import run

POINTS = "examples/points/case.yaml"


@pytest.fixture
def book(root: Path, tmp_path: Path) -> Path:
    path = tmp_path / "points.xlsx"
    done = run(root, "convert", POINTS, str(path))
    assert done.returncode == 0, done.stderr
    return path


def test_a_new_case_in_yaml_can_be_used_as_it_stands(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "new" / "mine.yaml"
    done = run(root, "new", str(path))
    assert done.returncode == 0, done.stderr
    assert f"backtable check {path}" in done.stdout
    found = run(root, "check", str(path))
    assert found.returncode == 0, found.stderr
    assert "8 issues" in found.stdout


def test_a_workbook_that_starts_from_a_playbook_can_be_used_as_it_stands(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "renewal.xlsx"
    done = run(root, "new", str(path), "--playbook", "renewal")
    assert done.returncode == 0, done.stderr
    found = run(root, "check", str(path))
    assert found.returncode == 0, found.stderr
    assert run(root, "new", str(tmp_path / "x.xlsx"), "--playbook", "pigeon").returncode == 2


def test_a_new_case_may_be_in_another_currency(root: Path, tmp_path: Path) -> None:
    for name in ("case.yaml", "case.xlsx"):
        done = run(root, "new", str(tmp_path / name), "--playbook", "audit-settlement", "--currency", "EUR")
        assert done.returncode == 0
        assert "The amounts in it were made up in USD and stand in EUR one for one: nothing was converted." in " ".join(done.stdout.split())
        case = read_case(tmp_path / name)
        units = [item.unit for item in (*case.facts, *case.assumptions)]
        assert (case.currency, any("EUR" in unit for unit in units), any("USD" in unit for unit in units)) == ("EUR", True, False)
    refused = run(root, "new", str(tmp_path / "x.yaml"), "--currency", "euros")
    assert (refused.returncode, "`euros` is not the code of a currency" in refused.stderr) == (2, True)


def test_a_new_workbook_says_what_to_do_and_what_is_there_is_left_alone(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.xlsx"
    done = run(root, "new", str(path))
    assert done.returncode == 0, done.stderr
    assert "fill in Case, Sides, People, Issues and Interests" in done.stdout
    again = run(root, "new", str(path))
    assert (again.returncode, "this file is there already" in again.stderr) == (2, True)
    assert run(root, "new", str(path), "--force").returncode == 0
    empty = run(root, "check", str(path))
    assert empty.returncode == 2
    assert f"{path}:Issues!A4: no row stands here that counts" in empty.stderr
    assert "Traceback" not in empty.stderr


@pytest.mark.parametrize("name", ["mine", "mine.xls", "mine.xlsm", "mine.txt"])
def test_a_new_case_of_another_ending_is_refused(root: Path, tmp_path: Path, name: str) -> None:
    done = run(root, "new", str(tmp_path / name))
    assert done.returncode == 2
    assert "a case cannot have this ending; expected .xlsx, .yaml or .yml" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_workbook_goes_back_to_yaml_and_comments_that_are_left_behind_are_counted(root: Path, tmp_path: Path, book: Path) -> None:
    comments = run(root, "convert", POINTS, str(tmp_path / "again.xlsx"))
    assert f"note: {POINTS}: its " in comments.stdout
    assert "left behind" in comments.stdout
    done = run(root, "convert", str(book), str(tmp_path / "again.yaml"))
    assert done.returncode == 0, done.stderr
    assert "note" not in done.stdout
    assert read_case(tmp_path / "again.yaml") == read_case(book) == read_case(root / POINTS)


def test_advice_and_explanations_are_the_same_from_a_workbook(root: Path, book: Path) -> None:
    package = ["--package", "food=3, water=0, firewood=2"]
    for command in (["advise"], ["explain", *package]):
        text, cells = (run(root, *command[:1], str(path), *command[1:], "--worlds", "50", "--json") for path in (root / POINTS, book))
        assert cells.returncode == 0, cells.stderr
        assert cells.stdout == text.stdout


def test_warnings_name_cells(root: Path, book: Path) -> None:
    done = run(root, "check", str(book))
    assert f"warning: {book}:Issues!A4: the best package has 3 for `food`" in done.stdout


def test_a_record_keeps_the_workbook_and_names_its_cells(tmp_path: Path, root: Path) -> None:
    assert run(root, "convert", "examples/over-deployment/case.yaml", str(tmp_path / "case.xlsx")).returncode == 0
    opened = run(tmp_path, "open", "case.xlsx", "--as", "audit")
    assert opened.returncode == 0, opened.stderr
    package = "cover=0, new=200, discount=40%, back_support=0, penalty=0, services=40, release=full, signed=later"
    drafted = run(tmp_path, "offer", "draft", "audit", "--package", package)
    assert drafted.returncode == 0, drafted.stderr
    refused = run(tmp_path, "offer", "send", "audit", "2")
    assert refused.returncode == 2
    assert "(case.xlsx:Authority!A5)" in refused.stderr
    assert run(tmp_path, "convert", "case.xlsx", "case.yaml").returncode == 0
    revised = run(tmp_path, "revise", "audit", "case.yaml")
    assert revised.returncode == 0, revised.stderr
    assert "so that nothing that was approved goes stale" in revised.stdout

"""The command that writes a case in another form."""

from pathlib import Path

import pytest

from backtable.files import read_case
from tests.test_commands import run

POINTS = "examples/points/case.yaml"


def test_a_case_file_is_written_whole_and_reads_as_the_case(root: Path, tmp_path: Path) -> None:
    done = run(root, "convert", POINTS, str(tmp_path / "new" / "case.yaml"))
    assert done.returncode == 0, done.stderr
    assert read_case(tmp_path / "new" / "case.yaml") == read_case(root / POINTS)
    assert "3 issues, 64 combinations, 2 sides" in done.stdout


def test_what_is_there_is_left_alone_unless_one_insists(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "case.yaml"
    target.write_text("mine")
    done = run(root, "convert", POINTS, str(target))
    assert (done.returncode, target.read_text()) == (2, "mine")
    assert "this file is there already" in done.stderr
    assert run(root, "convert", POINTS, str(target), "--force").returncode == 0
    assert read_case(target).name.startswith("Two people")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["case.txt"], "the name does not say which form to write"),
        (["case.yaml", "--to", "pigeon"], "`pigeon` is no form that can be written"),
        (["case.txt", "--to", "case"], "is one file with the ending .yaml or .yml"),
        (["case.yaml", "--ours", "south"], "the case says ours: north; change it there"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_written(
    root: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = run(root, "convert", POINTS, str(tmp_path / arguments[0]), *arguments[1:])
    assert done.returncode == 2
    assert said in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("named", ["{}", ".", "/"])
def test_a_folder_without_a_case_is_refused(tmp_path: Path, named: str) -> None:
    done = run(tmp_path, "advise", named.format(tmp_path))
    assert done.returncode == 2
    assert "this folder holds no case" in done.stderr

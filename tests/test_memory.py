"""What would take more memory than is allowed is refused before it starts, and nothing is ended by the system."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from backtable.advice import advise, explain, find_frontier, fits, require_memory
from backtable.case import Case
from backtable.errors import TooLargeError
from backtable.files import read_case
from backtable.quantities import memory_words, parse_memory
from backtable.value import memory_needed, memory_searched
from tests.test_commands import run


@pytest.fixture(scope="module")
def case() -> Case:
    return read_case("examples/over-deployment/case.yaml")


@pytest.mark.parametrize(("text", "size"), [("2", 2 * 1024**3), ("2 GiB", 2 * 1024**3), ("500MiB", 500 * 1024**2), ("1.5g", 3 * 512 * 1024**2), ("500mb", 500_000_000)])
def test_a_size_is_read_as_people_write_it(text: str, size: int) -> None:
    assert parse_memory(text) == size


@pytest.mark.parametrize("text", ["", "two", "-1GiB", "1 TiB", "1e9", "nan"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no size of memory"):
        parse_memory(text)


def test_sizes_are_written_for_reading() -> None:
    assert memory_words(2 * 1024**3) == "2 GiB"
    assert memory_words(743 * 1024**2) == "743 MiB"


def test_more_worlds_and_more_packages_need_more(case: Case) -> None:
    assert memory_needed(case, 1000) < memory_needed(case, 2000)
    assert memory_needed(read_case("examples/quest-nike/case.yaml"), 1000) < memory_needed(case, 1000)
    assert memory_needed(case, 1000, 1, questions=False) < memory_needed(case, 1000)


def test_every_example_fits_into_what_is_allowed_by_default(root: Path) -> None:
    for path in root.glob("examples/*/case.yaml"):
        assert fits(read_case(path), 2_000)
    assert fits(read_case("examples/over-deployment/case.yaml"), 20_000)


def test_what_would_need_more_is_refused_before_it_starts_with_what_to_do(case: Case) -> None:
    with pytest.raises(TooLargeError, match=r"77,760 packages in 20,000 worlds need about 1\.\d+ GiB of memory, and 1 GiB are allowed; allow more with --memory, or draw fewer"):
        require_memory(case, 20_000, 1024**3)


def test_a_case_of_few_worlds_is_answered_with_the_least_memory_that_is_taken(root: Path) -> None:
    done = run(root, "frontier", "examples/points/case.yaml", "--memory", "160MiB")
    assert done.returncode == 0, done.stderr


def test_a_case_of_one_world_needs_no_more_than_that_takes() -> None:
    certain = read_case("examples/quest-nike/case.yaml")
    require_memory(replace(certain, assumptions=(), correlations=(), sides=()), 1_000, memory_searched(1))
    with pytest.raises(TooLargeError, match="in 1 world need about"):
        require_memory(replace(certain, assumptions=(), correlations=(), sides=()), 1_000, memory_searched(1) - 1)


@pytest.mark.parametrize("command", [["advise"], ["explain", "--package", "demand"], ["frontier"], ["near", "--package", "demand"]])
def test_each_command_says_so(command: list[str], root: Path) -> None:
    call = [*command, "examples/over-deployment/case.yaml", "--worlds", "20000", "--memory"]
    for size, said in (("400MiB", "400 MiB are allowed"), ("1MiB", "1 MiB are too little for any command"), ("much", "`much` is no size of memory")):
        done = run(root, *call, size)
        assert done.returncode == 2
        assert said in done.stderr
        assert not done.stdout


def test_where_memory_does_not_suffice_to_look_at_every_package_they_are_searched() -> None:
    case = read_case("docs/first-case/case.yaml")
    room = memory_searched(8)  # more worlds there are not
    assert not fits(case, 8, room)
    found = advise(case, 20, top=0, memory=room, budget=10**6)
    assert found.method.proven is not None
    assert advise(case, 20, top=0).method.proven is None
    assert find_frontier(case, ("gain", "chance"), worlds=20, memory=room, budget=10**6).searched is not None
    assert found.proposal is not None
    assert explain(case, found.proposal.package, 20, memory=room).method.packages == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit is one of Linux")
def test_what_needs_more_than_was_foreseen_ends_with_a_message() -> None:
    code = """
from unittest.mock import patch
import numpy
import backtable.cli._main as command
from backtable.cli._memory import within

def large(**_):
    with within(256 * 1024**2):
        numpy.ones(10**9)

with patch.object(command, "app", large):
    command.main()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("this needs more memory than the 256 MiB that are allowed; try twice as much, --memory 512 MiB,")
    assert "Traceback" not in done.stderr


def test_a_picture_is_drawn_outside_of_what_the_search_is_allowed(tmp_path: Path, root: Path) -> None:
    done = run(root, "advise", "examples/points/case.yaml", "--memory", "300MiB", "--picture", str(tmp_path / "a.png"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.png").stat().st_size > 1000


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit is one of Linux")
def test_what_a_program_holds_already_is_not_counted_against_a_command(root: Path) -> None:
    """It would not find room for a thread, and wait for it for ever."""
    code = """
import sys
import numpy
from backtable.cli import main
held = numpy.empty(1 << 31, dtype=numpy.uint8)
sys.argv = ["backtable", "advise", "examples/points/case.yaml", "--memory", "600MiB"]
main()
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "Propose" in done.stdout

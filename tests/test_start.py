"""What a command does not wait for: the libraries and rooms that only other commands need."""

import subprocess
import sys
from pathlib import Path

import pytest

CASE = Path(__file__).parent.parent / "examples" / "points" / "case.yaml"
UNWANTED = (
    "duckdb",
    "jinja2",
    "moocore",
    "openpyxl",
    "rich",
    "scipy",
    "ssl",
    "backtable.advice",
    "backtable.belief",
    "backtable.conduct",
    "backtable.interview",
    "backtable.inventory",
    "backtable.licensing",
    "backtable.papers",
    "backtable.pictures",
    "backtable.planning",
)


@pytest.mark.parametrize("arguments", [("check", str(CASE)), ("--version",)])
def test_a_short_command_loads_nothing_that_only_others_need(arguments: tuple[str, ...]) -> None:
    program = (
        "import sys\n"
        "from backtable.cli import main\n"
        "try:\n    main()\n"
        "finally:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    loaded = done.stderr.split()
    assert "backtable.cli._commands" in loaded
    assert not [name for name in UNWANTED if name in loaded]


def test_a_screen_of_a_record_loads_no_room_that_weighs_packages(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from backtable.cli import main\n"
        "try:\n    main()\n"
        "finally:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    for arguments in (("open", str(CASE), "--as", "talks"), ("status", "talks")):
        done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True, cwd=tmp_path)
    loaded = done.stderr.split()
    assert "backtable.papers.record._status" in loaded
    assert not [name for name in ("backtable.advice", "backtable.belief", "backtable.interview", "backtable.planning", "scipy") if name in loaded]


def test_a_command_that_is_not_there_is_answered_with_one_like_it() -> None:
    program = [sys.executable, "-c", "from backtable.cli import main; main()", "chekc"]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Did you mean 'check'" in done.stderr


def test_python_runs_the_package_as_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "backtable", "check", "nowhere.yaml"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("nowhere.yaml: the file cannot be read")

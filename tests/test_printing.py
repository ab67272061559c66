"""What cannot be printed: one message, and what was recorded all the same."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from backtable.conduct import Record, SqliteStore, kept_side

from .conduct.cast import CASE, Time

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
SAYS = "import sys; from backtable.cli import main; main()"


def _run(folder: Path, out: str, *arguments: str) -> tuple[int, str]:
    """Run a command whose output goes to a device, or is closed if that is empty."""
    environment = os.environ | {"BACKTABLE_NOW": "2026-05-04T09:00+00:00"}
    code = SAYS if out else f"import os, sys; os.close(1); sys.stdout = None; {SAYS}"
    with open(out or os.devnull, "w") as stream:
        done = subprocess.run([sys.executable, "-c", code, *arguments], cwd=folder, stdout=stream, stderr=subprocess.PIPE, text=True, env=environment)
    return done.returncode, done.stderr


def test_what_was_recorded_is_said_though_it_cannot_be_printed(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE)
    for number, (out, *typed) in enumerate((("/dev/full", "open", "case.yaml", "--as", "a"), ("", "deadline", "set", "a", "answer", "--by", "2026-09-09")), 1):
        code, said = _run(tmp_path, out, *typed)
        assert code == 2
        assert said.count("\n") == 1, said
        assert f"event {number} is recorded all the same, so do not repeat it" in said
    with SqliteStore(tmp_path / "a.backtable") as store:
        assert Record(store, kept_side(store), Time()).state.head.number == 2
    code, said = _run(tmp_path, "/dev/full", "status", "a")
    assert (code, said) == (2, "what is to be said cannot be printed (No space left on device)\n")

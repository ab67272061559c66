"""A terminal in which tests type the commands of the record."""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from backtable.cli import main

from .conduct.cast import CASE

CHEAP = ("--package", "cheap")


class Terminal:
    """Types commands in a folder, at a time; within this process, for a hundred commands are typed here."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.now = "2026-05-04 09:00"
        self._patch = monkeypatch
        (folder / "case.yaml").write_text(CASE)
        for name, value in (("TZ", "UTC"), ("COLUMNS", "200")):
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(folder)

    def run(self, *arguments: str, code: int = 0) -> str:
        self._patch.setenv("BACKTABLE_NOW", f"{self.now}+00:00")
        self._patch.setattr(sys, "argv", ["backtable", *arguments])
        out, errors = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(errors), pytest.raises(SystemExit) as ended:
            main()
        assert (ended.value.code or 0) == code, out.getvalue() + errors.getvalue()
        if code == 2:
            assert not out.getvalue(), "what is refused prints nothing else"
            return errors.getvalue()
        return out.getvalue()

    def status(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.run("status", "a", "--json"))
        return found

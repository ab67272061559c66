"""Commands as somebody types them, within this process: to start another for each of hundreds would take most of the time of the tests."""

import io
import os
import sys
import traceback
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from backtable.cli import main


def typed(folder: Path, *arguments: str, width: int = 80, stdin: str = "") -> CompletedProcess[str]:
    """Run a command in a folder, as a program that reads what it prints would.

    A bug shows as it would there: its traceback at the end of `stderr`, with code 1.
    """
    out, errors = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True), io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    code: int | str | None = 0
    with pytest.MonkeyPatch.context() as patch, chdir(folder), redirect_stdout(out), redirect_stderr(errors):
        patch.setattr(sys, "argv", ["backtable", *arguments])
        patch.setattr(sys, "stdin", io.StringIO(stdin))
        patch.setitem(os.environ, "COLUMNS", str(width))
        try:
            main()
        except SystemExit as end:
            code = end.code
        except Exception:  # whatever it is, it is what the tests look for
            traceback.print_exc()
            code = 1
    found = [stream.buffer.getvalue().decode() for stream in (out, errors)]
    return CompletedProcess(["backtable", *arguments], code if isinstance(code, int) else int(code is not None), *found)

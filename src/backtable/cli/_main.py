"""The command line as a whole."""

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from backtable import __version__
from backtable.cli._commands import Commands
from backtable.cli._start import STOPPED
from backtable.cli._stdout import guarded
from backtable.errors import BacktableError, InputError, UnreadError


class _Group(TyperGroup):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = Commands()


app = typer.Typer(
    cls=_Group,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="The workbench for two-table negotiation: who would approve what, and what to propose.",
)


def main() -> None:
    """Run the command line; every expected error becomes one message a problem and exit code 2."""
    try:
        with guarded():
            app(standalone_mode=True)
    except InputError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        sys.exit(2)
    except UnreadError:
        sys.exit(0)
    except BacktableError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    except SystemExit as ended:
        if ended.code == STOPPED:
            print("Stopped.", file=sys.stderr)
        raise
    except MemoryError:
        print("this needs more memory than is allowed; allow more with --memory where the command has it, draw fewer --worlds, or use larger steps", file=sys.stderr)
        sys.exit(2)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"backtable {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass

"""The terminal itself: how wide it is, and progress while something takes long."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

from backtable.stopping import Stopping, stoppable

_STOPPING = "\nStopping: the best so far follows. Ctrl-C again ends it at once.\n"


def console() -> Console:
    """Give a console as wide as the terminal, or 110 columns where the text goes to a file."""
    return Console(width=None if sys.stdout.isatty() else int(os.environ.get("COLUMNS", "110")), highlight=False, emoji=False)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """Show what is being done and how far it is on a terminal, nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=None)
        yield lambda words, done, total: shown.update(task, description=words, completed=done, total=total or None)


@contextmanager
def anytime() -> Iterator[Stopping]:
    """Take the first Ctrl-C as a wish for the best so far, and say so; a second ends the program."""
    with stoppable(asked=_told) as stopping:
        yield stopping


def _told() -> None:
    os.write(2, _STOPPING.encode())  # whatever is being printed at this moment holds the lock of the stream itself

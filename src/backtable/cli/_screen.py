"""The terminal itself: how wide it is, and progress while something takes long."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console


def console() -> Console:
    """Give a console as wide as the terminal, or 110 columns where the text goes to a file."""
    return Console(width=None if sys.stdout.isatty() else int(os.environ.get("COLUMNS", "110")), highlight=False)


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

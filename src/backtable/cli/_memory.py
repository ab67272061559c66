"""How much memory a command may take."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from backtable.errors import InputError, Place, Problem, TooLargeError
from backtable.quantities import memory_words, parse_memory
from backtable.stopping import wants_memory
from backtable.value import LEAST_MEMORY

Memory = Annotated[str, typer.Option("--memory", help="SIZE of memory that may be taken at most, such as 500MiB or 4GiB.")]
DEFAULT = "2GiB"


def allowed(text: str) -> int:
    """Give a written size in bytes.

    Raises:
        InputError: it is no size, or less than any command needs.
    """
    try:
        size = parse_memory(text)
    except ValueError as error:
        raise InputError([Problem(Place("--memory"), f"`{text}` {error}", "for example 500MiB or 4GiB")]) from error
    if size < LEAST_MEMORY:
        raise InputError([Problem(Place("--memory"), f"{memory_words(size)} are too little for any command", f"{memory_words(LEAST_MEMORY)} at least")])
    return size


@contextmanager
def within(size: int) -> Iterator[None]:
    """Let this process take no more than so many bytes for a while: what would need more fails as `MemoryError`, before the system ends it.

    What the process holds already comes on top: in a program that is at work for long it may be more than the limit, and then not even a thread
    could be started. Pictures are drawn outside of it, since what draws them does not fail so but ends the process.
    """
    try:
        import resource
    except ImportError:  # not on Windows, where only what is known before it starts is refused
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = size + _held(resource.getpagesize())
    resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    try:
        yield
    except (MemoryError, RuntimeError) as error:
        if not wants_memory(error):
            raise
        raise TooLargeError(
            f"this needs more memory than the {memory_words(size)} that are allowed; try twice as much, --memory {memory_words(2 * size)}, draw fewer --worlds, or use larger steps"
        ) from None
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _held(page: int) -> int:
    """Give how many bytes of data the process holds, as Linux counts them; 0 where that cannot be told."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5]) * page
    except (OSError, ValueError, IndexError):
        return 0

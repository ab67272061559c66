"""How much memory a command may take."""

from typing import Annotated

import typer

from backtable.errors import InputError, Place, Problem
from backtable.quantities import memory_words, parse_memory

Memory = Annotated[str, typer.Option("--memory", help="SIZE of memory that may be taken at most, such as 500MiB or 4GiB.")]
DEFAULT = "2GiB"
_LEAST = 256 * 1024**2


def allowed(text: str) -> int:
    """Give a written size in bytes, and let this process take no more: what would need more fails as `MemoryError`, before the system ends it.

    Raises:
        InputError: it is no size, or less than any command needs.
    """
    try:
        size = parse_memory(text)
    except ValueError as error:
        raise InputError([Problem(Place("--memory"), f"`{text}` {error}", "for example 500MiB or 4GiB")]) from error
    if size < _LEAST:
        raise InputError([Problem(Place("--memory"), f"{memory_words(size)} are too little for any command", f"{memory_words(_LEAST)} at least")])
    _limit(size)
    return size


def _limit(size: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows, where only what is known before it starts is refused
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    within = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (within, hard))

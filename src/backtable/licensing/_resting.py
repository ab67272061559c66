"""Python's collector of cyclic garbage at rest, while much is made that lives on."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Rest:
    """How many ask for rest now, and whether the collector worked before the first of them."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.asking = 0
        self.worked = True


_REST = _Rest()


@contextmanager
def resting() -> Iterator[None]:
    """Let the collector rest until the last of those that ask for it is done, in whichever thread.

    Expressions are made of very many small objects that hold no cycles. To look through all of them again and again for garbage
    takes a fifth of the time in which they are made and written as queries.
    """
    with _REST.lock:
        if not _REST.asking:
            _REST.worked = gc.isenabled()
            gc.disable()
        _REST.asking += 1
    try:
        yield
    finally:
        with _REST.lock:
            _REST.asking -= 1
            if not _REST.asking and _REST.worked:
                gc.enable()

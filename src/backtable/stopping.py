"""Ctrl-C while something long is at work: it is asked to stop, and what it has by then is still told."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import FrameType, TracebackType


class Stopping:
    """Whether somebody has asked to stop what is at work.

    Work that may be left unfinished stands in `with stopping:` and in a `try` that knows what to do without it: there a Ctrl-C raises
    KeyboardInterrupt at once, and where one came before nothing within is begun. Everywhere else it is noted alone, and what is at work there
    is finished.

    What needs more memory within than there is ends it in the same way.

    Attributes:
        asked: whether to stop.
        short: whether it was for want of memory.
    """

    def __init__(self) -> None:
        self.asked = False
        self.short = False
        self._open = 0

    def __enter__(self) -> "Stopping":
        if self.asked:
            raise KeyboardInterrupt
        self._open += 1
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._open -= 1
        if kind is not None and issubclass(kind, KeyboardInterrupt):
            self.asked = True
        if error is not None and wants_memory(error):
            self.asked = self.short = True
            raise KeyboardInterrupt from None  # nothing may hold on to what takes the memory

    def ask(self) -> None:
        """Ask to stop.

        Raises:
            KeyboardInterrupt: what is at work may be left unfinished.
        """
        self.asked = True
        if self._open:
            raise KeyboardInterrupt


def wants_memory(error: BaseException) -> bool:
    """Say whether something failed for want of memory: a thread too needs room for its stack."""
    return isinstance(error, MemoryError) or (isinstance(error, RuntimeError) and "start new thread" in str(error))


@contextmanager
def _attentive(asked: Callable[[], None] | None) -> Iterator[Stopping]:
    stopping = Stopping()
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before is not signal.default_int_handler:
        yield stopping
        return

    def first(_: int, __: FrameType | None) -> None:
        signal.signal(signal.SIGINT, before)
        if asked is not None:
            asked()
        stopping.ask()

    signal.signal(signal.SIGINT, first)
    try:
        yield stopping
    finally:
        signal.signal(signal.SIGINT, before)


def stoppable(stopping: Stopping | None = None, asked: Callable[[], None] | None = None) -> AbstractContextManager[Stopping]:
    """Let the first Ctrl-C ask to stop for a while; a second ends the program as always.

    Nothing changes outside of the main thread, or where somebody else has taken Ctrl-C over already or ignores it.

    Args:
        stopping: what a caller has made attentive already.
        asked: called at the first Ctrl-C, amidst whatever is at work.
    """
    return _attentive(asked) if stopping is None else nullcontext(stopping)

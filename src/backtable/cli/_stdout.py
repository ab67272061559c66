"""Standard output as the commands print to it: what it does not take is one message, and says what was recorded all the same."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, cast

from backtable.errors import UnreadError, UnwritableError
from backtable.wording import listed


class _Printed:
    """A stream that says in an `UnwritableError` what it cannot take; None stands for one that was closed."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.encoding = getattr(stream, "encoding", None) or "utf-8"
        self.errors = getattr(stream, "errors", None) or "strict"

    def write(self, text: str) -> int:
        if self._stream is None:
            raise UnwritableError("what is to be said cannot be printed (standard output is closed)")
        try:
            return int(self._stream.write(text))
        except BrokenPipeError as error:
            raise UnreadError("what is to be said cannot be printed (nobody reads it)") from error
        except (OSError, UnicodeEncodeError) as error:
            raise _unwritable(error) from error

    def flush(self) -> None:
        try:
            if self._stream is not None:
                self._stream.flush()
        except BrokenPipeError as error:
            raise UnreadError("what is to be said cannot be printed (nobody reads it)") from error
        except OSError as error:
            raise _unwritable(error) from error

    def isatty(self) -> bool:
        return self._stream is not None and bool(self._stream.isatty())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _unwritable(error: OSError | UnicodeEncodeError) -> UnwritableError:
    why = error.strerror if isinstance(error, OSError) else f"{error.encoding} has no sign for {error.object[error.start]!a}"
    return UnwritableError(f"what is to be said cannot be printed ({why})")


@contextmanager
def guarded() -> Iterator[None]:
    """Let what standard output does not take be an `UnwritableError`, also where that shows only at the end."""
    stream = sys.stdout
    if cast(Any, stream) is None:
        _turn_away(1)  # or a file that is opened next would be standard output
    sys.stdout = cast(Any, _Printed(stream))
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except UnwritableError:
        with suppress(OSError, AttributeError, ValueError):
            _turn_away(stream.fileno())  # the interpreter writes what is left when it ends
        raise
    finally:
        sys.stdout = stream


def _turn_away(number: int) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    if nowhere != number:
        os.dup2(nowhere, number)
        os.close(nowhere)


@contextmanager
def recording(written: Sequence[int]) -> Iterator[None]:
    """Say which events are recorded all the same where what a command prints cannot be written.

    Args:
        written: numbers of the events; may grow meanwhile.
    """
    try:
        yield
        if written:
            sys.stdout.flush()
    except UnwritableError as error:
        if not written:
            raise
        many = len(written) > 1
        numbers = listed([str(number) for number in written])
        raise UnwritableError(f"{error}; event{'s' if many else ''} {numbers} {'are' if many else 'is'} recorded all the same, so do not repeat it") from error

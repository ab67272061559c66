"""Asking on a terminal, and keeping every answer at once."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from backtable.case import Case, Person
from backtable.cli._save import save
from backtable.quantities import money
from backtable.stopping import stoppable

if TYPE_CHECKING:
    from backtable.interview import Session, Span

LEAVE, SKIP, UNDO = "q", "s", "u"
_MOST = 2_000
_REASONS = 3
_FAR = 100  # thousands that were meant and not typed are a thousand times off from what somebody has at stake, within a factor of ten


class LeftError(Exception):
    """Whoever answers has left; what was answered is kept."""


class UndoneError(Exception):
    """Whoever answers takes the last answer back."""


def ask(words: str) -> str:
    """Ask something, and give the answer without characters that move a cursor.

    Raises:
        LeftError: they leave: with q, Ctrl-C, or at the end of the input.
    """
    while True:
        try:
            found = input(words)
        except (EOFError, KeyboardInterrupt):
            print()
            raise LeftError from None
        except UnicodeDecodeError:
            print("These characters cannot be read; type it again.")
            continue
        found = " ".join("".join(sign if sign.isprintable() else " " for sign in found).split())[:_MOST]
        if found.lower() == LEAVE:
            raise LeftError
        return found


def yes(words: str, asking: Callable[[str], str] = ask) -> bool:
    """Ask for a yes or a no; Enter alone is no.

    Args:
        asking: asks something and gives the answer, as `ask` does.
    """
    while True:
        found = asking(f"{words} y or n (Enter alone is n): ").lower()
        if found in ("y", "yes"):
            return True
        if found in ("n", "no", ""):
            return False
        print(f"`{found}` is neither y nor n.")


def numbers(text: str, most: int) -> list[int] | None:
    """Give the numbers in an answer, counted from 1, None where something else stands in it or one stands there twice."""
    parts = text.replace(",", " ").replace(">", " ").split()
    if not all(part.isascii() and part.isdigit() and 1 <= int(part[:6]) <= most for part in parts):
        return None
    found = [int(part) for part in parts]
    return found if len(set(found)) == len(found) else None


def numbered_words(options: Sequence[str]) -> str:
    """List options with their numbers, which are none of their own: `1: none; 2: 5 % a year`."""
    return "; ".join(f"{number}: {option}" for number, option in enumerate(options, 1))


def amount_words(case: Case, span: "Span") -> str:
    """Write an amount or a range of amounts."""
    return money(span.likely, case.currency) if span.exact else f"{money(span.low, case.currency)} to {money(span.high, case.currency)}"


def doubt(case: Case, person: Person, span: "Span") -> str:
    """Say why an amount may not be meant, as it is far from all that the case moves for a person; empty where it is not far."""
    from backtable.interview import moved_for

    moved = moved_for(case, person)
    if not moved or (moved / _FAR <= span.high and span.low <= moved * _FAR):
        return ""
    return f"That is {'little' if span.high < moved else 'much'} beside what the case has: its packages differ by {money(moved, case.currency)} for {person.label}."


class Book:
    """The file of answers while somebody talks.

    Every change is made to what the file says at that moment, so that two interviews on one case do not undo each other.

    Args:
        case: the case as it is written.
        path: the file.
    """

    def __init__(self, case: Case, path: Path) -> None:
        from backtable.interview import read_session

        self.case, self.path = case, path
        self.session = read_session(path, case)

    def notes(self) -> Iterator[str]:
        """Say what of the file is not used, and of which case it is."""
        session = self.session
        if session.of and session.of != self.case.name:
            yield f"{self.path}: these answers are of the case “{session.of}”, not of “{self.case.name}”; they are used as far as they fit"
        for item in session.asides:
            why = "; ".join(problem.found for problem in item.problems[:_REASONS])
            yield f"{item.problems[0].place}: {item.words[:1].lower()}{item.words[1:]} does not fit the case as it is now ({why}), and is set aside; it is kept in the file, and counts again once it fits"

    def change(self, change: "Callable[[Session], Session]") -> None:
        """Change what was said, and keep it; a Ctrl-C waits until it is kept.

        Raises:
            KeyboardInterrupt: there was one.
        """
        with stoppable() as stopping:
            from backtable.interview import read_session, session_text

            self.session = change(read_session(self.path, self.case))
            save(session_text(self.case, self.session).encode(), self.path, "the file of answers")
        if stopping.asked:
            raise KeyboardInterrupt

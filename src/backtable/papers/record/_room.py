"""How much room a screen leaves for each list, and cutting lists and texts to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from backtable.wording import listed

_WHERE = "`backtable status --json` has all"


@dataclass(frozen=True, slots=True)
class Room:
    """How many entries a list may have, how many lines may stand below one, and how long a text may be."""

    entries: int
    below: int
    text: int

    def short(self, text: str) -> str:
        """Give a text, cut between words where it is too long."""
        if len(text) <= self.text:
            return text
        kept = text[: self.text].rsplit(" ", 1)[0]
        return f"{kept.rstrip(' ,;:')} …"

    def lines(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Give the lines below an entry."""
        return tuple(self.short(text) for text in texts[: self.below]) + self._more(len(texts) - self.below)

    def items(self, found: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Give a list's entries, each with the lines below it."""
        shown = tuple((self.short(text), self.lines(below)) for text, below in found[: self.entries])
        return shown + tuple((text, ()) for text in self.more(found))

    def people(self, keys: Sequence[str]) -> str:
        """Name some people, and count the others where they are many."""
        shown = list(keys[: max(3, self.below)])
        left = len(keys) - len(shown)
        return listed([*shown, f"{left} others"] if left > 1 else list(keys))

    def more(self, found: Sequence[object]) -> tuple[str, ...]:
        """Say how many of a list are left out, if any are."""
        return self._more(len(found) - self.entries)

    def _more(self, count: int) -> tuple[str, ...]:
        return (f"and {count} more: {_WHERE}",) if count > 0 else ()


ROOMS = (Room(12, 12, 600), Room(8, 6, 400), Room(6, 4, 300), Room(5, 3, 240), Room(4, 2, 190), Room(3, 2, 150), Room(3, 1, 90), Room(2, 1, 80), Room(1, 1, 80))

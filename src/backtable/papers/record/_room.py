"""How much room a screen leaves for each list, and cutting lists and texts to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from backtable.wording import listed

_BEGUN = 20
_LONG = 240
_WHERE = "`backtable status --json` has all"


class Whole(str):
    """A text that is neither cut nor left out: a package, whose yes is there or missing, a condition, or whose word stands for another's."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Room:
    """How many entries a list may have, how many lines may stand below one, and how long a text may be, unless it is `Whole`.

    Args:
        evidence: how long a text may be that shows what stands in a line that is kept whole.
    """

    entries: int
    below: int
    text: int
    evidence: int = 1_000

    def short(self, text: str) -> str:
        """Give a text, cut between words where it is too long; before a reason of which only a word or two would be left."""
        if len(text) <= self.text or isinstance(text, Whole):
            return text
        kept = text[: self.text].rsplit(" ", 1)[0]
        begun = kept.rfind(": ")
        if begun > 0 and len(kept) - begun < _BEGUN:
            kept = kept[:begun]
        return f"{kept.rstrip(' ,;:')} …"

    def task(self, text: str) -> str:
        """Give what somebody is to do: of a long text what it is for is left out first, and what to do is cut only where it is very long."""
        short, what = self.short(text), text.partition(": ")[0]
        return short if short == text or len(short) > len(what) or len(what) > _LONG else f"{what} …"

    def lines(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Give the lines below an entry."""
        kept: list[str] = []
        cut: list[str] = []
        for text in texts:
            if isinstance(text, Whole):
                kept.append(str(text))
            elif len(kept) < self.below:
                kept.append(self.short(text))
            else:
                cut.append(text)
        if len(cut) == 1 and len(cut[0]) <= len(_WHERE) + 40:
            return (*kept, cut[0])  # counting it would take as much room
        return (*kept, *self._more(len(cut)))

    def items(self, found: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Give a list's entries, each with the lines below it."""
        shown = tuple((self.short(text), self.lines(below)) for text, below in found[: self.entries])
        return shown + tuple((text, ()) for text in self.more(found))

    def people(self, keys: Sequence[str]) -> str:
        """Name some people who have the same to do, and count the others where they are many; whose yes is missing is told whole elsewhere."""
        shown = list(keys[: max(3, self.below)])
        left = len(keys) - len(shown)
        return listed([*shown, f"{left} others"] if left > 1 else list(keys))

    def more(self, found: Sequence[object], what: str = "") -> tuple[str, ...]:
        """Say how many of a list are left out, if any are, and of what or whom."""
        return self._more(len(found) - self.entries, what)

    def _more(self, count: int, what: str = "") -> tuple[str, ...]:
        return (f"and {count} more{what}: {_WHERE}",) if count > 0 else ()


_ROOMS = (Room(12, 12, 600), Room(8, 6, 400), Room(6, 4, 300), Room(5, 3, 240), Room(4, 2, 190), Room(3, 2, 150), Room(3, 1, 240), Room(3, 1, 90), Room(2, 1, 80), Room(1, 1, 80))
# Where all else has given way, so does what shows a yes; what is still too long for a screen then is longer than one.
ROOMS = (*_ROOMS, *(replace(room, evidence=60) for room in _ROOMS))

"""What memory allows: every package looked at, a search, or neither, which is refused before it starts."""

from backtable.case import Case
from backtable.errors import TooLargeError
from backtable.quantities import counted, memory_words
from backtable.value import DEFAULT_MEMORY, MOST_PACKAGES, draw_worlds, memory_needed, memory_searched

_MOST_LISTED = 100_000


def fits(case: Case, worlds: int, memory: int = DEFAULT_MEMORY, questions: bool = True) -> bool:
    """Say whether every package of a case is looked at: there are not too many of them, and they can be valued in the memory that is allowed.

    Args:
        case: the case.
        worlds: how many worlds are drawn.
        memory: bytes that are allowed.
        questions: whether each package is also valued under each answer to what can be asked, on further sets of worlds.
    """
    return case.combinations <= most_packages(memory) and memory_needed(case, worlds, 3 if questions else 1, questions) <= memory


def most_packages(memory: int = DEFAULT_MEMORY) -> int:
    """Give how many packages are looked at, at most: as many times as many as the memory that is allowed is times that by default."""
    return int(MOST_PACKAGES * max(1.0, memory / DEFAULT_MEMORY))


def short_of(case: Case, memory: int, searched: bool) -> int:
    """Give the memory that is allowed where it and not the number of packages is why a case is searched, else 0."""
    return memory if searched and case.combinations <= most_packages(memory) else 0


def require_memory(case: Case, worlds: int, memory: int = DEFAULT_MEMORY) -> None:
    """Refuse to start where even a search takes more memory than is allowed.

    Args:
        case: the case.
        worlds: how many worlds are drawn where there are not fewer.
        memory: bytes that are allowed.

    Raises:
        TooLargeError: saying how much is needed, and what to do.
    """
    if memory_searched(worlds) <= memory:
        return
    every = draw_worlds(case, 1, case.seed, limit=min(worlds, _MOST_LISTED), names=frozenset())
    worlds = every.count if every.exact else worlds
    needed = memory_searched(worlds)
    if needed > memory:
        raise TooLargeError(
            f"{case.name}: {counted(case.combinations)} packages in {worlds:,} world{'' if worlds == 1 else 's'} need about {memory_words(needed)} of memory, and "
            f"{memory_words(memory)} are allowed; allow more with --memory, or draw fewer --worlds"
        )

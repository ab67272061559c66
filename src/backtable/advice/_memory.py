"""What memory allows: every package looked at, a search, or neither, which is refused before it starts."""

from backtable.case import Case
from backtable.errors import TooLargeError
from backtable.quantities import counted, memory_words
from backtable.value import DEFAULT_MEMORY, memory_needed, memory_searched


def fits(case: Case, worlds: int, memory: int = DEFAULT_MEMORY, questions: bool = True) -> bool:
    """Say whether every package of a case can be valued in the memory that is allowed.

    Args:
        case: the case.
        worlds: how many worlds are drawn.
        memory: bytes that are allowed.
        questions: whether each package is also valued under each answer to what can be asked, on further sets of worlds.
    """
    return memory_needed(case, worlds, 3 if questions else 1, questions) <= memory


def require_memory(case: Case, worlds: int, memory: int = DEFAULT_MEMORY) -> None:
    """Refuse to start where even a search takes more memory than is allowed.

    Args:
        case: the case.
        worlds: how many worlds are drawn.
        memory: bytes that are allowed.

    Raises:
        TooLargeError: saying how much is needed, and what to do.
    """
    needed = memory_searched(worlds)
    if needed > memory:
        raise TooLargeError(
            f"{case.name}: {counted(case.combinations)} packages in {worlds:,} worlds need about {memory_words(needed)} of memory, and "
            f"{memory_words(memory)} are allowed; allow more with --memory, or draw fewer --worlds"
        )

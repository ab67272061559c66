"""Refusing before it starts what would take more memory than is allowed."""

from backtable.case import Case
from backtable.errors import TooLargeError
from backtable.quantities import counted, memory_words
from backtable.value import DEFAULT_MEMORY, MOST_PACKAGES, memory_needed


def require_memory(case: Case, worlds: int, memory: int = DEFAULT_MEMORY, questions: bool = True) -> None:
    """Refuse a case whose packages take more memory to value than is allowed.

    A case with more packages than can be enumerated is no matter of this: what looks at it keeps to its own limits.

    Args:
        case: the case.
        worlds: how many worlds are drawn.
        memory: bytes that are allowed.
        questions: whether each package is also valued under each answer to what can be asked.

    Raises:
        TooLargeError: saying how much is needed, and what to do.
    """
    if case.combinations > MOST_PACKAGES:
        return
    needed = memory_needed(case, worlds, 3 if questions else 1, questions)
    if needed > memory:
        raise TooLargeError(
            f"{case.name}: {counted(case.combinations)} packages in {worlds:,} worlds need about {memory_words(needed)} of memory, and "
            f"{memory_words(memory)} are allowed; allow more with --memory, draw fewer --worlds, or use larger steps"
        )

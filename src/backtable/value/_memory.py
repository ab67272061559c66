"""How much memory it takes to value all packages of a case."""

from collections.abc import Iterable
from math import prod

from backtable.case import Case
from backtable.formula import node_names
from backtable.value._model import Model
from backtable.value._tables import Term
from backtable.value._valuation import TABLE_LIMIT

DEFAULT_MEMORY = 2 * 1024**3
"""Bytes that a command may take unless it is told otherwise."""

LEAST_MEMORY = 160 * 1024**2
"""Bytes without which no command runs and no search is tried."""
_A_WORLD = 64 * 1024  # blocks of packages in two threads, and the candidates that are compared in every world
_FEW = 32  # worlds for which the least suffices
_ANSWERS = 4  # in how many parts the values of an assumption are looked at


def memory_needed(case: Case, worlds: int, views: int = 3, questions: bool = True) -> int:
    """Give about how many bytes it takes to value every package of a case in so many worlds; rather too few than too many.

    What was taken with 10,000 and 20,000 worlds was from 1 to 2.3 times as much; the rest is caught when it is asked for.

    Args:
        case: the case.
        worlds: how many.
        views: how many independent sets of worlds have tables of their own.
        questions: whether each package is also valued under each answer to what can be asked.
    """
    model = Model(case)
    lists = [model.side_terms(side) for side in case.sides]
    lists += [terms for person in case.people for terms in model.person_terms(person)]
    for person in case.people:  # each interest is also shown by itself
        shared = case.side(person.side).interests if person.stake else ()
        lists += [model.gain_terms([interest]) for interest in (*person.interests, *shared)]
    tables = sum(_tables(case, terms, worlds) for terms in lists)
    asked = sum(1 + len(item.as_seen_by) for item in case.assumptions) * _ANSWERS if questions else 0
    package = 8 * asked + 12 * len(case.issues) + 16 * len(case.sides) + 64
    return LEAST_MEMORY + worlds * _A_WORLD + case.combinations * package + views * tables


def memory_searched(worlds: int) -> int:
    """Give about how many bytes a search takes that looks at a part of the packages, in so many worlds; rather too few than too many."""
    return LEAST_MEMORY + max(0, worlds - _FEW) * _A_WORLD


def _tables(case: Case, terms: Iterable[Term], worlds: int) -> int:
    assumptions = {item.key for item in case.assumptions}
    largest: dict[tuple[int, ...], int] = {}
    for term in terms:
        uncertain = term.unknown is not None or term.stake is not None or (term.node is not None and bool(node_names(term.node) & assumptions))
        cells = prod(len(case.issues[index].options) for index in term.touched)
        size = cells * (worlds if uncertain else 1)
        if cells * worlds <= TABLE_LIMIT:  # larger ones are valued a block at a time
            largest[term.touched] = max(largest.get(term.touched, 0), size)
    apart: dict[tuple[int, ...], int] = {}
    for touched in sorted(largest, key=len, reverse=True):  # what lies within another table is added to it
        if not any(set(touched) <= set(home) and size >= largest[touched] for home, size in apart.items()):
            apart[touched] = largest[touched]
    return 8 * sum(apart.values())

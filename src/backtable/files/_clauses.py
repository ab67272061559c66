"""The contract clauses of a case."""

from collections.abc import Sequence

from backtable.case import STRENGTHS, Clause
from backtable.files._reader import NAMING, Reader
from backtable.files._shape import ClauseShape
from backtable.files._tree import Path
from backtable.spelling import nearest

_RELATIONS = ("supports", "undermines", "about")

_PARTS = ("issues", "facts", "assumptions", "define")


def clauses(reader: Reader, items: Sequence[ClauseShape], known: Sequence[str]) -> tuple[Clause, ...]:
    """Give the clauses of a case, with a problem for each that bears on nothing that the case knows.

    Args:
        known: names of issues, facts, assumptions and definitions.
    """
    found = []
    for position, item in enumerate(items):
        path: Path = ("clauses", position)
        if item.strength and item.strength not in STRENGTHS:
            reader.problem((*path, "strength"), f"`{item.strength}` is no strength", ", ".join(STRENGTHS), nearest(item.strength, STRENGTHS))
        what = "an issue, a fact, an assumption or a definition"
        supports, undermines, about = (reader.names(getattr(item, name), (*path, name), known, what, sheets=NAMING, among=_PARTS) for name in _RELATIONS)
        if not (supports or undermines or about):
            columns = reader.written(path, "`supports:`, `undermines:` or `about:`", "Supports, Undermines or About")
            reader.problem((*path, "supports"), f"the clause “{item.reference}” bears on nothing", f"{columns} with the name of an amount or a term")
        for name in sorted({*supports} & {*undermines}):
            reader.problem((*path, "undermines"), f"the clause “{item.reference}” both supports and undermines {name}", f"one of them, or {reader.written(path, '`about:`', 'About')}")
        found.append(Clause(item.reference, " ".join(item.text.split()), supports, undermines, about, item.strength, reader.tree.place(path)))
    return tuple(found)

"""Tables from which tallies are counted: made before the first of them, filled while queries are written."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import ibis.expr.types as ir

from backtable.licensing._parts import qualified
from backtable.licensing.position._counted import (
    BEHIND,
    COUNTED,
    VARIANTS,
    behind_of,
    counted_anew,
    counted_rows,
    counted_under_cover,
    differing,
    is_covered,
    is_merged,
    owners,
    spots_of,
    variants_of,
)
from backtable.licensing.position._counting import Counting, Tally
from backtable.licensing.position._store import Store

Step = tuple[ir.Table, Callable[[], ir.Table]]


@dataclass(frozen=True, slots=True)
class Preparation:
    """What tallies are counted from.

    Args:
        owner: number of a tally → that of the first which counts the same rows.
        tables: owner → the table that holds what it counts, columns of `COUNTED`; most of them share one.
        spots: where variants are counted anew; None where there are none.
        steps: key → table and what is to be put into it, in order.
        names: key → every table that queries may name, empty for one that is none of the database.
    """

    owner: Mapping[int, int]
    tables: Mapping[int, ir.Table]
    spots: ir.Table | None
    steps: Mapping[str, Step]
    names: Mapping[str, str]

    def table(self, tally: Tally) -> ir.Table:
        """Give the table that holds what a tally counts."""
        return self.tables[self.owner[tally.number]]

    def names_with(self, table: ir.Table, other: ir.Table) -> dict[str, str]:
        """Give the names with that of another table in the place of one."""
        return {key: qualified(other) if name == qualified(table) else name for key, name in self.names.items()}


def preparation(
    store: Store, tallies: Sequence[Tally], counting: Counting, rows: ir.Table, machines: ir.Table, wanted: Collection[int] | None = None
) -> Preparation:
    """Make the tables from which tallies are counted, still empty.

    Args:
        rows: a footprint.
        machines: the estate's machines.
        wanted: numbers of the tallies that are to be counted; all without it.
    """
    owner = owners(tallies, counting)
    used = {number for key, number in owner.items() if wanted is None or key in wanted}
    own = [tally for tally in tallies if tally.number in used]
    steps: dict[str, Step] = {}
    shared = store.make("counted", [], COUNTED)
    named: dict[str, ir.Table | None] = {"rows": rows, "machines": machines, "counted": shared}
    different: ir.Table | None = None
    spots: ir.Table | None = None
    if variants := variants_of(own):
        told = store.make("variants", variants, VARIANTS)
        different = store.make("different", [], differing(rows, told).schema())
        spots = store.make("spots", [], spots_of(different).schema())
        steps |= {"different": (different, partial(differing, rows, told)), "spots": (spots, partial(spots_of, different))}
        named |= {"variants": told, "different": different}
    tables: dict[int, ir.Table] = {}
    for merged in (False, True):
        if some := [tally for tally in own if not is_covered(tally, counting) and is_merged(tally, counting) == merged]:
            behind = store.make("behind", behind_of(some, counting), BEHIND)
            tables |= dict.fromkeys((tally.number for tally in some), shared)
            kind = "merged" if merged else "alone"
            named[f"behind {kind}"] = behind
            steps[f"first {kind}"] = shared, partial(counted_rows, rows, behind, merged)
            if different is not None:
                steps[f"anew {kind}"] = shared, partial(counted_anew, rows, behind, different, merged)
    for tally in own:
        if is_covered(tally, counting):
            behind, table = store.make("behind", behind_of([tally], counting), BEHIND), store.make("counted", [], COUNTED)
            tables[tally.number] = table
            steps[f"covered {tally.number}"] = table, partial(counted_under_cover, tally, rows, machines, counting, behind, different)
            named |= {f"behind {tally.number}": behind, f"counted {tally.number}": table}
    return Preparation(owner, tables, spots, steps, {key: qualified(table) for key, table in named.items()})

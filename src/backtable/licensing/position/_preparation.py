"""Tables from which tallies are counted: made before the first of them, filled while queries are written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import ibis.expr.types as ir

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
from backtable.licensing.position._store import Store, qualified

Step = tuple[ir.Table, Callable[[], ir.Table]]


@dataclass(frozen=True, slots=True)
class Preparation:
    """What tallies are counted from.

    Args:
        owner: number of a tally → that of the first which counts the same rows.
        tables: owner → the table that holds what it counts, columns of `COUNTED`; most of them share one.
        spots: where variants are counted anew; None where there are none.
        steps: tables and what is to be put into them, in order.
        names: of every table that queries may name, empty for those that are none of the database.
    """

    owner: Mapping[int, int]
    tables: Mapping[int, ir.Table]
    spots: ir.Table | None
    steps: tuple[Step, ...]
    names: tuple[str, ...]

    def table(self, tally: Tally) -> ir.Table:
        """Give the table that holds what a tally counts."""
        return self.tables[self.owner[tally.number]]

    def names_with(self, table: ir.Table, other: ir.Table) -> tuple[str, ...]:
        """Give the names with that of another table in the place of one."""
        return tuple(qualified(other) if name == qualified(table) else name for name in self.names)


def preparation(store: Store, tallies: Sequence[Tally], counting: Counting, rows: ir.Table, machines: ir.Table) -> Preparation:
    """Make the tables from which tallies are counted, still empty.

    Args:
        rows: a footprint.
        machines: the estate's machines.
    """
    owner = owners(tallies, counting)
    own = [tally for tally in tallies if owner[tally.number] == tally.number]
    steps: list[Step] = []
    different: ir.Table | None = None
    spots: ir.Table | None = None
    if variants := variants_of(own):
        told = store.make("variants", variants, VARIANTS)
        different = store.make("different", [], differing(rows, told).schema())
        spots = store.make("spots", [], spots_of(different).schema())
        steps += [(different, partial(differing, rows, told)), (spots, partial(spots_of, different))]
    tables: dict[int, ir.Table] = {}
    shared = store.make("counted", [], COUNTED)
    named = [rows, machines, different, shared]
    for merged in (False, True):
        if some := [tally for tally in own if not is_covered(tally, counting) and is_merged(tally, counting) == merged]:
            behind = store.make("behind", behind_of(some, counting), BEHIND)
            tables |= dict.fromkeys((tally.number for tally in some), shared)
            steps.append((shared, partial(counted_rows, rows, behind, merged)))
            if different is not None:
                steps.append((shared, partial(counted_anew, rows, behind, different, merged)))
            named.append(behind)
    for tally in own:
        if is_covered(tally, counting):
            behind, table = store.make("behind", behind_of([tally], counting), BEHIND), store.make("counted", [], COUNTED)
            tables[tally.number] = table
            steps.append((table, partial(counted_under_cover, tally, rows, machines, counting, behind, different)))
            named += [behind, table]
    return Preparation(owner, tables, spots, tuple(steps), tuple(map(qualified, named)))

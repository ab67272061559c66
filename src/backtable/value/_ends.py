"""Between which numbers worths lie over all worlds: what spares looking at every package in every world."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backtable.value._distributions import Floats
from backtable.value._tables import Codes, Table, Worths, summed


@dataclass(frozen=True, slots=True)
class Ends:
    """The lowest and the highest value of a sum of worths in any world; `open` where part of it has no table to tell from."""

    low: tuple[Worths, ...]
    high: tuple[Worths, ...]
    open: bool

    def of(self, codes: Codes) -> tuple[Floats, Floats]:
        """Give (packages,) lowest and (packages,) highest values, exact but for rounding."""
        if self.open:
            return np.full(len(codes), -np.inf), np.full(len(codes), np.inf)
        low = np.array(np.broadcast_to(summed(self.low, codes), (len(codes), 1))[:, 0])
        return low, low if self.low is self.high else np.array(np.broadcast_to(summed(self.high, codes), (len(codes), 1))[:, 0])


def ends_of(tables: Sequence[Worths]) -> Ends:
    """Give the ends of a sum of worths."""
    if all(table.worlds == 1 for table in tables):
        same = tuple(tables)
        return Ends(same, same, False)
    low: list[Worths] = []
    high: list[Worths] = []
    for table in tables:
        if table.worlds == 1:
            low.append(table)
            high.append(table)
        elif isinstance(table, Table):
            low.append(Table(table.touched, table.shape, table.values.min(axis=1, keepdims=True)))
            high.append(Table(table.touched, table.shape, table.values.max(axis=1, keepdims=True)))
        else:
            return Ends((), (), True)
    return Ends(tuple(low), tuple(high), False)

"""Terms of worth, and their worths over the options of the issues that they touch."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import prod

import numpy as np
from numpy.typing import NDArray

from backtable.errors import Place
from backtable.formula import Node
from backtable.value._distributions import Floats

Codes = NDArray[np.int32]
Places = NDArray[np.intp]
_NUMBERED = 2**53  # combinations that a float tells apart
_SCALE_SAMPLE = 1_000


@dataclass(frozen=True, slots=True)
class Term:
    """A signed tree over the issues that it touches, a row of scores for one issue, or something of unknown scores.

    `unknown` names the scores and which of their wishes the term is of; without a touched issue it is their no deal.
    `stake` is a further factor, of no issue, that whoever judges the term knows.
    """

    touched: tuple[int, ...]
    node: Node | None
    sign: float
    scores: tuple[float, ...] = ()
    unknown: tuple[str, int] | None = None
    stake: Node | None = None
    place: Place = field(default=Place(""), compare=False)


@dataclass(slots=True)
class Table:
    """Worths over the options of some issues: (combinations, worlds or 1)."""

    touched: tuple[int, ...]
    shape: tuple[int, ...]
    values: Floats

    def rows(self, codes: Codes) -> tuple[Floats, Places | None]:
        """Give (rows, worlds or 1), and which row is whose: (packages,), None where the one row is everybody's."""
        if not self.touched:
            return self.values, None
        return self.values, np.ravel_multi_index(tuple(codes[:, index] for index in self.touched), self.shape)

    def at(self, codes: Codes) -> Floats:
        """Give (packages or 1, worlds or 1)."""
        values, places = self.rows(codes)
        return values if places is None else values[places]

    @property
    def worlds(self) -> int:
        """How long the axis of worlds is."""
        return int(self.values.shape[1])

    def largest(self) -> float:
        """Give the largest size of any worth."""
        return float(np.abs(self.values).max(initial=0.0))


@dataclass(slots=True)
class Direct:
    """Terms without a table, of too many issues or for few packages: valued anew for the packages that are asked for."""

    touched: tuple[int, ...]
    shape: tuple[int, ...]
    worlds: int
    value: Callable[[Codes], tuple[Floats, Places | None]]

    def rows(self, codes: Codes) -> tuple[Floats, Places | None]:
        """Give (rows, worlds or 1), and which row is whose: (packages,), None where there is one row or one for each."""
        return self.value(codes[:, list(self.touched)])

    def at(self, codes: Codes) -> Floats:
        """Give (packages or 1, worlds or 1)."""
        values, places = self.rows(codes)
        return values if places is None else values[places]

    def largest(self) -> float:
        """Give the largest size of worth among evenly spread combinations; where there are more than can be numbered, among drawn ones and the two ends."""
        if not self.shape:
            return float(np.abs(self.value(np.zeros((1, 0), dtype=np.int32))[0]).max())
        count = prod(self.shape)
        if count < _NUMBERED:
            numbers = np.linspace(0, count - 1, min(count, _SCALE_SAMPLE)).astype(np.int64)
            rows = np.stack(np.unravel_index(numbers, self.shape), axis=1)
        else:
            rows = np.random.default_rng(0).integers(0, self.shape, (_SCALE_SAMPLE, len(self.shape)))
            rows[0], rows[-1] = 0, np.array(self.shape) - 1
        return float(np.abs(self.value(rows.astype(np.int32))[0]).max(initial=0.0))


Worths = Table | Direct


@lru_cache(256)  # the same few packages are valued again and again, part by part of many worlds
def distinct(codes: bytes, width: int) -> tuple[Codes, Places]:
    """Give the distinct rows of (packages, width) option numbers, and which of them each package has."""
    rows, places = np.unique(np.frombuffer(codes, dtype=np.int32).reshape(-1, width), axis=0, return_inverse=True)
    return rows, places.reshape(-1)


def summed(tables: Sequence[Worths], codes: Codes) -> Floats:
    """Give the sum: (packages, worlds or 1). Added up in place: new arrays of this size cost more than the adding."""
    parts = [table.rows(codes) for table in sorted(tables, key=lambda item: item.worlds)]
    narrow: Floats = np.zeros((1, 1))
    for values, places in parts:
        if values.shape[1] == 1:
            narrow = narrow + (values if places is None else values[places])
    wide = [(values, places) for values, places in parts if values.shape[1] > 1]
    if len(narrow) == 1 and all(places is None and len(values) == 1 for values, places in wide):
        single: Floats = sum((values for values, _ in wide), narrow)
        return np.broadcast_to(single, (len(codes), single.shape[1]))
    if not wide:
        return narrow
    total, more = np.empty((len(codes), wide[0][0].shape[1])), None
    total[...] = narrow
    for values, places in wide:
        if places is not None:
            more = np.empty_like(total) if more is None else more
            values = np.take(values, places, axis=0, out=more, mode="clip")  # where it raises, it copies
        total += values
    return total


def size_of(tables: Iterable[Worths]) -> float:
    """Give how large a gain can at most be, in either direction."""
    return sum(table.largest() for table in tables)

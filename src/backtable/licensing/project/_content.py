"""What is kept of a count beside its relations: what several readings have in common stands in it once."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Generic, TypeVar

import pydantic

from backtable.inventory import Finding, LeftOut, SourceSummary, Stage
from backtable.licensing import PositionRow
from backtable.licensing.position import Counting, License, Position
from backtable.licensing.readings import Settled
from backtable.licensing.recognition import Evidence, Unknown
from backtable.licensing.reconciliation import Cover, Need, Reconciliation, Use


@dataclass(frozen=True, slots=True)
class Input:
    """A file that a count was made from; times in nanoseconds: when it was written, and when anything of it changed."""

    path: str
    size: int
    written: int
    changed: int
    digest: str


@dataclass(frozen=True, slots=True)
class Under:
    """What was found under one reading; numbers are places in the tuples of `Shared`."""

    rows: tuple[int, ...]
    needs: tuple[int, ...]
    uses: tuple[int, ...]
    covers: tuple[int, ...]
    figures: tuple[int, ...]
    cost: Decimal
    together: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Shared:
    """What was found under all readings, each thing once: readings differ in few products.

    Args:
        rows: without their reading.
        figures: right, units that are needed of it, and units that are missing.
        under: reading → what of it was found.
    """

    rows: tuple[PositionRow, ...]
    needs: tuple[Need, ...]
    uses: tuple[Use, ...]
    covers: tuple[Cover, ...]
    figures: tuple[tuple[str, Decimal, Decimal], ...]
    under: Mapping[str, Under]

    def position_rows(self) -> tuple[PositionRow, ...]:
        """Give the rows of all readings."""
        held = [_FIGURES(row) for row in self.rows]
        return tuple(PositionRow(name, *held[number]) for name, found in self.under.items() for number in found.rows)

    def position_needs(self) -> dict[str, tuple[Need, ...]]:
        """Give reading → needs."""
        return {name: tuple(self.needs[number] for number in found.needs) for name, found in self.under.items()}

    def reconciled(self) -> dict[str, Reconciliation]:
        """Give reading → how rights were set against needs."""
        result = {}
        for name, found in self.under.items():
            figures = [self.figures[number] for number in found.figures]
            result[name] = Reconciliation(
                tuple(self.uses[number] for number in found.uses),
                tuple(self.covers[number] for number in found.covers),
                {right: needed for right, needed, _ in figures},
                {right: missing for right, _, missing in figures},
                found.cost,
                found.together,
            )
        return result


_FIGURES = attrgetter(*(item.name for item in fields(PositionRow) if item.name != "reading"))
Item = TypeVar("Item", bound=Hashable)


class _Once(Generic[Item]):
    """Things, each once, by the place of its first."""

    def __init__(self) -> None:
        self._places: dict[Item, int] = {}

    def places(self, items: Sequence[Item]) -> tuple[int, ...]:
        """Give the place of each."""
        return tuple(self._places.setdefault(item, len(self._places)) for item in items)

    def all(self) -> tuple[Item, ...]:
        """Give all of them, in order."""
        return tuple(self._places)


def shared(position: Position) -> Shared:
    """Give what was found under all readings of a position."""
    rows, needs, uses, covers, figures = _Once[PositionRow](), _Once[Need](), _Once[Use](), _Once[Cover](), _Once[tuple[str, Decimal, Decimal]]()
    by_reading: dict[str, list[PositionRow]] = {reading.name: [] for reading in position.readings}
    for row in position.rows:
        by_reading[row.reading].append(PositionRow("", *_FIGURES(row)))
    under = {}
    for name, own in by_reading.items():
        found = position.reconciled[name]
        under[name] = Under(
            rows.places(own),
            needs.places(position.needs[name]),
            uses.places(found.uses),
            covers.places(found.covers),
            figures.places([(right, needed, found.shortfall[right]) for right, needed in found.needed.items()]),
            found.cost,
            found.together,
        )
    return Shared(rows.all(), needs.all(), uses.all(), covers.all(), figures.all(), under)


@dataclass(frozen=True, slots=True)
class Content:
    """What is kept of a count beside its relations and the estate file itself.

    Args:
        listed: whether any software was read of any machine, known or not.
    """

    begun: int
    inputs: tuple[Input, ...]
    shared: Shared
    licenses: tuple[License, ...]
    given: tuple[License, ...]
    counting: Counting
    told: Mapping[str, str]
    sources: tuple[SourceSummary, ...]
    left_out: tuple[LeftOut, ...]
    remarks: tuple[str, ...]
    findings: tuple[Finding, ...]
    unknown: tuple[Unknown, ...]
    unmatched: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    notes: tuple[str, ...]
    unread: tuple[LeftOut, ...]
    unusable: Mapping[str, int]
    settled: Mapping[str, tuple[Settled, ...]]
    stages: tuple[Stage, ...]
    listed: bool


@cache
def content_shape() -> pydantic.TypeAdapter[Content]:
    """Give the form in which it is written and read as JSON."""
    return pydantic.TypeAdapter(Content)

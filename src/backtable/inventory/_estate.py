"""An estate as it was read."""

from dataclasses import dataclass, field
from typing import Any

import ibis.expr.types as ir

from backtable.inventory._finding import Finding
from backtable.inventory._stage import Stage


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that could not be used.

    Args:
        place: where, as in `file.xlsx:vInfo:17`.
        reason: what was found and what was expected.
        rows: how many rows are lost with it: more than one where a stray quote swallows those below.
    """

    place: str
    reason: str
    rows: int = 1


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """What came out of one file.

    Args:
        kind: key of the reader that recognised it.
        rows: rows read; `left_out` of them were not used.
        notes: what a careful reader would want to know: missing tabs, hosts that do not join.
    """

    file: str
    kind: str
    rows: int
    left_out: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Estate:
    """Machines and installations as relations in one database, with what was left out.

    Args:
        connection: the Ibis backend that holds the relations.
        machines: columns of `MACHINES`, one row a machine.
        installations: columns of `INSTALLATIONS`; None where a kept count was opened, which has the products alone.
        remarks: what a careful reader would want to know of the estate as a whole.
        findings: what programs say of their own use.
        stages: in which environments titles are used, where a source knows it of the title.
        listed: whether software was listed, where `installations` is not there to tell.
    """

    connection: Any
    machines: ir.Table
    installations: ir.Table
    sources: tuple[SourceSummary, ...] = ()
    left_out: tuple[LeftOut, ...] = field(default=())
    remarks: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    stages: tuple[Stage, ...] = ()
    listed: bool = False

    @property
    def lists_software(self) -> bool:
        """Say whether any software was read of any machine, known or not."""
        if self.installations is None:
            return self.listed
        return bool(self.installations.limit(1).count().to_pyarrow().as_py())

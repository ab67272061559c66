"""What a file of entitlements holds."""

from dataclasses import dataclass

from backtable.inventory._entitlement import Contract, Entitlement
from backtable.inventory._estate import LeftOut


@dataclass(frozen=True, slots=True)
class Entitlements:
    """Entitlements and contracts of one file.

    Args:
        left_out: rows that could not be used, each with its place and the reason.
        notes: what a careful reader would want to know: columns that were not read, dates that may be two, rows that stand twice.
        kind: key of the form that the file has.
    """

    entitlements: tuple[Entitlement, ...] = ()
    contracts: tuple[Contract, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    kind: str = ""

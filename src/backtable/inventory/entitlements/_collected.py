"""What is collected while a file is read."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from backtable.inventory._entitlement import Contract, Entitlement
from backtable.inventory._estate import LeftOut
from backtable.inventory._found import words
from backtable.inventory.entitlements._result import Entitlements
from backtable.inventory.entitlements._table import Row, Table

_Item = TypeVar("_Item", Entitlement, Contract)
KINDS = ("perpetual", "subscription", "maintenance", "upgrade", "retirement")
"""What an entitlement may be."""


class Collected:
    """Entitlements, contracts and rows left out, row by row."""

    def __init__(self) -> None:
        self.entitlements: list[Entitlement] = []
        self.contracts: list[Contract] = []
        self.left_out: list[LeftOut] = []
        self.notes: list[str] = []

    def read(self, table: Table, build: Callable[[Row], Iterable[Entitlement | Contract]]) -> None:
        """Take each row of a table as what `build` makes of it; rows with problems are left out whole."""
        self.left_out += table.torn
        self.notes += [*table.notes, *table.open_columns()]
        for row in table:
            built = list(build(row))
            if row.problems:
                self.leave_out(row.problems)
                continue
            self.entitlements += [item for item in built if isinstance(item, Entitlement)]
            self.contracts += [item for item in built if isinstance(item, Contract)]

    def leave_out(self, problems: list[LeftOut]) -> None:
        """Note one row with all that is wrong in it."""
        self.left_out.append(LeftOut(problems[0].place, "; ".join(problem.reason for problem in problems)))

    def result(self, kind: str) -> Entitlements:
        """Give what was collected; a row that says the same as another is left out, a number that stands twice is noted."""
        entitlements = self._once(self.entitlements)
        contracts = self._once(self.contracts)
        return Entitlements(tuple(entitlements), tuple(contracts), tuple(self.left_out), tuple(self.notes), kind)

    def _once(self, items: list[_Item]) -> list[_Item]:
        kept: dict[_Item, _Item] = {}
        numbers: dict[str, str] = {}
        for item in items:
            content = replace(item, place="")
            if content in kept:
                self.left_out.append(LeftOut(item.place, f"the row says the same as {kept[content].place}"))
                continue
            if item.key in numbers:
                what = "contract" if isinstance(item, Contract) else "number"
                self.notes.append(
                    f"the {what} {item.key} stands at {numbers[item.key]} and at {item.place}: both count; is it one entered twice?"
                )
            numbers.setdefault(item.key, item.place)
            kept[content] = item
        return list(kept.values())


def kind_of(row: Row, *names: str) -> str:
    """Give the kind that a row states in one of our own words; note where it is another."""
    text = words(row.text(*names)).casefold()
    if text not in KINDS:
        found = f"is “{text}”" if text else "is empty"
        row.wrong(f"the kind {found}; expected one of {', '.join(KINDS)}", *names)
    return text

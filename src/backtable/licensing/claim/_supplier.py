"""A supplier's claim as it was received: a workbook or CSV, line by line."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path

from ruamel.yaml import YAML

from backtable.errors import InputError, Place, Problem
from backtable.inventory import LeftOut, Source
from backtable.inventory.entitlements import Row, Table, fold, tables
from backtable.licensing.claim._charges import cents
from backtable.licensing.claim._line import ClaimLine

ProductOf = Callable[[str], str]
# Meaning → headings in small letters; the first that a table has is taken.
HEADINGS: Mapping[str, Sequence[str]] = {
    "title": ("product", "title", "product name", "software", "item", "line item", "description", "finding", "product / service"),
    "units": ("units", "quantity", "qty", "shortfall", "licence shortfall", "license shortfall", "deficit", "licences", "licenses", "licences required", "licenses required", "unlicensed", "count"),
    "price": ("unit price", "price of one unit", "price", "list price", "unit list price", "price per unit", "net price", "unit cost"),
    "amount": ("amount", "total", "claim", "claimed", "claimed amount", "value", "total price", "extended price", "total amount", "net amount", "total cost", "exposure", "cost", "fee"),
    "component": ("component", "kind", "type", "category", "charge", "charge type", "line type"),
    "metric": ("metric", "license metric", "licence metric", "unit of measure"),
    "clause": ("clause", "basis", "contract clause", "reference", "ground", "remark", "remarks", "comment", "notes", "note"),
    "currency": ("currency",),
}
_TOTAL = re.compile(r"\s*(grand |sub)?-?\s*(total|sum|summe)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SupplierClaim:
    """What a supplier's file holds.

    Args:
        currency: the one that the lines name, empty where they name none.
        left_out: rows that could not be used, each with its place and the reason; totals among them.
        notes: what a careful reader would want to know: a total that does not add up, columns that were not read.
    """

    lines: tuple[ClaimLine, ...]
    currency: str = ""
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def total(self) -> Decimal:
        """The sum of the lines as stated."""
        return sum((line.amount for line in self.lines), Decimal(0))


@cache
def _components() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = files(__package__).joinpath("components.yaml").read_text(encoding="utf-8")
    return tuple(
        (row["component"], re.compile(row["match"], re.IGNORECASE)) for row in YAML(typ="safe", pure=True).load(text)
    )


def component_of(*texts: str) -> str:
    """Give what words say is charged; licences where they say nothing else.

    >>> component_of("Back-support fees"), component_of("Oracle Database"), component_of("Audit costs")
    ('back_support', 'licences', 'costs')
    """
    for text in texts:
        plain = text.replace("_", " ")
        found = next((component for component, match in _components() if match.search(plain)), None)
        if found:
            return found
    return "licences"


def read_supplier_claim(
    path: Path, product_of: ProductOf, metric_of: Callable[[str], str], columns: Mapping[str, str] | None = None
) -> SupplierClaim:
    """Read a claim from the sheets of a workbook or from CSV.

    A row charges one line by its amount (or units times price), or several where the table has a column for each component,
    as in `Licences`, `Back support`, `Penalty`.

    Args:
        product_of: title → key of a product, empty where it is not known.
        metric_of: words → key of a metric, empty where they are not known.
        columns: meaning (a key of `HEADINGS`) → heading, where the file's headings are not understood.

    Raises:
        InputError: the file cannot be read, or holds no claim.
    """
    source = Source(path)
    if source.is_json or source.is_xml or source.is_parquet:
        raise source.wrong("this is no claim that can be read", "save the supplier's claim as a workbook or CSV")
    reader = _Reader(product_of, metric_of, {key: fold(name) for key, name in (columns or {}).items()})
    for table in tables(source):
        if table.columns:
            reader.read(table)
    if not reader.lines and not reader.left_out:
        wanted = "a column for the product and one for the amount (or for units and price)"
        raise source.wrong(
            f"no sheet has {wanted}",
            "say which columns they are below `columns:` of the claim file, as in `columns: {title: Item, amount: Exposure}`",
        )
    if len(reader.currencies) > 1:
        raise InputError(
            [Problem(Place(source.name), f"lines are in {' and '.join(sorted(reader.currencies))}", "one currency", "convert them first")]
        )
    return SupplierClaim(
        tuple(reader.lines), next(iter(reader.currencies), ""), tuple(reader.left_out), tuple(reader.notes)
    )


class _Reader:
    """Reads the tables of one claim into lines that are numbered through."""

    def __init__(self, product_of: ProductOf, metric_of: Callable[[str], str], columns: Mapping[str, str]) -> None:
        self._product_of = product_of
        self._metric_of = metric_of
        self._columns = columns
        self.lines: list[ClaimLine] = []
        self.left_out: list[LeftOut] = []
        self.notes: list[str] = []
        self.currencies: set[str] = set()

    def read(self, table: Table) -> None:
        """Take every row of a table that has a title and an amount, or units and a price."""
        found = {
            meaning: next((fold(name) for name in names if table.has(name)), "") for meaning, names in HEADINGS.items()
        }
        missing = [name for meaning, name in self._columns.items() if not table.has(name)]
        found |= {meaning: name for meaning, name in self._columns.items() if table.has(name)}
        wide = [
            name
            for name in table.columns
            if name not in found.values() and name and (component_of(name) != "licences") and "rate" not in name and "year" not in name
        ]
        if not found["title"] or not (found["amount"] or wide or (found["units"] and found["price"])):
            return
        if missing:
            self.notes.append(f"the sheet {table.sheet or table.source.name} has no column {', '.join(missing)}")
        self.left_out += table.torn
        first, start = sum((line.amount for line in self.lines), Decimal(0)), len(self.lines)
        for row in table:
            title = row.text(found["title"])
            if _TOTAL.match(title):
                self._check_total(row, found, self.lines[start:], first)
                continue
            lines = self._lines(row, title, found, wide)
            if row.problems:
                reason = "; ".join(item.reason for item in row.problems)
                self.left_out.append(LeftOut(row.problems[0].place, reason))
                continue
            self.lines += lines
        read = {*found.values(), *wide}
        other = [table.headings[name] for name in table.columns if name and name not in read]
        if other:
            where = f" of the sheet {table.sheet}" if table.sheet else ""
            self.notes.append(f"not read{where}: the columns {', '.join(other)}")

    def _lines(self, row: Row, title: str, found: Mapping[str, str], wide: Sequence[str]) -> list[ClaimLine]:
        if not title and not any(row.text(found[name]) for name in ("amount", "units", "price") if found[name]):
            return []
        if not title:
            row.wrong("the line names no product", found["title"])
        units = row.number_in(found["units"]) if found["units"] else None
        price = row.number_in(found["price"]) if found["price"] else None
        amount = row.number_in(found["amount"]) if found["amount"] else None
        if amount is None and units is not None and price is not None:
            amount = cents(units * price)
        own = row.text(found["component"]) if found["component"] else ""
        component = component_of(own, title)
        product = self._product_of(title)
        metric = self._metric_of(row.text(found["metric"])) if found["metric"] else ""
        clause = row.text(found["clause"]) if found["clause"] else ""
        if found["currency"] and (currency := row.text(found["currency"])):
            self.currencies.add(currency.upper())
        parts: list[tuple[str, Decimal | None, Decimal | None, Decimal]] = []
        if amount is not None:
            parts.append((component, units, price, amount))
        for name in wide:
            if (value := row.number_in(name)) is not None and value:
                parts.append((component_of(name), None, None, value))
        if not parts and not row.problems:
            row.wrong("the line states no amount, nor units and a price", found["amount"] or found["title"])
        return [
            ClaimLine(len(self.lines) + number, title, product, metric, kind, count, each, cents(value), clause, row.place)
            for number, (kind, count, each, value) in enumerate(parts, 1)
        ]

    def _check_total(self, row: Row, found: Mapping[str, str], lines: Sequence[ClaimLine], before: Decimal) -> None:
        stated = row.number_in(found["amount"]) if found["amount"] else None
        added = sum((line.amount for line in lines), Decimal(0))
        if stated is not None and cents(stated) not in (added, before + added):
            self.notes.append(
                f"{row.place}: the claim states a total of {stated:,f}, and its lines add up to {added:,f}: "
                f"{abs(stated - added):,f} {'more' if stated > added else 'less'} than its lines"
            )

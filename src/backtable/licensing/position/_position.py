"""The position: rows for each reading, with the lines kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import ibis
import ibis.expr.types as ir
from ibis.util import gen_name

from backtable.errors import NoAnswerError
from backtable.licensing._row import PositionRow
from backtable.licensing.metrics import checked
from backtable.licensing.position._footprint import footprint, left_out_of
from backtable.licensing.position._lines import LINES, Counting, lines_of, needs_of, right_key
from backtable.licensing.position._product import License, Product, price_of
from backtable.licensing.position._versions import versions_in_words, versions_of
from backtable.licensing.position._ways import covering, open_ways, together
from backtable.licensing.readings import Reading, questions
from backtable.licensing.reconciliation import Need, Reconciliation, Right, reconcile

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Position:
    """Owned against needed under each reading.

    Args:
        rows: of each reading, by publisher and product.
        footprint: computed relation, one row a product on a machine.
        lines: relation of computed ones, columns of `LINES` and `reading`: the trace.
        left_out: relation of computed ones with reading, product, machine and question.
        needs: reading → what must be licensed, like things together.
        reconciled: reading → how rights were set against needs.
        counting: which ways may serve, and which products are licensed together.
        machines: the estate's.
    """

    as_of: date
    readings: tuple[Reading, ...]
    rows: tuple[PositionRow, ...]
    footprint: ir.Table
    lines: ir.Table
    left_out: ir.Table
    needs: Mapping[str, tuple[Need, ...]]
    reconciled: Mapping[str, Reconciliation]
    products: Mapping[str, Product]
    licenses: tuple[License, ...]
    counting: Counting
    machines: ir.Table

    @property
    def uncounted(self) -> ir.Table:
        """The lines without a quantity: a figure is missing, or the thing cannot be licensed so; the rule says why."""
        return self.lines.filter(self.lines.quantity.isnull())


def position(
    connection: Any,
    deployed: ir.Table,
    machines: ir.Table,
    products: Mapping[str, Product],
    licenses: Sequence[License],
    readings: Sequence[Reading],
    as_of: date,
    progress: Progress | None = None,
    facts: Mapping[str, str] | None = None,
) -> Position:
    """Count what is needed under each reading and set what is owned against it, by the rules of that day.

    Lines are computed once for each set of answers that can move them, not once a reading.

    Args:
        connection: the Ibis backend of the two relations; the lines are kept in it.
        deployed: product, version, machine, users, used.
        products: every product in `deployed`, and every product that a way names.
        licenses: what is owned on that day.
        as_of: the day whose rules hold.
        facts: what metrics must be told of the whole company, as in `java.employees`; keys of `FACTS`.

    Raises:
        NoAnswerError: a product in `deployed` or in a way, a metric or a fact is not known.
    """
    say = progress or (lambda *_: None)
    told = {**checked(facts or {}), "as_of": as_of.isoformat()}
    own_facts = {key: checked(product.facts) for key, product in products.items() if product.facts}
    rows = _stored(connection, "footprint", footprint(deployed, machines))
    present = sorted(rows.select("product").distinct().to_pyarrow().column("product").to_pylist())
    named = {right for key in present if key in products for right, _ in products[key].ways}
    if missing := sorted((set(present) | named) - set(products)):
        raise NoAnswerError(f"nothing is known of the products {', '.join(missing)}")
    licensed = {key: products[key].ways for key in present if products[key].ways}
    as_one = together(licensed, products)
    counting = Counting(
        licensed,
        {key: open_ways(products[key], licenses, products) for key in licensed},
        as_one,
        covering({one: licensed[one] for one in as_one.values()}),
        own_facts,
    )
    counted: dict[str, list[ir.Table]] = {reading.name: [] for reading in readings}
    dropped: dict[str, list[ir.Table]] = {reading.name: [] for reading in readings}
    parts = _distinct(licensed, readings)
    for number, ((part, answers), names) in enumerate(parts, 1):
        say("Counting under each reading", number, len(parts))
        found = _stored(connection, "lines", lines_of(rows, machines, counting, part, {**answers, **told}))
        out = _stored(connection, "left_out", left_out_of(rows, part, answers))
        for name in names:
            counted[name].append(found.mutate(reading=ibis.literal(name)))
            dropped[name].append(out.mutate(reading=ibis.literal(name)))
    if not parts:
        empty = _stored(connection, "lines", None, {**LINES, "reading": "string"})
        counted = {name: [empty] for name in counted}
        nothing = dict.fromkeys(("product", "machine", "question", "reading"), "string")
        dropped = {name: [_stored(connection, "left_out", None, nothing)] for name in dropped}
    by_reading = {name: ibis.union(*tables) for name, tables in counted.items()}
    lines = ibis.union(*by_reading.values())
    outs = ibis.union(*(table for tables in dropped.values() for table in tables))
    rights = _rights(products, licensed, licenses)
    versions = versions_of(rows)
    needs, reconciled = {}, {}
    result: list[PositionRow] = []
    for number, reading in enumerate(readings, 1):
        say("Setting what is owned against what is needed", number, len(readings))
        own = by_reading[reading.name]
        needs[reading.name] = needs_of(own, counting, rows, machines, {**reading.answers, **told})
        reconciled[reading.name] = reconcile(needs[reading.name], rights)
        result += _rows(reading.name, needs[reading.name], reconciled[reading.name], own, rights, counting, products, versions)
    return Position(
        as_of,
        tuple(readings),
        tuple(result),
        rows,
        lines,
        outs,
        needs,
        reconciled,
        dict(products),
        tuple(licenses),
        counting,
        machines,
    )


Part = tuple[dict[str, tuple[tuple[str, str], ...]], Mapping[str, str]]


def _distinct(
    licensed: Mapping[str, tuple[tuple[str, str], ...]], readings: Sequence[Reading]
) -> list[tuple[Part, list[str]]]:
    """Give what must be counted: the products whose metrics the same answers move, with the readings that share them."""
    found: dict[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], tuple[Part, list[str]]] = {}
    for reading in readings:
        groups: dict[tuple[tuple[str, str], ...], list[str]] = {}
        for key, ways in licensed.items():
            relevant = tuple(
                (item.key, reading.answers[item.key])
                for item in questions()
                if any(item.moves(metric) for _, metric in ways)
            )
            groups.setdefault(relevant, []).append(key)
        for relevant, keys in groups.items():
            entry = found.setdefault(
                (tuple(keys), relevant), (({key: licensed[key] for key in keys}, dict(relevant)), [])
            )
            entry[1].append(reading.name)
    return list(found.values())


def _stored(connection: Any, name: str, rows: ir.Table | None, schema: Mapping[str, str] | None = None) -> ir.Table:
    """Compute a relation once and keep it under a name of its own, so that an earlier position keeps its trace."""
    return connection.create_table(
        gen_name(name),
        rows,
        schema=None if schema is None else ibis.schema(schema),
        temp=connection.supports_temporary_tables,
    )


def _rights(
    products: Mapping[str, Product],
    licensed: Mapping[str, tuple[tuple[str, str], ...]],
    licenses: Sequence[License],
) -> list[Right]:
    named = {(right, metric) for ways in licensed.values() for right, metric in ways}
    owned = {(item.product, item.metric): item for item in licenses}
    rights = []
    for product, metric in sorted(named | set(owned)):
        item = owned.get((product, metric))
        known = products.get(product)
        rights.append(
            Right(
                right_key(product, metric),
                item.owned if item else Decimal(0),
                price_of(products, licenses, product, metric),
                tuple(right_key(other, metric) for other in known.covers) if known else (),
            )
        )
    return rights


def _rows(
    reading: str,
    needs: Sequence[Need],
    found: Reconciliation,
    lines: ir.Table,
    rights: Sequence[Right],
    counting: Counting,
    products: Mapping[str, Product],
    versions: Mapping[str, Sequence[str]],
) -> list[PositionRow]:
    machines = _machines(needs, found)
    installed: dict[str, list[str]] = {}
    opened = {right_key(*way) for ways in counting.opened.values() for way in ways}
    for deployed, ways in counting.licensed.items():
        for way in ways:
            installed.setdefault(right_key(*way), []).extend(versions.get(deployed, ()))
    null = lines.filter(lines.quantity.isnull())
    uncounted = {
        right_key(row["right"], row["metric"]): row["count"]
        for row in null.group_by(["right", "metric"]).aggregate(count=null.count()).to_pyarrow().to_pylist()
        if right_key(row["right"], row["metric"]) in opened
    }
    rows = []
    for right in rights:
        needed = found.needed.get(right.key, Decimal(0))
        if not needed and not right.owned and right.key not in uncounted:
            continue
        used = sum((item.units for item in found.covers if item.right == right.key), Decimal(0))
        available, shortfall = right.owned - used, found.shortfall.get(right.key, Decimal(0))
        key, _, metric = right.key.partition(" by ")
        product = products.get(key)
        rows.append(
            PositionRow(
                reading=reading,
                publisher=product.publisher if product else "",
                product=key,
                title=product.title if product else key,
                edition=product.edition if product else "",
                version=versions_in_words(installed.get(right.key, ())),
                metric=metric,
                owned=right.owned,
                needed=needed,
                used=used,
                available=available,
                shortfall=shortfall,
                unlicensed=_unlicensed(machines.get(right.key, Fraction(0)), needed, shortfall),
                uncounted=uncounted.get(right.key, 0),
                unit_price=right.price,
                true_up=None if right.price is None else right.price * shortfall,
                over=None if right.price is None else right.price * available,
            )
        )
    return sorted(rows, key=lambda row: (row.publisher, row.title, row.metric))


def _machines(needs: Sequence[Need], found: Reconciliation) -> dict[str, Fraction]:
    """Give the installations that each right serves in the ways that were chosen."""
    by_key = {need.key: need for need in needs}
    machines: dict[str, Fraction] = {}
    for use in found.uses:
        need = by_key[use.need]
        share = Fraction(need.machines * use.count, need.count)
        machines[use.way.right] = machines.get(use.way.right, Fraction(0)) + share
    return machines


def _unlicensed(machines: Fraction, needed: Decimal, shortfall: Decimal) -> int:
    """Give how many of the installations behind a need stand for its shortfall, in proportion."""
    if not shortfall or not needed:
        return 0
    return max(1, round(machines * Fraction(shortfall) / Fraction(needed)))

"""The position: rows for each reading, with the lines kept."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

import ibis.expr.types as ir

from backtable.errors import NoAnswerError
from backtable.licensing._resting import resting
from backtable.licensing._row import PositionRow
from backtable.licensing._versions import versions_of
from backtable.licensing.metrics import METRICS, checked
from backtable.licensing.position._counting import Counting, Tallies, Tally, tallies_of
from backtable.licensing.position._footprint import (
    LEAVING,
    as_editions,
    footprint,
    leaving,
    left_out_of,
    versions_in_order,
)
from backtable.licensing.position._graded import cheapest, graded_of
from backtable.licensing.position._limits import limits_of, rights_of
from backtable.licensing.position._lines import COUNTS, KEPT, LINES, NAMED, kept_lines, lines_of, named_of
from backtable.licensing.position._needs import Divided, Sums, needs_of, sums_of
from backtable.licensing.position._preparation import preparation
from backtable.licensing.position._product import License, Product
from backtable.licensing.position._rows import Rows, versions_by_right
from backtable.licensing.position._spots import with_spots
from backtable.licensing.position._store import Queries, Store
from backtable.licensing.position._ways import (
    as_followed,
    as_needed,
    covering,
    families,
    following,
    instead_ways,
    open_ways,
    together,
    unpriced_kinds,
)
from backtable.licensing.readings import Reading
from backtable.licensing.reconciliation import Ledger, Need, Reconciliation, Right

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Work:
    """What counting came to on its way, for a recount that takes up what is as it was.

    Args:
        ledgers: what was set against each other.
        queries: of the tallies.
    """

    sums: Sums
    divided: Divided
    ledgers: tuple[Ledger, ...]
    queries: Queries


@dataclass(frozen=True, slots=True)
class Position:
    """Owned against needed under each reading.

    Args:
        rows: of each reading, by publisher and product.
        footprint: computed relation, one row a product on a machine.
        kept: computed relation, each line once: `tally` and `under` say for which readings.
        under: relation with reading, tally and bit: a line belongs to a reading where its `under` has that bit of its tally.
        leavings: relation with reading and product: by which questions rows are left out.
        needs: reading → what must be licensed, like things together.
        reconciled: reading → how rights were set against needs.
        counting: which ways may serve, and which products are licensed together.
        tallies: what was counted, and for which readings.
        machines: the estate's.
        told: facts of the company.
        given: what is owned as it was stated; `licenses` are these under the metrics by which their products are counted here.
        work: for a recount; None where a kept position was opened.
    """

    as_of: date
    readings: tuple[Reading, ...]
    rows: tuple[PositionRow, ...]
    footprint: ir.Table
    kept: ir.Table
    under: ir.Table
    leavings: ir.Table
    needs: Mapping[str, tuple[Need, ...]]
    reconciled: Mapping[str, Reconciliation]
    products: Mapping[str, Product]
    licenses: tuple[License, ...]
    counting: Counting
    tallies: Tallies
    machines: ir.Table
    told: Mapping[str, str]
    given: tuple[License, ...] = ()
    work: Work | None = field(default=None, compare=False, repr=False)

    @property
    def lines(self) -> ir.Table:
        """Every line of every reading: columns of `LINES` and `reading`."""
        held = self.kept.join(self.under, "tally")
        return held.filter((held.under & held.bit) > 0).select(*LINES, "reading")

    @property
    def left_out(self) -> ir.Table:
        """What readings leave out: reading, product, machine and question."""
        return left_out_of(self.footprint, self.leavings)

    @property
    def uncounted(self) -> ir.Table:
        """The lines without a quantity: a figure is missing, or the thing cannot be licensed so; the rule says why."""
        lines = self.lines
        return lines.filter(lines.quantity.isnull())


@resting()
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
    settled: Mapping[str, Mapping[str, str]] | None = None,
    stages: ir.Table | None = None,
    meanwhile: Sequence[Callable[[], object]] = (),
    bare: bool = False,
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
        settled: product → question → the answer that its contracts give, which holds under any reading.
        stages: product, machine and environment, where it is known of the product and not only of the machine.
        meanwhile: other work in the database, which is done while queries are written.
        bare: whether only rows are asked for, and no trace of what cannot meet any need.

    Raises:
        NoAnswerError: a product in `deployed` or in a way, a metric or a fact is not known.
    """
    say = progress or (lambda *_: None)
    told = {**checked(facts or {}), "as_of": as_of.isoformat()}
    products = following(products)
    store = Store(connection)
    say("Joining products and machines", 0, 0)
    versions, editions = versions_in_order(store.make, deployed), as_editions(store.make, products)
    rows = store.keep("footprint", footprint(deployed, machines, stages, follows_of(products), versions, editions))
    present = sorted(rows.select("product").distinct().to_pyarrow().column("product").to_pylist())
    needed = as_needed(licenses, {key: products[key].ways for key in present if key in products})
    counting = replace(counting_of(present, products, needed, settled or {}, told), bare=bare)
    needed = as_followed(needed, counting.opened, products)
    tallies = tallies_of(counting, readings, told)
    lines = store.make("lines", [], KEPT)
    written = count_lines(store, lines, tallies.all, rows, machines, counting, say, meanwhile)
    say("Adding up", 0, 0)
    sums = sums_of(lines, rows, machines, counting)
    found = Work(sums, {}, (), written)
    return set_against(store, readings, as_of, rows, lines, counting, tallies, products, needed, licenses, machines, told, say, found)


def count_lines(
    store: Store,
    lines: ir.Table,
    tallies: Sequence[Tally],
    rows: ir.Table,
    machines: ir.Table,
    counting: Counting,
    say: Progress,
    meanwhile: Sequence[Callable[[], object]] = (),
) -> Queries:
    """Add the lines of tallies to a table of columns `KEPT`, and give the queries that they came from; arguments as of `Position` and `position`."""
    ready = preparation(store, tallies, counting, rows, machines)
    counts = store.make("counts", [], COUNTS)
    named = store.make("named", named_of(tallies, counting, ready.owner), NAMED)
    queries: dict[int, str] = {}
    with store.adding(meanwhile) as add:
        steps = {key: add(table, step) for key, (table, step) in ready.steps.items()}
        for number, tally in enumerate(tallies):
            say(f"Counting {METRICS[tally.metric].name}", number, len(tallies))
            queries[tally.number] = add(counts, partial(lines_of, tally, ready.table(tally), ready.owner[tally.number], machines, counting))
        add(lines, partial(kept_lines, counts, named, ready.spots))
    store.drop(counts, *set(ready.tables.values()))
    return Queries(steps, queries, ready.names) if ready.names["rows"] and ready.names["machines"] else Queries()


def set_against(
    store: Store,
    readings: Sequence[Reading],
    as_of: date,
    rows: ir.Table,
    lines: ir.Table,
    counting: Counting,
    tallies: Tallies,
    products: Mapping[str, Product],
    licenses: Sequence[License],
    given: Sequence[License],
    machines: ir.Table,
    told: Mapping[str, str],
    say: Progress,
    work: Work,
    only: Collection[str] | None = None,
) -> Position:
    """Set what is owned against what lines come to, of graded products in the way that costs least; arguments as of `Position`.

    Args:
        only: products of which needs are wanted; all without it.
    """
    rights = rights_of(counting.licensed, counting.limits, licenses, products, counting.graded)
    divided = work.divided
    if counting.graded:
        known, expansion = counting.expanded(readings)
        ways, divided = needs_of(store.make, lines, work.sums, known, tallies, expansion.all, rows, machines, told, divided, only)
        chosen = cheapest(expansion, ways, Ledger(rights))
        counting = replace(counting, chosen={**counting.chosen, **chosen})
        tallies = tallies.taking({name: expansion.counted_so(name, answers) for name, answers in chosen.items()})
    needs, divided = needs_of(store.make, lines, work.sums, counting, tallies, readings, rows, machines, told, divided, only)
    there = with_spots(lines, rights, tallies, readings)
    ledgers = _ledgers(there.values(), work.ledgers)
    under, leavings = belonging(store, counting, tallies, readings)
    maker = Rows(rights, counting, products, versions_by_right(counting, versions_of(rows)), as_of)
    reconciled: dict[str, Reconciliation] = {}
    result: list[PositionRow] = []
    for number, reading in enumerate(readings):
        say("Setting what is owned against what is needed", number, len(readings))
        own = needs[reading.name]
        reconciled[reading.name] = ledgers[id(there[reading.name])].reconcile(own)
        result += maker.of(reading.name, own, reconciled[reading.name], work.sums.under(tallies.bits(reading.name)))
    return Position(
        as_of,
        tuple(readings),
        tuple(result),
        rows,
        lines,
        under,
        leavings,
        needs,
        reconciled,
        dict(products),
        tuple(licenses),
        counting,
        tallies,
        machines,
        told,
        tuple(given),
        replace(work, divided=divided, ledgers=tuple(ledgers.values())),
    )


def _ledgers(rights: Iterable[Sequence[Right]], before: Sequence[Ledger]) -> dict[int, Ledger]:
    """Give a ledger for each list of rights, by its identity: the one from before where the rights are the same."""
    found: dict[int, Ledger] = {}
    for own in rights:
        if id(own) not in found:
            found[id(own)] = next((ledger for ledger in before if ledger.rights == tuple(own)), None) or Ledger(own)
    return found


def counting_of(
    present: Sequence[str],
    products: Mapping[str, Product],
    licenses: Sequence[License],
    settled: Mapping[str, Mapping[str, str]],
    told: Mapping[str, str],
) -> Counting:
    """Say how the products that are present are counted.

    Raises:
        NoAnswerError: one of them or a right to it is not known.
    """
    named = {right for key in present if key in products for right, _ in products[key].ways}
    if missing := sorted((set(present) | named) - set(products)):
        raise NoAnswerError(f"nothing is known of the products {', '.join(missing)}")
    opened = {key: open_ways(products[key], licenses, products, told, present) for key in present if products[key].ways}
    own = {key: tuple(way for way in products[key].ways if way in opened[key] or not (way[1] in METRICS and METRICS[way[1]].held_only)) for key in opened}
    instead = {key: ways for key in own if (ways := instead_ways(products[key], licenses, products, told, present))}
    licensed = {key: (*ways, *(way for way in instead.get(key, ()) if way not in ways)) for key, ways in own.items()}
    as_one = together(licensed, products)
    return Counting(
        licensed,
        opened,
        as_one,
        covering({one: licensed[one] for one in as_one.values()}, opened),
        {key: checked(product.facts) for key, product in products.items() if product.facts},
        settled,
        limits_of({one: licensed[one] for one in dict.fromkeys(as_one.values())}, licenses, products),
        families({one: licensed[one] for one in dict.fromkeys(as_one.values())}, opened, products),
        {key: tuple(way for way in ways if way not in own[key]) for key, ways in instead.items()},
        {
            key: ways
            for key in opened
            if not products[key].follows and products[key].ways[0] not in opened[key] and (ways := unpriced_kinds(products[key], licenses, products, present))
        },
        {as_one[key]: products[key].only_with for key in opened if products[key].only_with},
        graded_of({one: licensed[one] for one in dict.fromkeys(as_one.values())}, licenses, products) if any(item.grade for item in licenses) else {},
    )


def follows_of(products: Mapping[str, Product]) -> dict[str, str]:
    """Give product → the one in whose metric it counts."""
    return {key: product.follows for key, product in products.items() if product.follows}


def belonging(store: Store, counting: Counting, tallies: Tallies, readings: Sequence[Reading]) -> tuple[ir.Table, ir.Table]:
    """Give which lines belong to which reading, and which rows it leaves out: `under` and `leavings` of a position."""
    return store.make("under", _under(tallies, readings), _UNDER), store.make("leavings", _leavings(counting, readings), _LEAVINGS)


_UNDER = {"reading": "string", "tally": "int64", "bit": "int64"}
_LEAVINGS = {"reading": "string", "product": "string", **dict.fromkeys(LEAVING, "boolean")}


def _under(tallies: Tallies, readings: Sequence[Reading]) -> list[dict[str, Any]]:
    """Give which variants of which tallies belong to which reading."""
    return [{"reading": item.name, "tally": tally, "bit": bit} for item in readings for tally, bit in tallies.bits(item.name).items()]


def _leavings(counting: Counting, readings: Sequence[Reading]) -> list[dict[str, Any]]:
    """Give by which questions each reading leaves out rows of which product; its first way decides."""
    found: list[dict[str, Any]] = []
    for reading in readings:
        alike: dict[tuple[str, tuple[tuple[str, str], ...]], tuple[str, ...]] = {}
        for product, ways in counting.licensed.items():
            told = (ways[0][1], tuple(sorted(counting.settled.get(product, {}).items())))
            if told not in alike:
                alike[told] = leaving(counting.answers(product, reading), ways[0][1])
            if left := alike[told]:
                found.append({"reading": reading.name, "product": product} | {key: key in left for key in LEAVING})
    return found

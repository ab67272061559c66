"""Counting again what some changed machines touch."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._parts import qualified
from backtable.licensing._resting import resting
from backtable.licensing.metrics import METRICS
from backtable.licensing.position._around import around
from backtable.licensing.position._counting import Counting, Tally
from backtable.licensing.position._footprint import as_editions, footprint, versions_in_order
from backtable.licensing.position._lines import COUNTS, NAMED, kept_lines, lines_of, named_of
from backtable.licensing.position._needs import sums_of
from backtable.licensing.position._position import Position, Progress, counting_of, follows_of, position, set_against
from backtable.licensing.position._preparation import preparation
from backtable.licensing.position._store import Queries, Store


@resting()
def recount(
    connection: Any,
    found: Position,
    deployed: ir.Table,
    machines: ir.Table,
    changed: Collection[str],
    progress: Progress | None = None,
    stages: ir.Table | None = None,
) -> Position:
    """Count again after the rows of some machines were replaced: only what they touch, with the result of a full count.

    Counted anew are the lines of those machines, of their hosts before and after, and of the products on them whose lines depend
    on each other. Where other products run than before, or other ones are licensed together, everything is counted.

    Args:
        connection: the Ibis backend of the relations.
        found: the position before, which keeps its trace.
        deployed, machines: as they are now; they may differ from those counted in the rows of these machines alone.
        changed: keys of machines, also of those that went.
        stages: as for `position`, for the same machines as before but for these.

    Raises:
        NoAnswerError: as for `position`.
    """
    say = progress or (lambda *_: None)
    store = Store(connection)
    say("Joining what changed", 0, 0)
    keys = sorted({key.lower() for key in changed})
    below = [table.filter(table.host.isin(keys)).select("machine") for table in (found.machines, machines)]
    moved = sorted({*keys, *(row["machine"] for row in below[0].union(below[1]).distinct().to_pyarrow().to_pylist())})
    before = store.keep("before", found.footprint.filter(found.footprint.machine.isin(moved)))
    theirs = deployed.filter(deployed.machine.isin(moved))
    versions, editions = versions_in_order(store.make, theirs), as_editions(store.make, found.products)
    after = store.keep("changed", footprint(theirs, machines, stages, follows_of(found.products), versions, editions))
    rows = store.changed("footprint", found.footprint, found.footprint.filter(~found.footprint.machine.isin(moved)).union(after.select(*before.columns)))
    present = sorted(rows.select("product").distinct().to_pyarrow().column("product").to_pylist())
    counting = counting_of(present, found.products, found.licenses, found.counting.settled, found.told)
    if counting != replace(found.counting, chosen={}) or found.work is None:
        told = {key: value for key, value in found.told.items() if key != "as_of"}
        return position(
            connection,
            deployed,
            machines,
            found.products,
            found.given,
            found.readings,
            found.as_of,
            progress,
            told,
            found.counting.settled,
            stages,
        )
    seen = before.union(after.select(*before.columns)).select("product", "place").distinct().to_pyarrow().to_pylist()
    products = {row["product"] for row in seen}
    hosts = [table.filter(table.machine.isin(keys), table.kind == "host") for table in (found.machines, machines)]
    host = any(table.count().to_pyarrow().as_py() for table in hosts)
    spots: dict[str, Any] = {"machine": moved, "place": sorted({*moved, *(row["place"] for row in seen)})}
    tallies = [part for tally in found.tallies.all for part in [_touched(tally, counting, products, host)] if part]
    clustered = {product for tally in tallies if tally.within == "cluster" for product in tally.behind}
    near: Any = rows.machine.isin(moved) | rows.place.isin(spots["place"])
    if clustered:
        spots["cluster"] = around(store, [before, rows], [found.machines, machines], clustered, spots["place"]).spot
        near = near | (rows["product"].isin(sorted(clustered)) & rows.place.isin(spots["cluster"]))
    estate = machines if qualified(machines) else store.keep("machines", machines)
    old, parts = found.kept, list[ir.Table]()
    bound, loose = [tally for tally in tallies if tally.within], [tally for tally in tallies if not tally.within]
    if bound:
        parts.append(_lines_again(store, found, bound, counting, store.keep("touched", rows.filter(near)), estate, spots, say))
    if loose:
        own = store.view("everywhere", rows.filter(rows["product"].isin(sorted({product for tally in loose for product in tally.behind}))))
        parts.append(_lines_again(store, found, loose, counting, own, estate, spots, say))
    touched: Any = ibis.literal(False)
    for tally in tallies:
        mine = old.thing.isin(spots[tally.within]) if tally.within else old["product"].isin(tally.products)
        touched = touched | ((old.tally == tally.number) & mine)
    fresh = store.keep("fresh", ibis.union(*parts) if parts else old.limit(0))
    say("Adding up", 0, 0)
    lines = store.changed("lines", old, old.filter(~touched).union(fresh))
    which = store.keep("pairs", old.filter(touched).select("tally", "product").union(fresh.select("tally", "product"), distinct=True))
    pairs = {(row["tally"], row["product"]) for row in which.to_pyarrow().to_pylist()}
    sums = found.work.sums.but_for(pairs, sums_of(lines.semi_join(which, ["tally", "product"]), rows, machines, counting))
    # What one licensing serves changes with what it is licensed for.
    products |= {product for tally in tallies if tally.once for product in tally.behind}
    known = {} if host else {ask: needs for ask, needs in found.work.divided.items() if not products & set(counting.behind(ask.members))}
    return set_against(
        store,
        found.readings,
        found.as_of,
        rows,
        lines,
        counting,
        found.tallies,
        found.products,
        found.licenses,
        found.given,
        machines,
        found.told,
        say,
        replace(found.work, sums=sums, divided=known),
    )


def _lines_again(
    store: Store,
    found: Position,
    tallies: Sequence[Tally],
    counting: Counting,
    rows: ir.Table,
    machines: ir.Table,
    spots: Mapping[str, Any],
    say: Progress,
) -> ir.Table:
    """Give the lines of some tallies anew; columns of `KEPT`.

    Args:
        tallies: that all look at a part of the estate, or all at the whole of it.
        rows: of the footprint, all that they look at.
        machines: the estate's machines, as a table.
        spots: width of a tally → machines or places whose lines are wanted.
    """
    written = found.work.queries if found.work else Queries()
    ready = preparation(store, found.tallies.all, counting, rows, machines, {tally.number for tally in tallies})
    # What is asked once about the whole of an estate takes few columns of very many rows: they are not written down first.
    held = {} if tallies[0].within or not store.views else {qualified(table): list[str]() for table in ready.tables.values()}
    for key, (table, step) in ready.steps.items():
        query = written.over(written.steps.get(key, ""), ready.names)
        if qualified(table) in held:
            held[qualified(table)].append(query or store.written(table, step))
        elif query:
            store.run(table, query)
        else:
            store.add(table, step)
    views = {name: store.union("counted", queries) for name, queries in held.items() if queries}
    counts = store.make("counts", [], COUNTS)
    parts: dict[tuple[str, str], ir.Table] = {}
    for number, tally in enumerate(tallies):
        say(f"Counting {METRICS[tally.metric].name}", number, len(tallies))
        owner, own = ready.owner[tally.number], ready.table(tally)
        here = views.get(qualified(own), own)
        if tally.within:
            if (qualified(own), tally.within) not in parts:
                at = own["machine" if tally.within == "machine" else "place"]
                parts[qualified(own), tally.within] = store.keep("here", own.filter(at.isin(spots[tally.within])))
            here = parts[qualified(own), tally.within]
        if query := written.over(written.by_tally.get(tally.number, ""), ready.names_with(own, here)):
            store.run(counts, query)
        else:
            store.add(counts, partial(lines_of, tally, here, owner, machines, counting))
    return kept_lines(counts, store.make("named", named_of(tallies, counting, ready.owner), NAMED), ready.spots)


def _touched(tally: Tally, counting: Counting, products: Collection[str], host: bool) -> Tally | None:
    """Give what of a tally must be counted anew; None where nothing must."""
    # A host may be reached by what runs elsewhere.
    wide = host and (tally.within == "cluster" or METRICS[tally.metric].reach(tally.answers) != "named_hosts")
    if tally.within:
        return tally if wide or set(tally.behind) & set(products) else None
    if tally.once:  # of several products that one licensing serves, each bears on the others
        return tally if wide or set(tally.behind) & set(products) else None
    own = tuple(item for item in tally.products if wide or set(counting.behind([item])) & set(products))
    return replace(tally, products=own, behind=tuple(counting.behind(own))) if own else None

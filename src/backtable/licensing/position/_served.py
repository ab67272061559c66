"""Lines where one product's licensing of hosts serves another one there, host by host, as machines may come to further hosts."""

from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing.metrics import DEPLOYED, METRICS
from backtable.licensing.metrics import LINES as METRIC_LINES
from backtable.licensing.position._counted import marks_of
from backtable.licensing.position._counting import Counting, Tally


def lines_by_host(tally: Tally, held: ir.Table, machines: ir.Table, counting: Counting) -> ir.Table:
    """Give the lines of a tally, of which some products are served by another's licensing of hosts, wherever machines may come.

    A host that is licensed so counts for all that may run there, of whatever edition; on every other host each edition counts by itself,
    also machines that run on a host which is licensed so and may come to it.

    Args:
        held: the rows of its products, of those that serve them and of those that they serve, each as itself; columns as of `deployed`.
        machines: the estate's machines.
    """
    metric, leads = METRICS[tally.metric], sorted(tally.cover)
    serving = [lead for lead in leads if lead in tally.products and counting.licensed[lead][0][1] == tally.metric]
    whole = {lead: _whole(tally, lead, held, machines, counting) for lead in leads}
    parts = [part for lead in serving for part in _serving(tally, lead, held, machines, counting, whole[lead])]
    if own := [product for product in tally.products if product not in serving]:
        lines = complete(metric.lines(_of(held, own, tally), machines, tally.answers))
        every = list(whole.values())
        parts.append(_not_served(lines, held, ibis.union(*every) if len(every) > 1 else every[0], tally, counting))
    return ibis.union(*parts) if len(parts) > 1 else parts[0]


def complete(lines: ir.Table) -> ir.Table:
    """Give lines with every column of a metric's: one that counts nothing over all things together need not say so."""
    told: dict[str, Any] = {
        name: lines[name].cast(kind) if name in lines.columns else ibis.null(METRIC_LINES[name]) for name, kind in ibis.schema(METRIC_LINES).items()
    }
    return lines.select(**told)


def _of(held: ir.Table, products: list[str], tally: Tally) -> ir.Table:
    return held.filter(held["product"].isin([f"{product}{mark}" for product in products for mark in marks_of(tally)]))


def _whole(tally: Tally, lead: str, held: ir.Table, machines: ir.Table, counting: Counting) -> ir.Table:
    """Give `_by` (a product that serves others, with its mark) and `_host`: what it licenses for any number of machines."""
    metric = METRICS[counting.licensed[lead][0][1]]
    found = (metric.whole_hosts or metric.lines)(_of(held, [lead], tally), machines, tally.cover[lead])
    return found.select(_by="product", _host="thing").distinct()


def _serving(tally: Tally, lead: str, held: ir.Table, machines: ir.Table, counting: Counting, whole: ir.Table) -> list[ir.Table]:
    """Give the lines of a product that serves others: of hosts that it licenses for all machines, and of its own machines elsewhere."""
    metric = METRICS[tally.metric]
    full = METRICS[metric.whole_as] if metric.whole_hosts and metric.whole_as else metric
    served = [one for one, other in counting.covering.items() if other == lead]
    rows = _of(held, [lead, *served], tally)
    names = [(rows["product"] == f"{one}{mark}", f"{lead}{mark}") for one in served for mark in marks_of(tally)]
    rows = rows.mutate(product=ibis.cases(*names, else_=rows["product"]))
    keys = ("product", "machine")
    figures = {name: rows[name].sum() if name in ("rows", "users") else rows[name].max() for name in DEPLOYED if name not in keys}
    once = rows.group_by(keys).aggregate(**{name: value.cast(DEPLOYED[name]) for name, value in figures.items()}).select(*DEPLOYED)
    lines = complete(full.lines(once, machines, tally.answers))
    parts = [lines.semi_join(whole, [lines["product"] == whole._by, lines.thing == whole._host])]
    if metric.whole_hosts:
        alone = complete(metric.lines(_of(held, [lead], tally), machines, tally.answers))
        parts.append(alone.anti_join(whole, [alone["product"] == whole._by, alone.thing == whole._host]))
    return parts


def _not_served(lines: ir.Table, held: ir.Table, whole: ir.Table, tally: Tally, counting: Counting) -> ir.Table:
    """Give lines without those of hosts on which another product serves, and of machines there that are licensed one by one."""
    by = [
        (lines["product"] == f"{one}{mark}", f"{other}{mark}")
        for one, other in counting.covering.items()
        if one in tally.products and other in tally.cover
        for mark in marks_of(tally)
    ]
    if not by:
        return lines
    placed = _of(held, list(tally.products), tally).filter(lambda t: t.thing != t.machine)
    placed = placed.select(_product="product", _machine="machine", _there="thing").distinct()
    found = lines.mutate(_of=ibis.cases(*by, else_=ibis.null("string")))
    found = found.left_join(placed, [found["product"] == placed._product, found.thing == placed._machine])
    found = found.mutate(_at=found._there.fill_null(found.thing))
    return found.anti_join(whole, [found._of == whole._by, found._at == whole._host]).select(*METRIC_LINES)

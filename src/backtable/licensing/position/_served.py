"""Lines where one product's licensing of hosts serves another one there, host by host, as machines may come to further hosts."""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._parts import part
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
    parts = [one for lead in serving for one in _serving(tally, lead, held, machines, counting, whole[lead])]
    if own := [product for product in tally.products if product not in serving]:
        lines = metric.lines(_named(held, _marked(own, tally)), machines, tally.answers)
        parts.append(_not_served(lines, held, tally, counting, whole))
    return _united(*parts)


@part
def complete(lines: ir.Table) -> ir.Table:
    """Give lines with every column of a metric's: one that counts nothing over all things together need not say so."""
    told: dict[str, Any] = {
        name: lines[name].cast(kind) if name in lines.columns else ibis.null(METRIC_LINES[name]) for name, kind in ibis.schema(METRIC_LINES).items()
    }
    return lines.select(**told)


@part
def _united(*parts: ir.Table) -> ir.Table:
    every = [complete(one) for one in parts]
    return ibis.union(*every) if len(every) > 1 else every[0]


def _marked(products: Sequence[str], tally: Tally) -> tuple[str, ...]:
    """Give products as they are called in each variant."""
    return tuple(f"{product}{mark}" for product in products for mark in marks_of(tally))


@part
def _named(held: ir.Table, names: tuple[str, ...]) -> ir.Table:
    return held.filter(held["product"].isin(names))


def _whole(tally: Tally, lead: str, held: ir.Table, machines: ir.Table, counting: Counting) -> ir.Table:
    """Give `_by` (a product that serves others, with its mark) and `_host`: what it licenses for any number of machines."""
    metric = METRICS[counting.licensed[lead][0][1]]
    return _hosts((metric.whole_hosts or metric.lines)(_named(held, _marked([lead], tally)), machines, tally.cover[lead]))


@part
def _hosts(found: ir.Table) -> ir.Table:
    return found.select(_by="product", _host="thing").distinct()


def _serving(tally: Tally, lead: str, held: ir.Table, machines: ir.Table, counting: Counting, whole: ir.Table) -> list[ir.Table]:
    """Give the lines of a product that serves others: of hosts that it licenses for all machines, and of its own machines elsewhere."""
    metric = METRICS[tally.metric]
    full = METRICS[metric.whole_as] if metric.whole_hosts and metric.whole_as else metric
    served = [one for one, other in counting.covering.items() if other == lead]
    renamed = {f"{one}{mark}": f"{lead}{mark}" for one in served for mark in marks_of(tally)}
    rows = _as_lead(_named(held, _marked([lead, *served], tally)), renamed)
    parts = [_on_hosts(full.lines(rows, machines, tally.answers), whole)]
    if metric.whole_hosts:
        parts.append(_elsewhere(metric.lines(_named(held, _marked([lead], tally)), machines, tally.answers), whole))
    return parts


@part
def _as_lead(rows: ir.Table, renamed: Mapping[str, str]) -> ir.Table:
    """Give one row a machine of what counts as a product that serves others; columns as of `deployed`."""
    rows = rows.mutate(product=ibis.cases(*((rows["product"] == one, lead) for one, lead in renamed.items()), else_=rows["product"]))
    keys = ("product", "machine")
    figures = {name: rows[name].sum() if name in ("rows", "users") else rows[name].max() for name in DEPLOYED if name not in keys}
    return rows.group_by(keys).aggregate(**{name: value.cast(DEPLOYED[name]) for name, value in figures.items()}).select(*DEPLOYED)


@part
def _on_hosts(lines: ir.Table, whole: ir.Table) -> ir.Table:
    return lines.semi_join(whole, [lines["product"] == whole._by, lines.thing == whole._host])


@part
def _elsewhere(lines: ir.Table, whole: ir.Table) -> ir.Table:
    return lines.anti_join(whole, [lines["product"] == whole._by, lines.thing == whole._host])


def _not_served(lines: ir.Table, held: ir.Table, tally: Tally, counting: Counting, whole: Mapping[str, ir.Table]) -> ir.Table:
    """Give lines without those of hosts on which another product serves, and of machines there that are licensed one by one."""
    by = {
        f"{one}{mark}": f"{other}{mark}"
        for one, other in counting.covering.items()
        if one in tally.products and other in tally.cover
        for mark in marks_of(tally)
    }
    return _but_where_served(lines, _named(held, _marked(list(tally.products), tally)), by, *whole.values()) if by else lines


@part
def _but_where_served(lines: ir.Table, rows: ir.Table, by: Mapping[str, str], *whole: ir.Table) -> ir.Table:
    """Give lines but for those of things where the product that is named beside theirs licenses the host."""
    hosts = ibis.union(*whole) if len(whole) > 1 else whole[0]
    placed = rows.filter(rows.thing != rows.machine)
    placed = placed.select(_product="product", _machine="machine", _there="thing").distinct()
    lines = complete(lines)
    cases = ((lines["product"] == one, other) for one, other in by.items())
    found = lines.mutate(_of=ibis.cases(*cases, else_=ibis.null("string")))
    found = found.left_join(placed, [found["product"] == placed._product, found.thing == placed._machine])
    found = found.mutate(_at=found._there.fill_null(found.thing))
    return found.anti_join(hosts, [found._of == hosts._by, found._at == hosts._host]).select(*METRIC_LINES)

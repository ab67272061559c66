"""The footprint: on which machines each product runs, and which of them a reading leaves out."""

from collections.abc import Callable, Mapping, Sequence

import ibis
import ibis.expr.types as ir

from backtable.licensing.readings import questions

_KEPT = "kept"


def footprint(deployed: ir.Table, machines: ir.Table) -> ir.Table:
    """Give the products with the figures of their machines and of the hosts below them.

    Args:
        deployed: product, version, machine, users, used; several rows of a product on a machine count as one.
        machines: columns of the estate's `machines`.

    Returns:
        One row a product on a machine: the columns of `FOOTPRINT`, and powered, template, used.
    """
    once = deployed.group_by(["product", "machine"]).aggregate(
        version=deployed.version.max(), users=deployed.users.sum(), used=deployed.used.fill_null(True).any()
    )
    own = machines.select(
        "machine",
        "kind",
        "processors",
        "cores",
        "vcpus",
        "cpu_model",
        "environment",
        "host",
        "cluster",
        "vcenter",
        "powered",
        "template",
    )
    below = machines.filter(machines.kind == "host").select(
        host="machine",
        host_processors="processors",
        host_cores="cores",
        host_cpu_model="cpu_model",
        host_cluster="cluster",
        host_vcenter="vcenter",
    )
    joined = once.join(own, "machine", how="left")
    joined = joined.left_join(below, joined.host == below.host)
    return joined.select(
        "product",
        "version",
        "machine",
        kind=joined.kind.fill_null("unknown"),
        processors=joined.processors,
        cores=joined.cores,
        vcpus=joined.vcpus,
        cpu_model=joined.cpu_model,
        environment=joined.environment,
        users=joined.users,
        host=joined.host,
        host_processors=joined.host_processors,
        host_cores=joined.host_cores,
        host_cpu_model=joined.host_cpu_model,
        cluster=ibis.coalesce(joined.cluster, joined.host_cluster),
        vcenter=ibis.coalesce(joined.vcenter, joined.host_vcenter),
        powered=joined.powered.fill_null(True),
        template=joined.template.fill_null(False),
        used=joined.used,
    )


# A question that may leave rows out, and of which it does.
_LEAVING: Mapping[str, Callable[[ir.Table], ir.BooleanValue]] = {
    "estate.templates": lambda rows: rows.template,
    "estate.powered_off": lambda rows: ~rows.powered,
    "estate.test": lambda rows: rows.environment.fill_null("").lower().isin(["test", "development"]),
    "oracle.unused_options": lambda rows: ~rows.used,
}


def _leaving(answers: Mapping[str, str], metric: str) -> tuple[str, ...]:
    """Give the questions by which a reading's answers leave rows out for a metric."""
    moving = {item.key for item in questions() if item.moves(metric)}
    return tuple(key for key in _LEAVING if key in moving and answers.get(key) == "left_out")


def _reason(rows: ir.Table, leaving: Sequence[str]) -> ir.Value:
    """Give why a row is left out, or `kept`."""
    if not leaving:
        return ibis.literal(_KEPT)
    return ibis.cases(*((_LEAVING[key](rows), key) for key in leaving), else_=_KEPT)


def kept(rows: ir.Table, answers: Mapping[str, str], metric: str) -> ir.Table:
    """Give the rows of a footprint that count under a reading's answers for a metric."""
    return rows.filter(_reason(rows, _leaving(answers, metric)) == _KEPT).drop("powered", "template", "used")


def left_out_of(
    rows: ir.Table, licensed: Mapping[str, Sequence[tuple[str, str]]], answers: Mapping[str, str]
) -> ir.Table:
    """Give product, machine and question of the rows that a reading's answers leave out.

    Args:
        rows: a footprint.
        licensed: product → the ways to license it: (product to be owned, metric); the first decides.
        answers: question → answer.
    """
    alike: dict[tuple[str, ...], list[str]] = {}
    for product, ways in licensed.items():
        alike.setdefault(_leaving(answers, ways[0][1]), []).append(product)
    found = []
    for leaving, products in alike.items():
        own = rows.filter(rows["product"].isin(sorted(products)))
        reason = _reason(own, leaving)
        found.append(own.filter(reason != _KEPT).select("product", "machine", question=reason))
    return ibis.union(*found)

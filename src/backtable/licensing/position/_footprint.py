"""The footprint: on which machines each product runs, and which of them a reading leaves out."""

from collections.abc import Mapping

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


def _reason(rows: ir.Table, answers: Mapping[str, str], metric: str) -> ir.Value:
    """Give why a row is left out under a reading, or `kept`."""
    conditions = {
        "estate.templates": rows.template,
        "estate.powered_off": ~rows.powered,
        "estate.test": rows.environment.fill_null("").lower().isin(["test", "development"]),
        "oracle.unused_options": ~rows.used,
    }
    moving = {item.key for item in questions() if item.moves(metric)}
    cases = [
        (condition, key) for key, condition in conditions.items() if key in moving and answers.get(key) == "left_out"
    ]
    return ibis.cases(*cases, else_=_KEPT) if cases else ibis.literal(_KEPT)


def kept(rows: ir.Table, answers: Mapping[str, str], metric: str) -> ir.Table:
    """Give the rows of a footprint that count under a reading's answers for a metric."""
    return rows.filter(_reason(rows, answers, metric) == _KEPT).drop("powered", "template", "used")


def left_out(rows: ir.Table, answers: Mapping[str, str], metric: str) -> ir.Table:
    """Give product, machine and question of the rows that a reading's answers leave out for a metric."""
    reason = _reason(rows, answers, metric)
    return rows.filter(reason != _KEPT).select("product", "machine", question=reason)

"""What is licensed: machines, and the hosts on which they run or could run."""

from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._parts import part
from backtable.licensing.metrics._expressions import flag

_WORDS = ("kind", "cpu_model", "environment", "host", "host_cpu_model", "cluster", "vcenter", "version")
_NUMBERS = ("processors", "cores", "vcpus", "host_processors", "host_cores")
DEPLOYED = {
    "product": "string", "machine": "string", "rows": "int64", "version": "string", "vcpus": "int64", "users": "int64",
    "cluster": "string", "vcenter": "string", "environment": "string", "virtual": "int64", "device": "int64", "homeless": "int64",
    "thing": "string", "processors": "int64", "cores": "int64", "cpu_model": "string",
}  # fmt: skip


def deployed(footprint: ir.Table) -> ir.Table:
    """Give one row a product on a machine: what is blank or not positive is unknown, versions count once.

    Columns as of `DEPLOYED`: product, machine, rows (of the footprint), version (the newest), kind, virtual (0 or 1), device (0 or 1),
    users, environment, vcpus, cluster, vcenter; `thing` is the host of a virtual machine, else the machine itself, and
    processors, cores and cpu_model are the thing's; homeless is 1 for a virtual machine whose host is not known.

    Args:
        footprint: or what was made of one here or by `laid_out` before, which is given as it is.
    """
    if all(name in footprint.columns for name in DEPLOYED):
        return footprint
    words, figures = _stated(footprint)
    stated = words.pop("environment")
    once = footprint.group_by("product", "machine").agg(
        rows=footprint.count(),
        environment=stated.lower().min(),
        active=flag(stated.isnull()).max(),
        users=footprint.users.max(),
        **{name: value.max() for name, value in {**words, **figures}.items()},
    )
    return _placed(once, ibis.ifelse(once.active > 0, ibis.null().cast("string"), once.environment))


def laid_out(footprint: ir.Table, *more: str) -> ir.Table:
    """Give the same of a footprint that has one row a product on a machine, with further columns of it."""
    words, figures = _stated(footprint)
    once = footprint.select("product", "machine", "users", *more, rows=ibis.literal(1, type="int64"), **words, **figures)
    return _placed(once, once.environment.lower(), *more)


def _stated(footprint: ir.Table) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the words and figures of a footprint, null where they are blank or not positive."""
    words = {name: ibis.ifelse(footprint[name].strip() == "", ibis.null(), footprint[name]) for name in _WORDS}
    return words, {name: ibis.ifelse(footprint[name] > 0, footprint[name], ibis.null()) for name in _NUMBERS}


def _placed(once: ir.Table, environment: ir.StringValue, *more: str) -> ir.Table:
    """Give what stands on what; columns of `DEPLOYED`, and more of those at hand."""
    virtual = (once.kind == "virtual").fill_null(False)
    own = {
        "environment": environment,
        "virtual": flag(virtual),
        "device": flag(once.kind == "device"),
        "homeless": flag(virtual & once.host.isnull()),
        "thing": ibis.ifelse(virtual, once.host.fill_null(once.machine), once.machine),
        "processors": ibis.ifelse(virtual, once.host_processors, once.processors),
        "cores": ibis.ifelse(virtual, once.host_cores, once.cores),
        "cpu_model": ibis.ifelse(virtual, once.host_cpu_model.fill_null(once.cpu_model), once.cpu_model),
    }
    return once.select(*more, **{name: own[name] if name in own else once[name] for name in DEPLOYED})


@part
def things(machines: ir.Table) -> ir.Table:
    """Give one row a product on a host or a physical machine.

    Devices that only use a product have no processors to license and are left out.

    Columns: product, thing, machines (rows of the footprint), guests (virtual machines), native (1 where the product also
    runs on the thing itself), vcpus (of the guests; null if one's are not known), processors, cores, cpu_model, version,
    cluster, vcenter, homeless.
    """
    servers = machines.filter(machines.device == 0)
    summed = servers.group_by("product", "thing").agg(
        machines=servers.rows.sum(),
        guests=servers.virtual.sum(),
        native=(1 - servers.virtual).max(),
        vcpus_known=(servers.virtual * servers.vcpus.fill_null(0)).sum(),
        vcpus_unknown=(servers.virtual * flag(servers.vcpus.isnull())).sum(),
        homeless=servers.homeless.max(),
        **{name: servers[name].max() for name in ("processors", "cores", "cpu_model", "version", "cluster", "vcenter")},
    )
    vcpus = ibis.ifelse(summed.vcpus_unknown > 0, ibis.null().cast("int64"), summed.vcpus_known.cast("int64"))
    return summed.mutate(vcpus=vcpus).drop("vcpus_known", "vcpus_unknown")


def surroundings(table: ir.Table, scope: str) -> Any:
    """Give the key of the surroundings in which a virtual machine can move; hosts of unnamed vCenters are taken as one."""
    vcenter = table.vcenter.strip().fill_null("")
    if scope == "cluster":
        cluster = table.cluster.strip()
        return ibis.ifelse((cluster == "").fill_null(True), ibis.null().cast("string"), vcenter + " / " + cluster)
    return vcenter if scope == "vcenter" else ibis.literal("all")


def cluster_of(table: ir.Table) -> Any:
    """Give the key of the cluster in which something stands, from cluster and vcenter; null where it stands in none."""
    return surroundings(table, "cluster")


def environments(estate: ir.Table, scope: str) -> ir.Table:
    """Give thing and place of the hosts of an estate: those between which machines can move within a scope are one place.

    Args:
        estate: the estate's machines.
        scope: cluster, vcenter or all_vcenters.
    """
    hosts = estate.filter(estate.kind == "host")
    hosts = hosts.select(thing="machine", place=surroundings(hosts, scope))
    return hosts.filter(hosts.place.notnull())


_REACH = {
    "cluster": "; nothing runs there now, but it is in the same cluster",
    "vcenter": "; nothing runs there now, but it is under the same vCenter",
    "all_vcenters": "; nothing runs there now, but its vCenter is connected",
}


@part
def reached(machines: ir.Table, estate: ir.Table, scope: str) -> ir.Table:
    """Give what must be licensed if virtual machines may run anywhere within a scope.

    Args:
        machines: as from `deployed`.
        estate: the estate's machines, of which the hosts are taken.
        scope: named_hosts, cluster, vcenter or all_vcenters.

    Returns:
        As from `things`, with every host of the scope once, and `reach`: why a host counts on which nothing runs, else "".
    """
    if scope == "named_hosts":
        return things(machines).mutate(reach=ibis.literal(""))
    virtual = machines.mutate(scope=surroundings(machines, scope)).filter(lambda t: (t.virtual > 0) & t.scope.notnull())
    wanted = virtual.select("product", "scope").distinct()
    hosts = estate.filter(estate.kind == "host")
    hosts = hosts.mutate(scope=surroundings(hosts, scope)).filter(lambda t: t.scope.notnull())
    within = wanted.join(
        hosts.select("scope", "machine", "processors", "cores", "cpu_model", "cluster", "vcenter"), "scope"
    )
    none = ibis.literal(0, type="int64")
    extra = within.select(
        "product",
        thing=within.machine,
        machines=none,
        guests=none,
        native=none,
        homeless=none,
        processors=ibis.ifelse(within.processors > 0, within.processors, ibis.null()),
        cores=ibis.ifelse(within.cores > 0, within.cores, ibis.null()),
        cpu_model=within.cpu_model,
        version=ibis.null().cast("string"),
        cluster=within.cluster,
        vcenter=within.vcenter,
        vcpus=none,
    )
    # A machine whose host is not known needs no line of its own where all hosts that it can run on are licensed.
    served = hosts.select("scope").distinct().mutate(served=ibis.literal(1))
    scoped = machines.mutate(scope=surroundings(machines, scope))
    scoped = scoped.left_join(served, "scope")
    placed = scoped.filter((scoped.homeless == 0) | scoped.served.isnull())
    own = things(placed)
    every = own.select(*extra.columns).cast(dict(extra.schema().items())).union(extra)
    merged = every.group_by("product", "thing").agg(
        machines=every.machines.sum().cast("int64"),
        guests=every.guests.sum().cast("int64"),
        **{name: every[name].max() for name in ("native", "homeless", "processors", "cores", "cpu_model")},
        **{name: every[name].max() for name in ("version", "cluster", "vcenter", "vcpus")},
    )
    return merged.mutate(reach=ibis.ifelse(merged.machines == 0, ibis.literal(_REACH[scope]), ibis.literal("")))

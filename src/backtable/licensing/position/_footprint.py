"""The footprint: on which machines each product runs, and which of them a reading leaves out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._versions import versions_of
from backtable.licensing.metrics import called_by_a_cloud
from backtable.licensing.position._product import Product
from backtable.licensing.readings import questions


@dataclass(frozen=True, slots=True)
class Leaving:
    """By which answer to a disputed question rows are left out: those with that value in a column of a footprint."""

    question: str
    answer: str
    column: str
    value: bool = True


# What may leave rows out, each by its question; of an edition that no title states one answer takes the lowest, the other the highest.
LEAVING: Mapping[str, Leaving] = {
    "estate.templates": Leaving("estate.templates", "left_out", "template"),
    "estate.powered_off": Leaving("estate.powered_off", "left_out", "powered", False),
    "estate.test": Leaving("estate.test", "left_out", "test"),
    "oracle.unused_options": Leaving("oracle.unused_options", "left_out", "used", False),
    "estate.editions": Leaving("estate.editions", "lowest", "supposed"),
    "estate.editions: highest": Leaving("estate.editions", "highest", "unstated"),
}


# Environments in which nothing productive runs; staging and preproduction are not among them, as they may stand in for production.
_TEST = (
    "test", "testing", "development", "dev", "integration", "qualification", "qa", "uat", "acceptance", "sandbox", "local",
)  # fmt: skip


def environment_of(environments: Iterable[str]) -> str:
    """Give the one of several environments that counts: production first, tests last.

    >>> environment_of(["development", "staging"])
    'staging'
    """
    return min(environments, key=lambda name: (name != "production", name.lower() in _TEST, name), default="")


# Versions of a product in their order, the oldest first: as texts 9.2 would be newer than 19.
VERSIONS = ibis.schema({"_of": "string", "_version": "string", "_rank": "int64"})


def versions_in_order(make: Callable[[str, Sequence[Mapping[str, Any]], Any], ir.Table], deployed: ir.Table) -> ir.Table | None:
    """Give the versions of every product of which several are installed, columns of `VERSIONS`; None where there is no such product.

    Args:
        make: makes a small table in the database.
        deployed: as for `footprint`.
    """
    several = {product: versions for product, versions in versions_of(deployed).items() if len(versions) > 1}
    rows = [{"_of": key, "_version": version, "_rank": rank} for key, versions in several.items() for rank, version in enumerate(versions)]
    return make("versions", rows, VERSIONS) if rows else None


# Products of which no title states the edition, once as themselves and once as the highest edition that may be meant.
OPEN_EDITIONS = ibis.schema({"_plain": "string", "_as": "string", "_supposed": "boolean"})


def as_editions(make: Callable[[str, Sequence[Mapping[str, Any]], Any], ir.Table], products: Mapping[str, Product]) -> ir.Table | None:
    """Give as what each product counts of which no title states the edition, columns of `OPEN_EDITIONS`; None where there is no such product.

    Args:
        make: makes a small table in the database.
    """
    several = sorted((key, product.highest) for key, product in products.items() if product.highest in products)
    rows = [{"_plain": key, "_as": one, "_supposed": one != key} for key, highest in several for one in (key, highest)]
    return make("editions", rows, OPEN_EDITIONS) if rows else None


def footprint(
    deployed: ir.Table,
    machines: ir.Table,
    stages: ir.Table | None = None,
    follows: Mapping[str, str] | None = None,
    versions: ir.Table | None = None,
    editions: ir.Table | None = None,
) -> ir.Table:
    """Give the products with the figures of their machines and of the hosts below them.

    Args:
        deployed: product, version, machine, users, used; several rows of a product on a machine count as one.
        machines: columns of the estate's `machines`.
        stages: product, machine and environment, where it is known of the product and not only of the machine.
        follows: product → the one whose people use it too, where nothing says who uses it itself: those of an option are its
            database's.
        versions: as from `versions_in_order`; the newest on a machine counts.
        editions: as from `as_editions`.

    Returns:
        One row a product on a machine: the columns of `FOOTPRINT`, and powered, template, test, used; `place` is the host of a
        virtual machine, else the machine itself, as it is where the host is but called by a cloud. What is of an edition that no title
        states has a row as itself (`unstated`) and one as the highest edition that may be meant (`supposed`), of which each reading leaves
        one out.
    """
    once = _once(deployed, versions)
    if follows:
        pairs = sorted(follows.items())
        led = once.mutate(_lead=ibis.cases(*((once["product"] == key, other) for key, other in pairs), else_=ibis.null("string")))
        leads = once.filter(once["product"].isin(sorted(set(follows.values()))))
        leads = leads.select(_of="product", _at="machine", _people="users")
        held = led.left_join(leads, [led._lead == leads._of, led.machine == leads._at])
        once = held.mutate(users=held.users.fill_null(held._people)).drop("_lead", "_of", "_at", "_people")
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
        in_cloud=called_by_a_cloud(machines.host.fill_null("")),
    )
    below = machines.filter(machines.kind == "host").select(
        host="machine",
        host_kind="kind",
        host_processors="processors",
        host_cores="cores",
        host_cpu_model="cpu_model",
        host_cluster="cluster",
        host_vcenter="vcenter",
    )
    if stages is not None:
        staged = stages.rename(_product="product", _machine="machine", _stage="environment")
        once = once.left_join(staged, [once["product"] == staged._product, once.machine == staged._machine])
    once = once.mutate(_stage=ibis.null("string")) if stages is None else once.drop("_product", "_machine")
    if editions is not None:
        held = once.left_join(editions, [once["product"] == editions._plain])
        held = held.mutate(product=held._as.fill_null(held["product"]), unstated=held._plain.notnull())
        once = held.mutate(supposed=held._supposed.fill_null(False)).drop("_plain", "_as", "_supposed")
        once = once.mutate(unstated=once.unstated & ~once.supposed)
    else:
        once = once.mutate(supposed=ibis.literal(False), unstated=ibis.literal(False))
    joined = once.join(own, "machine", how="left")
    joined = joined.mutate(environment=joined._stage.fill_null(joined.environment))
    joined = joined.left_join(below, joined.host == below.host)
    # The region of a cloud that several machines name as their host is no server that they share; a host that is described is.
    region = joined.host_kind.isnull() & joined.in_cloud
    housed = ((joined.kind == "virtual") & (joined.host != "") & ~region.fill_null(False)).fill_null(False)
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
        test=joined.environment.fill_null("").lower().isin(_TEST),
        used=joined.used,
        supposed=joined.supposed,
        unstated=joined.unstated,
        place=ibis.ifelse(housed, joined.host, joined.machine),
    )


def _once(deployed: ir.Table, versions: ir.Table | None) -> ir.Table:
    keys = ["product", "machine"]
    if versions is None:
        return deployed.group_by(keys).aggregate(
            version=deployed.version.max(), users=deployed.users.sum(), used=deployed.used.fill_null(True).any()
        )
    held = deployed.left_join(versions, [deployed["product"] == versions._of, deployed.version == versions._version])
    once = held.group_by(keys).aggregate(
        _only=held.version.max(), _newest=held._rank.max(), users=held.users.sum(), used=held.used.fill_null(True).any()
    )
    told = once.left_join(versions, [once["product"] == versions._of, once._newest == versions._rank])
    return told.select(*keys, "users", "used", version=told._version.fill_null(told._only))


def leaving(answers: Mapping[str, str], metric: str) -> tuple[str, ...]:
    """Give the keys of `LEAVING` by which a reading's answers leave rows out for a metric."""
    moving = {item.key for item in questions() if item.moves(metric)}
    return tuple(key for key, item in LEAVING.items() if item.question in moving and answers.get(item.question) == item.answer)


def is_left_out(rows: ir.Table, key: str) -> Any:
    """Say of each row of a footprint whether something of `LEAVING` may leave it out."""
    item = LEAVING[key]
    return rows[item.column] if item.value else ~rows[item.column]


def remaining(rows: ir.Table, left: Iterable[str]) -> ir.Table:
    """Give the rows of a footprint that count where some keys of `LEAVING` leave rows out."""
    kept = [~is_left_out(rows, key) for key in left]
    return rows.filter(*kept) if kept else rows


def left_out_of(rows: ir.Table, leavings: ir.Table) -> ir.Table:
    """Give reading, product, machine and question of the rows that readings leave out; the first question counts.

    Args:
        rows: a footprint.
        leavings: reading, product, and for each key of `LEAVING` the column of that name: whether it leaves rows out.
    """
    some: Any = ibis.literal(False)
    for key in LEAVING:
        some = some | is_left_out(rows, key)
    held = rows.filter(some).join(leavings, "product")
    reason = ibis.cases(*((is_left_out(held, key) & held[key], item.question) for key, item in LEAVING.items()), else_=ibis.null("string"))
    named = held.select("reading", "product", "machine", question=reason)
    return named.filter(named.question.notnull())

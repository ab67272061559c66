"""Ways to license a product are alternatives for what stands on one host, under the rules of the day and the facts that are told."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import ibis
import pytest

from backtable.errors import NoAnswerError
from backtable.inventory._relations import MACHINES
from backtable.licensing.position import License, Position, Product, position
from backtable.licensing.readings import Reading, reading

from ..metrics.estates import XEON, relation

DEPLOYED = {"product": "string", "version": "string", "machine": "string", "users": "int64", "used": "boolean"}
DAY = date(2026, 3, 12)
VM, HOST = "microsoft.sqlserver_core_vm", "microsoft.sqlserver_core_host"


def machine(name: str, **figures: Any) -> dict[str, Any]:
    kind = "virtual" if "vcpus" in figures else "host"
    return {**dict.fromkeys(MACHINES.names), "machine": name, "name": name, "kind": kind, "powered": True, **figures}


def count(
    products: Sequence[Product],
    machines: Sequence[dict[str, Any]],
    deployed: Sequence[tuple[Any, ...]],
    readings: Sequence[str | Reading] = ("ours",),
    licenses: Sequence[License] = (),
    day: date = DAY,
    facts: Mapping[str, str] | None = None,
    settled: Mapping[str, Mapping[str, str]] | None = None,
) -> Position:
    """Deployed are (product, machine), with the users after them or the users and the version."""
    connection = ibis.duckdb.connect()
    rows = [
        {
            "product": item[0],
            "machine": item[1],
            "users": item[2] if len(item) > 2 else None,
            "version": item[3] if len(item) > 3 else None,
            "used": None,
        }
        for item in deployed
    ]
    return position(
        connection,
        connection.create_table("deployed", relation(rows, DEPLOYED)),
        connection.create_table("machines", relation(machines, MACHINES)),
        {product.key: product for product in products},
        licenses,
        [reading(item) if isinstance(item, str) else item for item in readings],
        day,
        facts=facts,
        settled=settled,
    )


def needed(found: Position) -> dict[tuple[str, str], Decimal]:
    return {(row.reading, row.metric): row.needed for row in found.rows}


SQL = Product("sql", "SQL Server", "Microsoft", (("sql", VM), ("sql", HOST)), price=Decimal(7000))


def test_a_host_is_licensed_in_one_way_whether_the_way_counts_machines_or_hosts() -> None:
    """Nine machines of 4 virtual cores need 36 by machine and 24 by host; one such machine needs 4 by machine."""
    hosts = [machine(name, processors=2, cores=24, cpu_model=XEON) for name in ("h1", "h2")]
    full = [machine(f"v{number}", host="h1", vcpus=4) for number in range(9)]
    found = count(
        [SQL],
        [*hosts, *full, machine("w", host="h2", vcpus=4)],
        [("sql", item["machine"]) for item in [*full, {"machine": "w"}]],
    )
    assert needed(found) == {("ours", VM): 4, ("ours", HOST): 24}
    assert {row.metric: row.unlicensed for row in found.rows} == {VM: 1, HOST: 9}


def test_what_one_way_cannot_count_is_licensed_in_another_and_said() -> None:
    """The host of w is not known: it cannot be licensed by host."""
    found = count([SQL], [machine("w", host=None, vcpus=6)], [("sql", "w")])
    assert needed(found) == {("ours", VM): 6, ("ours", HOST): 0}
    assert {row.metric: row.uncounted for row in found.rows} == {VM: 0, HOST: 1}
    said = found.uncounted.to_pyarrow().to_pylist()
    assert [line["rule"] for line in said] == ["not counted: the host of w is not known"]


def test_a_way_that_counts_a_part_only_is_not_taken_for_cheap() -> None:
    machines = [
        machine("h1", processors=1, cores=16, cpu_model=XEON),
        machine("v1", host="h1", vcpus=4),
        {**machine("v2", host="h1", vcpus=None), "kind": "virtual"},
    ]
    assert needed(count([SQL], machines, [("sql", "v1"), ("sql", "v2")])) == {("ours", VM): 0, ("ours", HOST): 16}


def test_what_is_not_on_the_list_at_all_is_a_row_of_its_own() -> None:
    only = Product("sql", "SQL Server", "Microsoft", (("sql", HOST),))
    found = count([only], [machine("w", host=None, vcpus=6)], [("sql", "w")])
    assert [(row.needed, row.shortfall, row.uncounted) for row in found.rows] == [(0, 0, 1)]


def test_a_product_is_licensed_as_a_whole_where_a_way_counts_people() -> None:
    ways = (("tool", "plain.user"), ("tool", "plain.device"))
    facts = {"users.across_machines": "same"}
    prices = {metric: Decimal(5) for _, metric in ways}
    tool = Product("tool", "Tool", "Maker", ways, prices=prices, facts=facts, stated=True)
    machines = [machine(f"v{number}", vcpus=2) for number in range(3)]
    for people, chosen in ((2, "plain.user"), (7, "plain.device")):
        found = count([tool], machines, [("tool", item["machine"], people) for item in machines])
        assert {row.metric for row in found.rows if row.needed} == {chosen}
        assert sum(row.needed for row in found.rows) == min(people, 3)


def test_processors_of_several_factors_are_rounded_once_whether_or_not_there_is_another_way() -> None:
    ways = (("db", "oracle.processor"), ("db", "oracle.nup"))
    machines = [
        machine("a", processors=1, cores=3, cpu_model=XEON),
        machine("b", processors=1, cores=3, cpu_model=XEON),
        machine("c", processors=2, cores=6, cpu_model="SPARC64 VII"),
    ]
    users = [("db", item["machine"], 5000) for item in machines]
    for given in (ways, ways[:1]):
        found = count([Product("db", "Database", "Oracle", given, price=Decimal(1))], machines, users)
        assert needed(found)["ours", "oracle.processor"] == 8  # 6 × 0.5 = 3, and 6 × 0.75 = 4.5, rounded up


def test_the_rules_of_the_day_hold() -> None:
    """Eight-core processors counted one licence each in 2023 and sixteen cores each since."""
    core = Product("esx", "vSphere", "VMware", (("esx", "vmware.core"),))
    host = [machine("h1", processors=2, cores=16, cpu_model=XEON)]
    assert needed(count([core], host, [("esx", "h1")])) == {("ours", "vmware.core"): 32}
    tool = Product("tool", "Tool", "Maker", (("tool", "plain.device"),))
    before = count([core, tool], host, [("esx", "h1"), ("tool", "h1")], day=date(2023, 5, 1))
    assert {row.product: (row.needed, row.uncounted) for row in before.rows} == {"esx": (0, 1), "tool": (1, 0)}
    said = [line["rule"] for line in before.uncounted.to_pyarrow().to_pylist()]
    assert said == ["not counted: VMware was not sold by core as of 2023-05-01; count it by processor"]


def test_facts_are_told_for_the_company_and_for_a_product() -> None:
    java = Product("java", "Java SE", "Oracle", (("java", "oracle.java_employee"),))
    machines = [machine("v", vcpus=2)]
    assert (
        needed(count([java], machines, [("java", "v")], facts={"java.employees": "1200"}))[
            "ours", "oracle.java_employee"
        ]
        == 1200
    )
    assert [row.uncounted for row in count([java], machines, [("java", "v")]).rows] == [1]
    programs = [
        Product(key, key, "IBM", ((key, "ibm.resource_value_unit"),), facts={"ibm.tiers": tiers})
        for key, tiers in (("a", "10:1, 0.5"), ("b", "100:1, 0.1"))
    ]
    found = count(programs, machines, [("a", "v", 20), ("b", "v", 20)])
    assert {row.product: row.needed for row in found.rows} == {"a": 15, "b": 20}
    with pytest.raises(NoAnswerError, match=r"no fact is called java\.people"):
        count([java], machines, [("java", "v")], facts={"java.people": "1"})


def test_sub_capacity_is_a_matter_of_the_reading() -> None:
    was = Product("was", "WebSphere", "IBM", (("was", "ibm.pvu"),))
    machines = [machine("h1", processors=2, cores=64, cpu_model=XEON), machine("v", host="h1", vcpus=8)]
    found = needed(count([was], machines, [("was", "v")], ("ours", "theirs")))
    assert found == {("ours", "ibm.pvu"): 560, ("theirs", "ibm.pvu"): 4480}


def test_each_licensed_server_frees_two_passive_replicas_the_largest_first() -> None:
    sizes = {"active": 4, "small": 4, "middle": 8, "large": 16}
    machines = [
        machine(name, vcpus=size, environment="production" if name == "active" else "passive")
        for name, size in sizes.items()
    ]
    only = Product("sql", "SQL Server", "Microsoft", (("sql", VM),))
    found = needed(count([only], machines, [("sql", name) for name in sizes], ("ours", "theirs")))
    assert found == {("ours", VM): 8, ("theirs", VM): 32}
    before = needed(count([only], machines, [("sql", name) for name in sizes], day=date(2018, 1, 1)))
    assert before == {("ours", VM): 16}


ENTERPRISE = Product("ent", "SQL Server Enterprise", "Microsoft", (("ent", "microsoft.sqlserver_core"),), price=Decimal(7000))
STANDARD = Product("std", "SQL Server Standard", "Microsoft", (("std", VM), ("ent", HOST)), price=Decimal(1800))


def mixed(enterprise: int, standard: int, cores: int = 24) -> dict[tuple[str, str], Decimal]:
    """Needs by product and metric of a host with so many machines of each edition, four virtual cores each."""
    one = [machine(f"e{number}", host="h1", vcpus=4) for number in range(enterprise)]
    other = [machine(f"s{number}", host="h1", vcpus=4) for number in range(standard)]
    elsewhere = [machine("h2", processors=2, cores=24, cpu_model=XEON), machine("w", host="h2", vcpus=4)]
    deployed = [("ent", item["machine"]) for item in one] + [("std", item["machine"]) for item in [*other, elsewhere[1]]]
    hosts = [machine("h1", processors=2, cores=cores, cpu_model=XEON), *elsewhere]
    found = count([ENTERPRISE, STANDARD], [*hosts, *one, *other], deployed)
    return {(row.product, row.metric): row.needed for row in found.rows if row.needed}


@pytest.mark.parametrize(
    ("enterprise", "standard", "needs"),
    [
        (9, 5, {("ent", "microsoft.sqlserver_core"): 24, ("std", VM): 4}),  # all cores of the host serve Standard there, too
        (6, 5, {("ent", "microsoft.sqlserver_core"): 24, ("std", VM): 4}),  # 24 one by one are no fewer than the host's
        (5, 5, {("ent", "microsoft.sqlserver_core"): 20, ("std", VM): 24}),  # one by one; Standard needs its own
        (0, 2, {("std", VM): 12}),
    ],
)
def test_standard_needs_nothing_where_enterprise_licenses_all_cores_of_the_host(
    enterprise: int, standard: int, needs: dict[tuple[str, str], Decimal]
) -> None:
    """Microsoft SQL Server Licensing Guide: any number of machines of either edition on a host with Enterprise and Software Assurance."""
    assert mixed(enterprise, standard) == needs

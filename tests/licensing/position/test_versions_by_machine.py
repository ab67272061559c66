"""Each machine that is licensed by itself needs rights for its own version; a host that is licensed whole for the newest on it."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.licensing.position import License, Position, Product, why
from backtable.licensing.readings import reading

from ...oracles.versions import UNLIMITED, least_cost
from ..metrics.estates import XEON
from .test_ways import HOST, VM, count, machine

STANDARD = Product("std", "SQL Server Standard", "Microsoft", (("std", VM), ("ent", HOST)), price=Decimal(2))
ENTERPRISE = Product("ent", "SQL Server Enterprise", "Microsoft", (), price=Decimal(7))
BOTH = [STANDARD, ENTERPRISE]


def owned(units: int, version: str, right: str = "std", metric: str = VM) -> License:
    return License(right, metric, Decimal(units), entitlements=(f"{units} of {version}",), version=version)


def host(name: str, cores: int, **more: str) -> dict[str, object]:
    return machine(name, processors=1, cores=cores, cpu_model=XEON, **more)


def figures(found: Position) -> dict[str, tuple[Decimal, Decimal, Decimal]]:
    return {row.product: (row.needed, row.used, row.shortfall) for row in found.rows}


TWO = [host("k1", 20), machine("a", host="k1", vcpus=2), machine("b", host="k1", vcpus=2)]
RUNNING = [("std", "a", None, "2012"), ("std", "b", None, "2016")]


def test_a_newer_version_on_the_same_host_takes_no_rights_from_an_older_one() -> None:
    """Six core licences up to 2012 serve the four of a; the four of b are short."""
    found = count(BOTH, TWO, RUNNING, licenses=[owned(4, "2012"), owned(2, "2012")])
    assert figures(found) == {"std": (8, 4, 4)}
    (row,) = found.rows
    assert row.unlicensed == 1


def test_a_host_that_is_licensed_whole_needs_rights_for_the_newest_version_on_it() -> None:
    for limit, short in (("2016", 0), ("2012", 8)):
        found = count(BOTH, [host("k1", 4), *TWO[1:]], RUNNING, licenses=[owned(4, limit, "ent", HOST)])
        assert sum(shortfall for _, _, shortfall in figures(found).values()) == short, limit


def test_why_says_which_version_each_machine_needs_and_what_is_owned_for_older_ones_only() -> None:
    found = count(BOTH, TWO, RUNNING, licenses=[owned(6, "2012")])
    (trace,) = why(found, "std")
    told = {line["thing"]: (line["version"], [item.entitlements for item in line["refused"]]) for line in trace.lines if line["chosen"]}
    assert told == {"a": ("2012", []), "b": ("2016", [("6 of 2012",)])}
    assert [(item.right, item.units, item.missing) for item in trace.alternatives] == [("std", 8, 4), ("ent", 20, 20)]


def test_two_hosts_alike_in_units_keep_their_own_versions() -> None:
    """Both have machines of eight cores; only those of the older ones are served."""
    machines = [*TWO, host("k2", 20), machine("c", host="k2", vcpus=2), machine("d", host="k2", vcpus=2)]
    found = count(BOTH, machines, [*RUNNING, ("std", "c", None, "2012"), ("std", "d", None, "2012")], licenses=[owned(30, "2012")])
    assert figures(found) == {"std": (16, 12, 4)}
    (trace,) = why(found, "std")
    assert {line["thing"] for line in trace.lines if line["refused"] and line["chosen"]} == {"b"}


def test_machines_that_are_counted_one_by_one_on_a_host_need_rights_for_their_own_versions() -> None:
    """Without Software Assurance each host of a cluster is licensed for both machines: four of either version on k1 and on k2."""
    machines = [host("k1", 20, cluster="c"), host("k2", 20, cluster="c"), *(machine(name, host="k1", vcpus=2, cluster="c") for name in "ab")]
    found = count(BOTH, machines, RUNNING, ["theirs"], [owned(6, "2012"), owned(3, "2016")])
    assert figures(found) == {"std": (16, 9, 7)}
    (trace,) = why(found, "std")
    lines = [(line["thing"], line["version"], line["machines"], line["quantity"], len(line["refused"])) for line in trace.lines if line["chosen"]]
    assert lines == [("k1", "2012", 1, 4, 0), ("k1", "2016", 1, 4, 1), ("k2", "2012", 0, 4, 0), ("k2", "2016", 0, 4, 1)]
    assert {line["rule"].partition(" by")[0] for line in trace.lines if line["chosen"] and line["thing"] == "k2"} == {"1 virtual machine that may come to it"}


def test_what_runs_on_a_host_itself_needs_rights_for_its_own_version() -> None:
    """Six cores of k1 for 2012 on itself are owned up to 2012; four for its machine of 2016 are short, under either reading."""
    machines = [host("k1", 6), machine("b", host="k1", vcpus=2)]
    found = count(BOTH, machines, [("std", "k1", None, "2012"), ("std", "b", None, "2016")], ["ours", "theirs"], [owned(6, "2012")])
    assert [(row.needed, row.used, row.shortfall) for row in found.rows] == [(10, 6, 4)] * 2


def test_enterprise_machines_that_need_fewer_one_by_one_need_rights_for_their_own_versions() -> None:
    enterprise = Product("ent", "SQL Server Enterprise", "Microsoft", (("ent", "microsoft.sqlserver_core"),), price=Decimal(7))
    running = [("ent", *item[1:]) for item in RUNNING]
    found = count([enterprise], TWO, running, licenses=[owned(6, "2012", "ent", "microsoft.sqlserver_core")])
    assert figures(found) == {"ent": (8, 4, 4)}


def test_what_could_move_to_a_host_bears_on_the_version_that_it_needs() -> None:
    """Under the supplier's reading both hosts of the cluster are licensed for what runs on either."""
    machines = [host("k1", 8, cluster="c"), host("k2", 8, cluster="c"), *(machine(name, host=on, vcpus=2, cluster="c") for name, on in (("a", "k1"), ("b", "k2")))]
    database = Product("db", "Database", "Oracle", (("db", "oracle.processor"),), price=Decimal(9))
    running = [("db", "a", None, "9.2"), ("db", "b", None, "19.3")]
    licenses = [License("db", "oracle.processor", Decimal(20), version="12.1")]
    found = count([database], machines, running, [reading("ours"), reading("theirs")], licenses)
    assert {row.reading: (row.needed, row.used, row.shortfall) for row in found.rows} == {"ours": (8, 4, 4), "theirs": (8, 0, 8)}


VERSIONS = (2012, 2016, 2019)
Units = list[tuple[int, int]]


@st.composite
def estates(draw: st.DrawFn) -> tuple[list[tuple[int, Units]], dict[str, Units]]:
    machines = st.lists(st.tuples(st.sampled_from(VERSIONS), st.integers(1, 8)), min_size=1, max_size=4)
    rights = st.lists(st.tuples(st.sampled_from([*VERSIONS, UNLIMITED]), st.integers(1, 14)), min_size=1, max_size=3)
    hosts = draw(st.lists(st.tuples(st.integers(4, 20), machines), min_size=2, max_size=5))
    return hosts, {"machine": draw(rights), "host": draw(rights)}


@given(estates())
@settings(max_examples=4, deadline=None, derandomize=True)
def test_the_cost_is_that_of_trying_every_way_for_every_host(found: tuple[list[tuple[int, Units]], dict[str, Units]]) -> None:
    hosts, rights = found
    machines, running = [], []
    for number, (cores, guests) in enumerate(hosts):
        machines.append(host(f"k{number}", cores))
        for place, (version, vcpus) in enumerate(guests):
            machines.append(machine(f"v{number}{place}", host=f"k{number}", vcpus=vcpus))
            running.append(("std", f"v{number}{place}", None, str(version)))
    of = {"machine": ("std", VM), "host": ("ent", HOST)}
    licenses = [owned(units, "" if version == UNLIMITED else str(version), *of[kind]) for kind, some in rights.items() for version, units in some]
    position = count(BOTH, machines, running, licenses=licenses)
    assert position.reconciled["ours"].cost == least_cost(hosts, rights, {"machine": 2, "host": 7})


def test_why_names_the_newer_version_that_may_come_to_a_host_and_what_is_left_out_raises_none() -> None:
    """Without assurance a machine of 2022 may come from k1 to k2, where rights up to 2019 do not serve then; a template of it may not."""
    enterprise = Product("ent", "SQL Server Enterprise", "Microsoft", (("ent", HOST),), price=Decimal(7))
    hosts = [host(name, 4, cluster="c") for name in ("k1", "k2")]
    running = [("ent", "a", None, "2022"), ("ent", "b", None, "2016")]
    for template, told, short in ((False, ("2022", True), 8), (True, ("2016", False), 0)):
        guests = [machine("a", host="k1", vcpus=2, cluster="c", template=template), machine("b", host="k2", vcpus=2, cluster="c")]
        stays = reading("named", {"sqlserver.assurance": "not_shown", "estate.templates": "left_out"})
        found = count([enterprise], [*hosts, *guests], running, [stays], [owned(8, "2019", "ent", HOST)])
        (trace,) = why(found, "ent")
        (line,) = [line for line in trace.lines if line["thing"] == "k2"]
        assert ((line["version"], line["coming"]), sum(row.shortfall for row in found.rows)) == (told, short)

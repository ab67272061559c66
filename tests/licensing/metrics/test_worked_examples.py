"""Published examples: each agreed case of the collection, the rule's answer to disputed ones, historic ones under their date."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from backtable.licensing import _rules
from backtable.licensing._metric import METRICS
from backtable.licensing.metrics import option_needed

from .estates import XEON, count, host, relation, row, run

pytestmark = pytest.mark.usefixtures("everywhere")
HERE = Path(__file__).parent
COLLECTION = YAML(typ="safe").load(HERE / "worked_examples.yaml")
EXAMPLES = {example["id"]: example for example in COLLECTION["examples"]}
# Priced claims are no counts; the tests of claims have them.
ELSEWHERE = {"val-01"}

MODELS = {0.25: "SPARC T3", 0.5: XEON, 0.75: "SPARC64 VII", 1.0: "IBM POWER8"}

Input = Mapping[str, Any]
Found = dict[str, Any]


def physical(input: Input, **more: Any) -> dict[str, Any]:
    """A server with the example's sockets and cores; where it names no sockets, two."""
    sockets = input.get("sockets", 2)
    cores = input.get("cores", sockets * input.get("cores_per_socket", 0))
    return row(processors=sockets, cores=cores, **more)


# How the examples name what a reading answers.
SCOPES = {
    "pinned_hosts_only": "named_hosts",
    "named_hosts": "named_hosts",
    "cluster": "cluster",
    "whole_cluster": "cluster",
    "vcenter": "vcenter",
    "all_vcenters": "all_vcenters",
}


def oracle_processor(input: Input) -> Found:
    factor = str(input["core_factor"])
    if "vmware_cluster_hosts" in input:
        figures = {
            "processors": input["sockets_per_host"],
            "cores": input["sockets_per_host"] * input["cores_per_socket"],
            "cpu_model": MODELS.get(input["core_factor"], "a riddle"),
            "cluster": "c1",
            "vcenter": "v1",
        }
        scope = SCOPES[input["scope"]]
        number = input["vmware_cluster_hosts"]
        # More hosts stand beyond the scope, so that it makes a difference.
        beyond = {"named_hosts": figures, "cluster": figures | {"cluster": "c2"}, "vcenter": figures | {"vcenter": "v2"}}
        hosts = [host(f"esx{n}", **figures) for n in range(number)]
        hosts += [host(f"esx{number + n}", **beyond[scope]) for n in range(2) if scope in beyond]
        below = {f"host_{name}": value for name, value in figures.items() if name not in ("cluster", "vcenter")}
        # Where only the named hosts count, a machine runs on each of them; else one machine reaches all of them.
        running = number if scope == "named_hosts" else 1
        rows = [row(f"vm{n}", host=f"esx{n}", vcpus=4, cluster="c1", vcenter="v1", **below) for n in range(running)]
        found = count("oracle.processor", rows, hosts, {"oracle.partitioning": scope})
        return {"processor_licences": found.total}
    server = physical(input, cpu_model=MODELS.get(input["core_factor"], "a riddle"))
    stated = None if input["core_factor"] in MODELS else {"m1": factor}
    return {"processor_licences": count("oracle.processor", [server], stated=stated, of="oracle").total}


def oracle_users(input: Input) -> Found:
    product = {25: "oracle.database_enterprise", 10: "oracle.weblogic"}[input.get("min_per_processor", 25)]
    server = physical(input, product=product, cpu_model=MODELS[input["core_factor"]], users=input["users"])
    scanners = [row(f"scanner{n}", product=product, kind="device", users=2) for n in range(input.get("devices", 0))]
    return {
        "nup_licences": count("oracle.nup", [server, *scanners]).total,
        "processor_licences": count("oracle.processor", [server, *scanners]).total,
    }


def oracle_socket(input: Input) -> Found:
    server = row(processors=input["occupied_sockets"], cores=input["occupied_sockets"] * input["cores_per_socket"])
    found = count("oracle.socket", [server], stated={"m1": str(input["socket_capacity"])}, of="sockets")
    eligible = found.lines[0]["quantity"] is not None
    return {"processor_licences": found.total if eligible else None, "eligible": eligible}


def oracle_cloud(input: Input) -> Found:
    answers = {"cloud.hyperthreading": "on" if input["hyperthreading"] else "off"}
    found = count("oracle.cloud", [row(kind="virtual", vcpus=input["vcpus"], cpu_model=XEON)], answers=answers)
    return {"processor_licences": found.total}


def java(input: Input) -> Found:
    found = count("oracle.java_employee", [row()], answers={"java.employees": str(input["employees"])})
    rate = _rules.rate_of(_rules.rule_of("java_employees"), found.total)
    assert rate is not None
    assert f"USD {rate} each a month" in found.rules
    return {"monthly_rate_usd": float(rate), "annual_usd": rate * found.total * 12}


def multitenant(input: Input) -> Found:
    databases = [{"version": str(item["version"]), "used": item["user_pdbs"]} for item in input["instances"]]
    found = run(option_needed(relation(databases, {"version": "string", "used": "int64"})))
    assert [line["needed"] for line in found] == [line["used"] > 1 for line in found]
    return {"option_required": any(line["needed"] for line in found)}


def sql_physical(input: Input) -> Found:
    found = count("microsoft.sqlserver_core_physical", [physical(input, cpu_model=XEON, version="2019")])
    return {"core_licences": found.total, "two_packs": METRICS["microsoft.sqlserver_core_physical"].packs(found.total)}


def sql_factor(input: Input) -> Found:
    server = physical(input, cpu_model="AMD Opteron(tm) Processor 4180", version="11.0 (SQL Server 2012)")
    found = count("microsoft.sqlserver_core_physical", [server], answers={"as_of": "2014-06-30"})
    assert f"× {input['ms_core_factor']}" in found.rules
    # The same server counts all of its cores since the factors have gone.
    assert count("microsoft.sqlserver_core_physical", [server], answers={"as_of": "2017-01-01"}).total == 12
    return {"core_licences": found.total}


def sql_machines(input: Input) -> Found:
    sizes = input.get("vm_rights", input.get("vm_vcores"))
    rows = [row(f"vm{number}", kind="virtual", vcpus=size) for number, size in enumerate(sizes)]
    found = count("microsoft.sqlserver_core_vm", rows)
    return {"core_licences": found.total, "cost_usd_at_5000": found.total * 5000}


def windows(input: Input) -> Found:
    below = {"host_processors": input["sockets"], "host_cores": input["sockets"] * input["cores_per_socket"]}
    rows = [row(f"vm{number}", host="esx1", vcpus=2, **below) for number in range(input["vms"])]
    standard = count("microsoft.windows_standard", rows).total
    return {
        "standard_cores": standard,
        "datacenter_cores": count("microsoft.windows_datacenter", rows).total,
        "two_packs": METRICS["microsoft.windows_standard"].packs(standard),
    }


def pvu_full(input: Input) -> Found:
    # The examples name servers by the PVUs of their cores: what the table says of such a server must be the same.
    models = {50: "AMD Opteron(tm) Processor 6172", 70: XEON, 80: "IBM POWER6 520", 100: "IBM POWER7 750", 120: "IBM POWER7 770"}
    return {"pvu": count("ibm.pvu_full", [physical(input, cpu_model=models[input["pvu"]])]).total}


def tiered(input: Input) -> Found:
    given = [f"{limit}:{factor}" for limit, factor in input["tiers"]]
    written = ", ".join([*given[:-1], given[-1].partition(":")[2]])
    rows = [row(users=input["quantity"])]
    # The tiers of the example are the table's, too.
    assert (
        count("ibm.user_value_unit", rows).total == count("ibm.user_value_unit", rows, (), {"ibm.tiers": written}).total
    )
    return {"units": count("ibm.user_value_unit", rows).total}


def vmware(input: Input) -> Found:
    rows = [
        row(f"esx{number}", kind="host", processors=item["sockets"], cores=item["sockets"] * item["cores_per_socket"])
        for number, item in enumerate(input["hosts"])
    ]
    answers = {"vmware.vsan_tib": str(input["vsan_tib_total"]), "vmware.vsan_per_core": str(input["vsan_tib_per_core"])}
    storage = count("vmware.vsan_tib", rows, answers=answers)
    surplus = storage.rules.partition(": ")[2].partition(" TiB left over")[0]
    return {
        "core_licences": count("vmware.core", rows).total,
        "vsan_tib_shortfall": storage.total,
        "vsan_tib_surplus": int(surplus),
    }


def redhat_server(input: Input) -> Found:
    hosts = [row(f"h{number}", processors=size) for number, size in enumerate(input.get("host_sockets", []))]
    machines = [row(f"vm{number}", kind="virtual") for number in range(input.get("vms", 0))]
    return {"subscriptions": count("redhat.server", [*hosts, *machines]).total}


def redhat_core(input: Input) -> Found:
    return {"cores": count("redhat.core", [physical(input)]).total}


def documents(input: Input) -> Found:
    found = count("sap.digital_access", [row()], answers={"sap.documents.sales": str(input["documents"])})
    rate = _rules.rate_of(_rules.rule_of("sap_documents"), found.total)
    assert float(rate or 0) == input["usd_per_document"]
    return {"value_usd": found.total * (rate or 0)}


def pvu_hosts(input: Input) -> Found:
    """The fixture gives its own PVUs, which no table has: the estate states them, and our reading may take them."""
    rows = [row(f"h{number}", processors=1, cores=item["cores"], cpu_model=XEON) for number, item in enumerate(input["hosts"])]
    stated = {f"h{number}": str(item["pvu"]) for number, item in enumerate(input["hosts"])}
    by_table = count("ibm.pvu_full", rows, answers={"processor.factors": "table"}, stated=stated, of="ibm")
    assert by_table.total == 70 * sum(item["cores"] for item in input["hosts"])
    return {"pvu": count("ibm.pvu_full", rows, stated=stated, of="ibm").total}


WAYS: dict[str, Callable[[Input], Found]] = {
    "processor": oracle_processor,
    "nup": oracle_users,
    "processor_socket": oracle_socket,
    "cloud_vcpu": oracle_cloud,
    "employee": java,
    "option_usage": multitenant,
    "core_physical_factor": sql_factor,
    "core_vm": sql_machines,
    "core": windows,
    "pvu_full": pvu_full,
    "tiered": tiered,
    "core_min16": vmware,
    "socket_pair": redhat_server,
    "vm_pair": redhat_server,
    "socket_and_vm_pair": redhat_server,
    "documents_value": documents,
}


@pytest.mark.parametrize("key", sorted(set(EXAMPLES) - ELSEWHERE))
def test_a_published_example_comes_out_as_the_rule_says(key: str) -> None:
    example = EXAMPLES[key]
    assert example["source"] in COLLECTION["sources"] or "." in example["source"], "an example has a source"
    kind = example["metric"]
    if kind == "pvu_hosts":
        found = pvu_hosts(example["input"])
    elif kind == "core_physical":
        found = (redhat_core if example["product"].startswith("Red Hat") else sql_physical)(example["input"])
    else:
        found = WAYS[kind](example["input"])
    assert {name: found[name] for name in example["expected"]} == example["expected"]
    if example["status"] == "disputed":
        said = example["source_says"]
        said = said if isinstance(said, dict) else dict.fromkeys(example["expected"], said)
        assert all(found[name] != value for name, value in said.items()), "the source's own figure is not the rule's"


PUBLISHED = YAML(typ="safe").load(HERE / "published.yaml")


@pytest.mark.parametrize("example", PUBLISHED, ids=lambda example: example["key"])
def test_a_further_published_example_comes_out(example: Mapping[str, Any]) -> None:
    rows = [
        row(
            f"{item.get('machine', 'm')}{position}-{copy}",
            **{name: value for name, value in item.items() if name not in ("copies", "machine")},
        )
        for position, item in enumerate(example["rows"])
        for copy in range(item.get("copies", 1))
    ]
    hosts = [host(**item) for item in example.get("hosts", [])]
    found = count(example["metric"], rows, hosts, example.get("answers", {}), example.get("stated"))
    assert example["source"]
    assert found.total == example["expected"]
    for words in example.get("says", []):
        assert words in found.rules


@pytest.mark.parametrize(
    ("kind", "input", "expected"),
    [
        ("processor", {"sockets": 1, "cores_per_socket": 1, "core_factor": 1.0}, {"processor_licences": 1}),
        ("processor", {"sockets": 2, "cores_per_socket": 3, "core_factor": 0.3}, {"processor_licences": 2}),
        (
            "processor",
            {"vmware_cluster_hosts": 4, "sockets_per_host": 2, "cores_per_socket": 16, "core_factor": 0.5, "scope": "cluster"},
            {"processor_licences": 64},
        ),
        (
            "processor",
            {"vmware_cluster_hosts": 3, "sockets_per_host": 1, "cores_per_socket": 5, "core_factor": 0.25, "scope": "vcenter"},
            {"processor_licences": 4},
        ),
        ("nup", {"cores": 6, "core_factor": 0.75, "users": 0, "min_per_processor": 10}, {"nup_licences": 50, "processor_licences": 5}),
        ("nup", {"cores": 3, "core_factor": 0.5, "users": 51, "devices": 7}, {"nup_licences": 51}),
        ("processor_socket", {"socket_capacity": 4, "occupied_sockets": 2, "cores_per_socket": 8}, {"eligible": False}),
        ("processor_socket", {"socket_capacity": 2, "occupied_sockets": 1, "cores_per_socket": 64}, {"processor_licences": 1}),
        ("cloud_vcpu", {"vcpus": 5, "hyperthreading": False}, {"processor_licences": 5}),
        ("cloud_vcpu", {"vcpus": 5, "hyperthreading": True}, {"processor_licences": 3}),
        ("core_vm", {"vm_vcores": [0, 1, 4, 5]}, {"core_licences": 13}),
        ("core", {"sockets": 1, "cores_per_socket": 4, "vms": 0}, {"standard_cores": 0, "datacenter_cores": 0}),
        ("core", {"sockets": 1, "cores_per_socket": 4, "vms": 1}, {"standard_cores": 16, "datacenter_cores": 16}),
        ("pvu_full", {"sockets": 2, "cores_per_socket": 12, "pvu": 50}, {"pvu": 1200}),
        ("socket_pair", {"host_sockets": [1, 3, 2]}, {"subscriptions": 4}),
        ("vm_pair", {"vms": 1}, {"subscriptions": 1}),
        ("socket_and_vm_pair", {"host_sockets": [1], "vms": 3}, {"subscriptions": 3}),
    ],
)
def test_further_cases_of_the_same_shape_come_out_of_the_rules(kind: str, input: Input, expected: Found) -> None:
    """Made up at the edges of minimums and rounding, reckoned by hand."""
    found = WAYS[kind](input)
    assert {name: found[name] for name in expected} == expected

"""Files of OpTISAM: machines numbered, products numbered, and lists that join them."""

from collections.abc import Iterator

from backtable.inventory._found import Found, key_of, words
from backtable.inventory._register import reader
from backtable.inventory._source import Source
from backtable.inventory._stage import Instances

_FORM = "Orange-OpenSource/optisam-backend, metadata of an import (CSV, semicolons)"


def _with(source: Source, *columns: str) -> bool:
    return source.delimiter == ";" and set(columns) <= set(source.columns) if source.columns else False


def _rows(found: Found) -> Iterator[tuple[int, dict[str, str]]]:
    """Give the rows that were not deleted."""
    return ((number, row) for number, row in found.records() if row.get("flag") != "0")


@reader("optisam-servers", "OpTISAM servers", _FORM, lambda source: _with(source, "server_code", "server_coresNumber"))
def read_servers(found: Found) -> None:
    """Read servers; `server_coresNumber` is the cores of a processor."""
    for number, row in _rows(found):
        key = found.machine(
            found.source.place(number),
            row["server_code"],
            "host",
            cluster=row.get("parent_id"),
            processors=row.get("server_processorsNumber"),
            cores=row.get("server_coresNumber"),
            cpu_model=row.get("server_cpu"),
            powered=True,
            template=False,
        )
        if key:
            machine = found.machines[-1]
            if machine["processors"] is not None and machine["cores"] is not None:
                machine["cores"] *= machine["processors"]


@reader("optisam-partitions", "OpTISAM partitions", _FORM, lambda source: _with(source, "partition_code", "parent_id"))
def read_partitions(found: Found) -> None:
    """Read virtual machines."""
    for number, row in _rows(found):
        found.machine(
            found.source.place(number),
            row["partition_code"],
            "virtual",
            host=row.get("parent_id"),
            os=row.get("shortOS"),
            vcpus=row.get("virtual_cores_VCPU"),
            environment=row.get("environment"),
            powered=True,
            template=False,
        )


@reader("optisam-clusters", "OpTISAM clusters", _FORM, lambda source: _with(source, "cluster_code", "parent_id"))
def read_clusters(found: Found) -> None:
    """Read which vCenter a cluster belongs to."""
    for _, row in _rows(found):
        found.rows += 1
        found.groups[row["cluster_code"]] = (words(row.get("cluster_name")), words(row.get("parent_id")))


@reader("optisam-vcenters", "OpTISAM vCenters", _FORM, lambda source: _with(source, "vcenter_code", "parent_id"))
def read_vcenters(found: Found) -> None:
    """Read the names of vCenters."""
    for _, row in _rows(found):
        found.rows += 1
        found.groups[row["vcenter_code"]] = (words(row.get("vcenter_name")), "")


@reader("optisam-products", "OpTISAM products", _FORM, lambda source: _with(source, "SWIDTag", "Editor", "IsOptionOf"))
def read_products(found: Found) -> None:
    """Read what the numbered products are called."""
    for _, row in _rows(found):
        found.rows += 1
        found.titles[row["SWIDTag"]] = (words(row.get("Name")), words(row.get("Version")), words(row.get("Editor")))


@reader(
    "optisam-installations",
    "OpTISAM products on equipment",
    _FORM,
    lambda source: _with(source, "SWIDTag", "Equipment_id"),
)
def read_installations(found: Found) -> None:
    """Read where products run, with their users."""
    for number, row in _rows(found):
        found.installation(found.source.place(number), row["Equipment_id"], row["SWIDTag"], users=row.get("NbUsers"))


@reader(
    "optisam-environments",
    "OpTISAM instances of applications",
    _FORM,
    lambda source: _with(source, "Application_id", "Instance_id", "Environment"),
)
def read_environments(found: Found) -> None:
    """Read in which environment each instance of an application is."""
    known = {}
    for _, row in _rows(found):
        found.rows += 1
        known[words(row["Instance_id"])] = words(row.get("Environment")).lower()
    found.instances.append(Instances({key: value for key, value in known.items() if value}, (), ()))


@reader("optisam-uses", "OpTISAM products of instances", _FORM, lambda source: _with(source, "Instance_id", "SWIDTag"))
def read_uses(found: Found) -> None:
    """Read which products an instance uses."""
    pairs = [(words(row["Instance_id"]), words(row["SWIDTag"])) for _, row in _rows(found)]
    found.rows += len(pairs)
    found.instances.append(Instances({}, pairs, ()))


@reader("optisam-runs", "OpTISAM instances on equipment", _FORM, lambda source: _with(source, "Instance_id", "Equipment_id"))
def read_runs(found: Found) -> None:
    """Read on which machines an instance runs."""
    pairs = [(words(row["Instance_id"]), key_of(row["Equipment_id"])) for _, row in _rows(found)]
    found.rows += len(pairs)
    found.instances.append(Instances({}, (), pairs))


def _is_other(source: Source) -> bool:
    return any(
        _with(source, *columns)
        for columns in (
            ("Application_id", "flag"),
            ("datacenter_code", "flag"),
            ("SKU", "Acquired_licenses"),
        )
    )


@reader("optisam-other", "OpTISAM applications, datacentres and rights", _FORM, _is_other)
def read_other(found: Found) -> None:
    """Note files of the same export that say nothing of machines and installations."""
    found.notes.append("says nothing of machines and installations")

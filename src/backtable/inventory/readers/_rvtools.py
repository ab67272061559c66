"""Workbooks of RVTools: virtual machines and the hosts below them."""

from collections.abc import Iterator, Mapping
from typing import Any

from backtable.inventory._found import Found, key_of, truth, words
from backtable.inventory._register import reader
from backtable.inventory._source import Sheet, Source
from backtable.inventory._systems import System


def _is_rvtools(source: Source) -> bool:
    return source.is_workbook and {"VM", "Powerstate"} <= set(source.workbook.get("vInfo", _NOTHING).columns)


_NOTHING = Sheet("", (), ())


@reader("rvtools", "RVTools workbook", "RVTools 3.x and 4.x, tabs vInfo and vHost (column names as exported)", _is_rvtools)
def read(found: Found) -> None:
    """Read vInfo and vHost; a host that only virtual machines name is noted and stays without figures."""
    book = found.source.workbook
    hosts = dict(_hosts(found, book.get("vHost", _NOTHING)))
    if "vHost" not in book:
        found.notes.append("the tab vHost is missing: hosts have no processors and cores")
    named: dict[str, int] = {}
    clusters: dict[str, set[str]] = {}
    off = templates = 0
    for number, row in book["vInfo"].records():
        place = found.source.place("vInfo", number)
        if truth(row.get("SRM Placeholder")):
            found.rows += 1
            found.leave_out(place, f"{words(row.get('VM'))} is a placeholder of Site Recovery Manager, on which nothing is installed")
            continue
        host = words(row.get("Host"))
        power, template = words(row.get("Powerstate")).lower(), words(row.get("Template")).lower()
        key = found.machine(
            place,
            row.get("VM"),
            "virtual",
            host=host,
            cluster=row.get("Cluster"),
            vcenter=_first(row, "VI SDK Server", "VI SDK Server type"),
            os=_first(row, "OS according to the VMware Tools", "OS according to the configuration file"),
            vcpus=row.get("CPUs"),
            powered=power != "poweredoff" if power else None,
            template=template == "true" if template else None,
            environment=row.get("Environment"),
            serial=_first(row, "VM UUID", "SMBIOS UUID", "VM ID"),
        )
        if key is None:
            continue
        if called := words(row.get("DNS Name")).lower().rstrip("."):
            found.systems.append(System(key, called, power == "poweredon", place))
        off += power == "poweredoff"
        templates += template == "true"
        if host:
            named[key_of(host)] = named.get(key_of(host), 0) + 1
            clusters.setdefault(key_of(host), set()).add(words(row.get("Cluster")))
    found.notes += _joined(named, clusters, hosts)
    if off or templates:
        parts = [f"{off} powered off"] * bool(off) + [f"{templates} a template"] * bool(templates)
        found.notes.append(f"of the virtual machines {' and '.join(parts)}: whether they count depends on the reading")


def _hosts(found: Found, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Note the hosts; give each key with its cluster."""
    for number, row in sheet.records():
        processors, per, cores = row.get("# CPU"), row.get("Cores per CPU"), row.get("# Cores")
        key = found.machine(
            found.source.place("vHost", number),
            row.get("Host"),
            "host",
            cluster=row.get("Cluster"),
            vcenter=row.get("VI SDK Server"),
            os=row.get("ESX Version"),
            processors=processors,
            cores=cores if words(cores) else None,
            cpu_model=row.get("CPU Model"),
            powered=True,
            template=False,
            serial=_first(row, "Service tag", "Serial number"),
        )
        if key is None:
            continue
        machine = found.machines[-1]
        if machine["processors"] is None:
            found.notes.append(f"the host {machine['name']} has no number of processors")
        elif words(per) and machine["cores"] not in (None, machine["processors"] * float(words(per))):
            found.notes.append(
                f"the host {machine['name']} has {machine['cores']} cores, which is not "
                f"{machine['processors']} processors of {words(per)}"
            )
        yield key, machine["cluster"] or ""


def _joined(named: Mapping[str, int], clusters: Mapping[str, set[str]], hosts: Mapping[str, str]) -> Iterator[str]:
    for host, count in sorted(named.items()):
        if host not in hosts:
            machines = "1 virtual machine runs" if count == 1 else f"{count} virtual machines run"
            yield f"{machines} on the host {host}, which vHost does not list"
        elif hosts[host] and clusters[host] - {hosts[host], ""}:
            other = ", ".join(sorted(clusters[host] - {hosts[host], ""}))
            yield f"the host {host} is in {hosts[host]} by vHost and in {other} by vInfo"
    idle = sorted(set(hosts) - set(named))
    if idle:
        yield f"no virtual machine runs on {', '.join(idle)}"


def _first(row: Mapping[str, Any], *columns: str) -> str:
    return next((words(row.get(column)) for column in columns if words(row.get(column))), "")

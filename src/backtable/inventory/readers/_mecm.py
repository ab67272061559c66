"""Device and software lists of Microsoft Configuration Manager, as the SAM Gold Toolkit and similar scripts export them."""

import ibis
import ibis.expr.types as ir

from backtable.inventory._found import Found
from backtable.inventory._meanings import MEANINGS, PER_SOCKET, meanings_of, missing_note, unread_note
from backtable.inventory._register import reader
from backtable.inventory._source import Source

_SHOWN = 12
_DEVICES = {
    "machine": "SystemName",
    "host": "VirtualPhysicalHostName",
    "os": "OperatingSystem",
    "processors": "ProcessorCount",
    "cores": "CoreCount",
    "cpu_model": "CpuType",
    "serial": "OperatingSystemSerialNumber",
    "kind": "IsVirtual",
}
_OF_NO_USE = ("Domain", "OSVersion", "LastLogonUser", "VirtualHostName")
_FORM = "SAM Gold Toolkit, Get-SCCMInventoryData: Devices.csv and Software.csv"


def _are_devices(source: Source) -> bool:
    return {"sourcekey", "systemname"} <= {name.lower() for name in source.columns}


def _is_software(source: Source) -> bool:
    return {"devicesourcekey", "swname"} <= {name.lower() for name in source.columns}


@reader("mecm-devices", "Configuration Manager devices (CSV)", _FORM, _are_devices)
def read_devices(found: Found) -> None:
    """Read machines; one with a physical host below it is virtual, and one of which the list, its maker or its model says so."""
    here = {name.lower(): name for name in found.source.columns}
    columns = meanings_of(found.source.columns) | {meaning: here[name.lower()] for meaning, name in _DEVICES.items() if name.lower() in here}
    columns = {meaning: name for meaning, name in columns.items() if meaning in MEANINGS["machines"]} | {"name": columns["machine"]}
    if (cores := columns.get("cores", "")).lower() == "numberofcores":
        found.notes.append(
            f"{cores} counts as the cores of a machine in all; where it states those of one processor, as Windows' own Win32_Processor does, "
            f"give the file `tables:` of its own with {PER_SOCKET}: {cores}"
        )
    opened = found.table("machines", columns, also=["SourceKey"])
    relation, rows = found.tables.pop()
    virtual = rows.host.notnull() | (rows.kind == "virtual").fill_null(False)
    rows = rows.mutate(
        kind=virtual.ifelse("virtual", "physical"),
        vcpus=virtual.ifelse(ibis.coalesce(rows.vcpus, rows.cores), None),
        processors=virtual.ifelse(None, rows.processors),
        cores=virtual.ifelse(None, rows.cores),
    )
    found.tables.append((relation, rows))
    key = next(name for name in opened.columns if name.lower() == "sourcekey")
    name = next(name for name in opened.columns if name.lower() == "systemname")
    names = opened.select(code=opened[key].cast("string").strip(), machine=opened[name].strip().lower())
    found.names.append(names)
    found.notes += [*_shared(names), *unread_note(found.source.columns, {*columns.values(), "SourceKey", *_OF_NO_USE}), *missing_note(columns)]


def _shared(names: ir.Table) -> list[str]:
    """Name keys that stand at several machines: titles found under such a key count for one of them."""
    named = names.filter(names.code != "", names.machine != "")
    several = named.group_by("code").aggregate(first=named.machine.min(), last=named.machine.max(), machines=named.machine.nunique())
    several = several.filter(several.machines > 1)
    count = int(several.count().to_pyarrow().as_py())
    lines = []
    for row in several.order_by("code").limit(_SHOWN).to_pyarrow().to_pylist() if count else []:
        others = row["last"] if row["machines"] == 2 else f"{row['machines'] - 1:,} others, as {row['last']}"
        lines.append(f"the SourceKey {row['code']} stands at {row['first']} and {others}: software of this key counts for {row['first']} alone; give each machine a key of its own")
    if count > len(lines):
        lines.append(f"and {count - len(lines):,} more keys that stand at several machines")
    return lines


@reader("mecm-software", "Configuration Manager software (CSV)", _FORM, _is_software)
def read_software(found: Found) -> None:
    """Read titles; the device list says which machine a key belongs to."""
    found.table(
        "installations",
        {"machine": "DeviceSourceKey", "title": "SwName", "version": "SwVersion", "publisher": "SwPublisher"},
    )

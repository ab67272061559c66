"""Device and software lists of Microsoft Configuration Manager, as the SAM Gold Toolkit and similar scripts export them."""

import ibis.expr.types as ir

from backtable.inventory._found import Found
from backtable.inventory._register import reader
from backtable.inventory._source import Source

_SHOWN = 12
_FORM = "SAM Gold Toolkit, Get-SCCMInventoryData: Devices.csv and Software.csv"


def _are_devices(source: Source) -> bool:
    return {"sourcekey", "systemname"} <= {name.lower() for name in source.columns}


def _is_software(source: Source) -> bool:
    return {"devicesourcekey", "swname"} <= {name.lower() for name in source.columns}


@reader("mecm-devices", "Configuration Manager devices (CSV)", _FORM, _are_devices)
def read_devices(found: Found) -> None:
    """Read machines; one with a physical host below it is virtual."""
    opened = found.table(
        "machines",
        {
            "machine": "SystemName",
            "name": "SystemName",
            "host": "VirtualPhysicalHostName",
            "os": "OperatingSystem",
            "processors": "ProcessorCount",
            "cores": "CoreCount",
            "cpu_model": "CpuType",
            "serial": "OperatingSystemSerialNumber",
        },
        also=["SourceKey"],
    )
    relation, rows = found.tables.pop()
    virtual = rows.host.notnull()
    rows = rows.mutate(
        kind=virtual.ifelse("virtual", "physical"),
        vcpus=virtual.ifelse(rows.cores, None),
        processors=virtual.ifelse(None, rows.processors),
        cores=virtual.ifelse(None, rows.cores),
    )
    found.tables.append((relation, rows))
    key = next(name for name in opened.columns if name.lower() == "sourcekey")
    name = next(name for name in opened.columns if name.lower() == "systemname")
    names = opened.select(code=opened[key].cast("string").strip(), machine=opened[name].strip().lower())
    found.names.append(names)
    found.notes += _shared(names)


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

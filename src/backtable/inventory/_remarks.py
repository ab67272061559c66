"""What a careful reader would want to know of an estate as a whole."""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

_SHOWN = 12
_FIGURES = {"processors": "processors", "cores": "cores", "vcpus": "vCPUs", "cpu_model": "processor models"}


def remarks(parts: Sequence[ir.Table], machines: ir.Table, installations: ir.Table) -> tuple[str, ...]:
    """Say what a careful reader would want to know of the estate as a whole."""
    lines = []
    rows = ibis.union(*parts) if len(parts) > 1 else parts[0] if parts else machines
    if _number(rows.count()) > _number(machines.count()):
        several = rows.group_by("machine").aggregate(sources=rows.source.nunique())
        count = _number(several.filter(several.sources > 1).count())
        if count:
            lines.append(f"{_counted(count, 'machine stands', 'machines stand')} in more than one file: each counts once")
        lines += _contradictions(rows, machines)
    lines += _alike(machines)
    named = machines.filter(machines.serial.notnull())
    shared = named.group_by("serial").aggregate(machines=named.count(), names=named.name.group_concat(", ", order_by=named.name))
    for row in shared.filter(shared.machines > 1).order_by("serial").limit(20).to_pyarrow().to_pylist():
        lines.append(f"the serial number {row['serial']} stands at {row['names']}: perhaps one machine with two names; each is counted until one of the rows is taken out")
    strangers = installations.anti_join(machines, "machine")
    count = _number(strangers.machine.nunique())
    if count:
        lines.append(f"{_counted(count, 'machine has', 'machines have')} installations and no entry in a list of machines: nothing is known of processors")
    housed = machines.filter(machines.host.notnull())
    hosts = machines.select(host="machine")
    count = _number(housed.anti_join(hosts, "host").host.nunique())
    if count:
        lines.append(f"{_counted(count, 'host is', 'hosts are')} named by virtual machines only: nothing is known of processors")
    return tuple(lines)


def _counted(count: int, one: str, several: str) -> str:
    return f"1 {one}" if count == 1 else f"{count:,} {several}"


def _contradictions(rows: ir.Table, machines: ir.Table) -> list[str]:
    """Name machines of which rows state different figures, and which of them counts."""
    several = rows.group_by("machine").having(rows.count() > 1).aggregate(
        **{f"{name}_{end}": getattr(rows[name], end)() for name in _FIGURES for end in ("min", "max")}
    )
    apart = [several[f"{name}_min"] != several[f"{name}_max"] for name in _FIGURES]
    differ = several.filter(ibis.or_(*apart))
    found = differ.join(machines, "machine").order_by("machine")
    count = _number(differ.count())
    lines = []
    for row in found.limit(_SHOWN).to_pyarrow().to_pylist() if count else []:
        told = [
            f"{words} (from {row[f'{name}_min']} to {row[f'{name}_max']}; {row[name]} counts)"
            for name, words in _FIGURES.items()
            if row[f"{name}_min"] != row[f"{name}_max"]
        ]
        lines.append(f"rows of {row['machine']} state different {' and '.join(told)}: of each figure the first that is stated, in the order of the files")
    if count > len(lines):
        lines.append(f"and {count - len(lines):,} more machines of which rows state different figures")
    return lines


def _alike(machines: ir.Table) -> list[str]:
    """Name machines that are called as others are with a domain: perhaps the same."""
    dotted = machines.machine.contains(".")
    plain, full = machines.filter(~dotted).select(label="machine"), machines.filter(dotted)
    full = full.select("machine", label=full.machine.re_replace(r"\..*$", ""))
    pairs = plain.join(full, "label").order_by("label", "machine")
    count = _number(pairs.count())
    lines = [
        f"{row['label']} and {row['machine']}: perhaps one machine; each is counted. Name the domain below `domains:` of the estate file, and they are one"
        for row in (pairs.limit(_SHOWN).to_pyarrow().to_pylist() if count else [])
    ]
    if count > len(lines):
        lines.append(f"and {count - len(lines):,} more machines that are called as others are with a domain")
    return lines


def _number(value: ir.Scalar) -> int:
    return int(value.to_pyarrow().as_py() or 0)

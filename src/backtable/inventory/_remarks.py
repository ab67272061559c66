"""What a careful reader would want to know of an estate as a whole."""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

_SHOWN = 12
_MARKS = {"serial": "serial numbers", "host": "hosts"}
_EDITIONS = r"\b(standard|datacenter|enterprise|essentials|web|foundation|professional|home)\b"
_FIGURES = {"processors": "processors", "cores": "cores", "vcpus": "vCPUs", "cpu_model": "processor models", "edition": "editions of the operating system"}


def remarks(parts: Sequence[ir.Table], machines: ir.Table, installations: ir.Table) -> tuple[str, ...]:
    """Say what a careful reader would want to know of the estate as a whole."""
    lines = []
    rows = ibis.union(*parts) if len(parts) > 1 else parts[0] if parts else machines
    if _number(rows.count()) > _number(machines.count()):
        several = rows.group_by("machine").aggregate(sources=rows.source.nunique())
        count = _number(several.filter(several.sources > 1).count())
        if count:
            lines.append(f"{_counted(count, 'machine stands', 'machines stand')} in more than one file: each counts once")
        lines += [*_namesakes(rows), *_contradictions(rows, machines)]
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


def _namesakes(rows: ir.Table) -> list[str]:
    """Name machines that stand several times in one file as if they were several: their rows state different serial numbers or hosts."""
    several = rows.group_by(["machine", "source"]).having(rows.count() > 1).aggregate(
        **{f"{name}_{end}": getattr(rows[name], end)() for name in _MARKS for end in ("min", "max")}
    )
    found = several.filter(ibis.or_(*(several[f"{name}_min"] != several[f"{name}_max"] for name in _MARKS)))
    count = _number(found.count())
    lines = []
    for row in found.order_by("source", "machine").limit(_SHOWN).to_pyarrow().to_pylist() if count else []:
        marks = [f"{words} ({row[f'{name}_min']} and {row[f'{name}_max']})" for name, words in _MARKS.items() if row[f"{name}_min"] != row[f"{name}_max"]]
        lines.append(
            f"{row['machine']} stands several times in {row['source']}, with different {_joined(marks)}: perhaps several machines of one name; "
            "they count as one, by what is stated first, until their names are told apart"
        )
    if count > len(lines):
        lines.append(f"and {count - len(lines):,} more that stand several times in a file, as several machines of one name would")
    return lines


def _contradictions(rows: ir.Table, machines: ir.Table) -> list[str]:
    """Name machines of which rows state different figures, and which of them counts."""
    rows, machines = _with_edition(rows), _with_edition(machines)
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
            f"{words} ({'from ' if name != 'edition' else ''}{row[f'{name}_min']} {'to' if name != 'edition' else 'and'} {row[f'{name}_max']}; {row[name]} counts)"
            for name, words in _FIGURES.items()
            if row[f"{name}_min"] != row[f"{name}_max"]
        ]
        lines.append(f"rows of {row['machine']} state different {_joined(told)}: of each figure the first that is stated, in the order of the files")
    if count > len(lines):
        lines.append(f"and {count - len(lines):,} more machines of which rows state different figures")
    return lines


def _with_edition(rows: ir.Table) -> ir.Table:
    return rows.mutate(edition=rows.os.lower().re_extract(_EDITIONS, 1).nullif(""))


def _joined(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


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

"""Tables of one's own: which column means what, proposed by their headings and confirmed by the user."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from backtable.inventory._found import Found
from backtable.inventory._relations import INSTALLATIONS, MACHINES
from backtable.inventory._source import Source

# Headings that mean a column, in small letters and digits only; the first that a table has is taken.
_MEANS: Mapping[str, Sequence[str]] = {
    "machine": ("machine", "hostname", "host name", "computer name", "computername", "device name", "server name", "server", "computer", "device", "vm name", "vm", "name"),
    "host": ("physical host", "esx host", "hypervisor", "vm host", "host"),
    "cluster": ("cluster", "cluster name"),
    "vcenter": ("vcenter", "vi sdk server"),
    "os": ("os", "operating system", "os name"),
    "processors": ("processors", "sockets", "cpu sockets", "number of processors", "physical cpus", "cpus"),
    "cores": ("cores", "core count", "number of cores", "total cores", "physical cores"),
    "vcpus": ("vcpus", "vcpu", "virtual cpus", "virtual cores"),
    "cpu_model": ("cpu model", "processor model", "cpu type", "processor"),
    "environment": ("environment", "stage", "usage"),
    "serial": ("serial", "serial number"),
    "kind": ("kind", "type", "machine type"),
    "powered": ("powered", "power state", "powerstate"),
    "title": ("title", "software", "software name", "product", "product name", "application", "display name", "sw name"),
    "version": ("version", "software version", "product version", "display version"),
    "publisher": ("publisher", "vendor", "manufacturer", "editor"),
    "users": ("users", "user count", "number of users"),
    "used": ("used", "in use"),
}


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What the columns of a table mean.

    Args:
        relation: `machines` or `installations`.
        columns: column of the relation → heading in the file.
        constants: column of the relation → what holds in every row.
        sheet: of a workbook; empty for its first.
    """

    relation: str
    columns: Mapping[str, str]
    constants: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""

    def __str__(self) -> str:
        """Write it as an estate file has it."""
        columns = ", ".join(f"{name}: {yaml_text(heading)}" for name, heading in self.columns.items())
        sheet = f", sheet: {yaml_text(self.sheet)}" if self.sheet else ""
        return f"{{holds: {self.relation}, columns: {{{columns}}}{sheet}}}"


def yaml_text(text: str) -> str:
    """Write a text so that YAML reads it as that text."""
    words = re.fullmatch(r"[A-Za-z][\w .-]*\w|[A-Za-z]", text) and text.lower() not in ("y", "n", "yes", "no", "on", "off", "true", "false", "null")
    return text if words else json.dumps(text, ensure_ascii=False)


def proposed(source: Source) -> tuple[TableMapping, ...]:
    """Give what the columns of a table seem to mean; nothing where it names no machine."""
    headings: Sequence[str]
    if source.is_workbook:
        sheets = [sheet for sheet in source.workbook.values() if sheet.columns]
        return tuple(found for sheet in sheets for found in _guessed(sheet.columns, sheet.name))
    if source.is_parquet:
        import pyarrow.parquet as pq

        headings = pq.read_schema(source.path).names
    else:
        headings = source.columns
    return tuple(_guessed(headings, ""))


def _guessed(headings: Sequence[str], sheet: str) -> list[TableMapping]:
    plain = {re.sub(r"[^a-z0-9]+", " ", re.sub(r"(?<=[a-z]{2})(?=[A-Z])", " ", name).lower()).strip(): name for name in headings}
    taken: dict[str, str] = {}
    for column, words in _MEANS.items():
        found = next((plain[word] for word in words if word in plain and plain[word] not in taken.values()), None)
        if found:
            taken[column] = found
    if "machine" not in taken:
        return []
    result = []
    if "title" in taken:
        result.append(TableMapping("installations", {k: v for k, v in taken.items() if k in INSTALLATIONS.names}, {}, sheet))
    if "title" not in taken or {"cores", "vcpus", "processors"} & set(taken):
        result.append(TableMapping("machines", {k: v for k, v in taken.items() if k in MACHINES.names}, {}, sheet))
    return result


def read_mapped(found: Found, tables: Sequence[TableMapping]) -> None:
    """Read a table as its mappings say.

    Raises:
        InputError: a mapping names a relation, a column or a heading that there is not.
    """
    read: set[str] = set()
    for mapping in tables or proposed(found.source):
        rows, shown = found.rows, len(found.left_out)
        _read_table(found, mapping)
        if mapping.sheet in read:  # the same rows once more, for the other relation
            known = {item.place for item in found.left_out[:shown]}
            fresh = [item for item in found.left_out[shown:] if item.place not in known]
            found.left_out_count -= sum(item.rows for item in found.left_out[shown:]) - sum(item.rows for item in fresh)
            found.left_out[shown:], found.rows = fresh, rows
        read.add(mapping.sheet)


def _read_table(found: Found, mapping: TableMapping) -> None:
    source = found.source
    if mapping.relation not in ("machines", "installations"):
        raise source.wrong(f"`{mapping.relation}` is not machines or installations")
    schema = MACHINES if mapping.relation == "machines" else INSTALLATIONS
    for column in (*mapping.columns, *mapping.constants):
        if column not in schema.names:
            raise source.wrong(f"{mapping.relation} have no column {column}", f"known are {', '.join(schema.names)}")
    if source.is_workbook:
        _read_sheet(found, mapping)
        return
    present = set(source.columns) if not source.is_parquet else None
    for heading in mapping.columns.values():
        if present is not None and heading not in present:
            raise source.wrong(f"no column is headed `{heading}`", f"the headings are {', '.join(source.columns)}")
    found.table(mapping.relation, mapping.columns, mapping.constants)
    if mapping.relation == "machines":
        _kinds(found)


def _kinds(found: Found) -> None:
    """Take a machine with a host below it for virtual, where the table does not say."""
    relation, rows = found.tables.pop()
    kind = rows.kind.lower()
    stated = kind.isin(["physical", "virtual", "host"])
    guess = (rows.host.notnull() | rows.vcpus.notnull()).ifelse("virtual", "physical")
    found.tables.append((relation, rows.mutate(kind=stated.ifelse(kind, guess))))


def _read_sheet(found: Found, mapping: TableMapping) -> None:
    source = found.source
    sheets = source.workbook
    sheet = sheets.get(mapping.sheet) if mapping.sheet else next((item for item in sheets.values() if item.columns), None)
    if sheet is None:
        raise source.wrong(f"the workbook has no sheet {mapping.sheet}", f"its sheets are {', '.join(sheets)}")
    for heading in mapping.columns.values():
        if heading not in sheet.columns:
            raise source.wrong(f"no column of {sheet.name} is headed `{heading}`", f"the headings are {', '.join(sheet.columns)}")
    for number, row in sheet.records():
        place = source.place(sheet.name, number)
        cells = {name: row.get(heading) for name, heading in mapping.columns.items()} | dict(mapping.constants)
        if mapping.relation == "machines":
            kind = str(cells.pop("kind", "") or "").lower()
            if kind not in ("physical", "virtual", "host"):
                kind = "virtual" if cells.get("host") or cells.get("vcpus") else "physical"
            name = cells.pop("machine")
            cells.pop("name", None)
            found.machine(place, name, kind, **cells)
        else:
            machine, title = cells.pop("machine"), cells.pop("title")
            found.installation(place, machine, title, **cells)

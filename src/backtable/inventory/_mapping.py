"""Tables of one's own: which column means what, proposed by their headings and confirmed by the user."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from backtable.inventory._editions import with_edition
from backtable.inventory._found import Found, words
from backtable.inventory._kinds import MADE, kind_of
from backtable.inventory._meanings import EDITION, MEANINGS, listed_headings, meanings_of, missing_note, unread_note
from backtable.inventory._source import Source


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What the columns of a table mean.

    Args:
        relation: `machines` or `installations`.
        columns: what it means (`MEANINGS`) → heading in the file.
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
    return tuple(found for sheet, headings in _tables(source) for found in _guessed(headings, sheet))


def without_meaning(source: Source, tables: Sequence[TableMapping]) -> str:
    """Name the columns that none of some mappings of a table reads; empty where there are none."""
    said = []
    for sheet, headings in _tables(source):
        own = [mapping for mapping in tables if mapping.sheet == sheet]
        read = {heading for mapping in own for heading in mapping.columns.values()}
        if own and (unread := [name for name in headings if name and name not in read]):
            said.append(f"{f'{sheet}: ' if sheet else ''}{listed_headings(unread)}")
    return "; ".join(said)


def _tables(source: Source) -> list[tuple[str, Sequence[str]]]:
    """Give the name of each sheet with its headings; of a file that is no workbook the name is empty."""
    if source.is_workbook:
        return [(sheet.name, sheet.table.columns) for sheet in source.workbook.values() if sheet.columns]
    if source.is_parquet:
        import pyarrow.parquet as pq

        return [("", pq.read_schema(source.path).names)]
    return [("", source.columns)]


def _guessed(headings: Sequence[str], sheet: str) -> list[TableMapping]:
    taken = meanings_of(headings)
    if "machine" not in taken:
        return []
    result = []
    if "title" in taken:
        result.append(TableMapping("installations", {k: v for k, v in taken.items() if k in MEANINGS["installations"]}, {}, sheet))
    if "title" not in taken or {"cores", "vcpus", "processors"} & set(taken):
        result.append(TableMapping("machines", {k: v for k, v in taken.items() if k in MEANINGS["machines"]}, {}, sheet))
    return result


def read_mapped(found: Found, tables: Sequence[TableMapping]) -> None:
    """Read a table as its mappings say.

    Raises:
        InputError: a mapping names a relation, a column or a heading that there is not.
    """
    read: set[str] = set()
    told = tables or proposed(found.source)
    for mapping in told:
        rows, shown = found.rows, len(found.left_out)
        _read_table(found, mapping)
        if mapping.sheet in read:  # the same rows once more, for the other relation
            known = {item.place for item in found.left_out[:shown]}
            fresh = [item for item in found.left_out[shown:] if item.place not in known]
            found.left_out_count -= sum(item.rows for item in found.left_out[shown:]) - sum(item.rows for item in fresh)
            found.left_out[shown:], found.rows = fresh, rows
        read.add(mapping.sheet)
    for sheet, headings in _tables(found.source):
        own = [mapping for mapping in told if mapping.sheet == sheet]
        here = {heading for mapping in own for heading in mapping.columns.values()}
        where = f"{sheet}: " if sheet else ""
        found.notes += [f"{where}{note}" for note in unread_note(headings, here)] if own else []
        for mapping in own:
            meanings = {*mapping.columns, *mapping.constants}
            found.notes += [f"{where}{note}" for note in missing_note(meanings)] if mapping.relation == "machines" else []


def _read_table(found: Found, mapping: TableMapping) -> None:
    source = found.source
    if mapping.relation not in ("machines", "installations"):
        raise source.wrong(f"`{mapping.relation}` is not machines or installations")
    for column in (*mapping.columns, *mapping.constants):
        if column not in MEANINGS[mapping.relation]:
            raise source.wrong(f"{mapping.relation} have no column {column}", f"known are {', '.join(MEANINGS[mapping.relation])}")
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
    """Take a machine with a host below it for virtual, where the table does not say; what cores it is said to have are virtual ones."""
    relation, rows = found.tables.pop()
    guess = (rows.host.notnull() | rows.vcpus.notnull()).ifelse("virtual", "physical")
    rows = rows.mutate(kind=rows.kind.isin(["physical", "virtual", "host"]).fill_null(False).ifelse(rows.kind, guess))
    inside = (rows.kind == "virtual") & rows.vcpus.isnull() & rows.cores.notnull()
    figures = {"vcpus": inside.ifelse(rows.cores, rows.vcpus), **{name: inside.ifelse(None, rows[name]) for name in ("processors", "cores")}}
    found.tables.append((relation, rows.mutate(**figures)))


def _read_sheet(found: Found, mapping: TableMapping) -> None:
    source = found.source
    sheets = source.workbook
    sheet = sheets.get(mapping.sheet) if mapping.sheet else next((item for item in sheets.values() if item.columns), None)
    if sheet is None:
        raise source.wrong(f"the workbook has no sheet {mapping.sheet}", f"its sheets are {', '.join(sheets)}")
    sheet = sheet.table
    for heading in mapping.columns.values():
        if heading not in sheet.columns:
            raise source.wrong(f"no column of {sheet.name} is headed `{heading}`", f"the headings are {', '.join(sheet.columns)}")
    for number, row in sheet.records():
        place = source.place(sheet.name, number)
        cells = {name: row.get(heading) for name, heading in mapping.columns.items()} | dict(mapping.constants)
        if mapping.relation == "machines":
            made = " ".join(words(cells.pop(part, "")) for part in MADE)
            guess = "virtual" if cells.get("host") or cells.get("vcpus") else "physical"
            kind = kind_of(words(cells.pop("kind", "")), made) or guess
            key = found.machine(place, cells.pop("machine"), kind, **cells)
            if key is not None and kind == "virtual" and found.machines[-1]["vcpus"] is None:
                found.machines[-1] |= {"vcpus": found.machines[-1]["cores"], "processors": None, "cores": None}
        else:
            machine, title = cells.pop("machine"), with_edition(words(cells.pop("title")), words(cells.pop(EDITION, "")))
            found.installation(place, machine, title, **cells)

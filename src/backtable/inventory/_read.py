"""From files to an estate."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.util import gen_name

from backtable.errors import InputError, Place, Problem
from backtable.inventory import readers as _readers  # noqa: F401  # importing registers them
from backtable.inventory._apart import told_apart
from backtable.inventory._backend import embedded
from backtable.inventory._domains import short_findings, short_names
from backtable.inventory._estate import Estate, SourceSummary
from backtable.inventory._found import Found
from backtable.inventory._mapping import TableMapping, proposed, read_mapped, without_meaning, yaml_text
from backtable.inventory._meanings import MEANINGS
from backtable.inventory._register import READERS
from backtable.inventory._relations import INSTALLATIONS, MACHINES
from backtable.inventory._remarks import remarks
from backtable.inventory._source import Source
from backtable.inventory._spool import spooled
from backtable.inventory._stage import stages_of
from backtable.inventory._systems import findings_under_machines, known_as, under_machines
from backtable.inventory._tables import batches_of, is_long
from backtable.inventory.readers._swid import is_about_tags

_SHOWN = 20  # headings of an unknown table
_LONGEST = 300  # signs of another program's message that are shown
Progress = Callable[[str, int, int], None]
_KINDS = ("host", "virtual", "physical")
_FIGURES = tuple(name for name in MACHINES.names if name not in ("machine", "kind"))


@dataclass(frozen=True, slots=True)
class Mapped:
    """A file that no reader recognises, with what its columns mean."""

    path: Path
    tables: tuple[TableMapping, ...] = field(default=())


def read_estate(
    files: Sequence[Path | Mapped],
    connection: Any = None,
    progress: Progress | None = None,
    domains: Sequence[str] = (),
) -> Estate:
    """Read files of any kind that is known, and folders of them, into one estate.

    A machine that several files name is one machine: of each figure the first file that states it counts, in the order given.
    DuckDB reads the files; what they hold is carried to another database in batches, where all further work is done.

    Args:
        files: files, folders, or files with the meaning of their columns.
        connection: the Ibis backend to hold the relations; DuckDB in memory by default.
        domains: in small letters, as in corp.local: a machine of such a domain and one of its short name are one.

    Raises:
        InputError: with every file that cannot be read or is of no known kind.
    """
    connection = connection or embedded()
    reading = connection if connection.name == "duckdb" else embedded()
    say = progress or (lambda *_: None)
    problems: list[Problem] = []
    found: list[tuple[str, Found]] = []
    entries = [entry for file in files for entry in expanded(file)]
    folders = [file for file in files if isinstance(file, Path) and file.is_dir()]
    for number, entry in enumerate(entries):
        path = entry.path if isinstance(entry, Mapped) else entry
        say(f"Reading {path.name}", number, len(entries))
        try:
            found.append(_read(entry, reading, any(folder in path.parents for folder in folders)))
        except InputError as error:
            problems += error.problems
        except (OSError, duckdb.Error, pa.ArrowInvalid) as error:
            said = " ".join(str(error).split())[:_LONGEST]
            problems.append(Problem(Place(path.name), f"cannot be read to its end ({said})", "", "export it again"))
    problems += [
        Problem(Place(str(file)), "there is no file in the folder", "", "name files or folders of an inventory")
        for file in files
        if isinstance(file, Path) and file.is_dir() and not any(expanded(file))
    ]
    if not files:
        problems.append(Problem(Place("sources"), "there is no file to read", "", "name files or folders of an inventory"))
    if problems:
        raise InputError(_advised_once(problems))
    apart = told_apart([item for kind, item in found if kind == "rvtools"])
    parts = []
    for number, (_, item) in enumerate(found):
        if connection is not reading:
            say(f"Carrying {item.source.name} to the database", number, len(found))
        parts.append(_carried(connection, item))
    say("Joining what the files say", 0, 0)
    joined = _joined(connection, found, parts, domains)
    return replace(joined, remarks=(*apart, *joined.remarks))


def _advised_once(problems: Sequence[Problem]) -> list[Problem]:
    """Give problems with the same advice said at the first of them only."""
    said: set[str] = set()
    result = []
    for problem in problems:
        result.append(replace(problem, remedy="") if problem.remedy in said else problem)
        said.add(problem.remedy)
    return result


def expanded(file: Path | Mapped) -> Iterable[Path | Mapped]:
    """Give the files that are read for a source: itself, or all in a folder but hidden ones and locks."""
    if isinstance(file, Path) and file.is_dir():
        return sorted(path for path in file.rglob("*") if path.is_file() and not path.name.startswith((".", "~$")))
    return [file]


def _read(entry: Path | Mapped, connection: Any, in_folder: bool) -> tuple[str, Found]:
    if isinstance(entry, Mapped):
        found = Found(Source(entry.path), connection)
        read_mapped(found, entry.tables)
        return "mapped", found
    if entry.exists() and not entry.is_file():
        raise InputError([Problem(Place(entry.name), "this is no file", "a file or a folder of an inventory")])
    source = Source(entry)
    kind = READERS.of(source)
    if kind is not None:
        found = Found(source, connection)
        kind.read(found)
        return kind.key, found
    if in_folder and is_about_tags(source):
        found = Found(source, connection)
        found.rows += 1
        found.leave_out(source.place(), "this is a template or schema of identification tags, not a tag of what is installed")
        return "swid", found
    if source.is_page:
        raise source.wrong("this is a page of the web (HTML), not a table", "export the table itself")
    raise source.wrong("this is no inventory that is known by its content", _remedy(source))


def _remedy(source: Source) -> str:
    guess = proposed(source)
    if not guess:
        known = ", ".join(dict.fromkeys(reader.name for reader in READERS.values()))
        legible = len(source.columns) > 1 and all(map(str.isprintable, source.columns))
        headings = f"; its headings are {', '.join(source.columns[:_SHOWN])}" if legible else ""
        return f"take it out; known are {known}, and tables of which you say what the columns mean{headings}"
    tables = ", ".join(map(str, guess))
    rest = without_meaning(source, guess)
    meanings = dict.fromkeys(meaning for mapping in guess for meaning in MEANINGS[mapping.relation] if meaning not in mapping.columns)
    more = f"; no meaning is proposed for {rest}: put those that count below `columns`, each with one of {', '.join(meanings)}" if rest else ""
    return f"if it is a table of an inventory, confirm what its columns mean: put {{file: {yaml_text(source.name)}, tables: [{tables}]}} in its place below `sources:`{more}"


@dataclass(frozen=True, slots=True)
class _Part:
    """What one file holds, as relations of the database in which it is joined; arguments as of `Found`."""

    machines: tuple[ir.Table, ...]
    installations: tuple[ir.Table, ...]
    names: tuple[ir.Table, ...]


def _carried(connection: Any, item: Found) -> _Part:
    """Bring what was read to the database in which it is joined; whole tables that are there already stay as they are."""
    tables: dict[str, list[ir.Table]] = {"machines": [], "installations": [], "names": []}
    # Small letters are made while DuckDB reads: databases differ in what they make of letters beyond ASCII.
    names = [table.mutate(code=table.code.lower()) for table in item.names]
    for relation, table in (*item.tables, *(("names", table) for table in names)):
        tables[relation].append(table if connection is item.connection else _stored(connection, batches_of(table, item.connection)))
    for relation, rows, schema in (
        ("machines", item.machines, MACHINES),
        ("installations", item.installations, INSTALLATIONS),
    ):
        if rows:
            tables[relation].append(_stored(connection, pa.Table.from_pylist(list(rows), schema.to_pyarrow())))
    return _Part(*(tuple(held) for held in tables.values()))


def _joined(connection: Any, found: Sequence[tuple[str, Found]], parts: Sequence[_Part], domains: Sequence[str]) -> Estate:
    told = [item for _, item in found if item.systems]
    machines_told = {machine["machine"] for item in told for machine in item.machines}
    known, said = known_as([system for item in told for system in item.systems], machines_told, domains) if len(found) > 1 else ({}, ())
    called = _stored(connection, pa.table({"code": list(known), "known_as": list(known.values())})) if known else None
    machine_parts = [
        table if called is None or item.systems else under_machines(table, called)
        for rank, ((_, item), part) in enumerate(zip(found, parts, strict=True))
        for table in (short_names(table, domains).mutate(_rank=rank) for table in part.machines)
    ]
    installation_parts = [short_names(table, domains) for part in parts for table in part.installations]
    machines = _housing(connection, _kept(connection, merged(machine_parts), MACHINES))
    machines = _grouped(connection, machines, {code: pair for _, item in found for code, pair in item.groups.items()})
    installations = ibis.union(*installation_parts) if installation_parts else None
    if installations is not None:
        names = [short_names(table, domains) for part in parts for table in part.names]
        if called is not None:
            names = [*(under_machines(table, called) for table in names), called.rename(machine="known_as")]
        titles = {k: v for _, item in found for k, v in item.titles.items()}
        installations = _titled(connection, _named(installations, names), titles)
        # What was carried is kept already; a long Parquet file is read where it lies, each time only the columns asked for.
        kept = connection.name != "duckdb" or all(item.source.is_parquet for _, item in found if item.tables)
        in_place = kept and not names and not titles and not domains
        long = any(is_long(item.source) for _, item in found if item.tables)
        if not in_place:
            keep = long and connection.name == "duckdb"
            installations = spooled(connection, connection.compile(installations)) if keep else _kept(connection, installations, INSTALLATIONS)
    else:
        installations = _kept(connection, None, INSTALLATIONS)
    sources = tuple(
        SourceSummary(item.source.name, key, item.rows, item.left_out_count, tuple(item.notes)) for key, item in found
    )
    return Estate(
        connection,
        machines,
        installations,
        sources,
        tuple(left for _, item in found for left in item.left_out),
        (*said, *remarks(machine_parts, machines, installations)),
        findings_under_machines(short_findings([finding for _, item in found for finding in item.findings], domains), known),
        stages_of(
            (part for _, item in found for part in item.instances),
            {code: title or code for _, item in found for code, (title, _, _) in item.titles.items()},
        ),
    )


def _stored(connection: Any, rows: pa.Table | pa.RecordBatchReader) -> ir.Table:
    """Keep Arrow data; batches go to PostgreSQL as they come, other databases are given them at once."""
    if connection.name == "postgres":
        return connection.create_table(gen_name("rows"), rows, temp=True)
    whole = rows.read_all() if isinstance(rows, pa.RecordBatchReader) else rows
    return connection.create_table(gen_name("rows"), ibis.memtable(whole), temp=True)


def _kept(connection: Any, table: ir.Table | None, schema: ibis.Schema) -> ir.Table:
    name = gen_name("estate")
    return connection.create_table(name, table if table is not None else None, schema=None if table is not None else schema, temp=True)


def merged(parts: Sequence[ir.Table]) -> ir.Table | None:
    """Make one row of each machine: of each figure the first that is stated, in the order of the files."""
    if not parts:
        return None
    rows = ibis.union(*parts) if len(parts) > 1 else parts[0]
    # Several rows of a machine in one file count in the order of their places: file:9 before file:10.
    places = [rows._rank, rows.place.length(), rows.place]
    rows = rows.mutate(_order=ibis.row_number().over(ibis.window(order_by=places)))
    figures = {name: rows[name].argmin(rows._order, where=rows[name].notnull()) for name in _FIGURES}
    kind = rows.kind.isin(["host"]).any().ifelse("host", rows.kind.isin(["virtual"]).any().ifelse("virtual", "physical"))
    merged = rows.group_by("machine").aggregate(kind=kind, **figures)
    return merged.select(*MACHINES.names)


def _housing(connection: Any, machines: ir.Table) -> ir.Table:
    """Take a physical machine on which others say that they run for their host, as many lists do not tell the two apart."""
    guests = machines.filter(machines.kind == "virtual", machines.host != machines.machine)
    hosts = machines.filter(machines.kind == "physical").semi_join(guests, [("machine", "host")])
    if not _number(hosts.count()):
        return machines
    named = hosts.select(_host="machine")
    joined = machines.left_join(named, machines.machine == named._host)
    kind = joined._host.notnull().ifelse("host", joined.kind)
    return _kept(connection, joined.select(*(kind.name("kind") if name == "kind" else joined[name] for name in MACHINES.names)), MACHINES)


def _grouped(connection: Any, machines: ir.Table, groups: Mapping[str, tuple[str, str]]) -> ir.Table:
    """Put the names of clusters and vCenters where only their codes stand."""
    if not groups:
        return machines
    rows = []
    for code, (name, above) in groups.items():
        rows.append({"code": code, "label": name or code, "above": groups.get(above, (above, ""))[0] or None})
    table = connection.create_table(
        gen_name("groups"), ibis.memtable(rows, schema={"code": "string", "label": "string", "above": "string"}), temp=True
    )
    joined = machines.left_join(table, machines.cluster == table.code)
    changed = joined.select(
        *(
            ibis.coalesce(joined.label, joined.cluster).name("cluster")
            if name == "cluster"
            else ibis.coalesce(joined.vcenter, joined.above).name("vcenter")
            if name == "vcenter"
            else joined[name]
            for name in MACHINES.names
        )
    )
    return _kept(connection, changed, MACHINES)


def _named(installations: ir.Table, names: Sequence[ir.Table]) -> ir.Table:
    """Put the machine's own key where a file gives its number."""
    if not names:
        return installations
    known = ibis.union(*names) if len(names) > 1 else names[0]
    once = known.group_by("code").aggregate(known_as=known.machine.min())
    joined = installations.left_join(once, installations.machine == once.code)
    return joined.select(
        *(
            ibis.coalesce(joined.known_as, joined.machine).name("machine") if name == "machine" else joined[name]
            for name in INSTALLATIONS.names
        )
    )


def _titled(connection: Any, installations: ir.Table, titles: Mapping[str, tuple[str, str, str]]) -> ir.Table:
    """Put the product's name where a file gives its number."""
    if not titles:
        return installations
    rows = [
        {"code": code, "full": title or code, "its_version": version or None, "maker": maker or None}
        for code, (title, version, maker) in titles.items()
    ]
    schema = {"code": "string", "full": "string", "its_version": "string", "maker": "string"}
    table = connection.create_table(gen_name("titles"), ibis.memtable(rows, schema=schema), temp=True)
    joined = installations.left_join(table, installations.title == table.code)
    own = {"title": joined.full, "version": joined.its_version, "publisher": joined.maker}
    return joined.select(
        *(
            ibis.coalesce(own[name], joined[name]).name(name)
            if name == "title"
            else ibis.coalesce(joined[name], own[name]).name(name)
            if name in own
            else joined[name]
            for name in INSTALLATIONS.names
        )
    )


def _number(value: ir.Scalar) -> int:
    return int(value.to_pyarrow().as_py() or 0)

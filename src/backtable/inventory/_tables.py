"""Tables of any size: columns of a file become columns of the relations, inside the database."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.util import gen_name

from backtable.inventory._counts import LARGEST, OPEN, THOUSANDS
from backtable.inventory._editions import with_editions
from backtable.inventory._estate import LeftOut
from backtable.inventory._kinds import MADE, kinds
from backtable.inventory._meanings import EDITION, PER_SOCKET
from backtable.inventory._records import has_stray_quotes
from backtable.inventory._relations import INSTALLATIONS, MACHINES
from backtable.inventory._rowwise import Opened, open_rows
from backtable.inventory._source import Source
from backtable.inventory._spool import LONG, spooled

_BATCH = 100_000
_MANY = 1_000_000
_LONGEST = 10_000_000  # bytes of a line
SHOWN = 1_000
"""How many rows left out of one table are kept with their reason; all are counted."""


def is_long(source: Source) -> bool:
    """Say whether a text file is so long that its rows are kept in a file and not in memory."""
    return not source.is_parquet and source.path.stat().st_size >= LONG


def open_table(connection: Any, source: Source, wanted: Collection[str]) -> Opened:
    """Open a CSV or Parquet file as a relation of texts with a column `row`, its number in the file.

    A long CSV is read a part at a time into a file of its own, so that memory does not grow with it. One in which quotes
    span lines or stand astray is taken apart row by row, for DuckDB would take all that a stray quote swallows for one cell.

    Args:
        wanted: headings of the columns that are needed, in any case; of a CSV the others are not kept.

    Raises:
        InputError: the file cannot be read.
    """
    needed = {heading.lower() for heading in wanted}
    if not source.is_parquet and has_stray_quotes(source):
        return open_rows(connection, source, needed, SHOWN)
    try:
        return _opened(connection, source, needed)
    except duckdb.InvalidInputException:  # DuckDB finds no table in it, for which one bad row may be enough
        if source.is_parquet:
            raise
        return open_rows(connection, source, needed, SHOWN)


def _opened(connection: Any, source: Source, needed: Collection[str]) -> Opened:
    name = gen_name("file")
    path = _quoted(str(Path(source.path).resolve()))
    if source.is_parquet:
        query = f"SELECT file_row_number + 1 AS \"row\", * EXCLUDE (file_row_number) FROM read_parquet({path}, file_row_number=true)"
        connection.raw_sql(f"CREATE TEMP VIEW {name} AS {query}")
        return Opened(connection.table(name), [])
    rejects = gen_name("rejects")
    encoding = _encoding(source)
    options = (
        f"all_varchar=true, header=true, skip={source.blank_before}, delim={_quoted(source.delimiter)}, quote='\"', escape='\"', "
        f"encoding={_quoted(encoding)}, max_line_size={_LONGEST}, buffer_size={2 * _LONGEST}, "
        f"store_rejects=true, rejects_table={_quoted(rejects)}, rejects_scan={_quoted(rejects + '_scan')}"
    )
    headings = [heading for heading in _headings(connection, path, options) if heading.lower() in needed]
    cells = [_cell(heading, source.has_controls) for heading in headings]
    selected = ", ".join([f'row_number() OVER () + {source.blank_before + 1} AS "row"', *cells])
    query = f"SELECT {selected} FROM read_csv({path}, {options})"
    if is_long(source):
        table = spooled(connection, query)
    else:
        connection.raw_sql(f"CREATE TEMP TABLE {name} AS {query}")
        table = connection.table(name)
    found = connection.raw_sql(f"SELECT line, min(error_message) FROM {rejects} GROUP BY line ORDER BY line").fetchall()
    bad = [(line, str(message).splitlines()[0]) for line, message in found]
    left_out = [LeftOut(source.place(line), f"the line cannot be taken apart: {message}") for line, message in bad[:SHOWN]]
    return Opened(_beside(connection, table, [line for line, _ in bad]), left_out, len(bad))


def _beside(connection: Any, table: ir.Table, torn: Sequence[int]) -> ir.Table:
    """Count lines that could not be taken apart among the rows, so that every row after one keeps its number in the file."""
    if not torn:
        return table
    # Before the j-th such line, counted from 0, stand as many rows as its number less j.
    name, shifts = gen_name("beside"), gen_name("torn")
    past = {line - before: before + 1 for before, line in enumerate(torn)}  # of several in a row the last counts
    held = pa.table({"above": pa.array(past, pa.int64()), "by": pa.array(past.values(), pa.int64())})
    connection.create_table(shifts, ibis.memtable(held), temp=True)
    rows = f"SELECT rows.* REPLACE (rows.\"row\" + coalesce(torn.by, 0) AS \"row\") FROM {table.get_name()} AS rows"
    connection.raw_sql(f"CREATE TEMP VIEW {name} AS {rows} ASOF LEFT JOIN {shifts} AS torn ON rows.\"row\" >= torn.above")
    return connection.table(name)


def _headings(connection: Any, path: str, options: str) -> list[str]:
    """Give the headings of a CSV as DuckDB names them."""
    plain = options.partition(", store_rejects")[0]
    rows = connection.raw_sql(f"DESCRIBE SELECT * FROM read_csv({path}, {plain}, ignore_errors=true)").fetchall()
    return [row[0] for row in rows]


def _cell(heading: str, clean: bool) -> str:
    name = '"' + heading.replace('"', '""') + '"'
    return f"regexp_replace({name}, '[\\x00-\\x1f\\x7f]+', ' ', 'g') AS {name}" if clean else name


def batches_of(table: ir.Table, connection: Any) -> pa.RecordBatchReader:
    """Give the rows of a relation of DuckDB as they are read, a part at a time."""
    # Ibis 12 asks DuckDB for batches by a name that DuckDB 2 no longer knows.
    result = connection.con.sql(connection.compile(table))
    return result.to_arrow_reader(_BATCH) if hasattr(result, "to_arrow_reader") else result.fetch_arrow_reader(_BATCH)


def _encoding(source: Source) -> str:
    """Give the encoding as DuckDB names it."""
    return {"utf-16": "utf-16", "utf-16-le": "utf-16", "cp1252": "latin-1"}.get(source.encoding, "utf-8")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _text(table: ir.Table, column: str | None, tidy: Mapping[str, bool] | None = None) -> ir.StringValue:
    """Give a column as text without blanks around it, null where nothing is left; `tidy` as from `_tidy`."""
    if column is None:
        return ibis.null("string")
    if tidy and column in tidy:
        return table[column].nullif("") if tidy[column] else table[column]
    return table[column].cast("string").strip().nullif("")


def _tidy(table: ir.Table, columns: Mapping[str, str]) -> dict[str, bool]:
    """Give the columns of text whose values all stand without blanks around them, and whether some are empty.

    A long table repeats few texts: to look at each once is much quicker than to trim them in every row, each time it is read.
    """
    found = {}
    for column, heading in columns.items():
        if not table[heading].type().is_string():
            continue
        once = table.select(text=table[heading]).distinct().limit(_MANY).to_pyarrow().column("text").to_pylist()
        texts = [text for text in once if text]
        keys = column in ("machine", "host")
        if len(once) < _MANY and all(text == text.strip() and text.isprintable() and (not keys or text == text.lower()) for text in texts):
            found[heading] = "" in once
    return found


def _count(table: ir.Table, column: str) -> tuple[ir.IntegerValue, ir.BooleanValue]:
    """Give a column as whole numbers from 0, and where it holds something else.

    A column of whole numbers is taken as it is: to write fifteen million of them as text and read them again takes long.
    """
    given = table[column]
    if given.type().is_integer():
        bad = (given < 0).fill_null(False)
        return ibis.ifelse(bad, None, given).cast("int64"), bad
    text = _text(table, column)
    number = ibis.ifelse(text.re_search(THOUSANDS), text.replace(",", ""), text).try_cast("float64")
    whole = (number >= 0) & (number <= LARGEST) & (number % 1 == 0) & ~text.re_search(OPEN)
    bad = text.notnull() & ~whole.fill_null(False)
    return ibis.ifelse(bad, None, number).try_cast("int64"), bad


def fill(
    table: ir.Table,
    source: Source,
    relation: str,
    columns: Mapping[str, str],
    constants: Mapping[str, str] | None = None,
) -> tuple[ir.Table, list[LeftOut], int]:
    """Give the rows of a table as rows of `machines` or `installations`.

    Args:
        table: with a column `row`.
        columns: column of the relation, `PER_SOCKET`, `EDITION` or one of `MADE` → column of the table.
        constants: column of the relation → the same text in every row.

    Returns:
        The relation; rows left out with their reason, at most `SHOWN`; and how many those are: rows without a machine or a title,
        counts that are not whole numbers from 0.
    """
    schema = MACHINES if relation == "machines" else INSTALLATIONS
    fixed = dict(constants or {})
    tidy = _tidy(table, columns) if relation == "installations" and source.is_parquet else {}
    shapes: dict[str, ir.Value] = {}
    wrong: list[tuple[ir.BooleanValue, ir.StringValue]] = []
    for column in schema.names:
        text = _text(table, columns.get(column), tidy)
        if column in fixed:
            shapes[column] = ibis.literal(fixed[column]).cast(schema[column])
        elif str(schema[column]) == "int64":
            shapes[column] = ibis.null("int64")
            if column in columns:
                shapes[column], bad = _count(table, columns[column])
                wrong.append((bad, ibis.literal(f"{column} is ") + text.fill_null("") + "; expected a whole number from 0"))
        elif str(schema[column]) == "boolean":
            lowered = text.lower()
            shapes[column] = ibis.cases(
                (lowered.isin(["true", "yes", "1", "on", "poweredon"]), True),
                (lowered.isin(["false", "no", "0", "off", "poweredoff"]), False),
                else_=ibis.null("boolean"),
            )
        else:
            shapes[column] = text
    if relation == "machines" and PER_SOCKET in columns:
        each, bad = _count(table, columns[PER_SOCKET])
        wrong.append((bad, ibis.literal(f"{PER_SOCKET} is ") + _text(table, columns[PER_SOCKET]).fill_null("") + "; expected a whole number from 0"))
        shapes["cores"] = ibis.coalesce(shapes["cores"], shapes["processors"] * each)
    if relation == "machines":
        made = [_text(table, columns[name]).fill_null("") for name in MADE if name in columns]
        shapes["kind"] = ibis.coalesce(kinds(shapes["kind"], ibis.literal(" ").join(made) if made else None), shapes["kind"])
    if EDITION in columns and relation == "installations":
        shapes["title"] = with_editions(shapes["title"], _text(table, columns[EDITION]))
    for column in ("machine", "name") if relation == "machines" else ("machine", "title"):
        named = shapes[column] if column != "name" or "name" in columns else shapes["machine"]
        wrong.append((named.isnull(), ibis.literal(f"the {'machine has no name' if column != 'title' else 'title is empty'}")))
        shapes[column] = named
    if columns.get("machine") not in tidy:
        shapes["machine"] = shapes["machine"].lower()
    if "host" in shapes:
        shapes["host"] = shapes["host"].lower()
    shapes["source"] = ibis.literal(source.name)
    shapes["place"] = ibis.literal(f"{source.name}:") + table["row"].cast("string")
    reason = ibis.cases(*wrong, else_=ibis.null("string"))
    good = table.filter(reason.isnull()).select(**shapes)
    bad_rows = table.filter(reason.notnull()).select(place=shapes["place"], reason=reason)
    count = int(bad_rows.count().to_pyarrow().as_py())
    shown = [LeftOut(row["place"], row["reason"]) for row in bad_rows.limit(SHOWN).to_pyarrow().to_pylist()] if count else []
    return good.cast(dict(schema.items())), shown, count

"""Estates are read by DuckDB and joined alike in DuckDB and in PostgreSQL, whatever stands in their cells."""

import csv
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from backtable.inventory import Estate, Mapped, TableMapping, backend, read_estate

from ..postgres import Server

DATA = Path(__file__).parent.parent / "data"
# What could be mistaken on the way: for null, for the end of a line, of a field, of all data, or for another text.
CELLS = ["", "NULL", r"\N", r"\.", "a\n\\.\nb", 'say "hi"', "a,b;c\td", "  spaced  ", "É é İ ß ẞ", "日本", "x\x00y", "'; --", "%s {}", "=cmd()"]


def contents(estate: Estate) -> tuple[Any, ...]:
    # A text of PostgreSQL cannot hold a zero byte: it is left out.
    rows = [
        sorted(
            ({key: cell.replace("\0", "") if isinstance(cell, str) else cell for key, cell in row.items()} for row in found), key=str
        )
        for found in (estate.machines.to_pyarrow().to_pylist(), estate.installations.to_pyarrow().to_pylist())
    ]
    return (*rows, estate.remarks, estate.sources, estate.left_out)


def both(files: list[Path | Mapped], postgres_connection: Any) -> tuple[Estate, Estate]:
    with backend() as here:
        one, other = read_estate(files, here), read_estate(files, postgres_connection)
        assert contents(one) == contents(other)
    return one, other


def test_files_of_other_programs(postgres_connection: Any) -> None:
    files = [DATA / "rvtools" / "BillSampleNextRvtoolsFinal.xlsx", DATA / "glpi", DATA / "swid" / "authoritative.swidtag", DATA / "optisam"]
    one, _ = both(list(files), postgres_connection)
    assert one.machines.count().to_pyarrow().as_py() > 150


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_cells_of_any_content(form: str, tmp_path: Path, postgres_connection: Any) -> None:
    rows = [{"server": f"m{n}", "software": cell, "version": cell, "users": "1" * (n % 3)} for n, cell in enumerate(CELLS)]
    rows += [{"server": cell, "software": "tool", "version": None, "users": None} for cell in CELLS]
    path = tmp_path / f"software.{form}"
    if form == "parquet":
        pq.write_table(pa.Table.from_pylist(rows), path)
    else:
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
    columns = {"machine": "server", "title": "software", "version": "version", "users": "users"}
    _, other = both([Mapped(path, (TableMapping("installations", columns),))], postgres_connection)
    titles = set(other.installations.title.to_pyarrow().to_pylist())
    assert {r"\N", r"\.", 'say "hi"', "É é İ ß ẞ", "日本"} <= titles
    assert {"a\n\\.\nb", r"a \. b"} & titles  # a file with signs that cannot be shown has blanks in their place


def test_a_machine_in_several_rows_takes_each_figure_from_the_first_that_states_it(tmp_path: Path, database: Any) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text("server,cores,os\n" + "a,,\n" * 8 + "a,8,\na,10,Linux\n")
    second.write_text("server,cores,os,cluster\nA,99,Windows,c\nb,2,,\n")
    found = read_estate([Mapped(first), Mapped(second)], database)
    rows = {row["machine"]: row for row in found.machines.to_pyarrow().to_pylist()}
    assert (rows["a"]["cores"], rows["a"]["os"], rows["a"]["cluster"]) == (8, "Linux", "c")
    assert rows["a"]["place"] == "first.csv:2"
    assert rows["b"]["cores"] == 2


def test_device_keys_beyond_ascii_are_joined(tmp_path: Path, database: Any) -> None:
    (tmp_path / "devices.csv").write_text("SourceKey,SystemName,CoreCount\nÉ1,ALPHA,4\n", encoding="utf-8")
    (tmp_path / "software.csv").write_text("DeviceSourceKey,SwName,SwVersion\nÉ1,Tool,1\n", encoding="utf-8")
    found = read_estate([tmp_path], database)
    assert [row["machine"] for row in found.installations.to_pyarrow().to_pylist()] == ["alpha"]


def test_a_database_without_unicode_is_refused(server: Server) -> None:
    from backtable.errors import NoAnswerError

    server.ask("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    with pytest.raises(NoAnswerError, match="holds texts as LATIN1"), backend(server.url("latin")):
        pass

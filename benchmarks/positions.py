"""Position of a large estate, or what DuckDB takes to read and group the same file; called by run.py in a process of its own.

python positions.py METHOD ESTATE_FILE REPETITIONS OUT.npy

The full position is measured once in a fresh process, imports and the reading of the estate file included; a change after a
full count, a trace from a kept position.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from measure import answer, peak_mib, repeated

TRACED = "oracle.database_enterprise"
Found = tuple[list[float], list[float]]


def full(file: Path, _repetitions: int) -> Found:
    """Everything: inventories, titles, every reading and each disputed answer alone, with the lines of all of them kept."""
    start = time.perf_counter()
    from backtable.licensing.project import count, read_project

    found = count(read_project(file))
    return [time.perf_counter() - start], [float(row.shortfall) for row in found.position.rows]


def changed(file: Path, repetitions: int) -> Found:
    """One virtual machine, of those with most products, has other virtual processors and stands on another host."""
    from backtable.licensing.position import recount
    from backtable.licensing.project import count, read_project

    found = count(read_project(file))
    connection, machines, deployed = found.estate.connection, found.estate.machines, found.recognised.deployed
    held = machines.filter(machines.kind == "virtual", machines.powered)
    products = deployed.join(held.select("machine"), "machine").group_by("machine").aggregate(count=deployed.product.nunique())
    (row,) = products.order_by(products["count"].desc(), products.machine).limit(1).to_pyarrow().to_pylist()
    name = row["machine"]
    (host,) = machines.filter(machines.kind == "host").order_by("machine").select("machine").limit(1).to_pyarrow().to_pylist()
    mine = machines.machine == name
    moved = machines.mutate(vcpus=mine.ifelse(13, machines.vcpus), host=mine.ifelse(host["machine"], machines.host))
    table = connection.create_table("moved_machines", moved, temp=True)
    last = []

    def again() -> list[float]:
        last[:] = [recount(connection, found.position, deployed, table, [name])]
        return []

    seconds, _ = repeated(again, repetitions)
    return seconds, [float(row.shortfall) for row in last[0].rows]


def trace(file: Path, repetitions: int) -> Found:
    """Open the kept position and say why one product counts as it does, under our reading and the supplier's."""
    from backtable.licensing.position import why
    from backtable.licensing.project import kept_count

    with TemporaryDirectory() as folder:
        kept_count(file, Path(folder)).estate.connection.disconnect()
        lines = []

        def again() -> None:
            found = kept_count(file, Path(folder))
            lines[:] = [len(item.lines) for item in why(found.position, TRACED, None, ["ours", "theirs"])]
            found.estate.connection.disconnect()

        seconds, _ = repeated(again, repetitions)
    return seconds, [float(number) for number in lines]


def grouped(columns: str) -> Callable[[Path, int], Found]:
    """Read the installations and group them, in as many threads as there are cores; the groups are counted, not kept."""

    def run(file: Path, _repetitions: int) -> Found:
        import duckdb

        path = str(file.parent / "installations.parquet").replace("'", "''")
        query = (
            f"SELECT count(*), sum(n), max(v), max(p), sum(u) FROM (SELECT {columns}, count(*) AS n, max(version) AS v, max(publisher) AS p, "
            f"sum(users) AS u FROM read_parquet('{path}') GROUP BY {columns})"
        )
        start = time.perf_counter()
        groups, rows, *_ = duckdb.connect().execute(query).fetchall()[0]
        return [time.perf_counter() - start], [float(groups), float(rows)]

    return run


METHODS: dict[str, Callable[[Path, int], Found]] = {
    "backtable-full": full,
    "backtable-changed": changed,
    "backtable-trace": trace,
    "duckdb-machine-title": grouped("machine, title"),
    "duckdb-title": grouped("title"),
}


def main() -> None:
    """Measure one method."""
    method, file, repetitions, out = sys.argv[1:]
    seconds, found = METHODS[method](Path(file), int(repetitions))
    np.save(out, np.array(found))
    answer(seconds=seconds, peak=peak_mib())


if __name__ == "__main__":
    main()

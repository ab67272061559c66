"""What is compiled: the expressions over tables that exist nowhere, and the databases that they are compiled for."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import ibis
import ibis.backends.sql.compilers as compilers
import sqlglot.expressions as sge
from ibis.config import Config

from backtable.inventory import INSTALLATIONS, MACHINES
from backtable.inventory._read import merged
from backtable.licensing.metrics import FOOTPRINT, METRICS
from backtable.licensing.position._counted import BEHIND, VARIANTS, counted_anew, counted_rows, differing, spots_of
from backtable.licensing.position._footprint import OPEN_EDITIONS, VERSIONS, footprint, left_out_of
from backtable.licensing.position._lines import COUNTS, KEPT, NAMED, kept_lines
from backtable.licensing.position._position import _LEAVINGS
from backtable.licensing.recognition._giving_way import PAIRS, settled, without_given
from backtable.licensing.recognition._recognised import DEPLOYED, TITLES, apart_on_desktops, products_of, titles_of

SQL = Path(__file__).parent / "sql"
DIALECTS = ("postgres", "pyspark", "trino", "snowflake")
# What metrics must be told to count at all; nothing is said of disputed questions.
FACTS = {
    "as_of": "2026-03-12",
    "java.employees": "1200",
    "sap.documents.sales": "1000",
    "vmware.vsan_tib": "120",
    "ibm.tiers": "10:1, 0.5",
}


# Signs that cannot be seen stand as they are written in Python.
_SHOWN = str.maketrans({"\t": r"\t", "\r": r"\r", "\v": r"\v", "\f": r"\f"})


class _Spark(Config):
    """What Ibis takes from Spark where it is installed."""

    treat_nan_as_null: bool = False


def _table(schema: Any, name: str) -> Any:
    return ibis.table(ibis.schema(schema), name=name)


_machines = _table(MACHINES, "machines")
_deployed = _table(DEPLOYED, "deployed")
_laid = footprint(_deployed, _machines).schema()
_rows = _table(_laid, "footprint")
_different = _table(differing(_rows, _table(VARIANTS, "variants")).schema(), "different")
_spots = _table(spots_of(_different).schema(), "spots")

# The steps of a count that no metric has a part in.
STEPS: dict[str, Callable[[], Any]] = {
    "machines": lambda: merged([_table({**MACHINES, "_rank": "int64"}, "first"), _table({**MACHINES, "_rank": "int64"}, "second")]),
    "recognised": lambda: products_of(titles_of(_table(INSTALLATIONS, "installations"), _machines), _table(TITLES, "titles")),
    "apart_on_desktops": lambda: apart_on_desktops(_deployed, _machines, {"oracle.java": "oracle.java_desktop"}),
    "without_given": lambda: without_given(_deployed, _table(PAIRS, "pairs"), ["oracle.database"]),
    "settled": lambda: settled(_deployed, "oracle.database", "oracle.database_enterprise", ["oracle.partitioning"]),
    "footprint": lambda: footprint(_deployed, _machines),
    "footprint_by_version": lambda: footprint(_deployed, _machines, versions=_table(VERSIONS, "versions")),
    "footprint_of_open_editions": lambda: footprint(_deployed, _machines, editions=_table(OPEN_EDITIONS, "editions")),
    "differing": lambda: differing(_rows, _table(VARIANTS, "variants")),
    "spots": lambda: spots_of(_different),
    "counted": lambda: counted_rows(_rows, _table(BEHIND, "behind"), merged=False),
    "counted_anew_as_one": lambda: counted_anew(_rows, _table(BEHIND, "behind"), _different, merged=True),
    "kept_lines": lambda: kept_lines(_table(COUNTS, "counts"), _table(NAMED, "named"), _spots),
    "left_out": lambda: left_out_of(_rows, _table(_LEAVINGS, "leavings")),
    "uncounted": lambda: (lines := _table(KEPT, "lines")).filter(lines.quantity.isnull()),
}


def names() -> list[str]:
    """Give the names of all snapshots of a database."""
    return [*(f"step.{name}" for name in STEPS), *METRICS]


def expression(name: str) -> Any:
    """Give a step, or the lines of a metric as a position counts them."""
    if name.startswith("step."):
        return STEPS[name.removeprefix("step.")]()
    asked = {key: value for key, value in FACTS.items() if key in METRICS[name].asks or f"{key.rpartition('.')[0]}.*" in METRICS[name].asks}
    return METRICS[name].lines(_table(FOOTPRINT, "footprint"), _machines, asked)


def compiled(name: str) -> Iterator[tuple[str, str]]:
    """Give database and SQL, each step a query of its own, as a position runs it."""
    held = expression(name)
    before = ibis.options.sql.fuse_selects, ibis.options.pyspark
    ibis.options.sql.fuse_selects = False
    ibis.options.pyspark = ibis.options.pyspark or _Spark()
    try:
        for dialect in DIALECTS:
            compiler = getattr(compilers, dialect).compiler
            query = compiler.to_sqlglot(held)
            for star in query.find_all(sge.Star):
                for left_out in star.args.values():  # Ibis names the columns that a star leaves out in no fixed order.
                    if isinstance(left_out, list):
                        left_out.sort(key=str)
            yield dialect, query.sql(compiler.dialect, pretty=True).translate(_SHOWN) + "\n"
    finally:
        ibis.options.sql.fuse_selects, ibis.options.pyspark = before


def path_of(dialect: str, name: str) -> Path:
    """Give the file of a snapshot."""
    return SQL / dialect / f"{name}.sql"

"""Small footprints and estates, and what a metric counts on them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import pyarrow as pa

from backtable.inventory._relations import MACHINES
from backtable.licensing._metric import FOOTPRINT, LINES, METRICS
from backtable.licensing.metrics import stated_columns

CONNECTION = ibis.duckdb.connect()
# The database on which counts run: DuckDB, unless a test has put another one first.
DATABASES = [CONNECTION]

XEON = "Intel(R) Xeon(R) CPU E5-2690 v4 @ 2.60GHz"


def row(machine: str = "m1", **figures: Any) -> dict[str, Any]:
    """A product on a machine; a machine with a host is virtual, any other physical."""
    blank = dict.fromkeys(FOOTPRINT)
    kind = "virtual" if figures.get("host") else "physical"
    return {**blank, "product": "product", "machine": machine, "kind": kind, **figures}


def host(machine: str, **figures: Any) -> dict[str, Any]:
    """A host of the estate."""
    return {**dict.fromkeys(MACHINES.names), "machine": machine, "name": machine, "kind": "host", **figures}


def relation(rows: Iterable[Mapping[str, Any]], schema: Any) -> Any:
    """Rows in memory as a relation with these columns."""
    held = ibis.schema(schema)
    rows = list(rows)
    columns = {name: pa.array([row[name] for row in rows], type=held[name].to_pyarrow()) for name in held.names}
    return ibis.memtable(pa.table(columns), schema=held)


@dataclass(frozen=True)
class Count:
    """What a metric counts: whole units of all products together, and its lines by thing."""

    total: int
    lines: tuple[dict[str, Any], ...]

    def line(self, thing: str) -> dict[str, Any]:
        return next(line for line in self.lines if line["thing"] == thing)

    @property
    def rules(self) -> str:
        return "\n".join(line["rule"] for line in self.lines)


def run(expression: Any) -> list[dict[str, Any]]:
    return DATABASES[0].to_pyarrow(expression).to_pylist()


def count(
    metric: str,
    rows: Sequence[Mapping[str, Any]],
    hosts: Sequence[Mapping[str, Any]] = (),
    answers: Mapping[str, str] | None = None,
    stated: Mapping[str, str] | None = None,
    of: str = "own",
) -> Count:
    """Count under a metric, as a position does: lines first, then the whole units of their sum.

    Args:
        stated: machine → factor of its processor.
        of: whose factor it is.
    """
    held = METRICS[metric]
    machines = relation(hosts, MACHINES)
    if stated:
        number, text, by = stated_columns(of)
        more = [{number: float(factor), text: factor, by: "the fixture"} for factor in stated.values()]
        known = [host(name) | given for name, given in zip(stated, more, strict=True)]
        schema = {**dict(MACHINES.items()), number: "float64", text: "string", by: "string"}
        machines = relation([*({**dict.fromkeys(more[0]), **item} for item in hosts), *known], schema)
    lines = held.lines(relation(rows, FOOTPRINT), machines, answers or {})
    assert dict(lines.schema().items()) == dict(ibis.schema(LINES).items())
    found = run(lines.order_by("product", "thing"))
    return Count(held.total(sum(line["quantity"] or 0.0 for line in found)), tuple(found))

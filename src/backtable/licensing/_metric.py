"""Metrics: how many units of a product a footprint needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import ibis.expr.types as ir

# The columns that every footprint has: one row a product on a machine, with its machine's and its host's figures.
FOOTPRINT = {
    "product": "string",
    "version": "string",
    "machine": "string",
    "kind": "string",
    "processors": "int64",
    "cores": "int64",
    "vcpus": "int64",
    "cpu_model": "string",
    "environment": "string",
    "users": "int64",
    "host": "string",
    "host_processors": "int64",
    "host_cores": "int64",
    "host_cpu_model": "string",
    "cluster": "string",
    "vcenter": "string",
}

Answers = Mapping[str, str]
Lines = Callable[[ir.Table, ir.Table, Answers], ir.Table]


@dataclass(frozen=True, slots=True)
class Metric:
    """A way to count.

    Args:
        key: as in `oracle.processor`.
        name: for readers.
        unit: what is counted: "core licences", "processor licences", …
        source: the paper or page that states the rule, with its date.
        applies: where it applies, for readers.
        lines: (footprint, machines, answers of the reading) → relation with the columns product, thing (key of what is
            licensed: a machine, a host, a user), machines (how many rows of the footprint stand behind it), quantity
            (float64, not yet rounded) and rule (text).
        total: sum of the quantities of a product → whole units; rounds once, after adding up.
    """

    key: str
    name: str
    unit: str
    source: str
    applies: str
    lines: Lines
    total: Callable[[float], int]


METRICS: dict[str, Metric] = {}


def metric(
    key: str, name: str, unit: str, source: str, applies: str, total: Callable[[float], int]
) -> Callable[[Lines], Lines]:
    """Register a way to count under a key."""

    def register(lines: Lines) -> Lines:
        if key in METRICS:
            raise ValueError(f"two metrics are called {key}")
        METRICS[key] = Metric(key, name, unit, source, applies, lines, total)
        return lines

    return register

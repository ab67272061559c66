"""What stands behind a product's numbers, for programs and for spreadsheets."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from backtable.files import csv_text, exact
from backtable.licensing.position import Running, Trace
from backtable.licensing.project import Count

_COLUMNS = ("reading", "machine", "product", "title", "version", "place", "cluster", "left_out")
_LINES = ("thing", "product", "right", "metric", "machines", "quantity", "rule", "chosen")


def why_json(found: Count, product: str, machine: str | None, traces: Sequence[Trace], machines: Sequence[Running], others: Sequence[Running] = ()) -> dict[str, Any]:
    """Give the traces of a product as plain data; units of rights as texts, so that no part is lost. `others` as from `beside`."""
    return {
        "product": product,
        "machine": machine,
        "as_of": found.project.as_of.isoformat(),
        "readings": [
            {
                "reading": trace.reading,
                "counted_as": trace.counted_as,
                "reached": list(trace.reached),
                "licenses": list(trace.through),
                "lines": [_line(line) for line in trace.lines],
                "machines": _running(machines, trace.reading),
                "beside": _running(others, trace.reading),
                "rights": [
                    {"right": cover.right, "serves": cover.serves, "units": exact(cover.units)} for cover in trace.covers
                ],
                "entitlements": sorted({key for item in trace.entitlements for key in item.entitlements}),
                "ways": [
                    {
                        "right": item.right,
                        "metric": item.metric,
                        "units": None if item.units is None else exact(item.units),
                        "missing": None if item.missing is None else exact(item.missing),
                        "cost": None if item.cost is None else exact(item.cost),
                        "open": item.open,
                        "used": item.used,
                    }
                    for item in trace.alternatives
                ],
            }
            for trace in traces
        ],
    }


def _running(machines: Sequence[Running], reading: str) -> list[dict[str, Any]]:
    return [{name: value for name, value in asdict(item).items() if name != "reading"} for item in machines if item.reading == reading]


def _line(line: Mapping[str, Any]) -> dict[str, Any]:
    """Give a line; where rights end at versions also the newest version there and the rights that end too early for it."""
    told = {name: line[name] for name in _LINES}
    return told | {"version": line["version"], "refused": [item.key for item in line["refused"]]} if "refused" in line else told


def machines_csv(found: Count, machines: Sequence[Running]) -> str:
    """Give every machine behind a product's numbers as CSV."""
    titles = {key: product.title for key, product in found.project.products.items()}
    return csv_text(
        _COLUMNS,
        (
            (item.reading, item.machine, item.product, titles.get(item.product, item.product), item.version, item.place, item.cluster, item.left_out)
            for item in machines
        ),
    )

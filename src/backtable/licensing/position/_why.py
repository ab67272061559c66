"""Why a number of a position is what it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from backtable.licensing.position._lines import right_key
from backtable.licensing.position._position import License, Position
from backtable.licensing.readings import questions
from backtable.licensing.reconciliation import Cover, Use


@dataclass(frozen=True, slots=True)
class Trace:
    """What stands behind a product's numbers under one reading.

    Args:
        lines: thing, machines, quantity and rule of each line; of one machine, those of it and of the host below it.
        left_out: (machine, why the reading leaves it out).
        chosen: for each way to license it, how many things were licensed so.
        covers: which rights served, and how many units.
        entitlements: keys of the entitlements behind the rights.
    """

    reading: str
    product: str
    lines: tuple[Mapping[str, Any], ...]
    left_out: tuple[tuple[str, str], ...]
    chosen: tuple[Use, ...]
    covers: tuple[Cover, ...]
    entitlements: tuple[License, ...]


def why(found: Position, product: str, machine: str | None = None) -> tuple[Trace, ...]:
    """Give the trace of a product under each reading, of one machine or of all."""
    traces = []
    says = {item.key: {answer.key: answer.says for answer in item.answers} for item in questions()}
    ways = found.products[product].ways if product in found.products else ()
    rights = {right_key(right, metric) for right, metric in ways}
    things = _things(found, product, machine.lower()) if machine is not None else []
    for reading in found.readings:
        lines = found.lines.filter(found.lines.reading == reading.name, found.lines["product"] == product)
        outs = found.left_out.filter(found.left_out.reading == reading.name, found.left_out["product"] == product)
        if machine is not None:
            lines = lines.filter(lines.thing.isin(things))
            outs = outs.filter(outs.machine == machine.lower())
        reconciled = found.reconciled[reading.name]
        traces.append(
            Trace(
                reading.name,
                product,
                tuple(lines.order_by("thing").to_pyarrow().to_pylist()),
                tuple(
                    (row["machine"], says[row["question"]][reading.answers[row["question"]]])
                    for row in outs.order_by("machine").to_pyarrow().to_pylist()
                ),
                tuple(use for use in reconciled.uses if use.way.right in rights and _of(use.need, product)),
                tuple(cover for cover in reconciled.covers if cover.serves in rights),
                _behind(found.licenses, [cover for cover in reconciled.covers if cover.serves in rights]),
            )
        )
    return tuple(traces)


def _things(found: Position, product: str, machine: str) -> list[str]:
    rows = found.footprint.filter(found.footprint["product"] == product, found.footprint.machine == machine)
    hosts = rows.select("host").to_pyarrow().column("host").to_pylist()
    return [machine, *(host for host in hosts if host)]


def _of(need: str, product: str) -> bool:
    return need == product or need.startswith(f"{product} #")


def _behind(licenses: Sequence[License], covers: Sequence[Cover]) -> tuple[License, ...]:
    serving = {cover.right for cover in covers}
    return tuple(item for item in licenses if right_key(item.product, item.metric) in serving)

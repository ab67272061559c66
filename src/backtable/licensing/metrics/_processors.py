"""Factors by processor: core factors and processor value units."""

from collections.abc import Iterable, Mapping
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import Rule
from backtable.licensing.metrics._expressions import listed, text


def _flat(rows: Iterable[Any]) -> list[Mapping[str, Any]]:
    return [row for entry in rows for row in (entry if isinstance(entry, list) else [entry])]


def _matches(row: Mapping[str, Any], model: Any, processors: Any) -> list[tuple[Any, str]]:
    """Give the conditions under which a row decides, each with its factor."""
    found = model.re_search(row["pattern"]) if "pattern" in row else listed(model, row["match"])
    if "sockets" not in row:
        return [(found, row["factor"])]
    return [
        (found & ((processors <= limit["at_most"]) if "at_most" in limit else processors.notnull()), limit["factor"])
        for limit in row["sockets"]
    ]


def with_factor(things: ir.Table, rule: Rule, unknown: str) -> ir.Table:
    """Add the factor of each thing's processor.

    Args:
        things: with the columns cpu_model, processors and cores.
        rule: a table by processor.
        unknown: which of the rule's factors for unknown processors is assumed.

    Returns:
        With `factor` (float64), `factor_text`, and `family`: the processor in words with the table, or what was assumed of it.
    """
    model = things.cpu_model.lower().fill_null("")
    decided: list[tuple[Any, str, str]] = []
    if single := rule.values.get("single_core"):
        decided.append((things.cores == things.processors, single, "single-core chips"))
    decided += [
        (condition, factor, row["name"])
        for row in _flat(rule.values["rows"])
        for condition, factor in _matches(row, model, things.processors)
    ]
    assumed = rule.values["unknown"][unknown]
    held = "the highest" if unknown == "highest" else "as for current x86 servers"
    shown = ibis.cases(
        *((condition, ibis.literal(factor)) for condition, factor, _ in decided), else_=ibis.literal(assumed)
    )
    number = ibis.cases(
        *((condition, ibis.literal(float(factor))) for condition, factor, _ in decided),
        else_=ibis.literal(float(assumed)),
    )
    family = ibis.cases(
        *((condition, ibis.literal(f"{name}, {rule.name}")) for condition, _, name in decided),
        (model == "", ibis.literal(f"assumed, {held}: the processor is not known; {rule.name}")),
        else_=text(
            f"assumed, {held}: “", things.cpu_model, f"” is not in the {rule.name}, or its sockets are not known"
        ),
    )
    return things.mutate(factor=number, factor_text=shown, family=family)

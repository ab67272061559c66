"""Factors by processor: core factors and processor value units."""

from collections.abc import Iterable, Mapping
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import Rule
from backtable.licensing.metrics._expressions import fraction, listed, text


def _flat(rows: Iterable[Any]) -> list[Mapping[str, Any]]:
    return [row for entry in rows for row in (entry if isinstance(entry, list) else [entry])]


def named(row: Mapping[str, Any], model: Any) -> Any:
    """Say whether a row speaks of a processor, whose name is in lower case."""
    return model.re_search(row["pattern"]) if "pattern" in row else listed(model, row["match"])


def _matches(row: Mapping[str, Any], model: Any, processors: Any, single: Any) -> list[tuple[Any, str]]:
    """Give the conditions under which a row decides, each with its factor."""
    found = named(row, model)
    if row.get("single"):
        found = found & single
    if "sockets" not in row:
        return [(found, row["factor"])]
    return [
        (found & ((processors <= limit["at_most"]) if "at_most" in limit else processors.notnull()), limit["factor"])
        for limit in row["sockets"]
    ]


def with_factor(things: ir.Table, rule: Rule, unknown: str, sockets: Any = None) -> ir.Table:
    """Add the factor of each thing's processor.

    Args:
        things: with the columns cpu_model, processors and cores.
        rule: a table by processor.
        unknown: which of the rule's factors for unknown processors is assumed.
        sockets: how many the server can hold; without it, as many as are occupied.

    Returns:
        With `factor` (float64), `factor_text`, `factor_row` (the number of the row that decides, 0 for none) and `family`: the processor in words with the table, or what was assumed of it.
    """
    model, known = things.cpu_model.lower().fill_null(""), things.processors if sockets is None else sockets
    decided: list[tuple[Any, str, str]] = []
    if single := rule.values.get("single_core"):
        decided.append((things.cores == things.processors, single, "single-core chips"))
    decided += [
        (condition, factor, row["name"])
        for row in _flat(rule.values["rows"])
        for condition, factor in _matches(row, model, known, things.cores == things.processors)
    ]
    assumed = rule.values["unknown"][unknown]
    taken = "the highest" if unknown == "highest" else "as for current x86 servers"
    # Which row decides is found once; what it says is looked up by its number.
    by_sockets = [named(row, model) for row in _flat(rule.values["rows"]) if "sockets" in row]
    row = ibis.cases(*((condition, place) for place, (condition, _, _) in enumerate(decided, 1)), else_=0)
    held = things.mutate(factor_row=row)
    rows = list(enumerate(decided, 1))
    alike: dict[str, list[int]] = {}
    for place, (_, said, _) in rows:
        if said != assumed:
            alike.setdefault(said, []).append(place)
    which = [(held.factor_row.isin(places), said) for said, places in alike.items()]
    factor: Any = fraction(assumed)
    shown: Any = ibis.literal(assumed)
    if which:
        factor = ibis.cases(*((condition, fraction(said)) for condition, said in which), else_=factor)
        shown = ibis.cases(*((condition, ibis.literal(said)) for condition, said in which), else_=shown)
    open_ = text(f"assumed, {taken}: “", held.cpu_model, f"” stands in the {rule.name} by sockets, and these are not known")
    unsized = [(ibis.or_(*by_sockets) & known.isnull(), open_)] if by_sockets else []
    family = ibis.cases(
        *((held.factor_row == place, ibis.literal(f"{name}, {rule.name}")) for place, (_, _, name) in rows),
        (held.cpu_model.fill_null("") == "", ibis.literal(f"assumed, {taken}: the processor is not known; {rule.name}")),
        *unsized,
        else_=text(f"assumed, {taken}: “", held.cpu_model, f"” is not in the {rule.name}"),
    )
    return held.mutate(factor=factor, factor_text=shown, family=family)

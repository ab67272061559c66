"""The lines of a tally, and which of them belong to which readings."""

from collections.abc import Sequence
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import NoRuleError
from backtable.licensing.metrics import FOOTPRINT, METRICS
from backtable.licensing.metrics import LINES as METRIC_LINES
from backtable.licensing.position._counting import Counting, Tally
from backtable.licensing.position._footprint import LEAVING, is_left_out, kept
from backtable.licensing.position._ways import as_counted

# What is counted over all things that are licensed in one way, as metrics have it.
TOGETHER = ("alone", "alone_rule", "people", "least", "step")
LINES = ibis.schema(
    {
        "product": "string",
        "right": "string",  # key of the product to be owned, an edition of it perhaps
        "metric": "string",
        "thing": "string",
        "machines": "int64",
        "quantity": "float64",
        "rule": "string",
    }
)
# Lines as they are kept: each once, with the tally that it is of and the variants of it to which it belongs, as bits.
KEPT = ibis.schema({"tally": "int64", "under": "int64", **LINES} | {name: METRIC_LINES[name] for name in TOGETHER})
# What the variants of each tally leave out.
VARIANTS = ibis.schema(
    {"tally": "int64", "within": "string", "product": "string", "variant": "int64"}
    | {f"{when}{key}": "boolean" for when in ("", "first ") for key in LEAVING}
)
_SUFFIX = 3
SERVED = "counted already: one licensing of a server serves every database on it that counts as the same edition"


def variants_of(tallies: Sequence[Tally]) -> list[dict[str, Any]]:
    """Give the rows of `VARIANTS`: for each variant but the first of each tally what it and the first leave out."""
    return [
        {"tally": tally.number, "within": tally.spot, "product": product, "variant": number}
        | {key: key in variant for key in LEAVING}
        | {f"first {key}": key in tally.variants[0] for key in LEAVING}
        for tally in tallies
        for number, variant in enumerate(tally.variants)
        if number
        for product in tally.behind
    ]


def differing(rows: ir.Table, variants: ir.Table) -> ir.Table:
    """Give where a variant leaves out others than the first of its tally: only there must it be counted anew.

    Args:
        rows: a footprint.
        variants: columns of `VARIANTS`.

    Returns:
        tally, variant, spot (a machine, a place, or "" for everywhere) and what the variant leaves out.
    """
    held = rows.join(variants, "product")
    out: dict[str, Any] = {"": ibis.literal(False), "first ": ibis.literal(False)}
    for when in out:
        for key in LEAVING:
            out[when] = out[when] | (is_left_out(held, key) & held[f"{when}{key}"])
    other = held.filter(out[""] != out["first "])
    spot = ibis.cases((other["within"] == "machine", other.machine), (other["within"] == "place", other.place), else_="")
    return other.select("tally", "variant", *LEAVING, spot=spot).distinct()


def spots_of(differing: ir.Table) -> ir.Table:
    """Give tally and spot with the variants that count it anew, as bits."""
    bit = ibis.cases(*((differing.variant == number, 1 << number) for number in range(1, 1 << len(LEAVING))), else_=0)
    return differing.mutate(bit=bit.cast("int64")).group_by(["tally", "spot"]).aggregate(anew=lambda t: t.bit.sum().cast("int64"))


def lines_of(
    tally: Tally,
    rows: ir.Table,
    machines: ir.Table,
    counting: Counting,
    different: ir.Table | None = None,
    spots: ir.Table | None = None,
    counted_rows: ir.Table | None = None,
) -> ir.Table:
    """Give every line of a tally in all of its variants, as one expression; columns of `KEPT`.

    The first variant is counted everywhere and each other one only where it leaves out other rows; elsewhere its lines are
    those of the first. To a metric each variant of a product is a product of its own, so that it counts all of them in one
    pass.

    Args:
        rows: a footprint.
        machines: the estate's machines, for metrics that ask for more than those on which the product runs.
        different: as from `differing`; needed where there are several variants.
        spots: as from `spots_of`.
        counted_rows: as from `rows_counted` for this tally, or for one that is alike.
    """
    several = len(tally.variants) > 1
    held = rows_counted(tally, rows, machines, counting, different) if counted_rows is None else counted_rows
    if set(tally.behind) != set(tally.products):
        held = held.filter(held["product"].isin((*tally.products, *tally.served)))
    if several:
        number = ibis.cases(*((held.variant == item, f"~{item:02d}") for item in range(1, len(tally.variants))), else_="~00")
        held = held.select(**{name: held[name] for name in FOOTPRINT} | {"product": held["product"] + number})
    else:
        held = held.select(*FOOTPRINT)
    try:
        counted = METRICS[tally.metric].lines(held, machines, tally.answers)
    except NoRuleError as error:
        counted = _without_rule(held, str(error))
    # A metric that counts nothing over all things together need not say so.
    if silent := [column for column in TOGETHER if column not in counted.columns]:
        counted = counted.mutate(**{column: ibis.null(METRIC_LINES[column]) for column in silent})
    if tally.once:
        counted = once(counted, tally, several)
    named = counted["product"]
    under: Any = ibis.literal(1, type="int64")
    if several:
        assert spots is not None
        here = spots.filter(spots.tally == tally.number).select("spot", "anew")
        counted = counted.mutate(_spot=counted.thing if tally.spot else ibis.literal(""))
        counted = counted.left_join(here, counted._spot == here.spot)
        mark, named = counted["product"].right(_SUFFIX), counted["product"].substr(0, counted["product"].length() - _SUFFIX)
        bits = [(mark == f"~{item:02d}", ibis.literal(1 << item)) for item in range(1, len(tally.variants))]
        under = ibis.cases(*bits, else_=ibis.literal(tally.every) - counted.anew.fill_null(0)).cast("int64")
    counted = counted.select("thing", "machines", "quantity", "rule", *TOGETHER, product=named, under=under)
    other = [
        (product, right)
        for product in tally.products
        for right, metric in counting.licensed[product]
        if metric == tally.metric and right != product
    ]
    return counted.select(
        tally=ibis.literal(tally.number, type="int64"),
        under=counted.under,
        product=counted["product"],
        right=ibis.cases(*((counted["product"] == product, right) for product, right in other), else_=counted["product"])
        if other
        else counted["product"],
        metric=ibis.literal(tally.metric),
        thing=counted.thing.cast("string"),
        machines=counted.machines.cast("int64"),
        quantity=counted.quantity.cast("float64"),
        rule=counted.rule.cast("string"),
        **{name: counted[name].cast(METRIC_LINES[name]) for name in TOGETHER},
    )


def rows_counted(tally: Tally, rows: ir.Table, machines: ir.Table, counting: Counting, different: ir.Table | None = None) -> ir.Table:
    """Give the rows of the footprint that a tally counts, with the product as which each is counted and the variant that counts it.

    Args:
        rows, machines, different: as for `lines_of`.
    """
    own = rows.filter(rows["product"].isin(tally.behind))
    first = kept(own, tally.variants[0]).mutate(variant=ibis.literal(0, type="int64"))
    several = len(tally.variants) > 1
    if several:
        assert different is not None
        here = different.filter(different.tally == tally.number).drop("tally")
        held = own.mutate(_spot={"machine": own.machine, "place": own.place}.get(tally.spot, ibis.literal("")))
        held = held.join(here, held._spot == here.spot)
        held = held.filter(*(~(is_left_out(held, key) & held[key]) for key in LEAVING))
        first = first.union(held.select(*first.columns))
    as_one = {key: counting.as_one[key] for key in tally.behind}
    covering = {key: other for key, other in counting.covering.items() if key in as_one or key in as_one.values()}
    told = METRICS[tally.metric].reach(tally.answers)
    return as_counted(first, machines, as_one, covering, told, counting.licensed, tally.answers)


def alike(tallies: Sequence[Tally], counting: Counting) -> list[tuple[Tally, ...]]:
    """Give tallies that count the same rows, by several metrics, where it takes long to say which those are: one's licensing may serve another."""
    found: dict[object, list[Tally]] = {}
    for tally in tallies:
        if any(counting.as_one[product] in counting.covering for product in tally.behind):
            reach = METRICS[tally.metric].reach(tally.answers)
            found.setdefault((tally.behind, tally.variants, tally.within, reach, tuple(sorted(tally.answers.items()))), []).append(tally)
    return [tuple(same) for same in found.values() if len(same) > 1]


def once(lines: ir.Table, tally: Tally, several: bool) -> ir.Table:
    """Give lines of editions that are counted as a higher one, with none of their own where that is counted already.

    One licensing of a server serves every database on it: a line counts nothing where the edition itself has one of the same thing, or
    another product that is counted as it.

    Args:
        lines: of the tally's products and of those that serve them, which are left out then.
        several: whether the products' names end with the variant.
    """
    mark, name = lines["product"].right(_SUFFIX), lines["product"].substr(0, lines["product"].length() - _SUFFIX)
    held = lines.mutate(_mark=mark if several else ibis.literal(""), _name=name if several else lines["product"])
    order = (*tally.served, *tally.products)
    held = held.mutate(_rank=ibis.cases(*((held._name == product, rank) for rank, product in enumerate(order)), else_=len(order)))
    first = held.filter(held.quantity.notnull()).group_by(["_mark", "thing"]).aggregate(_first=lambda t: t._rank.min())
    first = first.rename(_of="_mark", _at="thing")
    held = held.left_join(first, [held._mark == first._of, held.thing == first._at]).filter(lambda t: t._name.isin(tally.products))
    serves = (held.quantity.notnull() & (held._first < held._rank)).fill_null(False)
    return held.mutate(
        quantity=ibis.ifelse(serves, 0.0, held.quantity),
        alone=ibis.ifelse(serves, 0.0, held.alone),
        alone_rule=ibis.ifelse(serves, ibis.literal(SERVED), held.alone_rule),
        rule=ibis.ifelse(serves, ibis.literal(SERVED), held.rule),
    ).select(*lines.columns)


def _without_rule(rows: ir.Table, reason: str) -> ir.Table:
    """Give a line without a quantity for each machine, as no rule of that day is known."""
    return rows.select(
        "product",
        thing="machine",
        machines=ibis.literal(1),
        quantity=ibis.null("float64"),
        rule=ibis.literal(f"not counted: {reason}"),
    )

"""What tallies count: the machines on which each product runs, as the product as which it counts, made ready once for all tallies."""

from collections.abc import Sequence
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._parts import part
from backtable.licensing.metrics import DEPLOYED, FOOTPRINT, laid_out
from backtable.licensing.position._counting import Counting, Tally
from backtable.licensing.position._footprint import LEAVING, is_left_out
from backtable.licensing.position._ways import as_counted

# One row a counted product on a machine in each variant, whose mark ends the product's name, of the tally that is the first to count it.
COUNTED = ibis.schema({"of": "int64", **DEPLOYED, "place": "string"})
# Which products of the footprint a tally counts as what, what its first variant leaves out, and on what its other variants depend.
BEHIND = ibis.schema(
    {"of": "int64", "_product": "string", "_one": "string", "_mark": "string", "_spot": "string"} | {f"first {key}": "boolean" for key in LEAVING}
)
# What the variants of each tally leave out.
VARIANTS = ibis.schema(
    {"tally": "int64", "within": "string", "product": "string", "variant": "int64", "bit": "int64", "mark": "string"}
    | {f"{when}{key}": "boolean" for when in ("", "first ") for key in LEAVING}
)


def marks_of(tally: Tally) -> list[str]:
    """Give the mark of each variant: to metrics the variants of a product are products of their own; nothing where there is one only."""
    return [f"~{number:02d}" for number in range(len(tally.variants))] if len(tally.variants) > 1 else [""]


def owners(tallies: Sequence[Tally], counting: Counting) -> dict[int, int]:
    """Give the number of each tally with that of the first which counts the same rows in the same variants, by another metric perhaps."""
    first: dict[object, int] = {}
    result = {}
    for tally in tallies:
        told: tuple[object, ...] = (tally.behind, tally.variants, tally.spot if len(tally.variants) > 1 else "")
        if is_covered(tally, counting):  # how far a licensing of hosts serves others hangs on the answers
            told = (*told, *((other, tuple(sorted(own.items()))) for other, own in sorted(tally.cover.items())))
        result[tally.number] = first.setdefault(told, tally.number)
    return result


def is_covered(tally: Tally, counting: Counting) -> bool:
    """Say whether rows of a tally count as another product that licenses the hosts on which they are, of which none may leave its host."""
    return bool(tally.cover) and not counting.is_wide(tally)


def is_merged(tally: Tally, counting: Counting) -> bool:
    """Say whether several products of a tally count as one, so that they may stand on one machine."""
    return any(counting.as_one[product] != product for product in tally.behind)


def variants_of(tallies: Sequence[Tally]) -> list[dict[str, Any]]:
    """Give the rows of `VARIANTS`: for each variant but the first of each tally what it and the first leave out."""
    return [
        {"tally": tally.number, "within": tally.spot, "product": product, "variant": number, "bit": 1 << number, "mark": mark}
        | {key: key in variant for key in LEAVING}
        | {f"first {key}": key in tally.variants[0] for key in LEAVING}
        for tally in tallies
        for number, (variant, mark) in enumerate(zip(tally.variants, marks_of(tally), strict=True))
        if number
        for product in tally.behind
    ]


@part
def differing(rows: ir.Table, variants: ir.Table) -> ir.Table:
    """Give where a variant leaves out others than the first of its tally: only there must it be counted anew.

    Args:
        rows: a footprint.
        variants: columns of `VARIANTS`.

    Returns:
        tally, variant, its bit, mark, spot (a machine, a place, or "" for everywhere) and what the variant leaves out.
    """
    held = rows.join(variants, "product")
    out: dict[str, Any] = {"": ibis.literal(False), "first ": ibis.literal(False)}
    for when in out:
        for key in LEAVING:
            out[when] = out[when] | (is_left_out(held, key) & held[f"{when}{key}"])
    other = held.filter(out[""] != out["first "])
    spot = ibis.cases((other["within"] == "machine", other.machine), (other["within"] == "place", other.place), else_="")
    return other.select("tally", "variant", "bit", "mark", *LEAVING, spot=spot).distinct()


@part
def spots_of(differing: ir.Table) -> ir.Table:
    """Give tally and spot with the variants that count it anew, as bits."""
    return differing.group_by(["tally", "spot"]).aggregate(anew=differing.bit.sum().cast("int64"))


def behind_of(tallies: Sequence[Tally], counting: Counting) -> list[dict[str, Any]]:
    """Give the rows of `BEHIND`."""
    return [
        {"of": tally.number, "_product": product, "_one": counting.as_one[product], "_mark": marks_of(tally)[0], "_spot": tally.spot}
        | {f"first {key}": key in tally.variants[0] for key in LEAVING}
        for tally in tallies
        for product in tally.behind
    ]


@part
def counted_rows(rows: ir.Table, behind: ir.Table, merged: bool) -> ir.Table:
    """Give what the first variants of tallies count of a footprint, which is everywhere; columns of `COUNTED`.

    Args:
        behind: columns of `BEHIND`.
        merged: whether several products that count as one may stand on one machine: people of all of them, the largest of their figures.
    """
    return _ready(_first(rows, behind), merged)


@part
def counted_anew(rows: ir.Table, behind: ir.Table, different: ir.Table, merged: bool) -> ir.Table:
    """Give what the other variants count: each only where it leaves out other rows than the first.

    Args:
        different: as from `differing`.
    """
    return _ready(_other(rows, behind, different), merged)


def counted_under_cover(
    tally: Tally, rows: ir.Table, machines: ir.Table, counting: Counting, behind: ir.Table, different: ir.Table | None
) -> ir.Table:
    """Give the same of one tally of which some products are served by another's licensing of hosts.

    Args:
        machines: the estate's machines.
    """
    held = _of_one(rows, behind, different, tally.number, tuple(tally.behind))
    as_one = {key: counting.as_one[key] for key in tally.behind}
    once = as_counted(held, machines, as_one, counting.covered(tally.behind), counting.licensed, tally.cover)
    return _told_apart(once, tally.number)


@part
def _of_one(rows: ir.Table, behind: ir.Table, different: ir.Table | None, number: int, products: tuple[str, ...]) -> ir.Table:
    """Give the columns of `FOOTPRINT`, `place` and `variant` (its mark) of everything that one tally counts."""
    own, behind = rows.filter(rows["product"].isin(products)), behind.filter(behind.of == number)
    held = _first(own, behind)
    if different is not None:
        held = held.union(_other(own, behind, different))
    return held.drop("of", "one")


@part
def _told_apart(once: ir.Table, number: int) -> ir.Table:
    return _laid_out(once.mutate(of=ibis.literal(number, type="int64"), product=once["product"] + once.variant))


def counted_by(tally: Tally, counted: ir.Table, owner: int, counting: Counting) -> ir.Table:
    """Give the rows that a tally counts; columns as of `deployed`.

    Args:
        counted: columns of `COUNTED`.
        owner: as from `owners`.
    """
    own = {*tally.products, *tally.served}
    ones = {counting.as_one[product] for product in tally.behind}
    some = not counting.is_wide(tally) and not own.issuperset((*ones, *(counting.covering.get(one, one) for one in ones)))
    return _counted(counted, owner, tuple(f"{product}{mark}" for product in sorted(own) for mark in marks_of(tally)) if some else ())


@part
def _counted(counted: ir.Table, owner: int, names: tuple[str, ...]) -> ir.Table:
    """Give the rows of an owner: of some products, or of all where none is named."""
    held = counted.filter(counted.of == owner, *([counted["product"].isin(names)] if names else []))
    return held.select(*DEPLOYED)


def _first(rows: ir.Table, behind: ir.Table) -> ir.Table:
    """Give `of`, `one`, `variant` (its mark), the columns of `FOOTPRINT` and `place` of everything that counts in a first variant."""
    held = rows.join(behind, rows["product"] == behind._product)
    held = held.filter(*(~(is_left_out(held, key) & held[f"first {key}"]) for key in LEAVING))
    return held.select("of", *FOOTPRINT, "place", one="_one", variant="_mark")


def _other(rows: ir.Table, behind: ir.Table, different: ir.Table) -> ir.Table:
    """Give the same of everything that counts in another variant."""
    held = rows.join(behind.drop("_mark", *(f"first {key}" for key in LEAVING)), rows["product"] == behind._product)
    held = held.mutate(_at=ibis.cases((held._spot == "machine", held.machine), (held._spot == "place", held.place), else_=""))
    held = held.join(different, [held.of == different.tally, held._at == different.spot])
    held = held.filter(*(~(is_left_out(held, key) & held[key]) for key in LEAVING))
    return held.select("of", *FOOTPRINT, "place", one="_one", variant="mark")


def _ready(held: ir.Table, merged: bool) -> ir.Table:
    held = held.mutate(product=held.one + held.variant)
    if not merged:
        return _laid_out(held)
    keys = ["of", "product", "machine"]
    largest = {name: held[name].max() for name in (*FOOTPRINT, "place") if name not in (*keys, "users")}
    return _laid_out(held.group_by(keys).aggregate(users=held.users.sum(), **largest))


def _laid_out(rows: ir.Table) -> ir.Table:
    return laid_out(rows, "of", "place").select(*COUNTED)

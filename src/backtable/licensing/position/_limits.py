"""Up to which version rights may be used, and for which things that is enough."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._versions import newer, version_key
from backtable.licensing.position._footprint import LEAVING, is_left_out
from backtable.licensing.position._product import GRADES, License, Product, price_of, right_key, unit_of
from backtable.licensing.reconciliation import Right

Ways = tuple[tuple[str, str], ...]
Make = Callable[[str, Sequence[Mapping[str, Any]], Any], ir.Table]


def without_limit(key: str) -> str:
    """Give the key of a right without the version up to which it is, and without its grade."""
    return key.partition(" up to ")[0]


def limits_of(
    licensed: Mapping[str, Ways], licenses: Iterable[License], products: Mapping[str, Product]
) -> dict[str, tuple[str, ...]]:
    """Give product → the versions at which rights that may serve it end, the oldest first; products without any are left out."""
    ends: dict[tuple[str, str], set[str]] = {}
    for item in licenses:
        if item.version:
            for right in (item.product, *_covers(item.product, products)):
                ends.setdefault((right, unit_of(item.metric)), set()).add(item.version)
    found = {
        key: set().union(*(ends.get((right, unit_of(metric)), set()) for right, metric in ways)) for key, ways in licensed.items()
    }
    return {key: tuple(sorted(limits, key=lambda text: (version_key(text), text))) for key, limits in found.items() if limits}


def ranked_versions(
    make: Make, rows: ir.Table, behind: Mapping[str, Sequence[str]], limits: Mapping[str, Sequence[str]]
) -> ir.Table:
    """Give counted product (`_ranked`), `_product`, `_version` (empty if unknown) and `rank`: the place of the first limit that it does not pass.

    A version that is not known, or that cannot be compared, passes none.

    Args:
        make: makes a small table in the database.
        rows: a footprint.
        behind: counted product → the products of the footprint that count as it.
        limits: counted product → versions, the oldest first.
    """
    seen = rows.filter(rows["product"].isin(sorted({item for found in behind.values() for item in found})))
    seen = seen.select("product", "version").distinct()
    versions = [(row["product"], row["version"]) for row in seen.to_pyarrow().to_pylist()]
    told = [
        {"_ranked": counted, "_product": product, "_version": version or "", "rank": _rank(version or "", limits[counted])}
        for counted, members in behind.items()
        for product, version in versions
        if product in members
    ]
    return make("ranks", told, {"_ranked": "string", "_product": "string", "_version": "string", "rank": "int64"})


LEFTS = {"_left": "string", **dict.fromkeys(LEAVING, "boolean")}
"""By which questions ways leave rows out: their name, and for each question whether it does."""


def ranks_of(rows: ir.Table, table: ir.Table, lefts: ir.Table) -> ir.Table:
    """Give counted product (`_ranked`), `_left`, thing (`_at`) and `rank` of the newest version on it, of the rows that are not left out.

    Args:
        rows: a footprint.
        table: as from `ranked_versions`.
        lefts: columns of `LEFTS`.
    """
    known = rows.mutate(_says=rows.version.fill_null(""))
    held = known.join(table, [known["product"] == table._product, known._says == table._version]).cross_join(lefts)
    held = held.filter(*(~(is_left_out(held, key) & held[key]) for key in LEAVING))
    things = ibis.union(held.select("_ranked", "_left", "rank", _at="machine"), held.select("_ranked", "_left", "rank", _at="place"))
    return things.group_by(["_ranked", "_left", "_at"]).aggregate(rank=things["rank"].max())


def _rank(version: str, limits: Sequence[str]) -> int:
    return next((number for number, limit in enumerate(limits) if not newer(version, limit)), len(limits))


def rights_of(
    licensed: Mapping[str, Ways],
    limits: Mapping[str, Sequence[str]],
    licenses: Sequence[License],
    products: Mapping[str, Product],
    graded: Collection[str] = (),
) -> list[Right]:
    """Give every right that is owned or that a way names, each for every version at which some right ends and without a limit.

    Args:
        graded: products of which it matters whether Software Assurance is in force for a unit: their rights also for each grade.
    """
    ends: dict[tuple[str, str], set[str]] = {}
    for product, ways in licensed.items():
        for way in ways:
            ends.setdefault(way, set()).update(limits.get(product, ()))
    owned: dict[str, Decimal] = {}
    for item in licenses:
        owned[item.key] = owned.get(item.key, Decimal(0)) + item.owned
        ends.setdefault((item.product, item.metric), set()).update([item.version] if item.version else [])
    several = {way for product in graded for way in licensed.get(product, ())} | {(item.product, item.metric) for item in licenses if item.grade}
    below = _below(licensed)

    def grades(right: str, metric: str) -> tuple[str, ...]:
        return GRADES if (right, metric) in several else ("",)

    def up_to(grade: str) -> tuple[str, ...]:
        return GRADES[: GRADES.index(grade) + 1]

    alike: dict[tuple[str, str], list[str]] = {}
    for product, metric in sorted(ends):
        alike.setdefault((product, unit_of(metric)), []).append(metric)
    rights = []
    for product, metric in sorted(ends):
        every = ((limit, grade) for limit in sorted(ends[product, metric] | {""}, key=lambda text: (bool(text), version_key(text), text)) for grade in grades(product, metric))
        for limit, grade in every:
            key = right_key(product, metric, limit, grade)
            others = [
                right_key(other, way, end, lower)
                for other in (product, *_covers(product, products))
                for way in alike.get((other, unit_of(metric)), ())
                for end in sorted(ends[other, way] | {""})
                for lower in grades(other, way)
                if (not limit or (end and not newer(end, limit))) and lower in up_to(grade)
            ]
            rights.append(
                Right(
                    key,
                    owned.get(key, Decimal(0)),
                    price_of(products, licenses, product, metric),
                    tuple(other for other in others if other != key),
                    right_key(product, metric) if limit or grade else "",
                    tuple(
                        right_key(part, metric, end, lower)
                        for part in (products[product].includes if product in products else ())
                        for end in sorted(ends.get((part, metric), set()) | {""})
                        for lower in grades(part, metric)
                        if (not limit or not end or not newer(end, limit)) and lower in up_to(grade)
                    ),
                    tuple(right_key(*way) for way in below.get((product, metric), ())),
                )
            )
    return rights


def _below(licensed: Mapping[str, Ways]) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """Give a further way to license a product through another one → the usual ways, beside which it is a higher edition.

    Two that are each the usual one of something that the other may license, too, are no higher than each other.
    """
    found: dict[tuple[str, str], dict[tuple[str, str], None]] = {}
    for ways in licensed.values():
        for way in ways[1:]:
            if way[0] != ways[0][0]:
                found.setdefault(way, {})[ways[0]] = None
    return {way: tuple(lower for lower in usual if way not in found.get(lower, ())) for way, usual in found.items()}


def _covers(product: str, products: Mapping[str, Product]) -> tuple[str, ...]:
    return products[product].covers if product in products else ()

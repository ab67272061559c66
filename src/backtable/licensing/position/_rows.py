"""Rows of a position: owned against needed, right by right."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from backtable.licensing._row import PositionRow
from backtable.licensing._versions import versions_in_words
from backtable.licensing.metrics import METRICS
from backtable.licensing.position._counting import Counting
from backtable.licensing.position._needs import Sum
from backtable.licensing.position._product import Product, right_key
from backtable.licensing.reconciliation import Cover, Need, Reconciliation, Right


def rows_of(
    reading: str,
    needs: Sequence[Need],
    found: Reconciliation,
    sums: Iterable[Sum],
    rights: Sequence[Right],
    counting: Counting,
    products: Mapping[str, Product],
    versions: Mapping[str, str],
    day: date,
) -> list[PositionRow]:
    """Give the rows of one reading, by publisher and product.

    Args:
        sums: of the reading's lines.
        versions: as from `versions_by_right`.
        day: as of which it would be bought.
    """
    machines = _machines(needs, found, {right.key: right.bought_as for right in rights})
    opened = {right_key(*way) for ways in counting.opened.values() for way in ways}
    uncounted: dict[str, int] = {}
    for item in sums:
        key = right_key(item.right, item.metric)
        if item.uncounted and key in opened:
            uncounted[key] = uncounted.get(key, 0) + item.uncounted
    sold: dict[str, list[Right]] = {}
    for right in rights:
        sold.setdefault(right.bought_as, []).append(right)
    serving: dict[str, list[Cover]] = {}
    for cover in found.covers:
        serving.setdefault(cover.right, []).append(cover)
    rows = []
    for right in rights:
        if right.sold_as:
            continue
        owned = sum((item.owned for item in sold[right.key]), Decimal(0))
        needed = found.needed.get(right.key, Decimal(0))
        if not needed and not owned and right.key not in uncounted:
            continue
        used = sum((item.used(serving.get(item.key, ()), found.together.get(item.key)) for item in sold[right.key]), Decimal(0))
        available, shortfall = owned - used, found.shortfall.get(right.key, Decimal(0))
        key, _, metric = right.key.partition(" by ")
        product = products.get(key)
        ordered = Decimal(METRICS[metric].ordered(int(shortfall), day)) if metric in METRICS else shortfall
        rows.append(
            PositionRow(
                reading=reading,
                publisher=product.publisher if product else "",
                product=key,
                title=product.title if product else key,
                edition=product.edition if product else "",
                version=versions.get(right.key, ""),
                metric=metric,
                owned=owned,
                needed=needed,
                used=used,
                available=available,
                shortfall=shortfall,
                unlicensed=_unlicensed(machines.get(right.key, Fraction(0)), needed, shortfall),
                uncounted=uncounted.get(right.key, 0),
                unit_price=right.price,
                true_up=None if right.price is None else right.price * ordered,
                over=None if right.price is None else right.price * available,
                ordered=ordered if ordered != shortfall else None,
            )
        )
    return sorted(rows, key=lambda row: (row.publisher, row.title, row.metric))


def versions_by_right(counting: Counting, versions: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Give right → the versions in words of what it may license.

    Args:
        versions: product → those that are installed.
    """
    installed: dict[str, list[str]] = {}
    other: dict[str, list[str]] = {}
    for deployed, ways in counting.licensed.items():
        for way in ways:
            held = other if way in counting.instead.get(deployed, ()) else installed
            held.setdefault(right_key(*way), []).extend(versions.get(deployed, ()))
    installed = {**other, **installed}
    return {right: versions_in_words(found) for right, found in installed.items()}


def _machines(
    needs: Sequence[Need], found: Reconciliation, bought_as: Mapping[str, str]
) -> dict[str, Fraction]:
    """Give the installations that each right serves in the ways that were chosen."""
    by_key = {need.key: need for need in needs}
    machines: dict[str, Fraction] = {}
    for use in found.uses:
        need = by_key[use.need]
        for key, behind in ((use.way.right, need.machines), *((item.right, item.machines) for item in use.way.beside)):
            right = bought_as[key]
            machines[right] = machines.get(right, Fraction(0)) + Fraction(behind * use.count, need.count)
    return machines


def _unlicensed(machines: Fraction, needed: Decimal, shortfall: Decimal) -> int:
    """Give how many of the installations behind a need stand for its shortfall, in proportion."""
    if not shortfall or not needed:
        return 0
    return max(1, round(machines * Fraction(shortfall) / Fraction(needed)))

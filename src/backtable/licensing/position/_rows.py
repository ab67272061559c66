"""Rows of a position: owned against needed, right by right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from backtable.licensing._row import PositionRow
from backtable.licensing._versions import versions_in_words
from backtable.licensing.metrics import METRICS, whole
from backtable.licensing.position._counting import Counting
from backtable.licensing.position._needs import Sum
from backtable.licensing.position._product import Product, right_key
from backtable.licensing.reconciliation import Cover, Need, Reconciliation, Right


class Rows:
    """Makes the rows of readings; those that several readings have in common are made once.

    Args:
        rights: every one, in order.
        versions: as from `versions_by_right`.
        day: as of which it would be bought.
    """

    def __init__(
        self, rights: Sequence[Right], counting: Counting, products: Mapping[str, Product], versions: Mapping[str, str], day: date
    ) -> None:
        self._products, self._versions, self._day = products, versions, day
        self._bought_as = {right.key: right.bought_as for right in rights}
        self._opened = {right_key(*way) for ways in counting.opened.values() for way in ways}
        sold: dict[str, list[Right]] = {}
        for right in rights:
            sold.setdefault(right.bought_as, []).append(right)
        self._sold = [(right, tuple(sold[right.key]), sum((item.owned for item in sold[right.key]), Decimal(0))) for right in rights if not right.sold_as]
        self._made: dict[tuple[str, Decimal, Decimal, Decimal, int, int], PositionRow] = {}

    def of(self, reading: str, needs: Sequence[Need], found: Reconciliation, sums: Iterable[Sum]) -> list[PositionRow]:
        """Give the rows of one reading, by publisher and product.

        Args:
            sums: of the reading's lines.
        """
        machines = self._machines(needs, found)
        uncounted: dict[str, int] = {}
        for item in sums:
            if item.uncounted and (key := right_key(item.right, item.metric)) in self._opened:
                uncounted[key] = uncounted.get(key, 0) + item.uncounted
        serving: dict[str, list[Cover]] = {}
        for cover in found.covers:
            serving.setdefault(cover.right, []).append(cover)
        rows = []
        for right, sold, owned in self._sold:
            needed = found.needed.get(right.key, _NONE)
            if not needed and not owned and right.key not in uncounted:
                continue
            served = sum((item.used(serving.get(item.key, ()), found.together.get(item.key)) for item in sold), _NONE)
            # As for what is needed: the rest of a unit serves nobody else.
            used = min(owned, Decimal(whole(float(served))))
            shortfall = found.shortfall.get(right.key, _NONE)
            unlicensed = _unlicensed(machines.get(right.key, Fraction(0)), needed, shortfall)
            told = (right.key, needed, used, shortfall, unlicensed, uncounted.get(right.key, 0))
            if told not in self._made:
                self._made[told] = self._row(right, owned, *told[1:])
            rows.append(self._made[told])
        rows.sort(key=lambda row: (row.publisher, row.title, row.metric))
        return [replace(row, reading=reading) for row in rows]

    def _row(self, right: Right, owned: Decimal, needed: Decimal, used: Decimal, shortfall: Decimal, unlicensed: int, uncounted: int) -> PositionRow:
        key, _, metric = right.key.partition(" by ")
        product = self._products.get(key)
        ordered = Decimal(METRICS[metric].ordered(int(shortfall), self._day)) if metric in METRICS else shortfall
        return PositionRow(
            reading="",
            publisher=product.publisher if product else "",
            product=key,
            title=product.title if product else key,
            edition=product.edition if product else "",
            version=self._versions.get(right.key, ""),
            metric=metric,
            owned=owned,
            needed=needed,
            used=used,
            available=owned - used,
            shortfall=shortfall,
            unlicensed=unlicensed,
            uncounted=uncounted,
            unit_price=right.price,
            true_up=None if right.price is None else right.price * ordered,
            over=None if right.price is None else right.price * (owned - used),
            ordered=ordered if ordered != shortfall else None,
        )

    def _machines(self, needs: Sequence[Need], found: Reconciliation) -> dict[str, Fraction]:
        """Give the installations that each right of which something is missing serves in the ways that were chosen."""
        by_key = {need.key: need for need in needs}
        machines: dict[str, Fraction] = {}
        once: dict[str, int] = {}
        for use in found.uses:
            need = by_key[use.need]
            once.update((item.right, item.machines) for item in use.way.beside if item.once)
            own = ((item.right, item.machines) for item in use.way.beside if not item.once)
            for key, behind in ((use.way.right, need.machines), *own):
                right = self._bought_as[key]
                if found.shortfall.get(right):
                    machines[right] = machines.get(right, Fraction(0)) + Fraction(behind * use.count, need.count)
        for key, behind in once.items():
            right = self._bought_as[key]
            if found.shortfall.get(right):
                machines[right] = machines.get(right, Fraction(0)) + behind
        return machines


_NONE = Decimal(0)


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


def _unlicensed(machines: Fraction, needed: Decimal, shortfall: Decimal) -> int:
    """Give how many of the installations behind a need stand for its shortfall, in proportion."""
    if not shortfall or not needed:
        return 0
    return max(1, round(machines * Fraction(shortfall) / Fraction(needed)))

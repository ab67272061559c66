"""Units owned of each product under each metric, with what was not counted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from backtable.inventory.entitlements import Contract, Entitlement
from backtable.licensing.metrics import METRICS
from backtable.licensing.position import License
from backtable.licensing.rights._lots import Lot, by_version, taken_from, upkeep_of
from backtable.licensing.rights._term import begins, holds, last_day

ProductOf = Callable[[Entitlement], str]


@dataclass(slots=True)
class _Right:
    """What is owned of one product under one metric, while entitlements are added up."""

    lots: list[Lot] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    priced: tuple[date, Decimal] | None = None

    @property
    def units(self) -> Decimal:
        """All units."""
        return sum((lot.units for lot in self.lots), Decimal(0))


def licenses_of(
    entitlements: Sequence[Entitlement],
    contracts: Sequence[Contract],
    product_of: ProductOf,
    prices: Mapping[tuple[str, str], Decimal],
    as_of: date,
    currency: str,
    rates: Mapping[str, Decimal],
    with_restricted: bool = False,
) -> tuple[tuple[License, ...], tuple[str, ...]]:
    """Give what is owned on a day, and notes on what was not counted and why.

    Perpetual licences and subscriptions in term add units; maintenance adds none. Then, by date and those without one last,
    retirements take units away and upgrades move them from the old product to the new one, at most what is there. The same
    metric holds on both sides, or another of the old product in the same unit, as core licences. A perpetual licence that names a version is for that version and older ones, unless maintenance is in
    force; units that may run different versions are licences of their own.

    Args:
        product_of: key of the product that an entitlement is for, empty where it is not known; for an upgrade it is also asked
            for an entitlement whose title (and stated product) is the one upgraded from.
        prices: (product, metric) → price of one unit in the position's currency; they come before what was paid last, which an upgrade
            or a free licence does not tell.
        as_of: the day.
        currency: of the position.
        rates: currency → what one of it is worth in the position's currency; an empty key stands for amounts without a currency.
        with_restricted: count rights that are restricted to one use, which otherwise are only noted.
    """
    agreed = {item.key: item for item in contracts}
    notes = _without_rate(entitlements, currency, rates)
    counted = _countable(entitlements, agreed, product_of, as_of, with_restricted, notes)
    rights: dict[tuple[str, str], _Right] = {}
    upkeep = upkeep_of(entitlements, agreed, product_of, as_of)
    moves = []
    for product, item in counted:
        if item.kind in ("perpetual", "subscription"):
            right = rights.setdefault((product, item.metric), _Right())
            newest = item.kind == "subscription"
            right.lots.append(Lot(item.quantity, "" if newest else item.version, newest, (item.key,)))
            right.behind.append(item.key)
            _price(right, item, currency, rates)
        elif item.kind != "maintenance":
            moves.append((product, item))
    for product, item in sorted(moves, key=lambda pair: begins(pair[1]) or date.max):
        if item.kind == "upgrade":
            _upgrade(rights, product, item, product_of, notes)
        else:
            _retire(rights, product, item, notes)
    unpriced = sum(item.price is not None and not item.currency and "" not in rates for _, item in counted)
    if unpriced:
        notes.append(f"{_prices(unpriced)} without a currency and not used; state a rate for amounts without a currency")
    licenses = tuple(
        License(
            product,
            metric,
            part.units,
            _price_of(prices, (product, metric), right),
            part.keys or tuple(dict.fromkeys(right.behind)),
            right.priced[1] if right.priced else None,
            part.version,
        )
        for (product, metric), right in sorted(rights.items())
        if right.units or right.behind
        for part in by_version(right.lots, upkeep.get((product, metric), ()), right.behind)
    )
    return licenses, tuple(notes)


def unusable_rows(
    entitlements: Sequence[Entitlement], contracts: Sequence[Contract], product_of: ProductOf, as_of: date
) -> dict[str, int]:
    """Give, by product, how many entitlements are in force on the day and count for nothing, as their metric or quantity is not known.

    Those whose product is not known stand under an empty key.

    Args:
        product_of, as_of: as of `licenses_of`.
    """
    agreed = {item.key: item for item in contracts}
    found: dict[str, int] = {}
    for item in entitlements:
        if item.kind == "maintenance" or not holds(item, agreed, as_of):
            continue
        product = product_of(item)
        if _obstacle(item, product, agreed, as_of, True):
            found[product] = found.get(product, 0) + 1
    return found


def _without_rate(entitlements: Sequence[Entitlement], currency: str, rates: Mapping[str, Decimal]) -> list[str]:
    """Say which prices cannot be compared, as they are in currencies of which no rate is stated, and so are not used."""
    foreign: dict[str, list[Entitlement]] = {}
    for item in entitlements:
        if item.price is not None and item.currency not in ("", currency) and item.currency not in rates:
            foreign.setdefault(item.currency, []).append(item)
    return [
        f"{items[0].place or items[0].key}{f' and {len(items) - 1} more' if len(items) > 1 else ''}: {_prices(len(items))} in {code}, the position "
        f"in {currency}, and not used; state what one {code} is worth below `exchange:` of the estate file"
        for code, items in sorted(foreign.items())
    ]


def _prices(count: int) -> str:
    return "1 price is" if count == 1 else f"{count} prices are"


def _countable(
    entitlements: Sequence[Entitlement],
    contracts: Mapping[str, Contract],
    product_of: ProductOf,
    as_of: date,
    with_restricted: bool,
    notes: list[str],
) -> list[tuple[str, Entitlement]]:
    """Give the entitlements that bear on the day with their products, and note the others."""
    found = []
    missing: dict[str, list[str]] = {}
    for item in entitlements:
        product = product_of(item)
        reason = _obstacle(item, product, contracts, as_of, with_restricted)
        if reason:
            notes.append(f"{_named(item)}: not counted, {reason}")
            continue
        found.append((product, item))
        if item.kind == "subscription" and last_day(item, contracts) is None:
            notes.append(f"{_named(item)}: counted, though the subscription has no end")
        if item.kind == "perpetual" and item.ends:
            notes.append(f"{_named(item)}: counted, though a perpetual right has the end {item.ends}")
        if item.restricted:
            notes.append(f"{_named(item)}: counted, though restricted to {item.restricted}")
        if item.contract and contracts and item.contract not in contracts:
            missing.setdefault(item.contract, []).append(item.key)
    notes += [f"the contract {key} of {', '.join(keys)} is not among the contracts" for key, keys in missing.items()]
    return found


def _obstacle(
    item: Entitlement, product: str, contracts: Mapping[str, Contract], as_of: date, with_restricted: bool
) -> str:
    """Give why an entitlement is not counted, empty where it is."""
    named = item.metric or item.source_metric
    metric = "" if item.metric in METRICS else f"the metric “{named}” is not known" if named else "it has no metric"
    if not product:
        return f"its product is not known{f', and {metric}' if metric else ''}"
    if metric:
        return metric if not named else f"{metric}; say below `metrics:` of the estate file which one it is"
    if not item.quantity.is_finite() or item.quantity < 0:
        return f"{item.quantity} is no number of units"
    part = item.quantity % 1
    if part and METRICS[item.metric].total(float(part)) != part:
        return f"{item.quantity:f} is no whole number of {METRICS[item.metric].unit}"
    if not holds(item, contracts, as_of):
        first, last = begins(item), last_day(item, contracts)
        return f"it begins on {first}" if first and first > as_of else f"it ended on {last}"
    if item.restricted and item.kind != "maintenance" and not with_restricted:
        return f"it is restricted to {item.restricted}"
    return ""


def _named(item: Entitlement) -> str:
    """Name an entitlement as a person finds it: number, units, title and place."""
    where = f" ({item.place})" if item.place and item.place != item.key else ""
    return f"{item.key}, {item.quantity:f} of {item.title or item.product}{where}"


def _upgrade(
    rights: dict[tuple[str, str], _Right], product: str, item: Entitlement, product_of: ProductOf, notes: list[str]
) -> None:
    """Move units of the product upgraded from to the product, at most what is there."""
    if not item.from_product:
        notes.append(f"{_named(item)}: not counted, the upgrade does not say from which product")
        return
    origin = product_of(replace(item, product=item.from_product, title=item.from_product, version=""))
    if not origin:
        notes.append(f"{_named(item)}: not counted, the product upgraded from, “{item.from_product}”, is not known")
        return
    # Core licences of one product may be counted by machine and those of the other by host: both are core licences.
    unit = METRICS[item.metric].unit
    same = [metric for named, metric in rights if named == origin and metric != item.metric and METRICS[metric].unit == unit]
    olds = [rights.get((origin, item.metric), _Right()), *(rights[origin, metric] for metric in same)]
    olds = [old for old in olds if old.units] or olds[:1]
    left = item.quantity
    for old in olds:
        moved = min(left, old.units)
        left -= moved
        if not moved:
            if origin == product:
                old.behind.append(item.key)
            continue
        new = rights.setdefault((product, item.metric), _Right())
        new.lots += [
            replace(lot, version=item.version, keys=(*lot.keys, item.key)) if item.version or not lot.newest else lot
            for lot in taken_from(old.lots, moved)
        ]
        behind = [item.key] if origin == product else [*old.behind, item.key]
        new.behind += [key for key in behind if key not in new.behind]
        if origin != product:
            old.behind.append(item.key)
    if left:
        others = ", ".join(f"{right.units:f} {METRICS[metric].unit}" for (named, metric), right in rights.items() if named == origin and right.units)
        there = f"no more {unit} of {item.from_product} were there" + (f", but {others}" if others else "")
        notes.append(f"{_named(item)}: {item.quantity - left:f} upgraded, as {there}")


def _retire(rights: Mapping[tuple[str, str], _Right], product: str, item: Entitlement, notes: list[str]) -> None:
    """Take units away, at most what is there."""
    right = rights.get((product, item.metric), _Right())
    taken = min(item.quantity, right.units)
    if taken < item.quantity:
        notes.append(f"{_named(item)}: {taken:f} retired, as no more were there")
    taken_from(right.lots, taken, item.version)
    right.behind.append(item.key)


def _price(right: _Right, item: Entitlement, currency: str, rates: Mapping[str, Decimal]) -> None:
    """Keep the price that was paid last, in the position's currency; what was free says nothing of the next unit."""
    if not item.price:
        return
    rate = Decimal(1) if item.currency == currency else rates.get(item.currency)
    paid = begins(item) or date.min
    if rate is not None and (right.priced is None or paid >= right.priced[0]):
        right.priced = (paid, item.price * rate)


def _price_of(prices: Mapping[tuple[str, str], Decimal], key: tuple[str, str], right: _Right) -> Decimal | None:
    if key in prices:
        return prices[key]
    return right.priced[1] if right.priced else None

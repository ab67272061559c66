"""What titles of orders say beside the product: what is counted, and how many units one licence holds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from backtable.inventory.entitlements import Entitlement
from backtable.licensing.metrics import METRICS
from backtable.licensing.position import Product
from backtable.licensing.recognition import pack_of, titled, unit_of


def in_units(entitlements: Sequence[Entitlement], packs: Mapping[str, int]) -> tuple[list[Entitlement], list[str]]:
    """Give entitlements with units and prices of single units, and notes on what their titles say of packs.

    A title that leaves open whether it names a pack changes nothing, and its note asks.

    Args:
        packs: title as `titled` gives it → units that one licence holds, whatever the title says.
    """
    found = []
    told: dict[tuple[str, str, int, bool], list[Entitlement]] = {}
    for item in entitlements:
        unit = METRICS[item.metric].unit if item.metric in METRICS else ""
        stated, pack = packs.get(titled(item.title)), pack_of(item.title, [unit]) if unit else None
        if stated is None and pack is not None:
            told.setdefault((item.title, unit, pack.size, pack.sure), []).append(item)
        size = stated or (pack.size if pack and pack.sure else 1)
        if size == 1:
            found.append(item)
            continue
        price = None if item.price is None else item.price / size
        found.append(replace(item, quantity=item.quantity * size, price=price))
    return found, [_note(*key, items) for key, items in told.items()]


def unknown_packs(packs: Mapping[str, int], titles: Iterable[str], of: str) -> list[str]:
    """Say of which titles a size of packs is stated that nothing has, as where they are mistyped.

    Args:
        of: what has titles: no entitlement, no line.
    """
    there = {titled(title) for title in titles}
    return [f"{of} has the title “{key}”, of which `packs:` says what one holds" for key in packs if key not in there]


def with_told_metrics(
    entitlements: Sequence[Entitlement], product_of: Callable[[Entitlement], str], products: Mapping[str, Product]
) -> tuple[list[Entitlement], list[str]]:
    """Give entitlements without a metric with the one that their title names, where their product is sold in it, and notes on them."""
    found = []
    sold = units_sold(products)
    told: dict[tuple[str, str], list[Entitlement]] = {}
    for item in entitlements:
        product = products.get(product_of(item)) if not item.metric and not item.source_metric else None
        own = sold(product) if product else {}
        metric = own.get(unit_of(item.title, own), "")
        if metric:
            told.setdefault((item.title, metric), []).append(item)
        found.append(replace(item, metric=metric) if metric else item)
    notes = [
        f"{_first(items)}: “{title}” has no metric and counts in {METRICS[metric].unit}, as its title says ({metric}); write another as its metric if that is wrong"
        for (title, metric), items in told.items()
    ]
    return found, notes


def own_right(product: Product) -> str:
    """Give the right that a product's own licences give: its own key, or that which it shares, as licences for users and devices do."""
    return product.key if any(right == product.key for right, _ in product.ways) else next((right for right, _ in product.ways), "")


def units_sold(products: Mapping[str, Product]) -> Callable[[Product], Mapping[str, str]]:
    """Give what gives the units in which a product's own licences are sold: unit → metric, that of the product's first way in it.

    Licences that several products share are sold in the units of all of them, as client access licences for users and for devices.
    """
    shared: dict[str, list[str]] = {}
    for product in products.values():
        right = own_right(product)
        shared.setdefault(right, []).extend(metric for other, metric in product.ways if other == right and metric in METRICS)

    def sold(product: Product) -> Mapping[str, str]:
        right = own_right(product)
        own = [metric for other, metric in product.ways if other == right and metric in METRICS]
        return {METRICS[metric].unit: metric for metric in reversed([*own, *shared.get(right, ())])}

    return sold


def _first(items: Sequence[Entitlement]) -> str:
    return f"{items[0].place or items[0].key}{f' and {len(items) - 1} more' if len(items) > 1 else ''}"


def _note(title: str, unit: str, size: int, sure: bool, items: Sequence[Entitlement]) -> str:
    where = _first(items)
    units = sum((item.quantity for item in items), Decimal(0))
    ordered, held = (f"{number.normalize():,f}" for number in (units, units * size))
    if sure:
        return (
            f"{where}: {ordered} of “{title}” count as {held} {unit}, as the title says {size} in each; "
            f"if {ordered} are single ones already, say 1 for this title below `packs:` of the estate file"
        )
    return (
        f"{where}: “{title}” may be sold {size} in each; its {ordered} count as {ordered} {unit} until you say below `packs:` of the "
        f"estate file how many one of them holds, {size} or 1"
    )

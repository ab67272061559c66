"""What is under maintenance on a day."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from backtable.inventory.entitlements import Contract, Entitlement
from backtable.licensing.rights._term import holds


def maintained_units(
    entitlements: Sequence[Entitlement], contracts: Sequence[Contract], product_of: Callable[[Entitlement], str], as_of: date
) -> dict[tuple[str, str], Decimal]:
    """Give the units under active maintenance on a day: (product, metric) → units.

    Who has maintenance may run the version of that day; without it, that of the last day of maintenance. Subscriptions include
    maintenance. Arguments as for `licenses_of`.
    """
    agreed = {item.key: item for item in contracts}
    units: dict[tuple[str, str], Decimal] = {}
    for item in entitlements:
        product = product_of(item)
        if product and item.metric and item.kind in ("maintenance", "subscription") and holds(item, agreed, as_of):
            key = (product, item.metric)
            units[key] = units.get(key, Decimal(0)) + item.quantity
    return units

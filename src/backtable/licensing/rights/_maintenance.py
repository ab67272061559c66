"""What is under maintenance on a day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from backtable.inventory.entitlements import Contract, Entitlement
from backtable.licensing.rights._term import holds, last_day


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


@dataclass(frozen=True, slots=True)
class Lapsed:
    """Units whose maintenance has ended, and its last day where that is known."""

    units: Decimal
    ended: date | None


def lapsed_units(
    entitlements: Sequence[Entitlement], contracts: Sequence[Contract], product_of: Callable[[Entitlement], str], as_of: date
) -> dict[tuple[str, str], Lapsed]:
    """Give the units whose maintenance ended before a day: (product, metric) → units. Arguments as for `licenses_of`."""
    agreed = {item.key: item for item in contracts}
    found: dict[tuple[str, str], Lapsed] = {}
    for item in entitlements:
        ended = last_day(item, agreed)
        product = product_of(item) if item.kind == "maintenance" and ended is not None and ended < as_of else ""
        if product and item.metric and ended is not None:
            before = found.get((product, item.metric), Lapsed(Decimal(0), None))
            found[product, item.metric] = Lapsed(before.units + item.quantity, max(ended, before.ended or ended))
    return found

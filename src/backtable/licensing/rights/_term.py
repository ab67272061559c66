"""When an entitlement holds."""

from collections.abc import Mapping
from datetime import date

from backtable.inventory.entitlements import Contract, Entitlement


def begins(item: Entitlement) -> date | None:
    """Give the first day on which an entitlement holds; None where nothing says it."""
    return item.starts or item.purchased


def last_day(item: Entitlement, contracts: Mapping[str, Contract]) -> date | None:
    """Give the last day on which it holds: its own, else of a subscription or of maintenance that of its contract."""
    if item.ends or item.kind not in ("subscription", "maintenance"):
        return item.ends
    contract = contracts.get(item.contract)
    return contract.ends if contract else None


def holds(item: Entitlement, contracts: Mapping[str, Contract], as_of: date) -> bool:
    """Say whether an entitlement has an effect on a day: perpetual ones and retirements do not end."""
    first = begins(item)
    last = None if item.kind in ("perpetual", "retirement") else last_day(item, contracts)
    return (first is None or first <= as_of) and (last is None or as_of <= last)

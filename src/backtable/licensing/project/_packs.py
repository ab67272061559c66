"""Entitlements that are sold in packs, in the units of their metric."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from backtable.inventory.entitlements import Entitlement
from backtable.licensing.metrics import METRICS
from backtable.licensing.recognition import pack_of, titled


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


def _note(title: str, unit: str, size: int, sure: bool, items: Sequence[Entitlement]) -> str:
    where = f"{items[0].place or items[0].key}{f' and {len(items) - 1} more' if len(items) > 1 else ''}"
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
